"""Questions about a report as a whole: L07 to L10, L12, L14, L18 to L20."""

from collections.abc import Iterator, Mapping
from datetime import date

from procure.api import Finding, MessageValue
from procure_accessibility.catalogue import LEVEL_A, LEVEL_AA, LEVEL_AAA
from procure_accessibility.clauses import clauses_asked
from procure_accessibility.dates import read_date
from procure_accessibility.groups import CLAIMS, GROUPS
from procure_accessibility.held import Held, hold
from procure_accessibility.levels import DOES_NOT, SUPPORTS
from procure_accessibility.months import months_later
from procure_accessibility.named import named
from procure_accessibility.published import factor
from procure_accessibility.said import finding, listed, shortened
from procure_accessibility.versions import names_version

SECTION_508: Mapping[str, str] = {
    "en_301_549_hardware": "hardware",
    "en_301_549_software": "software",
    "en_301_549_documentation_and_support_services": "support_documentation_and_services",
}
"""Chapters of Section 508 about the same as a chapter of EN 301 549."""


def report_findings(held: Held) -> Iterator[Finding]:
    """Yield what to ask about the report as a whole."""
    for one in held.report.parts:
        yield from _by_itself(hold(one, held.wanted))
    if not held.report.parts:
        yield from _by_itself(held)
    yield from _groups(held)
    yield from _levels_aaa(held)
    yield from _disabled(held)


def _by_itself(held: Held) -> Iterator[Finding]:
    """Yield what is asked of each report, where a bid has several."""
    yield from _date(held)
    yield from _version(held)
    yield from _standard(held)
    yield from _methods(held)


def _date(held: Held) -> Iterator[Finding]:
    text, where = held.report.date, held.report.place("date")
    read = read_date(text)
    if not text:
        yield finding("L07", held.report.file, "The report has no date.", {})
    elif read.day is None:
        said = "The report's date, {date}, cannot be read."
        yield finding("L07", where, said, {"date": repr(shortened(text))})
    elif read.ambiguous:
        said = "The report's date, {date}, can mean two days; the earlier one, {day}, counts."
        yield finding("L20", where, said, {"date": text, "day": read.day})
    if read.day and held.wanted.as_of:
        yield from _age(read.day, held.wanted.as_of, where)


def _age(day: date, as_of: date, where: str) -> Iterator[Finding]:
    if day > as_of:
        said = "The report's date, {date}, lies after {as_of}; its age counts as unknown."
        yield finding("L07", where, said, {"date": day, "as_of": as_of})
        return
    for key in ("recency.half-months", "recency.full-months"):
        months = int(factor(key))
        if months_later(day, months) < as_of:
            said = "The report of {date} is older than {months} months on {as_of}."
            values: dict[str, MessageValue] = {
                "date": day,
                "months": months,
                "as_of": as_of,
            }
            yield finding("L08", where, said, values)
            return


def _version(held: Held) -> Iterator[Finding]:
    offered, reported = held.wanted.version, held.report.version
    if offered:
        yield from other_version(reported, offered, held.report.place("version"))


def other_version(reported: str, offered: str, where: str) -> Iterator[Finding]:
    """Yield L09 if a report is about another version than is offered, or names none."""
    values = {"reported": repr(shortened(reported)), "offered": repr(shortened(offered))}
    if not reported:
        said = "The report names no version, and version {offered} is offered."
        yield finding("L09", where, said, values)
    elif not names_version(offered, reported):
        said = "The report is about version {reported}, and version {offered} is offered."
        yield finding("L09", where, said, values)


def _standard(held: Held) -> Iterator[Finding]:
    if held.own_wcag and held.own_wcag < held.wcag:
        said = "The report was written for WCAG {own}, and the target is WCAG {target}."
        values = {"own": held.own_wcag, "target": held.wcag}
        yield finding("L10", held.report.place("catalogue"), said, values)


def _methods(held: Held) -> Iterator[Finding]:
    said = held.report.methods
    if not named(said, "tool") and not named(said, "assistive"):
        what = "The report names no tool and no assistive technology it was made with."
        yield finding("L12", held.report.place("methods"), what, {})


def _groups(held: Held) -> Iterator[Finding]:
    high, low = factor("lint.group-high"), factor("lint.group-low")
    numbers = {number: group for group, some in CLAIMS.items() for number in some}
    for one in held.report.answers:
        group = numbers.get(one.number)
        shown = held.groups.get(group or "")
        if group is None or shown is None or "performance" not in one.chapter:
            continue
        against = (one.level == DOES_NOT and shown >= high) or (
            one.level == SUPPORTS and shown < low
        )
        if against:
            said = (
                "{number} says {level} for {group}, while the criteria that matter to them"
                " add up to {percent} percent."
            )
            values: dict[str, MessageValue] = {
                "number": one.number,
                "level": one.level,
                "group": GROUPS[group],
                "percent": int(shown),
            }
            yield finding("L14", one.where, said, values)


def _levels_aaa(held: Held) -> Iterator[Finding]:
    given = [one for one in held.report.answers if one.chapter == LEVEL_AAA and one.level]
    least = int(factor("lint.all-aaa"))
    if len({one.number for one in given}) >= least and all(one.level == SUPPORTS for one in given):
        said = "All {count} answers of level AAA are supports, which no known product reaches."
        yield finding("L18", given[0].where, said, {"count": len(given)})


def _disabled(held: Held) -> Iterator[Finding]:
    asked = {one.chapter for one in clauses_asked(held.wanted.areas)}
    same = {SECTION_508[one] for one in asked if one in SECTION_508}
    off = sorted({LEVEL_A, LEVEL_AA, *asked, *same} & held.report.disabled)
    if off:
        said = "The report switches off chapters that the tender needs: {chapters}."
        yield finding("L19", held.report.file, said, {"chapters": listed(off)})
