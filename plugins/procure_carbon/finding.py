"""Findings of this plugin, and what a refused file becomes."""

from collections.abc import Sequence

from procure.api import Finding, InputFault, Message, Reading, Severity

MOST_FINDINGS = 300


def error(code: str, where: str, what: Message) -> Finding:
    """Return a finding that must be settled."""
    return Finding(f"carbon.{code}", Severity.ERROR, where, what)


def warning(code: str, where: str, what: Message) -> Finding:
    """Return a finding that must be looked at."""
    return Finding(f"carbon.{code}", Severity.WARNING, where, what)


def info(code: str, where: str, what: Message) -> Finding:
    """Return a finding that is good to know."""
    return Finding(f"carbon.{code}", Severity.INFO, where, what)


def refused(fault: InputFault) -> Reading:
    """Return what a reader yields of a file that cannot be opened: each fault as a finding."""
    return Reading(
        (),
        tuple(
            error(
                "R1",
                one.where,
                Message("{what} {remedy}", {"what": one.what, "remedy": one.remedy}),
            )
            for one in fault.problems
        ),
    )


def bounded(findings: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    """Return the findings; of more than anyone can read, the gravest, and how many are left."""
    left_out = len(findings) - MOST_FINDINGS
    if left_out <= 0:
        return tuple(findings)
    gravest = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    findings = sorted(findings, key=lambda one: gravest.index(one.severity))
    what = Message("{count} more findings are left out.", {"count": left_out})
    return (*findings[:MOST_FINDINGS], warning("R2", file, what))
