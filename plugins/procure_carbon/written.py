"""Numbers, days and units as files from strangers write them."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from procure.api import JsonValue
from procure_carbon.units import symbol_of

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:[T ].*)?)?", re.ASCII)
_YEAR = re.compile(r"(19|20|21)[0-9]{2}", re.ASCII)
_LONGEST = 60
_FARTHEST = 30
"""Powers of ten beyond which nothing is a quantity of a product or a building."""

NOT_DECLARED = frozenset(
    {"", "-", "–", "nd", "mnd", "mnr", "mna", "inr", "ina", "n/a", "na", "not declared"}
)
"""How files write that a module or a factor was not declared; none of them is a zero."""


YES = frozenset({"yes", "y", "true", "x", "1"})
NO = frozenset({"no", "n", "false", "0"})
"""How cells that ask for yes or no are answered."""


def number(value: "JsonValue | date | Fraction") -> Fraction | None:
    """Return a number exactly, written as one or as plain text; None if it is none.

    ``5,75`` is none: a comma may part decimals or thousands, and nobody guesses which.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value) if abs(value) < 10**_FARTHEST else None
    if isinstance(value, str):
        text = value.strip()
        if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
            return None
        value = Decimal(text)
    if not isinstance(value, Decimal) or not value.is_finite():
        return None
    if len(value.as_tuple().digits) > _LONGEST or (value and abs(value.adjusted()) > _FARTHEST):
        return None
    return Fraction(value)


def not_declared(value: object) -> bool:
    """Say whether a cell or key says nothing, or that nothing is declared."""
    return value is None or (isinstance(value, str) and value.strip().lower() in NOT_DECLARED)


def last_day(value: "JsonValue | date | Fraction") -> date | None:
    """Return a day; of a year alone its last day, of a month its last; None if it is neither."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        year = number(value)
        value = str(year) if year is not None else ""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if _YEAR.fullmatch(text):
        return date(int(text), 12, 31)
    found = _DAY.fullmatch(text)
    return _day(*found.groups()) if found else None


def _day(year: str, month: str, day: str | None) -> date | None:
    try:
        last = calendar.monthrange(int(year), int(month))[1]
        return date(int(year), int(month), int(day) if day else last)
    except ValueError:
        return None


def shown(value: object, most: int = 40) -> str:
    """Return a value from a stranger's file as a message may quote it."""
    text = str(value)
    return repr(text if len(text) <= most else text[:most] + "…")


_UNITS: Mapping[str, str] = {
    "qm": "m2",
    "m²": "m2",
    "m^2": "m2",
    "sqm": "m2",
    "cbm": "m3",
    "m³": "m3",
    "m^3": "m3",
    "tonne": "t",
    "tonnes": "t",
    "ton": "t",
    "to": "t",
    "lfm": "m",
    "metric ton": "t",
}


def unit(text: str) -> str:
    """Return a unit as it is written, but ``m2`` for ``qm`` or ``m²``, ``t`` for ``tonne``."""
    plain = text.strip()
    known = _UNITS.get(plain.lower())
    if known:
        return known
    return plain.lower() if plain.lower() in {"kg", "t", "m", "m2", "m3", "kwh"} else plain


def kind(text: str) -> str:
    """Return the sign of a unit, with all words for pieces as ``pcs``; empty if it is not known."""
    return symbol_of(text)
