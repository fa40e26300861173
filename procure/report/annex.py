"""The annex for the buyer alone: margins, other weights, and the withdrawal of losing bids.

It is made after the award is decided on, and decides nothing: the published rules did.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from procure.evaluation.model import Evaluation
from procure.model.blocks import (
    Block,
    Cell,
    ColumnHead,
    Document,
    Figure,
    Heading,
    Paragraph,
    Series,
    Table,
    Text,
)
from procure.model.message import Message, MessageValue
from procure.numbers import rounded
from procure.report.award import as_of, footer
from procure.report.award_chart import rows_in_words
from procure.report.award_summary import ranked
from procure.report.award_words import heading, language, pack_title
from procure.report.figures import aligned
from procure.report.foreign import marked
from procure.sensitivity.weights import DRAWS, PRICE, Shares, shares, turns, won
from procure.sensitivity.withdrawals import Withdrawal


def annex(evaluation: Evaluation, without: tuple[Withdrawal, ...]) -> Document:
    """Return the annex of an evaluation.

    Args:
        evaluation: of a tender in which bids are ranked, or none is.
        without: what the withdrawal of each losing bid does.
    """
    values = {"buyer": evaluation.tender.buyer, "id": evaluation.tender.id}
    return Document(
        title=Message("Annex on sensitivity: {title}", {"title": evaluation.tender.title}),
        subject=Message("Margins, weights and withdrawals in the tender {id} of {buyer}", values),
        language=language(evaluation),
        footer=footer(evaluation, "internal"),
        blocks=tuple(marked(_blocks(evaluation, without), evaluation.foreign)),
        author=evaluation.tender.buyer,
        date=as_of(evaluation),
    )


def _blocks(evaluation: Evaluation, without: tuple[Withdrawal, ...]) -> Iterator[Block]:
    title = Message("Annex on sensitivity: {title}", {"title": evaluation.tender.title})
    yield Heading(1, title)
    yield Paragraph(
        Message(
            "For the buyer alone: do not publish it. It shows how firm the ranking is. It changes"
            " nothing: the published rules decide, and no other weights may be used."
        ),
        "lead",
    )
    yield from _margins(evaluation)
    known = shares(evaluation)
    if known is None:
        yield heading(2, "Other weights")
        yield Paragraph(
            Message(
                "Not computed. That needs two ranked bids, a price rule that gives points, and"
                " quality points that are not rescaled."
            )
        )
    else:
        yield from _spread(evaluation, known)
        yield from _turns(evaluation, known)
        yield from _won(evaluation, known)
    yield from _withdrawals(evaluation, without)


def _margins(evaluation: Evaluation) -> Iterator[Block]:
    bids = ranked(evaluation)
    yield heading(2, "Margins")
    if not bids:
        yield Paragraph(Message("No bid is ranked."))
        return
    first = Decimal(bids[0].total or 0)
    behind = aligned(str(abs(first - Decimal(bid.total or 0))) for bid in bids)
    totals = aligned(bid.total for bid in bids)
    lowest = evaluation.price.direction == "lowest"
    yield Table(
        caption=Message("Distance to the first place"),
        columns=(
            ColumnHead(Message("Bidder"), width=46),
            ColumnHead(Message("Place"), "number", width=14),
            ColumnHead(
                Message("Deciding number") if lowest else Message("Total"), "number", width=20
            ),
            ColumnHead(Message("Behind the first"), "number", width=20),
        ),
        rows=tuple(
            (bid.name, Decimal(bid.place or 0), totals[at], behind[at])
            for at, bid in enumerate(bids)
        ),
    )
    levels = [
        Fraction(one.most) / (len(one.levels) - 1)
        for one in evaluation.criteria
        if one.kind == "award" and one.judged and len(one.levels) > 1
    ]
    if levels and not lowest:
        words = "One level on one question is worth up to {points} points."
        yield Paragraph(Message(words, {"points": rounded(max(levels), 2).normalize()}))


def _spread(evaluation: Evaluation, known: Shares) -> Iterator[Block]:
    """Yield how far bids lie apart in each part: that, more than its weight, decides."""
    yield heading(2, "What decided")
    rows: list[tuple[Cell, ...]] = []
    for part, weight in known.weights.items():
        points = [own[part] * weight for own in known.earned.values()]
        numbers = (weight, min(points), max(points), max(points) - min(points))
        rows.append((_name(evaluation, part), *(rounded(one, 2) for one in numbers)))
    yield Table(
        caption=Message("How far the ranked bids lie apart in each part"),
        columns=(
            ColumnHead(Message("Part"), width=40),
            ColumnHead(Message("Most points"), "number", width=15),
            ColumnHead(Message("Lowest"), "number", width=15),
            ColumnHead(Message("Highest"), "number", width=15),
            ColumnHead(Message("Apart"), "number", width=15),
        ),
        rows=tuple(rows),
        note=Message("A part in which all bids earn alike decides nothing, whatever its weight."),
    )


def _turns(evaluation: Evaluation, known: Shares) -> Iterator[Block]:
    yield heading(2, "Weights at which the first place changes")
    yield Paragraph(
        Message(
            "One weight changes, and the others keep their proportions. The numbers are exact, and"
            " rounded to two decimal places here."
        )
    )
    yield Table(
        caption=Message("Weights between which the first place stays"),
        columns=(
            ColumnHead(Message("Part"), width=30),
            ColumnHead(Message("Published weight"), "number", width=14),
            ColumnHead(Message("Below"), width=28),
            ColumnHead(Message("Above"), width=28),
        ),
        rows=tuple(
            (
                _name(evaluation, turn.part),
                rounded(turn.weight, 2),
                _changes(evaluation, turn.down_to, turn.below),
                _changes(evaluation, turn.up_to, turn.above),
            )
            for turn in turns(known)
        ),
    )


def _changes(evaluation: Evaluation, at: Fraction | None, bidder: str) -> Text:
    if at is None:
        return Message("the first place stays")
    values: dict[str, MessageValue] = {
        "weight": rounded(at, 2),
        "name": _bidder(evaluation, bidder),
    }
    return Message("{weight}: {name} draws level", values)


def _won(evaluation: Evaluation, known: Shares) -> Iterator[Block]:
    found = won(known, evaluation.lock)
    yield heading(2, "Who would win under other weights")
    yield Paragraph(
        Message(
            "{count} weightings were drawn evenly from all there are, and as many in which each"
            " weight lies between half and one and a half of the published one. The seed is the"
            " tender lock, so the same draw comes out again; a figure may be off by about one per"
            " cent.",
            {"count": DRAWS},
        )
    )
    names = tuple(_bidder(evaluation, one.bidder) for one in found)
    anywhere, nearby = Message("Any weights"), Message("Near the published weights")
    table = Table(
        caption=Message("Weightings under which each bid is first, in per cent"),
        columns=(
            ColumnHead(Message("Bidder"), width=46),
            ColumnHead(anywhere, "number", width=27),
            ColumnHead(nearby, "number", width=27),
        ),
        rows=tuple(
            (name, one.anywhere, one.nearby) for name, one in zip(names, found, strict=True)
        ),
    )
    yield Figure(
        kind="bar",
        caption=Message("Share of weightings under which each bid is first"),
        alternative=Message(
            "Two bars for each bid: its share of all weightings, and of those near the published"
            " ones, in per cent. {bids}",
            {"bids": rows_in_words(table, language(evaluation))},
        ),
        categories=names,
        series=(
            Series(anywhere, tuple(one.anywhere for one in found)),
            Series(nearby, tuple(one.nearby for one in found)),
        ),
        unit=Message("per cent"),
        table=table,
        most=Decimal(100),
    )


def _withdrawals(evaluation: Evaluation, without: tuple[Withdrawal, ...]) -> Iterator[Block]:
    yield heading(2, "If a losing bid is withdrawn")
    if not without:
        yield Paragraph(Message("There is no losing bid."))
        return
    yield Paragraph(
        Message("Each losing bid is taken out, and the others are scored and ranked anew.")
    )
    yield Table(
        caption=Message("The other bids without it"),
        columns=(
            ColumnHead(Message("Taken out"), width=34),
            ColumnHead(Message("Places of the others"), width=20),
            ColumnHead(Message("Their order then"), width=46),
        ),
        rows=tuple(
            (
                _bidder(evaluation, one.bidder),
                Message("change") if one.moved else Message("stay"),
                ", ".join(_bidder(evaluation, other) for other in one.after),
            )
            for one in without
        ),
        emphasis=tuple(at for at, one in enumerate(without) if one.moved),
    )


def _name(evaluation: Evaluation, part: str) -> Text:
    return Message("Price") if part == PRICE else pack_title(evaluation, part)


def _bidder(evaluation: Evaluation, id_: str) -> str:
    return next(bid.name for bid in evaluation.bids if bid.bidder == id_)
