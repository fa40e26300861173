"""What a reader gives: measures and findings of a report under the buyer's settings."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

from procure.api import EvidenceContent, Finding, InputFault, Measure, Reading, SettingValue
from procure_accessibility.absent import mostly_absent
from procure_accessibility.clauses import clause_findings, clause_measures, clause_standings
from procure_accessibility.dates import read_date
from procure_accessibility.evidence import (
    PARTS,
    Asked,
    EvidencePart,
    adjusted,
    evidence,
    evidence_parts,
    independence,
)
from procure_accessibility.gaps import gap_measures, silent
from procure_accessibility.gate import gate
from procure_accessibility.groups import GROUPS
from procure_accessibility.held import Held, hold
from procure_accessibility.levels import (
    GAPS,
    NOT_APPLICABLE,
    WORST_FIRST,
    Standing,
    counts,
    coverage,
    strict_rate,
    support,
)
from procure_accessibility.lint_answers import answer_findings
from procure_accessibility.lint_report import report_findings
from procure_accessibility.months import months_later
from procure_accessibility.openacr import read_report
from procure_accessibility.published import factor, source_of
from procure_accessibility.report import Report
from procure_accessibility.said import finding, unread
from procure_accessibility.several import ReadReport, reports_beside, together
from procure_accessibility.sheet import read_sheet
from procure_accessibility.vpat import read_vpat
from procure_accessibility.wanted import NotWanted, wanted

OF_A_REPORT = frozenset({"recency", "version", "standard", "independence", "methods"})
"""Parts of the evidence that each of several reports has by itself."""

NAMES = {level: level.replace("-", "_") or "blank" for level in WORST_FIRST}
"""Measure that counts each level; ``blank`` holds what is missing as well."""


def read_openacr(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return measures and findings of an OpenACR file."""
    return read_with(read_report, file, settings)


def read_word_report(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return measures and findings of a VPAT in Word."""
    return read_with(read_vpat, file, settings)


def read_own_sheet(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return measures and findings of our conformance sheet."""
    return read_with(read_sheet, file, settings)


def read_with(
    read: ReadReport, file: EvidenceContent, settings: Mapping[str, SettingValue]
) -> Reading:
    """Return measures and findings of a file that ``read`` makes a report of.

    Where a bid has several reports, the first of them by name speaks for all. What cannot be known
    is left out: a file that cannot be read, or settings that cannot be used,
    give findings only.
    """
    others = tuple(reports_beside(file))
    if any(other.name < file.name for _, other in others):
        return Reading(())
    reports: list[Report] = []
    findings: list[Finding] = []
    for read_one, one in ((read, file), *others):
        try:
            reports.append(read_one(one))
        except InputFault as fault:
            findings += unread(fault)
    if not reports:
        return Reading((), tuple(findings))
    try:
        held = hold(together(reports), wanted(settings))
    except NotWanted as fault:
        return Reading((), (finding("R1", file.name, "{what}", {"what": fault.said}),))
    findings += [*_findings(held), *_left_out(held, in_tender=bool(file.tables))]
    return Reading(tuple(measures_of(held)), tuple(findings))


def measures_of(held: Held) -> Iterator[Measure]:
    """Yield the measures of a report over its target."""
    file, some = held.report.file, held.standings
    for level, number in counts(some).items():
        yield _counted(NAMES[level], number, _where(held, level))
    official = held.wanted.weights == "gc-official"
    credit = source_of("credit.partially-supports")
    percents = {
        "reported_support": support(some, credit_absent=official),
        "reported_support_low": support(some, Fraction(0), official),
        "reported_support_high": support(some, Fraction(1), official),
        "strict_rate": strict_rate(some),
        "coverage": coverage(some),
    }
    for name, percent in percents.items():
        if percent is not None:
            yield Measure(f"accessibility.{name}", percent, "percent", file, credit)
    yield from _gate(held)
    yield from _groups(held)
    yield from _evidence(held, percents["reported_support"])
    yield from _certainty(held)
    yield from _facts(held)
    yield from clause_measures(held)
    yield from gap_measures((*some, *clause_standings(held)))


def _where(held: Held, level: str) -> str:
    """Return the places of the answers at a level, as far as a line has room."""
    places = [one.where for one in held.standings if one.level == level and one.where]
    shown = ", ".join(place.removeprefix(f"{held.report.file}:") for place in places[:12])
    more = ", …" if len(places) > 12 else ""
    return f"{held.report.file}:{shown}{more}" if shown else held.report.file


def _counted(name: str, number: int, where: str) -> Measure:
    return Measure(f"accessibility.{name}", Fraction(number), "count", where)


def _gate(held: Held) -> Iterator[Measure]:
    found = gate(held.standings)
    about = found.failed or found.open
    where = ", ".join(one.where for one in about if one.where) or held.report.file
    yield Measure("accessibility.gate", found.state, "text", where, "success_criteria critical")
    if about:
        numbers = " ".join(one.criterion.number for one in about)
        yield Measure("accessibility.gate_criteria", numbers, "text", where)
    if found.absent:
        numbers = " ".join(one.criterion.number for one in found.absent)
        yield Measure("accessibility.gate_absent", numbers, "text", found.absent[0].where)


def _groups(held: Held) -> Iterator[Measure]:
    source = f"groups_affected.csv {held.wanted.mapping}"
    for group, percent in held.groups.items():
        name = f"accessibility.group.{group}"
        yield Measure(name, percent, "percent", held.report.file, source)
    if held.groups:
        least = min(held.groups.values())
        worst = ", ".join(one for one, percent in held.groups.items() if percent == least)
        yield Measure("accessibility.worst_group", worst, "text", held.report.file, source)


def _evidence(held: Held, percent: Fraction | None) -> Iterator[Measure]:
    parts = _of_all(held)
    for one in parts:
        name, source = f"accessibility.evidence.{one.name}", source_of(f"{one.name}.points")
        yield Measure(name, one.share, "1", one.where, source)
    if len(parts) < len(PARTS):
        return
    shown = evidence(parts)
    yield Measure("accessibility.evidence", shown, "1", held.report.file, "factors.csv")
    if percent is not None:
        value = adjusted(percent, shown, held.wanted.delta)
        yield Measure("accessibility.adjusted", value, "percent", held.report.file, "setting delta")


def _of_all(held: Held) -> tuple[EvidencePart, ...]:
    """Return the parts of the evidence; of several reports the one that has least of a part."""
    found = {one.name: one for one in known_parts(held)}
    each = [known_parts(hold(one, held.wanted)) for one in held.report.parts]
    for name in found.keys() & OF_A_REPORT if each else ():
        some = [one for parts in each for one in parts if one.name == name]
        found[name] = min(some, key=lambda one: one.share)
    return tuple(found.values())


def known_parts(held: Held) -> tuple[EvidencePart, ...]:
    """Return the parts of the evidence that can be known from what the buyer said."""
    asked = Asked(held.wanted.version, held.wanted.as_of, held.wcag)
    return evidence_parts(held.report, held.own_wcag, held.standings, asked)


def _certainty(held: Held) -> Iterator[Measure]:
    """Yield how many cells were read for certain, where a format leaves doubt."""
    sure = factor("vpat.sure")
    doubtful = [one for one in held.report.answers if one.certainty < sure]
    if doubtful or any(one.certainty < 100 for one in held.report.answers):
        where = ", ".join(dict.fromkeys(one.where for one in doubtful[:12])) or held.report.file
        source = source_of("vpat.sure")
        number = Fraction(len(doubtful))
        yield Measure("accessibility.cells_unsure", number, "count", where, source)
        least = Fraction(min(one.certainty for one in held.report.answers))
        yield Measure("accessibility.least_certainty", least, "percent", where, source)


def _facts(held: Held) -> Iterator[Measure]:
    report = held.report
    gaps = " ".join(_gap(one) for one in held.standings if one.level in GAPS)
    read = read_date(report.date)
    day = read.day
    facts = {
        "gaps": (gaps, "text", report.file),
        "silent": (silent((*held.standings, *clause_standings(held))), "text", report.file),
        "own_standard": (f"WCAG {held.own_wcag}" if held.own_wcag else "", "text", report.file),
        "target_standard": (f"WCAG {held.wcag}", "text", report.file),
        "product": (report.product[:200], "text", report.place("product")),
        "version": (report.version[:200], "text", report.place("version")),
        "report_date": (day.isoformat() if day else "", "date", report.place("date")),
    }
    if report.parts:
        facts["reports"] = ("; ".join(one.file for one in report.parts), "text", report.file)
    if day and read.month_only:
        last = months_later(day, 1) - timedelta(days=1)
        facts["report_date_last"] = (last.isoformat(), "date", report.place("date"))
    if read.other:
        facts["report_date_other"] = (read.other.isoformat(), "date", report.place("date"))
    for name, (value, unit, where) in facts.items():
        if value:
            yield Measure(f"accessibility.{name}", value, unit, where)


def _gap(one: Standing) -> str:
    return f"{one.criterion.number}:{one.level}"


def _findings(held: Held) -> Iterator[Finding]:
    if held.report.parts:
        names = ", ".join(one.file for one in held.report.parts)
        words = "Several reports came, and of each criterion the worst answer counts: {files}."
        yield finding("R5", held.report.file, words, {"files": names})
    yield from held.report.unplaced
    yield from answer_findings(held)
    yield from report_findings(held)
    yield from clause_findings(held)
    yield from _unknown(held)


def _left_out(held: Held, in_tender: bool) -> Iterator[Finding]:
    """Yield which setting evidence lacks; in a tender each bidder says its version itself."""
    file = held.report.file
    if held.wanted.as_of is None:
        words = "Evidence is left out: the setting as_of does not say on which day age is counted."
        yield finding("E2", file, words, {})
    if not held.wanted.version and not in_tender:
        words = "Evidence is left out: the setting tendered_version does not say what is offered."
        yield finding("E2", file, words, {})


def _unknown(held: Held) -> Iterator[Finding]:
    """Yield what rests on little or on a guess, and for whom nothing can be said."""
    file = held.report.file
    for some in (held.standings, clause_standings(held)):
        yield from mostly_absent(counts(some)[NOT_APPLICABLE], len(some), file)
    for report in held.report.parts or (held.report,):
        if not report.vendor and not report.audit and independence(report):
            words = "No vendor is named; {author} is taken for somebody else than the maker."
            where = report.place("author")
            yield finding("E1", where, words, {"author": repr(report.author[:80])})
    silent = [GROUPS[one] for one in GROUPS if one not in held.groups]
    for group in silent:
        words = "No criterion that applies speaks for {group}: nothing can be said of them."
        yield finding("G1", file, words, {"group": group})
