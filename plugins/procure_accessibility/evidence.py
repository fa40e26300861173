"""How well a report backs what it claims: seven parts, together 0 to 1.

Points and thresholds stand in ``factors.csv``; that they add up to 100 is judgement of the pack's
authors. DeLancey (2015) found 19.6 % of checked statements wrong, hence the default ``delta``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from procure.api import Message
from procure_accessibility.dates import read_date
from procure_accessibility.levels import GAPS, SUPPORTS, Standing, known
from procure_accessibility.months import months_later
from procure_accessibility.named import named
from procure_accessibility.published import factor
from procure_accessibility.report import Answer, Report
from procure_accessibility.versions import version_match

VERSIONS = ("2.0", "2.1", "2.2")
_COMPANY = re.compile(r"[^\W\d_]{3,}")
_FORMS = frozenset(
    {"ltd", "inc", "llc", "gmbh", "corp", "company", "limited", "the", "and", "group"}
)


PARTS: Mapping[str, Message] = {
    "recency": Message("How recent the report is"),
    "version": Message("Whether it is about the offered version"),
    "standard": Message("Whether its standard is the target's or newer"),
    "independence": Message("Whether others than the maker tested"),
    "methods": Message("Whether tools, tests by hand and assistive technology are named"),
    "remarks": Message("Whether gaps, or else claims, are explained"),
    "roadmap": Message("Whether gaps have a date by which they are closed"),
}
"""The parts by name, with what each is about."""


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One part: its name, its share from 0 to 1, the points it is worth, and where it was read."""

    name: str
    share: Fraction
    points: Fraction
    where: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is held against.

    Attributes:
        version: the offered version; empty if it is not known.
        as_of: the day ages are counted to; None if it is not known.
        wcag: the target's WCAG version.
    """

    version: str
    as_of: date | None
    wcag: str


def evidence_parts(
    report: Report, own_wcag: str, some: Iterable[Standing], asked: Asked
) -> tuple[EvidencePart, ...]:
    """Return the parts of the evidence; what cannot be known without day or version is left out."""
    answers = [answer for one in some for answer in one.answers]
    shares = {
        "standard": (standard_currency(own_wcag, asked.wcag), report.place("catalogue")),
        "independence": (independence(report), report.place("author")),
        "methods": (methods(report.methods), report.place("methods")),
        "remarks": (remarks(answers), report.file),
    }
    if asked.version:
        shares["version"] = version_match(report.version, asked.version), report.place("version")
    if asked.as_of:
        shares["recency"] = recency(report.date, asked.as_of), report.place("date")
        shares["roadmap"] = roadmap(answers, bool(report.audit), asked.as_of), report.file
    return tuple(
        EvidencePart(name, share, factor(f"{name}.points"), where)
        for name, (share, where) in sorted(shares.items())
    )


def evidence(parts: Iterable[EvidencePart]) -> Fraction:
    """Return evidence from 0 to 1: the sum of points earned, of 100."""
    return sum((one.share * one.points for one in parts), Fraction(0)) / 100


def adjusted(percent: Fraction, shown: Fraction, delta: Fraction) -> Fraction:
    """Return support x (1 - delta x (1 - evidence)), in percent."""
    return percent * (1 - delta * (1 - shown))


def recency(text: str, as_of: date) -> Fraction:
    """Return 1 up to 12 months before the day, 0.5 up to 18, else 0; 0 if undated or later."""
    day = read_date(text).day
    if day is None or day > as_of:
        return Fraction(0)
    if months_later(day, int(factor("recency.full-months"))) >= as_of:
        return Fraction(1)
    half = months_later(day, int(factor("recency.half-months"))) >= as_of
    return factor("recency.half") if half else Fraction(0)


def standard_currency(own: str, target: str) -> Fraction:
    """Return 1 if the report's WCAG version is the target's or newer, 0.5 if one behind, else 0."""
    if own not in VERSIONS or target not in VERSIONS:
        return Fraction(0)
    behind = VERSIONS.index(target) - VERSIONS.index(own)
    if behind <= 0:
        return Fraction(1)
    return factor("standard.one-behind") if behind == 1 else Fraction(0)


def independence(report: Report) -> Fraction:
    """Return 1 with an audit by others, 0.5 if another firm wrote the report, else 0."""
    if report.audit:
        return Fraction(1)
    author, maker = _names(report.author), _names(report.vendor or report.product)
    other = author and maker and not author & maker
    return factor("independence.other-author") if other else Fraction(0)


def _names(text: str) -> frozenset[str]:
    found = (word.lower() for word in _COMPANY.findall(text))
    return frozenset(word for word in found if word not in _FORMS)


def methods(text: str) -> Fraction:
    """Return a third each for a named tool, tests by hand, and named assistive technology."""
    kinds = ("tool", "manual", "assistive")
    return Fraction(sum(bool(named(text, kind)) for kind in kinds), len(kinds))


def remarks(answers: Iterable[Answer]) -> Fraction:
    """Return the share of gaps with a remark; without gaps, of what is supported."""
    given = tuple(answers)
    gaps = tuple(_at(given, GAPS)) or tuple(_at(given, (SUPPORTS,)))
    return Fraction(sum(bool(one.remark) for one in gaps), len(gaps)) if gaps else Fraction(0)


def roadmap(answers: Iterable[Answer], audited: bool, as_of: date) -> Fraction:
    """Return the share of gaps that are closed within 12 months; without gaps 1 if audited."""
    gaps = tuple(_at(answers, GAPS))
    if not gaps:
        return Fraction(int(audited))
    last = months_later(as_of, int(factor("roadmap.months")))
    days = [read_date(one.fix_by).day for one in gaps if one.fix_by]
    return Fraction(sum(day is not None and as_of <= day <= last for day in days), len(gaps))


def _at(answers: Iterable[Answer], some: tuple[str, ...]) -> Iterator[Answer]:
    return (one for one in answers if known(one.level) in some)
