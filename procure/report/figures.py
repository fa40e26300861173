"""Numbers of an evaluation as a report shows them."""

import re
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from procure.model.message import Message
from procure.numbers import SIGNIFICANT, rounded
from procure.report.render_text import number

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?$")
MOST_PLACES = 4
"""Decimal places a report shows at most; the evaluation keeps the exact number."""

_MOST_IN_FULL = 12


def shown(text: str, places: int = MOST_PLACES) -> Decimal:
    """Return the number, rounded half up where it has more than ``places`` decimals."""
    value = Decimal(text)
    return value if _places(value) <= places else rounded(Fraction(value), places)


def aligned(texts: Iterable[str | None], places: int = MOST_PLACES) -> tuple[Decimal | None, ...]:
    """Return a column of numbers with equal decimals: as many as the longest needs."""
    values = [None if text is None else shown(text, places) for text in texts]
    most = max((_places(value) for value in values if value is not None), default=0)
    return tuple(
        None if value is None else value.quantize(Decimal(1).scaleb(-most)) for value in values
    )


def in_full(text: str) -> Decimal | Message:
    """Return the number with every digit there is; where more follow, an ellipsis says so.

    Enough to see that a minimum was just missed. No zero is put where another digit stands: of a
    number that does not end the evaluation holds 12 digits, the last of them rounded.
    """
    value = Decimal(text)
    kept = min(_places(value) - 1, _MOST_IN_FULL) if _goes_on(value) else _MOST_IN_FULL
    if _places(value) <= kept:
        return value
    cut = value.quantize(Decimal(1).scaleb(-kept), ROUND_DOWN)
    return Message("{number}…", {"number": cut})


def column_in_full(texts: Iterable[str | None]) -> tuple[Decimal | Message | None, ...]:
    """Return a column of numbers in full; those that end have equal decimals."""
    values = [None if text is None else in_full(text) for text in texts]
    most = max((_places(value) for value in values if isinstance(value, Decimal)), default=0)
    return tuple(
        value.quantize(Decimal(1).scaleb(-most)) if isinstance(value, Decimal) else value
        for value in values
    )


def grouped(text: str, language: str) -> str:
    """Return a parameter as a reader writes it if it is a number, else as it stands."""
    return number(Decimal(text), language) if _NUMBER.match(text) else text


def _goes_on(value: Decimal) -> bool:
    """Say whether the evaluation cut a number, which it does at 12 digits if it does not end."""
    return _places(value) > 0 and len(value.as_tuple().digits) == SIGNIFICANT


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
