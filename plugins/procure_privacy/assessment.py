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
    Severity,
    Standing,
    State,
)
from procure_privacy.answer import in_vain, named, undecided

PACK = "privacy"
READ = "privacy.answers"
"""Measure that the reader of assessments gives of every file it could read."""

TWO_OF_NINE = Decimal(2)
"""Signs from which an assessment is normally due (WP 248 rev.01, section III.B)."""


def assessment_is_supplied(case: Case) -> Decided:
    """Decide the gate on what the buyer's impact assessment needs.

    Parameter ``trigger`` is ``always``, ``two-of-nine`` or ``threshold``; signs are those of the
    buyer's own screening. An enclosed assessment passes, and so does an answer to each row.
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
    gaps = tuple(cell for row in rows if not named(cell := row.cells["answer"]))
    if rows and not gaps:
        told = Message("All {count} matters are answered.", {"count": len(rows)})
        return Decided(Gate.PASS, told, str(rows[0].place), findings=findings)
    if gaps and (in_vain(gaps) or answer.value is not True):
        return replace(undecided(gaps), findings=findings)
    words = "No assessment is enclosed, and nothing is said in its place."
    if answer.value is True:
        words = (
            "An assessment is said to be enclosed, but no file is named that came with the bid. Ask"
            " for the answers in its place."
        )
    return Decided(Gate.NOT_EVALUABLE, Message(words), where, findings=findings)


def _is_enclosed(case: Case, answer: Response) -> bool:
    """Return whether an assessment came: read by this plugin, or a file beside the answer yes."""
    read = case.measures.get(READ)
    if read is not None and read.value:
        return True
    if answer.value is not True:
        return False
    if any(file.pack == PACK for file in case.bid.evidence):
        return True
    absent = {
        str(finding.what.values.get("pointer"))
        for finding in case.bid.findings
        if finding.code == "procure.evidence-missing"
    }
    pointers = {one.strip() for one in re.split(r"[;\n]", answer.evidence) if one.strip()}
    return answer.standing is Standing.EVIDENCED and bool(pointers - absent)


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
