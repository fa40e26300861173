"""What may be published of an evaluation: the result, and of the first bid how it came about.

Left out are the other bids' answers, reasons and evidence, the assessors' names, and everything
that is marked confidential. What stays is built up from what may be shown; it is not the rest after
a deletion, so that a field added later is not published by accident.
"""

from procure.evaluation.model import (
    BidResult,
    CriterionResult,
    Evaluation,
    GateResult,
    LowPrice,
    PriceResult,
    ShownResponse,
)
from procure.evaluation.unnamed import unnamed_reason
from procure.model.message import Message

KEPT_FINDINGS = frozenset({"procure.close", "procure.lot-award"})
"""Findings about the ranking as a whole, which say nothing of what stands in a bid."""

NOT_SHOWN = Message("Not shown in the public version.")


def public_version(evaluation: Evaluation) -> Evaluation:
    """Return an evaluation that holds only what may be published."""
    assessors = {one.id for one in evaluation.panel if one.role == "assessor"}
    assessors -= {one.id for one in evaluation.panel if one.role != "assessor"}
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
        panel=tuple(
            one.model_copy(update={"declared": "", "conflicts": ()})
            for one in evaluation.panel
            if one.id not in assessors
        ),
        bids=tuple(_bid(evaluation, bid) for bid in evaluation.bids),
        ties=evaluation.ties,
        findings=tuple(one for one in evaluation.findings if one.code in KEPT_FINDINGS),
        low_prices=tuple(_query(one) for one in evaluation.low_prices if not one.settled),
        comparisons=(),
        timeline=(),
        record={},
        quality_most=evaluation.quality_most,
        papers=evaluation.papers,
    )


def _bid(evaluation: Evaluation, bid: BidResult) -> BidResult:
    whole = bid.place == 1 and not bid.confidential
    return BidResult(
        bidder=bid.bidder,
        name=bid.name,
        legal_id="",
        size=bid.size if whole else "",
        consortium=bid.consortium if whole else (),
        subcontractors=(),
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
        gates=tuple(_gate(gate) for gate in bid.gates),
        criteria=tuple(
            _criterion(evaluation, bid.bidder, one) if whole else _points_only(one)
            for one in bid.criteria
        ),
        minimums=bid.minimums,
        offer=_price(bid.offer) if whole and bid.offer else None,
        excluded=_excluded(evaluation, bid),
        open=(NOT_SHOWN,) if bid.open else (),
        quality_counted=bid.quality_counted,
        rescaling=bid.rescaling if whole else (),
        received=bid.received,
    )


def _open(result: CriterionResult) -> bool:
    return not _confidential(result.responses) and not any(
        table.confidential for table in result.tables
    )


def _confidential(responses: tuple[ShownResponse, ...]) -> bool:
    return any(one.confidential for one in responses)


def _points_only(result: CriterionResult) -> CriterionResult:
    return CriterionResult(
        id=result.id, points=result.points, exact=result.exact, most=result.most, level=result.level
    )


def _criterion(evaluation: Evaluation, bidder: str, result: CriterionResult) -> CriterionResult:
    """Return a criterion of the first bid, without who gave which level."""
    if not _open(result):
        return _points_only(result)
    return CriterionResult(
        id=result.id,
        points=result.points,
        exact=result.exact,
        most=result.most,
        arithmetic=result.arithmetic,
        parts=result.parts,
        level=result.level,
        level_text=result.level_text,
        reason=unnamed_reason(evaluation, bidder, result),
        evidence=result.evidence,
        responses=result.responses,
        tables=result.tables,
    )


def _query(one: LowPrice) -> LowPrice:
    """Return that a query about a low price is open, and nothing of whose it is."""
    return LowPrice(bidder="", price=None, grounds=(), recorded=(), steps=(), settled=one.settled)


def _gate(gate: GateResult) -> GateResult:
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
    titles = {one.id: one.title for one in evaluation.criteria}
    failed = [titles.get(gate.id, gate.id) for gate in bid.gates if gate.state != "pass"]
    said = [Message("Gate not passed: {gate}.", {"gate": one}) for one in failed]
    said += [
        Message("Minimum not met: {what}.", {"what": titles.get(one.what, one.what)})
        for one in bid.minimums
        if one.met is False
    ]
    return tuple(said) or (Message("Excluded by a decision of the buyer."),)
