"""Whether the buyer gets what its own impact assessment needs, where that assessment is due.

What a bidder says of risk decides nothing here: only that it is said.
"""

import re
from dataclasses import replace
from decimal import Decimal

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Message,
    MessageValue,
    Response,
    Row,
    Severity,
    Standing,
    State,
    only_marks,
)
from procure_privacy.answer import in_vain, undecided
from procure_privacy.words import says_or_none, says_something

ASSESSMENT = "privacy/assessment"
READ = "privacy.questions_answered"
"""Measure that the reader of assessments gives of every file it could read."""

TWO_OF_NINE = Decimal(2)
"""Signs from which an assessment is normally due (WP 248 rev.01, section III.B)."""


def assessment_is_supplied(case: Case) -> Decided:
    """Decide the gate on what the buyer's impact assessment needs.

    Parameter ``trigger`` is ``always``, ``two-of-nine`` or ``threshold``; signs are those of the
    buyer's own screening. An assessment that was read, with an answer in it, passes; so does a file
    named beside a yes, or a part of one, on which no other answer rests alone; and so does an
    answer to each row.
    """
    signs = case.settings.get("signs", ())
    count = len(signs) if isinstance(signs, tuple) else 0
    trigger = case.parameters["trigger"]
    least = TWO_OF_NINE if trigger == "two-of-nine" else Decimal(case.parameters["threshold"])
    findings = _seen_by_the_bidder(case, count)
    if trigger != "always" and count < least:
        values: dict[str, MessageValue] = {"signs": count, "threshold": least}
        words = (
            "The tender shows {signs} signs of high risk; an assessment is due from {threshold}."
        )
        return Decided(Gate.PASS, Message(words, values), findings=findings)
    answer = case.response("assessment")
    where = str(answer.place)
    if _is_enclosed(case, answer):
        enclosed = Message("An impact assessment is enclosed.")
        return Decided(Gate.PASS, enclosed, where, findings=findings)
    rows = case.rows("assessment-information")
    gaps = _gaps(case, rows)
    if rows and not gaps:
        told = Message("All {count} matters are answered.", {"count": len(rows)})
        return Decided(Gate.PASS, told, str(rows[0].place), findings=findings)
    if gaps and (in_vain(gaps) or answer.value is not True):
        return replace(undecided(gaps), findings=findings)
    return Decided(Gate.NOT_EVALUABLE, _why_not(case, answer), where, findings=findings)


def _gaps(case: Case, rows: tuple[Row, ...]) -> tuple[Response, ...]:
    """Return the cells that say nothing; “none” is an answer where the pack's table says so."""
    may_be_none = {
        str(row["matter"]) for row in case.tables.get("information", ()) if row.get("may-be-none")
    }
    return tuple(
        cell
        for row in rows
        for cell in (row.cells["answer"],)
        if not (says_or_none(cell) if row.key in may_be_none else says_something(cell))
    )


def _is_enclosed(case: Case, answer: Response) -> bool:
    """Return whether an assessment came: read, with an answer in it, or named beside the yes."""
    read = case.measures.get(READ)
    if read is not None and read.value:
        return True
    return any(
        _stands_alone(case, one) and not _was_read_in_vain(case, one)
        for one in _pointers_that_came(case, answer)
    )


def _why_not(case: Case, answer: Response) -> Message:
    """Return why nothing counts as enclosed, and what to ask for."""
    if answer.value is not True:
        return Message("No assessment is enclosed, and nothing is said in its place.")
    came = _pointers_that_came(case, answer)
    if not came:
        return Message(
            "An assessment is said to be enclosed, but no file is named that came with the bid. Ask"
            " for the answers in its place."
        )
    values: dict[str, MessageValue] = {"pointer": came[0]}
    if _was_read_in_vain(case, came[0]):
        words = "“{pointer}” answers none of its questions. Ask for the answers in its place."
        return Message(words, values)
    words = (
        "“{pointer}” is named as the assessment, and another answer rests on it alone. Ask for the"
        " answers in its place."
    )
    return Message(words, values)


def _pointers_that_came(case: Case, answer: Response) -> tuple[str, ...]:
    """Return what is named beside a yes, without dashes and what did not come with the bid."""
    if answer.value is not True or answer.standing is not Standing.EVIDENCED:
        return ()
    absent = {
        str(finding.what.values.get("pointer"))
        for finding in case.bid.findings
        if finding.code == "procure.evidence-missing"
    }
    return tuple(one for one in _pointers(answer) if one not in absent and not only_marks(one))


def _stands_alone(case: Case, pointer: str) -> bool:
    """Return whether no other answer rests on the very same file, or part of it, alone."""
    others = [
        pointers[0]
        for one in case.bid.responses.values()
        if one.requirement != ASSESSMENT and len(pointers := _pointers(one)) == 1
    ]
    return pointer not in others


def _was_read_in_vain(case: Case, pointer: str) -> bool:
    """Return whether the reader of assessments could read this file, and found no answer."""
    read = case.measures.get(READ)
    return read is not None and f"/{read.where}".endswith(f"/{_file_of(pointer)} answers")


def _file_of(pointer: str) -> str:
    return pointer.partition("#")[0].strip()


def _pointers(answer: Response) -> tuple[str, ...]:
    return tuple(part for one in re.split(r"[;\n]", answer.evidence) if (part := one.strip()))


def _seen_by_the_bidder(case: Case, count: int) -> tuple[Finding, ...]:
    """Return a finding if the bidder sees more signs than the buyer; it changes no state."""
    seen = [row for row in case.rows("screening") if row.cells["applies"].value is True]
    if len(seen) <= count:
        return ()
    if any(row.cells["applies"].state is not State.ANSWERED for row in seen):
        return ()
    what = Message(
        "The bidder sees {seen} signs of high risk, the tender {count}: look again at whether the "
        "buyer's assessment is due. It is no fault of the bid.",
        {"seen": len(seen), "count": count},
    )
    return (Finding("privacy.G2", Severity.INFO, str(seen[0].place), what),)
