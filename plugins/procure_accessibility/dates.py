"""Dates as people write them in reports: read where there is one reading, else questioned."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "januar", "enero", "janvier", "gennaio", "janeiro", "ocak"),
    ("february", "februar", "febrero", "février", "febbraio", "fevereiro", "şubat"),
    ("march", "märz", "marzo", "mars", "março", "mart"),
    ("april", "abril", "avril", "aprile", "nisan"),
    ("may", "mai", "mayo", "maggio", "maio", "mayis"),
    ("june", "juni", "junio", "juin", "giugno", "junho", "haziran"),
    ("july", "juli", "julio", "juillet", "luglio", "julho", "temmuz"),
    ("august", "agosto", "août", "ağustos"),
    ("september", "septiembre", "setiembre", "septembre", "settembre", "setembro", "eylül"),
    ("october", "oktober", "octubre", "octobre", "ottobre", "outubro", "ekim"),
    ("november", "noviembre", "novembre", "novembro", "kasim"),
    ("december", "dezember", "diciembre", "décembre", "dicembre", "dezembro", "aralik"),
)
"""Months in English, German, Spanish, French, Italian, Portuguese and Turkish, each i dotted."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:t.*)?\Z")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z")
_DAY_FIRST = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+)?)?"
    r"([^\W\d_]{3,10})\.?,?[\s-]+(?:de\s+)?(\d{4})\Z"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})\Z")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as read.

    Attributes:
        day: the earliest day it can mean, so that a report is never taken for newer than it is;
            None if it cannot be read.
        ambiguous: whether day and month could be exchanged, as in 4/5/2025.
        month_only: whether it names no day of the month.
        other: the later day it can mean, if it is ambiguous.
    """

    day: date | None
    ambiguous: bool = False
    month_only: bool = False
    other: date | None = None


def read_date(text: str) -> ReadDate:
    """Return the date in a text; a month without a day is its first day."""
    words = text.strip().lower().replace("\u0131", "i").replace("\u0307", "")
    if not words or len(words) > _LONGEST:
        return ReadDate(None)
    if found := _ISO.match(words):
        return ReadDate(_day(found[1], found[2], found[3]), month_only=not found[3])
    if found := _NUMBERS.match(words):
        return _of_numbers(found[1], found[3], found[4], dotted=found[2] == ".")
    if found := _DAY_FIRST.match(words):
        return ReadDate(_day(found[3], _month(found[2]), found[1]), month_only=not found[1])
    if found := _MONTH_FIRST.match(words):
        return ReadDate(_day(found[3], _month(found[1]), found[2]))
    return ReadDate(None)


def _of_numbers(first: str, second: str, year: str, dotted: bool) -> ReadDate:
    day_first = _day(year, second, first)
    month_first = None if dotted else _day(year, first, second)
    days = {one for one in (day_first, month_first) if one}
    several = len(days) > 1
    return ReadDate(min(days, default=None), several, other=max(days) if several else None)


def _month(word: str) -> str:
    """Return the number of the one month that a word names or begins, else 0."""
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(word) for name in names)
    ]
    return str(found[0]) if len(found) == 1 else "0"


def _day(year: str, month: str, day: str | None) -> date | None:
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
