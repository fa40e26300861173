"""Lines of the bills that weigh most: where most of a bid's carbon comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from procure.api import (
    Cell,
    ColumnHead,
    Compared,
    Heading,
    Lock,
    Message,
    Table,
    decimal,
    rounded,
)
from procure_carbon.compare_bids import AllMeasures, Measures, amount, uses_pack
from procure_carbon.spread import Origin, origin_of

SHOWN = 5
KEY_LINES = 10
"""Lines that RICS calls the key products: those its data score looks at (field notes, 1.1)."""

_LINE = "carbon.line."
_OTHERS = "carbon.other_lines"


@dataclass(frozen=True, slots=True)
class WeighedLine:
    """A line of a bid's bill: A1 to A5 in kgCO2e, and where its factor comes from."""

    id: str
    kg: Fraction
    where: str
    origin: Origin | None


def lines_of(measures: Measures) -> tuple[WeighedLine, ...]:
    """Return the lines of a bid that a bill gives one by one, the heaviest first."""
    lines = [
        WeighedLine(name.removeprefix(_LINE), kg, one.where, origin_of(one.source))
        for name, one in measures.items()
        if name.startswith(_LINE) and (kg := amount(measures, name)) is not None
    ]
    return tuple(sorted(lines, key=lambda line: (-abs(line.kg), line.id)))


def others_of(measures: Measures) -> Fraction:
    """Return A1 to A5 of the lines that a bill gives together only."""
    return amount(measures, _OTHERS) or Fraction(0)


def heaviest_lines(lock: Lock, measures: AllMeasures) -> Compared:
    """Return a table of the lines that weigh most in each bid, and their share of A1 to A5."""
    bids = {bidder: lines_of(own) for bidder, own in sorted(measures.items())}
    rows = [
        row
        for bidder, lines in bids.items()
        if lines
        for row in _rows(bidder, lines, others_of(measures[bidder]))
    ]
    if not rows or not uses_pack(lock):
        return Compared()
    table = Table(
        Message("Lines of the bills that weigh most, A1 to A5"),
        (
            ColumnHead(Message("Bidder")),
            ColumnHead(Message("Line")),
            ColumnHead(Message("kgCO2e"), "number"),
            ColumnHead(Message("Percent of the lines' A1 to A5"), "number"),
            ColumnHead(Message("Where it stands")),
        ),
        tuple(rows),
        row_header=1,
        note=Message(
            "Shares are of the sum of amounts without their sign. Site activity that is counted"
            " once is no line."
        ),
    )
    return Compared((), (Heading(1, Message("Where the carbon lies")), table))


def _rows(
    bidder: str, lines: tuple[WeighedLine, ...], others: Fraction
) -> Iterator[tuple[Cell, ...]]:
    whole = sum((abs(line.kg) for line in lines), abs(others))
    if not whole:
        return
    for line in lines[:SHOWN]:
        share = rounded(abs(line.kg) / whole * 100, 1)
        yield bidder, line.id, rounded(line.kg, 2), share, line.where
    first = lines[:KEY_LINES]
    if len(lines) > SHOWN:
        kg = sum((line.kg for line in first), Fraction(0))
        share = rounded(sum((abs(line.kg) for line in first), Fraction(0)) / whole * 100, 1)
        said = Message("The first {count} together", {"count": decimal(len(first))})
        yield bidder, said, rounded(kg, 2), share, None
