"""What the number in a cell means: a number, a percentage or a day, as its format says."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree as ET

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from procure.bid.given import Raw

_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Formats:
    """Which cell styles show dates or percentages, and which are unlocked."""

    dates: frozenset[int]
    percent: frozenset[int]
    unlocked: frozenset[int]
    first_day: datetime


def read_formats(styles: ET.Element | None, book: ET.Element) -> Formats:
    """Return what the styles of a workbook mean; without styles, numbers are numbers."""
    mac = any(
        element.get("date1904") in ("1", "true")
        for element in book
        if element.tag.endswith("workbookPr")
    )
    codes = _codes(styles)
    styled = list(enumerate(_styles(styles)))
    return Formats(
        dates=frozenset(i for i, style in styled if is_date_format(_code(style, codes))),
        percent=frozenset(i for i, style in styled if _is_percent(_code(style, codes))),
        unlocked=frozenset(i for i, style in styled if _unlocked(style)),
        first_day=CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900,
    )


def _codes(styles: ET.Element | None) -> Mapping[str, str]:
    if styles is None:
        return {}
    return {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in styles.iter()
        if element.tag.endswith("}numFmt")
    }


def _styles(styles: ET.Element | None) -> list[ET.Element]:
    groups = [] if styles is None else [one for one in styles if one.tag.endswith("}cellXfs")]
    return list(groups[0]) if groups else []


def _code(style: ET.Element, codes: Mapping[str, str]) -> str:
    id_ = style.get("numFmtId", "0")
    return codes.get(id_) or BUILTIN_FORMATS.get(int(id_), "General")


def _is_percent(code: str) -> bool:
    """Return whether the format multiplies by 100; a quoted or escaped % does not."""
    return "%" in "".join(code.split('"')[::2]).replace("\\%", "")


def _unlocked(style: ET.Element) -> bool:
    return any(
        child.get("locked") in ("0", "false")
        for child in style
        if child.tag.endswith("}protection")
    )


def plain_value(saved: str | None, kind: str, style: int, formats: Formats) -> Raw:
    """Return the value of a cell that is not a shared or inline string; None if there is none.

    A number is taken as the shortest decimal that stands for the same binary number, which is
    what the bidder typed and saw.
    """
    if saved is None or saved == "":
        return None
    if kind == "b":
        return saved == "1"
    if kind == "n":
        return _number(saved, style, formats)
    if kind == "d":
        return _day(datetime.fromisoformat(saved.replace("Z", "+00:00")))
    return saved.replace("_x000D_", "")


def _number(saved: str, style: int, formats: Formats) -> Raw:
    binary = float(saved)
    if not math.isfinite(binary):
        return saved
    if style in formats.dates:
        return _calendar(binary, formats)
    whole = len(saved) <= _MOST_DIGITS and saved.isascii() and saved.isdigit()
    return Decimal(saved) if whole else Decimal(repr(binary))


def _calendar(binary: float, formats: Formats) -> Raw:
    try:
        moment = from_excel(binary, formats.first_day)
    except (OverflowError, ValueError):
        return Decimal(repr(binary))
    return _day(moment) if isinstance(moment, datetime) else str(moment)


def _day(moment: datetime) -> date | str:
    midnight = not (moment.hour or moment.minute or moment.second)
    return moment.date() if midnight else moment.isoformat(" ")
