"""Gates and minimums of all bids at a glance, and what points can be earned for."""

from collections.abc import Iterator

from procure.evaluation.model import BidResult, Evaluation, MinimumResult
from procure.model.blocks import Block, Cell, ColumnHead, Table, Text
from procure.model.message import Message
from procure.report.award_chart import points_chart
from procure.report.award_summary import most_points, ranked
from procure.report.award_words import GATES, heading, in_order, pack_title, title_of
from procure.report.figures import aligned, shown

_COLUMNS = 5
"""Gates, or minimums, side by side in one table; more go on in a second."""
_BIDS = 4
"""Bids side by side in one table of points: their names need more room than numbers."""


def gates_and_minimums(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return a table of bids by gate and minimum; empty if the tender has neither."""
    tables = tuple(_tables(evaluation))
    return (heading(2, "Gates and minimums"), *tables) if tables else ()


def points_made_up(evaluation: Evaluation) -> Iterator[Block]:
    """Yield what points can be earned for, what each bid earned for it, and the chart of both."""
    yield heading(2, "How points are made up")
    yield from points_chart(evaluation)
    yield criteria_table(evaluation)
    bids = ranked(evaluation)
    for start in range(0, len(bids), _BIDS):
        yield _earned(evaluation, bids[start : start + _BIDS])


def criteria_table(evaluation: Evaluation) -> Table:
    """Return the award criteria with the most points of each and how it is judged."""
    awards = [criterion for criterion in evaluation.criteria if criterion.kind == "award"]
    price = evaluation.price
    most = aligned([*(one.most for one in awards), price.most, str(most_points(evaluation))])
    rows: list[tuple[Cell, ...]] = [
        (one.title, pack_title(evaluation, one.pack), points, one.how)
        for one, points in zip(awards, most, strict=False)
    ]
    rows += [
        (Message("Price"), None, most[-2], price.formula),
        (Message("Total"), None, most[-1], None),
    ]
    return Table(
        caption=Message("Award criteria"),
        columns=(
            ColumnHead(Message("Criterion"), width=29),
            ColumnHead(Message("Criteria pack"), width=18),
            ColumnHead(Message("Most points"), "number", width=10),
            ColumnHead(Message("How it is judged"), width=43),
        ),
        rows=tuple(rows),
        emphasis=(len(rows) - 1,),
    )


def _earned(evaluation: Evaluation, bids: tuple[BidResult, ...]) -> Table:
    """Return the points of some bids, a row a criterion."""
    awards = [criterion for criterion in evaluation.criteria if criterion.kind == "award"]
    rescaled = any(bid.rescaling for bid in bids)
    columns = []
    for bid in bids:
        points = {one.id: one.points for one in bid.criteria}
        counted = [bid.quality_counted] if rescaled else []
        columns.append(
            aligned(
                [
                    *(points.get(one.id) for one in awards),
                    bid.quality,
                    *counted,
                    bid.price_points,
                    bid.total,
                ]
            )
        )
    wide = min(20, 60 // len(bids))
    names: list[Text] = [*(one.title for one in awards), Message("Quality")]
    if rescaled:
        names.append(Message("Quality, rescaled"))
    names += [Message("Price"), Message("Total, rounded as published")]
    return Table(
        caption=Message("Points by criterion and bid"),
        columns=(
            ColumnHead(Message("Criterion"), width=100 - wide * len(bids)),
            *(ColumnHead(bid.name, "number", width=wide) for bid in bids),
        ),
        rows=tuple((name, *(column[at] for column in columns)) for at, name in enumerate(names)),
        emphasis=tuple(range(len(awards), len(names))),
    )


def _tables(evaluation: Evaluation) -> Iterator[Block]:
    bids = in_order(evaluation)
    gates = dict.fromkeys(gate.id for bid in bids for gate in bid.gates)
    minimums = dict.fromkeys(one.what for bid in bids for one in bid.minimums)
    for some in _chunks(tuple(gates)):
        yield Table(
            caption=Message("Gates by bid"),
            columns=_columns(evaluation, some),
            rows=tuple((bid.name, *(_gate(bid, id_) for id_ in some)) for bid in bids),
            note=Message("A dash: not decided, because the bid was excluded before."),
        )
    for some in _chunks(tuple(minimums)):
        yield Table(
            caption=Message("Minimums by bid"),
            columns=_columns(evaluation, some),
            rows=tuple((bid.name, *(_minimum(bid, what) for what in some)) for bid in bids),
            note=Message("Held against unrounded points. A dash: the bid was not assessed."),
        )


def _chunks(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (ids[start : start + _COLUMNS] for start in range(0, len(ids), _COLUMNS))


def _columns(evaluation: Evaluation, ids: tuple[str, ...]) -> tuple[ColumnHead, ...]:
    return (
        ColumnHead(Message("Bidder")),
        *(ColumnHead(title_of(evaluation, id_)) for id_ in ids),
    )


def _gate(bid: BidResult, id_: str) -> Cell:
    return next((GATES[gate.state] for gate in bid.gates if gate.id == id_), None)


def _minimum(bid: BidResult, what: str) -> Cell:
    return next((minimum_said(one) for one in bid.minimums if one.what == what), None)


def minimum_said(one: MinimumResult) -> Message | None:
    """Return what was reached of what was needed; None if it is not known."""
    if one.reached is None:
        return None
    sentence = (
        "met: {reached} (at least {minimum})"
        if one.met
        else "not met: {reached} (at least {minimum})"
    )
    return Message(sentence, {"reached": shown(one.reached), "minimum": shown(one.minimum)})
