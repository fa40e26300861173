"""What the number in a cell means: a number, a percentage or a day, as its format says."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from procure.bid.given import Raw
from procure.forms.book import unescaped
from procure.forms.xml_walk import Room, Walk

_MOST_DIGITS = 40
_LONGEST_CODE = 255
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?", re.ASCII)
_TRUTH = {"0": False, "1": True, "false": False, "true": True}


class Unread(Exception):
    """Why one cell cannot be read, as the rest of a sentence about the cell."""


@dataclass(frozen=True, slots=True)
class Formats:
    """Which cell styles show dates or percentages, and which are unlocked."""

    dates: frozenset[int]
    percent: frozenset[int]
    unlocked: frozenset[int]
    first_day: datetime


class StylesWalk(Walk):
    """The cell styles of a workbook, as far as they say what a number means."""

    paths: ClassVar = frozenset(
        {
            "styleSheet/numFmts/numFmt",
            "styleSheet/cellXfs/xf",
            "styleSheet/cellXfs/xf/protection",
        }
    )

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.codes: dict[str, str] = {}
        self.styles: list[str] = []
        self.unlocked: set[int] = set()

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        """Take a number format, a style, or what a style locks."""
        if path.endswith("numFmt"):
            self.room.keep(listed=1)
            code = attributes.get("formatCode", "")[:_LONGEST_CODE]
            self.codes[attributes.get("numFmtId", "")] = code
        elif path.endswith("xf"):
            self.room.keep(listed=1)
            self.styles.append(attributes.get("numFmtId", "0"))
        elif attributes.get("locked") in ("0", "false"):
            self.unlocked.add(len(self.styles) - 1)

    def formats(self, from_1904: bool) -> Formats:
        """Return what the styles mean; without styles, numbers are numbers."""
        codes = {id_: self._code(id_) for id_ in set(self.styles)}
        dates = {id_ for id_, code in codes.items() if is_date_format(code)}
        percent = {id_ for id_, code in codes.items() if _is_percent(code)}
        styled = list(enumerate(self.styles))
        return Formats(
            dates=frozenset(number for number, id_ in styled if id_ in dates),
            percent=frozenset(number for number, id_ in styled if id_ in percent),
            unlocked=frozenset(self.unlocked),
            first_day=CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900,
        )

    def _code(self, id_: str) -> str:
        built_in = BUILTIN_FORMATS.get(int(id_)) if re.fullmatch("[0-9]{1,4}", id_) else None
        return self.codes.get(id_) or built_in or "General"


def _is_percent(code: str) -> bool:
    """Return whether the format multiplies by 100; a quoted or escaped % does not."""
    return "%" in "".join(code.split('"')[::2]).replace("\\%", "")


def plain_value(saved: str | None, kind: str, style: int, formats: Formats) -> Raw:
    """Return the value of a cell that is not a shared or inline string; None if there is none.

    A number is taken as the shortest decimal that stands for the same binary number, which is
    what the bidder typed and saw.

    Raises:
        Unread: if it is not what its kind says.
    """
    if saved is None or saved == "":
        return None
    if kind == "n":
        return _number(saved.strip(), style, formats)
    if kind == "b" and saved.strip() in _TRUTH:
        return _TRUTH[saved.strip()]
    if kind == "d":
        return _iso(saved.strip())
    if kind in ("str", "e"):
        return unescaped(saved)
    raise Unread(f"holds '{saved[:40]}', which is no value of a cell")


def _number(saved: str, style: int, formats: Formats) -> Raw:
    if not _NUMBER.fullmatch(saved):
        raise Unread(f"holds '{saved[:40]}' where its own format says number")
    binary = float(saved)
    if not math.isfinite(binary):
        return saved
    if style in formats.dates:
        return _calendar(binary, formats)
    whole = len(saved) <= _MOST_DIGITS and saved.isdigit()
    return Decimal(saved) if whole else Decimal(repr(binary))


def _calendar(binary: float, formats: Formats) -> Raw:
    try:
        moment = from_excel(binary, formats.first_day)
    except (OverflowError, ValueError):
        return Decimal(repr(binary))
    return _day(moment) if isinstance(moment, datetime) else str(moment)


def _iso(saved: str) -> date | str:
    try:
        return _day(datetime.fromisoformat(saved.replace("Z", "+00:00")))
    except ValueError as error:
        raise Unread(f"holds '{saved[:40]}' where its own format says date") from error


def _day(moment: datetime) -> date | str:
    midnight = not (moment.hour or moment.minute or moment.second or moment.microsecond)
    return moment.date() if midnight else moment.isoformat(" ")
