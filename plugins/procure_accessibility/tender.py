"""What is looked at before a tender with accessibility criteria is issued: do the answers agree?

Codes: ``accessibility.W1`` an answer asks clauses whose table stays hidden; ``W2`` a part of the
offer is counted that the buyer says is not bought; ``W3`` a part that is bought is not counted;
``W4`` the clauses in force rest on next to nothing; ``W5`` what supports earn is paid twice; ``W6``
bidders may answer one by one and have no table for it; ``W7`` such a bid fails the gate on reports.
"""

from collections.abc import Iterator, Mapping

from procure.api import Finding, Lock, Message, Severity
from procure_accessibility.clauses import NEEDS, clauses_asked

PACK = "accessibility"
SETTINGS = f"tender.yaml packs.{PACK}.settings"

PARTS: Mapping[str, str] = {
    "web": "web",
    "electronic-docs": "documents",
    "software": "apps",
    "authoring-tool": "authoring",
    "closed": "closed",
}
"""Parts of an offer that reports are counted for, and the answer that says they are bought."""

COUNTED = frozenset(
    {"reported-support", "backed-support", "report-evidence", "least-served", "critical-criteria"}
)
"""Criteria that count a conformance report by parts."""

TABLES_IN = "reported-support"
"""The criterion whose requirements are the tables for answering one by one."""

FEWEST_CLAUSES = 3
"""Below it a criterion on clauses says little; judgement of the authors."""


def answers_agree(lock: Lock) -> tuple[Finding, ...]:
    """Return where answers on what is bought contradict each other or the criteria in force."""
    used = {one.id.partition("/")[2] for one in lock.criteria if one.pack == PACK}
    if not used:
        return ()
    settings = lock.pack(PACK).settings
    yes = frozenset(name for name, value in settings.items() if value == "yes")
    parts = settings.get("component", ())
    chosen = frozenset((parts,) if isinstance(parts, str) else parts)
    found: list[Finding] = []
    if "standard-clauses" in used:
        found += [*_hidden(yes), *_few(yes)]
    if used & COUNTED:
        found += [*_not_bought(yes, chosen), *_not_counted(yes, chosen)]
    if "bespoke" in yes:
        found += [*_no_tables(used), *_no_report_yet(used)]
    return (*found, *_twice(used))


def _hidden(yes: frozenset[str]) -> Iterator[Finding]:
    for answer, needed in NEEDS.items():
        if answer in yes and needed not in yes:
            yield _found(
                "accessibility.W1",
                Severity.WARNING,
                "{answer} is yes and {needed} is no, so bidders do not see all its clauses. Set "
                "{needed} to yes as well, or {answer} to no.",
                {"answer": answer, "needed": needed},
            )


def _not_bought(yes: frozenset[str], chosen: frozenset[str]) -> Iterator[Finding]:
    for part, answer in PARTS.items():
        if part in chosen and answer not in yes:
            yield _found(
                "accessibility.W2",
                Severity.WARNING,
                "component names {part}, and {answer} is no: reports are counted for something "
                "that is not bought. Set {answer} to yes, or take {part} out.",
                {"part": part, "answer": answer},
            )


def _not_counted(yes: frozenset[str], chosen: frozenset[str]) -> Iterator[Finding]:
    for part, answer in PARTS.items():
        if answer in yes and part not in chosen and part != "closed":
            yield _found(
                "accessibility.W3",
                Severity.INFO,
                "{answer} is yes, and component does not name {part}: gaps there change no score. "
                "Add it if people depend on it.",
                {"part": part, "answer": answer},
            )


def _few(yes: frozenset[str]) -> Iterator[Finding]:
    asked = [one.number for one in clauses_asked(yes)]
    if len(asked) < FEWEST_CLAUSES:
        yield _found(
            "accessibility.W4",
            Severity.WARNING,
            "Clauses of the standard earn points, and the answers on what is bought ask only: "
            "{clauses}. Go through the questions again, or leave the criterion out.",
            {"clauses": ", ".join(asked) or "none"},
        )


def _no_tables(used: set[str]) -> Iterator[Finding]:
    if used & COUNTED and TABLES_IN not in used:
        yield _found(
            "accessibility.W6",
            Severity.ERROR,
            "bespoke is yes, and no criterion in force brings the tables in which bidders answer"
            " one by one: a bid without a report could not be counted. Give points to"
            " accessibility/{criterion} (in place of backed-support), or set bespoke to no.",
            {"criterion": TABLES_IN},
        )


def _no_report_yet(used: set[str]) -> Iterator[Finding]:
    if "conformance-report" in used:
        yield _found(
            "accessibility.W7",
            Severity.WARNING,
            "bespoke is yes, and the gate {gate} shuts out whoever has no report yet. Leave the"
            " gate out, or set bespoke to no.",
            {"gate": "accessibility/conformance-report"},
        )


def _twice(used: set[str]) -> Iterator[Finding]:
    if {"reported-support", "backed-support"} <= used:
        what = Message(
            "Support earns points as reported and as backed: one fact is paid twice. Leave one of "
            "the two criteria out."
        )
        yield Finding("accessibility.W5", Severity.WARNING, "tender.yaml points", what)


def _found(code: str, severity: Severity, words: str, values: Mapping[str, str]) -> Finding:
    return Finding(code, severity, SETTINGS, Message(words, values))
