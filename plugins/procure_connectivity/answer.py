"""Numbers a bidder gave, or why there is none yet."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from procure.api import Message, Open, Response, Row, State


def stated_number(response: Response) -> Fraction | Open:
    """Return the number answered, exactly, or why there is none, with its place."""
    if isinstance(response.value, Decimal):
        return Fraction(response.value)
    return Open(why_missing(response), where=str(response.place))


def column_numbers(rows: Iterable[Row], column: str) -> tuple[Fraction, ...] | Open:
    """Return a column's numbers, row by row, or why they cannot all be read.

    A blank is never read as zero. All cells at fault are named at once.
    """
    cells = [row.cells[column] for row in rows]
    missing = [cell for cell in cells if not isinstance(cell.value, Decimal)]
    if missing:
        reason = " ".join(str(why_missing(cell)) for cell in missing)
        return Open(Message("{cells}", {"cells": reason}), where=str(missing[0].place))
    return tuple(Fraction(cell.value) for cell in cells if isinstance(cell.value, Decimal))


def why_missing(response: Response) -> Message:
    """Return why a response is no number: blank, not applicable, or unreadable with the fault."""
    place = {"place": str(response.place)}
    if response.state is State.BLANK:
        return Message("{place} is blank, and blank is not zero.", place)
    if response.state is State.NOT_APPLICABLE:
        return Message("{place} says not applicable where a number is needed.", place)
    fault = response.fault or f"{response.raw!r} is not a number."
    return Message("{place} cannot be read: {fault}", {**place, "fault": fault})
