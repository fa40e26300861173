"""Gaps of a report, one by one, as measures carry them from the reader to conditions and report.

``accessibility.gap.<number>`` holds the level, with the place of the answer that decides;
``remark.<number>`` what the report says of it, ``fix.<number>`` the day it names. Clauses of the
standard beside the web criteria have numbers of their own, from 5 on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from procure.api import Measure, Message
from procure_accessibility.catalogue import in_order
from procure_accessibility.dates import read_date
from procure_accessibility.levels import BLANK, GAPS, NOT_EVALUATED, Standing, known

GAP, REMARK, FIX = "accessibility.gap.", "accessibility.remark.", "accessibility.fix."
SILENT = (NOT_EVALUATED, BLANK)
MOST_OF_A_REMARK = 400
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(https?://[^\s()]{1,2000}\)")


@dataclass(frozen=True, slots=True)
class Gap:
    """One criterion or clause that a bid reports as not, or only partly, supported.

    Attributes:
        number: such as ``1.4.3``.
        level: ``partially-supports``, ``does-not-support`` or ``not-met``.
        remark: what the report says of it, on one line; empty if nothing.
        fix_by: ISO date it names; empty if none.
        where: place of the answer.
        way_round: what people can do until then, in the bid's words.
        title: what it is about, where the published tables do not name it.
    """

    number: str
    level: str
    remark: str
    fix_by: str
    where: str
    way_round: str = ""
    title: str | Message = ""


def gap_measures(some: Iterable[Standing]) -> Iterator[Measure]:
    """Yield level, remark and day of each gap, and the numbers on which nothing is reported."""
    for one in some:
        number = one.criterion.number
        if one.level not in GAPS:
            continue
        yield Measure(f"{GAP}{number}", one.level, "text", one.where)
        deciding = [answer for answer in one.answers if known(answer.level) == one.level]
        remarks = [plain(answer.remark) for answer in deciding if answer.remark]
        if remarks:
            text = " / ".join(dict.fromkeys(remarks))
            cut = text if len(text) <= MOST_OF_A_REMARK else f"{text[:MOST_OF_A_REMARK]}…"
            yield Measure(f"{REMARK}{number}", cut, "text", one.where)
        days = [day for answer in deciding if (day := read_date(answer.fix_by).day)]
        if days and len(days) == len(deciding):
            yield Measure(f"{FIX}{number}", max(days).isoformat(), "date", one.where)


def plain(remark: str) -> str:
    """Return a remark on one line, links by their words alone; the file keeps the whole of it."""
    return " ".join(unescape(_LINK.sub(r"\1", remark)).split())


def silent(some: Iterable[Standing]) -> str:
    """Return the numbers that are not evaluated, blank or missing, with spaces between."""
    return " ".join(one.criterion.number for one in some if one.level in SILENT)


def gaps_in(measures: Mapping[str, Measure]) -> tuple[Gap, ...]:
    """Return the gaps that measures hold, in the order of their numbers."""
    found = [name.removeprefix(GAP) for name in measures if name.startswith(GAP)]
    return tuple(
        Gap(
            number,
            str(measures[f"{GAP}{number}"].value),
            _text(measures, f"{REMARK}{number}"),
            _text(measures, f"{FIX}{number}"),
            measures[f"{GAP}{number}"].where,
        )
        for number in sorted(found, key=in_order)
    )


def _text(measures: Mapping[str, Measure], name: str) -> str:
    return str(measures[name].value) if name in measures else ""
