"""The chart of what each ranked bid's points are made of, with its table and its words."""

from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation
from procure.model.blocks import Block, ColumnHead, Figure, Series, Table, Text
from procure.model.message import Message
from procure.report.award_words import in_order, language, pack_title
from procure.report.figures import aligned
from procure.report.render_text import number, words


def points_chart(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return stacked bars of points by pack and price; nothing if no bid is ranked."""
    ranked = tuple(bid for bid in in_order(evaluation) if bid.state == "ranked")
    if not ranked:
        return ()
    packs = tuple(dict.fromkeys(part.pack for bid in ranked for part in bid.packs))
    named = [
        (pack_title(evaluation, pack), [_pack_points(bid, pack) for bid in ranked])
        for pack in packs
    ]
    series: list[tuple[Text, tuple[Decimal | None, ...]]] = [
        (name, aligned(values)) for name, values in named
    ]
    if any(bid.price_points is not None for bid in ranked):
        series.append((Message("Price"), aligned(bid.price_points for bid in ranked)))
    totals = aligned(bid.total for bid in ranked)
    table = Table(
        caption=Message("Points by criteria pack and price"),
        columns=(
            ColumnHead(Message("Bidder")),
            *(ColumnHead(name, "number") for name, _ in series),
            ColumnHead(Message("Total"), "number"),
        ),
        rows=tuple(
            (bid.name, *(values[at] for _, values in series), totals[at])
            for at, bid in enumerate(ranked)
        ),
    )
    return (
        Figure(
            kind="stacked",
            caption=Message("What each bid's points are made of"),
            alternative=Message(
                "Stacked bars, one a bid, of the points by criteria pack and price. {bids}",
                {"bids": rows_in_words(table, language(evaluation))},
            ),
            categories=tuple(bid.name for bid in ranked),
            series=tuple(Series(name, values) for name, values in series),
            unit=Message("points"),
            table=table,
            most=None,
        ),
    )


def _pack_points(bid: BidResult, pack: str) -> str | None:
    return next((part.points for part in bid.packs if part.pack == pack), None)


def rows_in_words(table: Table, tongue: str) -> str:
    """Return the rows of a table as sentences, for an alternative text."""
    heads = [words(column.text, tongue) for column in table.columns]
    sentences = []
    for row in table.rows:
        told = [
            f"{name} {number(cell, tongue)}"
            for name, cell in zip(heads[1:], row[1:], strict=True)
            if isinstance(cell, Decimal)
        ]
        sentences.append(f"{row[0]}: {', '.join(told)}.")
    return " ".join(sentences)
