"""The pages of one bid."""

from collections.abc import Iterator

from procure.evaluation.model import BidResult, CriterionResult, Evaluation
from procure.model.blocks import Block, Cell, ColumnHead, Heading, Items, Paragraph, Table, Text
from procure.model.message import Message
from procure.report.award_answers import answers, findings
from procure.report.award_criterion import criterion_result, gate_details
from procure.report.award_overview import minimum_said
from procure.report.award_price import price_of
from procure.report.award_sections import below
from procure.report.award_words import GATES, facts, heading, pack_title, title_of
from procure.report.figures import aligned, shown

_HEADINGS = {
    "ranked": "Place {place}: {name}",
    "excluded": "Excluded: {name}",
    "open": "Still open: {name}",
    "withdrawn": "Withdrawn: {name}",
    "late": "Late: {name}",
}


def bid_pages(
    evaluation: Evaluation, bid: BidResult, sections: tuple[Block, ...] = ()
) -> Iterator[Block]:
    """Yield everything about one bid, on a page of its own."""
    yield Heading(
        2,
        Message(_HEADINGS[bid.state], {"name": bid.name, "place": str(bid.place)}),
        new_page=True,
        anchor=f"bid-{bid.bidder}",
    )
    yield from _state(bid)
    about = _about(bid)
    if about.rows:
        yield about
    yield from _gates(evaluation, bid)
    assessed = tuple(one for one in bid.criteria if _assessed(bid, one))
    if assessed:
        yield heading(3, "Points")
        yield _points(evaluation, bid)
        yield from _minimums(evaluation, bid)
        told = tuple(one for one in assessed if _is_told(one))
        if told:
            yield heading(3, "How each criterion was scored")
        for result in told:
            yield from criterion_result(evaluation, result)
    if bid.offer is not None:
        yield from price_of(evaluation, bid.offer)
    yield from _asked(bid)
    yield from below(sections, 2)
    if bid.findings:
        yield heading(3, "Findings on the whole bid")
        yield from findings(bid.findings)


def _assessed(bid: BidResult, result: CriterionResult) -> bool:
    """Say whether there is anything to report: an excluded bid is not assessed further."""
    return bool(
        result.points is not None
        or result.level is not None
        or result.individual
        or (result.open and bid.state == "open")
    )


def _is_told(result: CriterionResult) -> bool:
    """Say whether more is known of a criterion than its points, which stand in the table."""
    return bool(
        result.open
        or result.arithmetic
        or result.reason
        or result.individual
        or result.responses
        or result.tables
    )


def _state(bid: BidResult) -> Iterator[Block]:
    if bid.state == "ranked" and bid.total is not None:
        yield Paragraph(
            Message(
                "Ranked at place {place} with a total of {total}.",
                {"place": bid.place or 0, "total": shown(bid.total)},
            ),
            "key",
        )
    for reason in bid.excluded:
        yield Paragraph(reason, "key", label=Message("Excluded:"))
    if bid.excluded and all(one.points is None for one in bid.criteria):
        yield Paragraph(Message("The bid was not assessed further."))
    if bid.excluded and bid.price is None:
        yield Paragraph(Message("No price of this bid was counted, and none is shown."))
    if bid.open:
        yield Paragraph(Message("Still open:"))
        yield Items(bid.open)


def _about(bid: BidResult) -> Table:
    return facts(
        "The bidder",
        (
            ("Legal id", bid.legal_id),
            ("Size of firm", bid.size),
            ("With", ", ".join(bid.consortium)),
            ("Subcontractors", "\n".join(bid.subcontractors)),
            ("Filled in on form version", str(bid.form_version) if bid.form_version else ""),
            ("Whole bid marked confidential", bid.confidential),
        ),
    )


def _gates(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    if not bid.gates:
        return
    yield heading(3, "Gates")
    yield Table(
        caption=Message("Gates of this bid"),
        columns=(
            ColumnHead(Message("Gate"), width=27),
            ColumnHead(Message("Result"), width=13),
            ColumnHead(Message("Reason"), width=40),
            ColumnHead(Message("Where it stands"), width=20),
        ),
        rows=tuple(
            (title_of(evaluation, gate.id), GATES[gate.state], gate.reason, gate.where or None)
            for gate in bid.gates
        ),
        emphasis=tuple(at for at, gate in enumerate(bid.gates) if gate.state != "pass"),
    )
    for gate in bid.gates:
        yield from gate_details(evaluation, gate)


def _points(evaluation: Evaluation, bid: BidResult) -> Table:
    results = bid.criteria
    texts = [*(one.points for one in results), bid.quality, bid.price_points, bid.total]
    points = aligned(texts)
    most = aligned([*(one.most for one in results), evaluation.quality_most, evaluation.price.most])
    rows: list[tuple[Cell, ...]] = [
        (
            title_of(evaluation, one.id),
            pack_title(evaluation, one.id.split("/", maxsplit=1)[0]),
            points[at],
            most[at],
            None if one.level is None else str(shown(one.level)),
        )
        for at, one in enumerate(results)
    ]
    sums: list[tuple[Text, int]] = [(Message("Quality"), -3), (Message("Price"), -2)]
    rows += [(name, None, points[at], most[at + 1], None) for name, at in sums]
    if bid.rescaling and bid.quality_counted is not None:
        scaled = shown(bid.quality_counted)
        rows.insert(-1, (Message("Quality, rescaled"), None, scaled, most[-2], None))
    rows.append((Message("Total, rounded as published"), None, points[-1], None, None))
    return Table(
        caption=Message("Points by criterion"),
        columns=(
            ColumnHead(Message("Criterion"), width=40),
            ColumnHead(Message("Criteria pack"), width=24),
            ColumnHead(Message("Points"), "number", width=12),
            ColumnHead(Message("Most"), "number", width=12),
            ColumnHead(Message("Agreed level"), width=12),
        ),
        rows=tuple(rows),
        emphasis=tuple(range(len(results), len(rows))),
    )


def _minimums(evaluation: Evaluation, bid: BidResult) -> Iterator[Block]:
    said = [(one.what, minimum_said(one)) for one in bid.minimums]
    known = tuple((title_of(evaluation, what), said_) for what, said_ in said if said_ is not None)
    if known:
        yield Table(
            caption=Message("Minimums, on unrounded points"),
            columns=(
                ColumnHead(Message("Minimum of"), width=40),
                ColumnHead(Message("Result"), width=60),
            ),
            rows=known,
        )


def _asked(bid: BidResult) -> Iterator[Block]:
    if bid.conditions:
        yield heading(3, "Conditions of the contract")
        yield from answers(bid.conditions)
    if bid.information:
        yield heading(3, "For information only")
        yield from answers(bid.information)
