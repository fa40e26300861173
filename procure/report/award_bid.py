"""The pages of one bid."""

from collections.abc import Iterator

from procure.bid.spoken import SIZES
from procure.evaluation.model import BidResult, CriterionResult, Evaluation, GateResult
from procure.evaluation.named import names_of, with_names
from procure.model.blocks import Block, Cell, ColumnHead, Heading, Items, Paragraph, Table, Text
from procure.model.message import Message, MessageValue
from procure.report.audience import Audience
from procure.report.award_answers import answers, backing, findings, stands
from procure.report.award_criterion import criterion_result, gate_details
from procure.report.award_left_out import clauses_of, left_out
from procure.report.award_price import price_of
from procure.report.award_sections import below
from procure.report.award_words import GATES, facts, heading, title_of
from procure.report.figures import shown

_HEADINGS = {
    "ranked": "Place {place}: {name}",
    "excluded": "Excluded: {name}",
    "open": "Still open: {name}",
    "withdrawn": "Withdrawn: {name}",
    "late": "Late: {name}",
}


def bid_pages(
    evaluation: Evaluation, bid: BidResult, audience: Audience, sections: tuple[Block, ...] = ()
) -> Iterator[Block]:
    """Yield everything about one bid."""
    yield Heading(
        2,
        Message(_HEADINGS[bid.state], {"name": bid.name, "place": bid.place or 0}),
        anchor=f"bid-{bid.bidder}",
    )
    yield from _state(evaluation, bid)
    yield from _about(bid)
    yield from _gates(evaluation, bid)
    yield from _scores(evaluation, bid)
    if audience == "internal" or bid.offer is not None:
        yield from left_out(evaluation, bid)
    yield from clauses_of(evaluation, bid)
    if bid.offer is not None:
        yield from price_of(evaluation, bid.offer)
    yield from _asked(bid)
    yield from below(sections, 2)
    if bid.findings:
        yield heading(3, "Findings on the whole bid")
        yield from findings(bid.findings)


def _state(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    if bid.state == "ranked" and bid.total is not None:
        yield Paragraph(_made_up(evaluation, bid), "key")
    if bid.rescaling:
        yield Paragraph(Message("How the quality points were rescaled:"))
        yield Items(bid.rescaling)
    for reason in bid.excluded:
        yield Paragraph(reason, "key")
    if bid.excluded and all(one.points is None for one in bid.criteria):
        yield Paragraph(Message("The bid was not assessed further."))
    if bid.excluded and bid.price is None:
        yield Paragraph(Message("No price of this bid was counted, and none is shown."))
    if bid.open:
        yield Paragraph(Message("Still open:"))
        names = names_of(evaluation)
        yield Items(tuple(with_names(one, names) for one in bid.open))


def _made_up(evaluation: Evaluation, bid: BidResult) -> Message:
    """Return the total and the two sums it is made of; the table of all bids has the criteria."""
    values: dict[str, MessageValue] = {
        "total": shown(bid.total or "0"),
        "quality": shown(bid.quality_counted or bid.quality or "0"),
        "most": shown(evaluation.quality_most),
        "points": shown(bid.price_points or "0"),
        "price": shown(evaluation.price.most),
    }
    if bid.price_points is None:
        return Message("Deciding number {total}; quality {quality} of {most} points.", values)
    return Message(
        "Total {total}: quality {quality} of {most} points, price {points} of {price}.", values
    )


def _about(bid: BidResult) -> Iterator[Block]:
    rows: tuple[tuple[Message, Text], ...] = (
        (Message("Legal id"), bid.legal_id),
        (Message("Size of firm"), SIZES.get(bid.size, bid.size)),
        (Message("With"), ", ".join(bid.consortium)),
        (Message("Subcontractors"), "\n".join(bid.subcontractors)),
        (Message("Filled in on form version"), str(bid.form_version) if bid.form_version else ""),
        (Message("Whole bid marked confidential"), bid.confidential),
    )
    if any(value for _, value in rows):
        yield facts("The bidder", rows)


def _gates(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    """Yield the gates; where only their results are known, the table of all bids says them."""
    if not any(stands(gate) or gate.responses or gate.individual for gate in bid.gates):
        return
    yield heading(3, "Gates")
    yield Table(
        caption=Message("Gates of this bid"),
        columns=(
            ColumnHead(Message("Gate"), width=25),
            ColumnHead(Message("Result"), width=11),
            ColumnHead(Message("Reason"), width=36),
            ColumnHead(Message("Where it stands, and what backs it"), width=28),
        ),
        rows=tuple(
            (title_of(evaluation, gate.id), GATES[gate.state], gate.reason, _stands(gate))
            for gate in bid.gates
        ),
        emphasis=tuple(at for at, gate in enumerate(bid.gates) if gate.state != "pass"),
    )
    for gate in bid.gates:
        yield from gate_details(evaluation, gate)


def _stands(gate: GateResult) -> Cell:
    backed = [one for one in gate.responses if one.standing == "evidenced"]
    if (where := stands(gate)) and len(backed) == 1:
        return Message("{where}; {backing}", {"where": where, "backing": backing(backed[0])})
    return stands(gate) or None


def _scores(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    """Yield how points came about; an excluded bid is not assessed further."""
    told = tuple(one for one in bid.criteria if _assessed(bid, one) and _told(one))
    if told:
        yield heading(3, "How each criterion was scored")
        for result in told:
            yield from criterion_result(evaluation, result)


def _assessed(bid: BidResult, result: CriterionResult) -> bool:
    return bool(
        result.points is not None
        or result.level is not None
        or result.individual
        or (result.open and bid.state == "open")
    )


def _told(result: CriterionResult) -> bool:
    """Say whether there is more to a score than its number."""
    return bool(
        result.arithmetic
        or result.reason
        or result.individual
        or result.responses
        or result.tables
        or result.open
    )


def _asked(bid: BidResult) -> Iterator[Block]:
    if bid.conditions:
        yield heading(3, "Conditions of the contract")
        yield from answers(bid.conditions)
    if bid.information:
        yield heading(3, "For information only")
        yield from answers(bid.information)
