"""What may be published of an evaluation: the result, and of the first bid how it came about.

Left out are the other bids' answers, reasons and evidence, people's names, unit rates, what was
asked for information only, and everything that is marked confidential. What stays is built up from
what may be shown; it is not the rest after a deletion, so that a field added later is not published
by accident. Reports and the sections of plugins are made of the result.
"""

from procure.evaluation.model import (
    BidResult,
    CriterionResult,
    Evaluation,
    GateResult,
    LowPrice,
    Moment,
    Person,
    PriceResult,
    ShownResponse,
)
from procure.evaluation.ranking import is_provisional
from procure.evaluation.unnamed import unnamed
from procure.model.message import Message

KEPT_FINDINGS = frozenset({"procure.lot-award"})
"""Findings about the ranking as a whole, which say nothing of what stands in a bid."""

KEPT_STEPS = frozenset(
    {
        "Issued the tender, form version {version}.",
        "Received files of {bidder}, late.",
        "Received files of {bidder}.",
        "Opened the bids of {bidders}.",
        "{bidder} withdrew.",
        "Locked quality.",
        "Unsealed the prices of {bidders}.",
    }
)
"""Steps of the record that name nobody of the panel and quote nobody."""

NOT_SHOWN = Message("Not shown in the public version.")


def public_version(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation that holds only what may be published.

    While places may still change no bid is first, and nobody's answers are in it.
    """
    settled = not is_provisional(evaluation)
    heads = sorted(evaluation.record.values())
    return Evaluation(
        procure_evaluation=1,
        core=evaluation.core,
        lock=evaluation.lock,
        lot=evaluation.lot,
        form_version=evaluation.form_version,
        tender=evaluation.tender,
        criteria=evaluation.criteria,
        price=evaluation.price,
        packs=evaluation.packs,
        plugins=evaluation.plugins,
        panel=tuple(_person(number, one) for number, one in enumerate(evaluation.panel, 1)),
        bids=tuple(_bid(evaluation, bid, settled=settled) for bid in evaluation.bids),
        ties=evaluation.ties,
        findings=tuple(one for one in evaluation.findings if one.code in KEPT_FINDINGS),
        low_prices=tuple(_query(one) for one in evaluation.low_prices if not one.settled),
        comparisons=(),
        timeline=tuple(
            Moment(at=step.at, by="", what=step.what, clock=step.clock)
            for step in evaluation.timeline
            if step.what.id in KEPT_STEPS
        ),
        last_step=evaluation.last_step,
        record={f"person-{number}": sha for number, sha in enumerate(heads, 1)},
        quality_most=evaluation.quality_most,
        papers=evaluation.papers,
        untranslated=evaluation.untranslated,
    )


def withheld(one: ShownResponse) -> bool:
    """Say whether an answer was taken out because it is marked confidential."""
    return bool(one.confidential) and not (one.answer or one.raw or one.where)


def _person(number: int, person: Person) -> Person:
    """Return a person by role alone, with whether interests were declared and kept from a bid."""
    return Person(
        id=f"{person.role}-{number}",
        name="",
        role=person.role,
        declared="declared" if person.declared else "",
        conflicts=person.conflicts,
    )


def _bid(evaluation: Evaluation, bid: BidResult, *, settled: bool) -> BidResult:
    whole = settled and bid.place == 1 and not bid.confidential
    bid = unnamed(evaluation, bid) if whole else bid
    return BidResult(
        bidder=bid.bidder,
        name=bid.name,
        legal_id=bid.legal_id if whole else "",
        size=bid.size if whole else "",
        consortium=bid.consortium if whole else (),
        subcontractors=bid.subcontractors if whole else (),
        confidential="",
        form_version=0,
        state=bid.state,
        place=bid.place,
        total=bid.total,
        total_exact=bid.total_exact,
        quality=bid.quality,
        price=bid.price,
        price_points=bid.price_points,
        packs=bid.packs,
        gates=tuple(_gate(gate) if whole else _state_only(gate) for gate in bid.gates),
        criteria=tuple(_criterion(one) if whole else _points_only(one) for one in bid.criteria),
        minimums=bid.minimums,
        offer=_price(bid.offer) if whole and bid.offer else None,
        conditions=_answers(bid.conditions) if whole else (),
        excluded=_excluded(evaluation, bid),
        open=(NOT_SHOWN,) if bid.open else (),
        quality_counted=bid.quality_counted,
        rescaling=bid.rescaling if whole else (),
        received=bid.received,
        measures=bid.measures if whole and not _marks_anything(bid) else {},
        clauses=bid.clauses if whole and not _marks_anything(bid) else (),
    )


def is_told(bid: BidResult) -> bool:
    """Say whether more of a bid is published than names, points and prices."""
    return any(one.arithmetic or one.reason or one.responses for one in bid.criteria)


def _marks_anything(bid: BidResult) -> bool:
    """Say whether a bid marks an answer or a table confidential; measures may be drawn from it."""
    asked = (
        bid.conditions,
        bid.information,
        *(gate.responses for gate in bid.gates),
        *(result.responses for result in bid.criteria),
    )
    tables = (table for one in bid.criteria for table in one.tables)
    return any(map(_confidential, asked)) or any(table.confidential for table in tables)


def _confidential(responses: tuple[ShownResponse, ...]) -> bool:
    return any(one.confidential for one in responses)


def _answers(responses: tuple[ShownResponse, ...]) -> tuple[ShownResponse, ...]:
    """Return answers; of those marked confidential only what was asked."""
    return tuple(
        ShownResponse(
            requirement=one.requirement,
            question=one.question,
            state=one.state,
            standing="none",
            answer="",
            raw="",
            unit="",
            where="",
            evidence="",
            confidential="confidential",
        )
        if one.confidential
        else one
        for one in responses
    )


def _points_only(result: CriterionResult) -> CriterionResult:
    return CriterionResult(
        id=result.id, points=result.points, exact=result.exact, most=result.most, level=result.level
    )


def _criterion(result: CriterionResult) -> CriterionResult:
    """Return a criterion of the first bid, without who gave which level."""
    marked = any(table.confidential for table in result.tables)
    if marked or _confidential(result.responses):
        bare = _points_only(result)
        return bare.model_copy(update={"responses": () if marked else _answers(result.responses)})
    return CriterionResult(
        id=result.id,
        points=result.points,
        exact=result.exact,
        most=result.most,
        arithmetic=result.arithmetic,
        parts=result.parts,
        level=result.level,
        level_text=result.level_text,
        reason=result.reason,
        evidence=result.evidence,
        responses=result.responses,
        tables=result.tables,
    )


def _query(one: LowPrice) -> LowPrice:
    """Return that a query about a low price is open, and nothing of whose it is."""
    return LowPrice(bidder="", price=None, grounds=(), recorded=(), steps=(), settled=one.settled)


def _gate(gate: GateResult) -> GateResult:
    """Return a gate of the first bid, without who decided it."""
    if _confidential(gate.responses):
        return _state_only(gate)
    return GateResult(
        id=gate.id,
        state=gate.state,
        reason=gate.reason,
        where=gate.where,
        parts=gate.parts,
        responses=gate.responses,
    )


def _state_only(gate: GateResult) -> GateResult:
    return GateResult(id=gate.id, state=gate.state, reason=NOT_SHOWN)


def _price(offer: PriceResult) -> PriceResult:
    """Return the price as it counts and the steps to its points, without lines."""
    return PriceResult(
        currency=offer.currency,
        vat=offer.vat,
        stated=offer.stated,
        corrected=offer.corrected,
        compared=offer.compared,
        lines=(),
        adjustments=offer.adjustments,
        steps=offer.steps,
        where="",
        sha256="",
        amount=offer.amount,
        conversion=offer.conversion,
    )


def _excluded(evaluation: Evaluation, bid: BidResult) -> tuple[Message, ...]:
    """Return why a bid is out, by what was published: never by what stands in it."""
    if not bid.excluded:
        return ()
    if bid.state == "withdrawn":
        return (Message("The bidder withdrew."),)
    if bid.state == "late":
        return bid.excluded
    titles: dict[str, Message | str] = {one.id: one.title for one in evaluation.criteria}
    titles |= {pack.id: pack.title for pack in evaluation.packs}
    titles |= {"quality": Message("Quality"), "price/ceiling": Message("Highest price allowed")}
    gates = [titles.get(gate.id, gate.id) for gate in bid.gates if gate.state == "fail"]
    minimums = [titles.get(one.what, one.what) for one in bid.minimums if one.met is False]
    said = [
        *(Message("Gate not passed: {gate}.", {"gate": gate}) for gate in gates),
        *(Message("Minimum not met: {what}.", {"what": what}) for what in minimums),
    ]
    return tuple(said) or (Message("Excluded by a decision of the buyer."),)
