"""The reader of OpenACR files: measures and findings over the buyer's target and components."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    Finding,
    InputFault,
    Measure,
    Message,
    Reading,
    SettingValue,
    Severity,
)
from procure_accessibility.levels import Counted, by_criterion, count_levels, report_findings
from procure_accessibility.openacr import read_answers
from procure_accessibility.success_criteria import TARGETS, criteria_of

COUNTS = {
    "supports": "supports",
    "partially_supports": "partially-supports",
    "does_not_support": "does-not-support",
    "not_applicable": "not-applicable",
    "not_evaluated": "not-evaluated",
    "blank": "",
}
"""Measure and the level it counts; ``blank`` holds what is missing as well."""


def read_openacr(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return counts of levels, reported support in percent, and findings.

    ``accessibility.reported_support`` is 100 x (supports + 0.5 x partially supports) / (criteria
    of the target - not applicable), for the component chosen or the worst of several.
    """
    target = str(settings.get("target", "wcag21-aa"))
    chosen = settings.get("component", ("web",))
    components = chosen if isinstance(chosen, tuple) else (str(chosen),)
    if target not in TARGETS:
        return _unread(file.name, f"the target {target!r} is not known.")
    try:
        found = by_criterion(read_answers(file))
    except InputFault as fault:
        return Reading((), tuple(_fault_findings(fault)))
    criteria = criteria_of(target)
    counted = count_levels(found, criteria, components)
    findings = tuple(report_findings(found, criteria, components, file.name))
    return Reading(tuple(_measures(counted, file.name)), findings)


def _measures(counted: Counted, file: str) -> Iterator[Measure]:
    for name, level in COUNTS.items():
        yield Measure(f"accessibility.{name}", Fraction(counted[level]), "count", file)
    if counted.support is not None:
        yield Measure("accessibility.reported_support", counted.support, "percent", file)


def _fault_findings(fault: InputFault) -> Iterator[Finding]:
    for problem in fault.problems:
        what = Message("{what} {remedy}", {"what": problem.what, "remedy": problem.remedy})
        yield Finding("accessibility.R1", Severity.ERROR, problem.where, what)


def _unread(file: str, what: str) -> Reading:
    message = Message("Not counted: {what}", {"what": what})
    return Reading((), (Finding("accessibility.R1", Severity.ERROR, file, message),))
