"""How sure the carbon of the bids is, as tables: spread of each, and odds between two."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Block,
    ColumnHead,
    Compared,
    Heading,
    Lock,
    Message,
    Paragraph,
    Table,
    Text,
    rounded,
)
from procure_carbon.compare_bids import AllMeasures, Measures, uses_pack
from procure_carbon.compare_draws import COUNT, Drawn, draw, odds, summary
from procure_carbon.compare_lines import WeighedLine, lines_of, others_of

MOST_BIDS = 12
"""Bids that are set beside each other: those with the least carbon."""

Bids = Mapping[str, tuple[WeighedLine, ...]]


def spread_of_bids(lock: Lock, measures: AllMeasures) -> Compared:
    """Return the spread of each bid's bill, and how often each is drawn below each other."""
    bids = {bidder: lines for bidder, own in measures.items() if (lines := _lines(own))}
    order = sorted(bids, key=lambda one: (sum(line.kg for line in bids[one]), one))[:MOST_BIDS]
    if not order or not uses_pack(lock):
        return Compared()
    seed = f"{lock.hash} {lock.lot}".strip()
    return Compared((), tuple(_blocks({one: bids[one] for one in order}, seed)))


def _lines(measures: Measures) -> tuple[WeighedLine, ...]:
    """Return the lines of a bid; those that are given together have no factor to draw."""
    lines, others = lines_of(measures), others_of(measures)
    return (*lines, WeighedLine("", others, "", None)) if others else lines


def _blocks(bids: Bids, seed: str) -> Iterator[Block]:
    draws = draw(bids, seed)
    found = {bidder: summary(bidder, lines, draws[bidder]) for bidder, lines in bids.items()}
    yield Heading(1, Message("How sure the carbon of the bids is"))
    yield Paragraph(
        Message(
            "A1 to A5 of the bills' lines, {count} draws. Each factor has an error with the spread"
            " of its class of data; lines that name the same declaration share it, in all bids."
            " Everything else is held fixed. Seed: {seed}, the tender lock. It decides no point"
            " and no place.",
            {"count": Decimal(COUNT), "seed": seed},
        ),
        "note",
    )
    yield _spreads(found)
    if len(found) < 2:
        return
    pairs = {
        (one, other): odds(draws[one], draws[other], found[one], found[other])
        for one in found
        for other in found
        if one != other
    }
    yield _matrix(
        Message("How often the bid of the row is drawn below the bid of the column"),
        tuple(found),
        lambda one, other: _number(pairs[one, other].below, 3),
        Message("1 is always, 0.5 as often as not."),
    )
    yield _matrix(
        Message("How far the bid of the row lies below the bid of the column"),
        tuple(found),
        lambda one, other: _number(pairs[one, other].effect, 2),
        Message(
            "In standard deviations. Up to about 0.2 a difference is trivial, however often it is"
            " drawn."
        ),
    )


def _spreads(found: Mapping[str, Drawn]) -> Table:
    return Table(
        Message("Carbon of the bills' lines and its spread, A1 to A5, in kgCO2e"),
        (
            ColumnHead(Message("Bidder")),
            ColumnHead(Message("As counted"), "number"),
            ColumnHead(Message("Standard deviation"), "number"),
            ColumnHead(Message("Percent of it"), "number"),
            ColumnHead(Message("One draw in ten lies below"), "number"),
            ColumnHead(Message("One draw in ten lies above"), "number"),
        ),
        tuple(
            (
                bidder,
                _number(one.kg, 2),
                _number(one.deviation, 2),
                _number(one.deviation / one.kg * 100, 3) if one.kg else None,
                _number(one.low, 0),
                _number(one.high, 0),
            )
            for bidder, one in found.items()
        ),
        note=Message("The standard deviation is calculated, and not drawn."),
    )


def _matrix(
    caption: Text,
    bidders: tuple[str, ...],
    cell: Callable[[str, str], Decimal | None],
    note: Text,
) -> Table:
    return Table(
        caption,
        (ColumnHead(Message("Bidder")), *(ColumnHead(one, "number") for one in bidders)),
        tuple(
            (one, *(None if one == other else cell(one, other) for other in bidders))
            for one in bidders
        ),
        note=note,
    )


def _number(value: float | None, places: int) -> Decimal | None:
    """Return a figure as it is stored: rounded, so that the same inputs give the same bytes."""
    return None if value is None else rounded(Fraction(value), places)
