"""Answers that could be read, and that somebody should look at all the same."""

import re
from collections.abc import Iterator
from decimal import Decimal

from procure.bid.asked import Asked
from procure.bid.given import Given
from procure.files.characters import UNSHOWN, turns_direction
from procure.model.bid import Response, State
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.numbers import text

_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)
_PERCENT = ("percent", "%")
_HOURS_A_YEAR = "h/year"
_PERCENT_OF_A_YEAR = Decimal("87.6")
"""Hours in a hundredth of 8760."""


def doubts(given: Given, asked: Asked, response: Response) -> Iterator[Finding]:
    """Yield what may have been meant in another way than it was read; nothing is changed."""
    if UNSHOWN in given.quoted:
        what = Message("Characters that cannot be shown stand here as �.")
        yield _finding("procure.characters", given, what)
    if turns_direction(given.quoted):
        what = Message("Invisible marks here make letters or digits appear in another order.")
        yield _finding("procure.characters", given, what)
    number = response.value
    if response.state is not State.ANSWERED or not isinstance(number, Decimal):
        return
    if isinstance(given.value, str) and given.place.cell and _THOUSANDS.fullmatch(given.quoted):
        values = {"given": given.quoted, "number": text(number)}
        what = Message("'{given}' is text with a point; it is read as {number}, decimal.", values)
        yield _finding("procure.decimal-point", given, what)
    if asked.unit in _PERCENT and 0 < number < 1:
        values = {"number": text(number), "hundredfold": text(number * 100)}
        what = Message("Read as {number} percent; was {hundredfold} percent meant?", values)
        yield _finding("procure.percent", given, what)
    if asked.unit == _HOURS_A_YEAR and 99 <= number < 100:
        values = {"number": text(number), "hours": text((100 - number) * _PERCENT_OF_A_YEAR)}
        what = Message(
            "Read as {number} hours a year; was an availability of {number} percent meant, which is"
            " {hours} hours?",
            values,
        )
        yield _finding("procure.hours", given, what)


def _finding(code: str, given: Given, what: Message) -> Finding:
    return Finding(code, Severity.WARNING, str(given.place), what)
