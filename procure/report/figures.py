"""Numbers of an evaluation as a report shows them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from procure.numbers import rounded
from procure.report.render_text import number

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?$")
MOST_PLACES = 4
"""Decimal places a report shows at most; the evaluation keeps the exact number."""


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


def grouped(text: str, language: str) -> str:
    """Return a parameter as a reader writes it if it is a number, else as it stands."""
    return number(Decimal(text), language) if _NUMBER.match(text) else text


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
