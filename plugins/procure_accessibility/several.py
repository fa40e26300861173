"""Several conformance reports in one bid, such as of a system and of its editor, made into one.

Of each criterion and component the worst answer of any of them counts, as of one that is answered
twice. What only one of them speaks of, it says alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TypeAlias

from procure.api import EvidenceContent
from procure_accessibility.dates import read_date
from procure_accessibility.enclosed import ENDINGS
from procure_accessibility.openacr import is_openacr, read_report
from procure_accessibility.report import Report
from procure_accessibility.sheet import is_sheet, read_sheet
from procure_accessibility.vpat import is_vpat, read_vpat

ReadReport: TypeAlias = Callable[[EvidenceContent], Report]

KINDS: tuple[tuple[Callable[[EvidenceContent], bool], ReadReport], ...] = (
    (is_openacr, read_report),
    (is_vpat, read_vpat),
    (is_sheet, read_sheet),
)
UNKNOWN = "–"


def reports_beside(file: EvidenceContent) -> Iterator[tuple[ReadReport, EvidenceContent]]:
    """Yield the other reports of a bid in the order of their names; outside a tender there is none.

    A folder in which a file is only looked at may hold the reports of many vendors.
    """
    for name in sorted(file.beside) if file.tables else ():
        if name.lower().endswith(ENDINGS) and (other := _opened(file, name)):
            yield from ((read, other) for recognises, read in KINDS if recognises(other))


def _opened(file: EvidenceContent, name: str) -> EvidenceContent | None:
    try:
        return file.beside[name]
    except KeyError:
        return None


def together(reports: Sequence[Report]) -> Report:
    """Return one report that says what all of them say; a single one as it is."""
    first, *others = reports
    if not others:
        return first
    return replace(
        first,
        product=_joined(one.product for one in reports),
        version=_joined(one.version for one in reports),
        date=min((one.date for one in reports), key=_day),
        disabled=reduce(frozenset.intersection, (one.disabled for one in reports)),
        answers=tuple(answer for one in reports for answer in one.answers),
        extra_components=frozenset().union(*(one.extra_components for one in reports)),
        unplaced=tuple(found for one in reports for found in one.unplaced),
        parts=tuple(reports),
    )


def _joined(texts: Iterable[str]) -> str:
    """Return different texts with ``; `` between, and a dash for one that is missing."""
    return "; ".join(dict.fromkeys(one.replace(";", ",") or UNKNOWN for one in texts))


def _day(text: str) -> date:
    return read_date(text).day or date.max
