"""One table of the workbook, each column with the way its cell comes from a row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, TypeVar

from procure.model.blocks import Text
from procure.model.message import Message

Cell: TypeAlias = Text | Decimal | None
Row = TypeVar("Row")

_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its column heads and its rows."""

    title: Message
    heads: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet(
    title: Message, rows: Iterable[Row], *columns: tuple[Text, Callable[[Row], Cell]]
) -> Sheet:
    """Return a sheet of a column for each head, with what it shows of a row."""
    heads = tuple(head for head, _ in columns)
    return Sheet(title, heads, tuple(tuple(show(row) for _, show in columns) for row in rows))


def figure(text: str | None) -> Cell:
    """Return a number, or its text where a spreadsheet would lose digits of it."""
    if text is None:
        return None
    value = Decimal(text)
    return value if len(value.as_tuple().digits) <= _DIGITS else text
