"""One bid in the evaluation: what it earned, why, and where each number stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from procure.bid.price_names import price_names
from procure.evaluation.assessment import Assessment
from procure.evaluation.model import (
    BidResult,
    BidState,
    CriterionResult,
    GateResult,
    Level,
    MinimumResult,
    PackPoints,
    PriceResult,
    ShownClause,
    ShownCorrection,
    ShownPriceLine,
    ShownResponse,
)
from procure.evaluation.shown import (
    exact,
    show_clauses,
    show_findings,
    show_measures,
    show_parts,
    show_responses,
    show_tables,
)
from procure.model.bid import Bid, PriceOffer
from procure.model.case import Gate, Scored
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.tender import AskedLine, Price
from procure.numbers import decimal, text
from procure.record.events import Excluded, Judged, Withdrawn
from procure.record.events import Scored as Entry
from procure.scoring.agreement import Agreement
from procure.scoring.correction import CountedPrice
from procure.scoring.outcomes import BidQuality, CriterionOutcome, GateOutcome, MinimumOutcome
from procure.tender.opened import Opened

NOT_ASSESSED = Message("Not assessed: the bid is excluded.")
CEILING = "price/ceiling"


@dataclass(frozen=True, slots=True)
class _Seen:
    """Everything known of one bid."""

    opened: Opened
    assessment: Assessment
    bid: Bid
    quality: BidQuality | None
    offer: PriceOffer | None

    @property
    def bidder(self) -> str:
        return self.bid.bidder

    @property
    def price(self) -> CountedPrice | None:
        return self.assessment.ranked.prices.get(self.bidder)


def bid_result(
    opened: Opened,
    assessment: Assessment,
    bid: Bid,
    offer: PriceOffer | None,
    unread: tuple[Finding, ...] = (),
) -> BidResult:
    """Return one opened bid as the evaluation shows it.

    Args:
        opened: the tender.
        assessment: of all bids.
        bid: as read.
        offer: its price; None if it was not unsealed, or could not be read.
        unread: what is wrong with a price that could not be read.
    """
    seen = _Seen(opened, assessment, bid, assessment.qualities.get(bid.bidder), offer)
    ranked = assessment.ranked
    state = _state(seen)
    decision = ranked.decisions.get(bid.bidder)
    points = seen.quality.points if seen.quality else None
    price = seen.price.corrected if seen.price else None
    total = ranked.totals.get(bid.bidder)
    counted = ranked.qualities.get(bid.bidder)
    unsealed = opened.state.unsealed
    return BidResult(
        bidder=bid.bidder,
        name=bid.tenderer.name,
        legal_id=bid.tenderer.id,
        size=bid.tenderer.size,
        consortium=bid.tenderer.consortium,
        subcontractors=tuple(
            f"{one.name} ({one.id}), {text(one.share)} %: {one.work}".strip(": ")
            for one in bid.tenderer.subcontractors
        ),
        confidential=bid.tenderer.confidential,
        form_version=bid.form_version,
        state=state,
        place=ranked.places.get(bid.bidder),
        total=None if total is None else text(total),
        total_exact=None if decision is None else text(decision.deciding),
        quality=None if points is None else text(points),
        price=None if price is None else text(price),
        price_points=_price_points(seen),
        packs=_pack_points(seen),
        gates=_gates(seen),
        criteria=_criteria(seen),
        minimums=tuple(_minimum(one) for one in (seen.quality.minimums if seen.quality else ())),
        offer=_offer(seen),
        conditions=_answers_of(seen, "condition"),
        information=_answers_of(seen, "information"),
        excluded=_excluded(seen),
        open=_open(seen, state),
        findings=show_findings(
            [
                *_unread_cover(bid),
                *bid.findings,
                *(seen.quality.findings if seen.quality else ()),
                *(_price_findings(seen) if _is_open(seen.price) else ()),
                *(unread if seen.offer is None else ()),
            ]
        ),
        files=dict(opened.state.received[bid.bidder].files),
        quality_counted=None if counted is None else text(counted.quality),
        rescaling=counted.steps if counted else (),
        received=opened.state.received[bid.bidder].at,
        measures=show_measures(seen.quality.measures if seen.quality else {}),
        clauses=_clauses(seen, state),
        price_opened=bid.bidder in unsealed.bidders if unsealed else False,
    )


def _clauses(seen: _Seen, state: BidState) -> tuple[ShownClause, ...]:
    """Return conditions for the contract of a bid that may still get one."""
    if seen.quality is None or state not in {"ranked", "open"}:
        return ()
    return show_clauses(seen.quality.clauses)


def say_exclusion(decision: Excluded) -> Message:
    """Return why the chair excluded a bid."""
    values = {"ground": decision.ground, "provision": decision.provision}
    return Message("Excluded by the chair: {ground} ({provision}).", values)


def say_withdrawal(event: Withdrawn) -> Message:
    """Return that a bidder withdrew, with the reason it gave, if it gave one."""
    if not event.reason:
        return Message("The bidder withdrew.")
    return Message("The bidder withdrew: {reason}", {"reason": event.reason})


def _state(seen: _Seen) -> BidState:
    state = seen.opened.state
    if seen.bidder in state.withdrawn:
        return "withdrawn"
    if _excluded(seen):
        return "excluded"
    return "ranked" if seen.bidder in seen.assessment.ranked.places else "open"


def _excluded(seen: _Seen) -> tuple[Message, ...]:
    if withdrawn := seen.opened.state.withdrawn.get(seen.bidder):
        return (say_withdrawal(withdrawn),)
    decision = seen.opened.state.excluded.get(seen.bidder)
    if decision:
        return (say_exclusion(decision),)
    over = seen.assessment.ranked.over_ceiling.get(seen.bidder)
    reasons = seen.quality.excluded if seen.quality else ()
    return (*reasons, *((over,) if over else ()))


def _open(seen: _Seen, state: BidState) -> tuple[Message, ...]:
    if state != "open":
        return ()
    own = seen.quality.open if seen.quality else ()
    if seen.bidder in seen.opened.at_fault:
        own = (seen.opened.lot_faults[seen.bidder], *own)
    if own:
        return own
    if seen.price and seen.price.open:
        return (seen.price.open,)
    if seen.opened.state.unsealed is None:
        return (Message("Prices have not been unsealed."),)
    if seen.offer is None and seen.bidder in seen.opened.state.unread_prices:
        came = price_names(seen.opened.state.received[seen.bidder].files)
        unread = _unread_price(seen.opened.lock.tender.price)
        return (unread if came else Message("No price file came with this bid."),)
    return seen.assessment.stops or (Message("Waits for what is open in other bids."),)


def _unread_cover(bid: Bid) -> tuple[Finding, ...]:
    """Return a warning for each item of the cover that nobody could read."""
    return tuple(
        Finding(
            "procure.cover-unread",
            Severity.WARNING,
            f"{bid.bidder} bidder.{item}",
            Message("On the cover, and not readable: {what}", {"what": what}),
        )
        for item, what in bid.tenderer.unread
    )


def _unread_price(price: Price) -> Message:
    by_rates = price.lines and price.correction != "total"
    words = "The price could not be read. What the bidder says of it is recorded as {question}."
    return Message(words, {"question": "price/lines/LINE" if by_rates else "price/total"})


def _price_points(seen: _Seen) -> str | None:
    decision = seen.assessment.ranked.decisions.get(seen.bidder)
    return None if decision is None or decision.points is None else text(decision.points)


def _pack_points(seen: _Seen) -> tuple[PackPoints, ...]:
    lock = seen.opened.lock
    shown = []
    for pack in lock.packs:
        own = [one for one in lock.criteria if one.pack == pack.id and one.most]
        if not own:
            continue
        outcomes = [
            one
            for one in (seen.quality.criteria if seen.quality else ())
            if one.criterion.pack == pack.id
        ]
        points = [one.points for one in outcomes]
        known = [point for point in points if point is not None]
        whole = bool(points) and len(known) == len(points)
        most = sum((Fraction(one.most) for one in own), Fraction(0))
        earned = text(sum(known, Fraction(0))) if whole else None
        shown.append(PackPoints(pack=pack.id, points=earned, most=text(most)))
    return tuple(shown)


def _gates(seen: _Seen) -> tuple[GateResult, ...]:
    currency = seen.opened.lock.tender.currency
    gates = tuple(
        _gate(one, seen.bid, currency) for one in (seen.quality.gates if seen.quality else ())
    )
    ceiling = seen.opened.lock.tender.price.ceiling
    if ceiling is None or seen.price is None or seen.price.corrected is None:
        return gates
    over = seen.assessment.ranked.over_ceiling.get(seen.bidder)
    values = {"price": decimal(seen.price.corrected), "ceiling": ceiling}
    reason = over or Message("{price} is at most {ceiling}.", values)
    where = str(seen.offer.place) if seen.offer else ""
    state = (Gate.FAIL if over else Gate.PASS).value
    return (*gates, GateResult(id=CEILING, state=state, reason=reason, where=where))


def _gate(gate: GateOutcome, bid: Bid, currency: str) -> GateResult:
    return GateResult(
        id=gate.criterion.id,
        state=gate.result.state.value,
        reason=gate.result.reason,
        where=gate.result.where,
        parts=show_parts(gate.result.parts),
        individual=tuple(_verdict(entry) for entry in gate.individual),
        responses=show_responses(bid, gate.criterion, currency),
        findings=show_findings(gate.result.findings),
    )


def _verdict(entry: Judged) -> Level:
    return Level(
        assessor=entry.by, level=int(entry.passes), reason=entry.reason, evidence=entry.evidence
    )


def _criteria(seen: _Seen) -> tuple[CriterionResult, ...]:
    outcomes = {one.criterion.id: one for one in (seen.quality.criteria if seen.quality else ())}
    return tuple(
        _criterion(outcomes[criterion.id], seen.bid, seen.opened.lock)
        if criterion.id in outcomes
        else CriterionResult(
            id=criterion.id, points=None, most=text(criterion.most), open=NOT_ASSESSED
        )
        for criterion in seen.opened.lock.criteria
        if criterion.criterion.kind == "award"
    )


def _criterion(outcome: CriterionOutcome, bid: Bid, lock: Lock) -> CriterionResult:
    result, agreement = outcome.result, outcome.agreement
    agreed = agreement if isinstance(agreement, Agreement) else None
    points = outcome.points
    return CriterionResult(
        id=outcome.criterion.id,
        points=None if points is None else text(points),
        exact="" if points is None else exact(points),
        most=text(outcome.criterion.most),
        arithmetic=result.arithmetic if isinstance(result, Scored) else None,
        parts=show_parts(result.parts) if isinstance(result, Scored) else (),
        level=text(agreed.level) if agreed else None,
        level_text=_level_text(outcome, agreed),
        reason=agreed.reason if agreed else "",
        evidence=agreed.evidence if agreed else "",
        individual=_individual(agreement.individual if agreement else ()),
        open=None if isinstance(result, Scored) else result.reason,
        responses=show_responses(bid, outcome.criterion, lock.tender.currency),
        tables=show_tables(bid, outcome.criterion, lock),
        findings=show_findings(result.findings),
    )


def _level_text(outcome: CriterionOutcome, agreed: Agreement | None) -> str:
    if agreed is None or agreed.level.denominator != 1:
        return ""
    return outcome.criterion.criterion.levels[int(agreed.level)]


def _individual(entries: Iterable[Entry]) -> tuple[Level, ...]:
    return tuple(
        Level(assessor=one.by, level=one.level, reason=one.reason, evidence=one.evidence)
        for one in entries
    )


def _minimum(minimum: MinimumOutcome) -> MinimumResult:
    return MinimumResult(
        what=minimum.what,
        minimum=text(minimum.minimum),
        reached=None if minimum.reached is None else text(minimum.reached),
        met=minimum.met,
    )


def _answers_of(seen: _Seen, kind: str) -> tuple[ShownResponse, ...]:
    return tuple(
        response
        for criterion in seen.opened.lock.criteria
        if criterion.criterion.kind == kind
        for response in show_responses(seen.bid, criterion, seen.opened.lock.tender.currency)
    )


def _by_title(what: Message, asked: Mapping[str, AskedLine]) -> Message:
    """Return what is said of a line of the price form, which goes by its title then."""
    line = asked.get(str(what.values.get("line", "")))
    return replace(what, values={**what.values, "line": line.title}) if line else what


def _is_open(price: CountedPrice | None) -> bool:
    return price is not None and price.corrected is None


def _price_findings(seen: _Seen) -> Iterator[Finding]:
    """Yield what was found in a price that could be read, its lines by their titles."""
    asked = {line.id: line for line in seen.opened.lock.tender.price.lines}
    found = (
        *(seen.offer.findings if seen.offer else ()),
        *(seen.price.findings if seen.price else ()),
    )
    yield from (replace(one, what=_by_title(one.what, asked)) for one in found)


def _offer(seen: _Seen) -> PriceResult | None:
    price, offer = seen.price, seen.offer
    if price is None or offer is None or price.corrected is None:
        return None  # what was found in it stands with the bid
    asked = {line.id: line for line in seen.opened.lock.tender.price.lines}
    decision = seen.assessment.ranked.decisions.get(seen.bidder)
    return PriceResult(
        currency=offer.currency,
        vat=offer.vat,
        stated=None if offer.stated is None else text(offer.stated),
        corrected=text(price.corrected),
        compared=text(price.corrected if price.compared is None else price.compared),
        lines=tuple(
            ShownPriceLine(
                line=line.line,
                title=asked[line.line].title,
                unit=asked[line.line].unit,
                quantity=text(asked[line.line].quantity),
                rate="" if line.rate is None else text(line.rate),
                stated=None if line.total is None else text(line.total),
                counted=text(price.counted[line.line]),
                where=str(line.place),
            )
            for line in offer.lines
            if line.line in asked
        ),
        adjustments=price.adjustments,
        steps=decision.steps if decision else (),
        where=str(offer.place),
        sha256=offer.sha256,
        findings=show_findings(_price_findings(seen)),
        amount=text(price.corrected if price.amount is None else price.amount),
        conversion=price.conversion,
        corrections=tuple(
            ShownCorrection(
                what=_by_title(one.what, asked),
                written=one.written,
                rule=one.rule,
                counts=one.counts,
                where=one.place,
            )
            for one in price.corrections
        ),
    )
