"""The gate on critical criteria: no bid passes that shuts people out at the first step."""

from procure.api import Case, Decided, Finding, Gate, Message, Severity
from procure_accessibility.answered import own_measures, shown
from procure_accessibility.contract import clauses_from_report


def critical_criteria(case: Case) -> Decided:
    """Decide the gate: fail if a critical criterion is not supported.

    One that is met in part, not evaluated or not answered lets the bid pass under a condition of
    the contract, which is a finding with the criterion's number.
    """
    measures = shown(case)
    state = measures.get("accessibility.gate")
    if state is None:
        return _without(case)
    about = measures.get("accessibility.gate_criteria")
    values = {"criteria": ", ".join(str(about.value).split()) if about else ""}
    where = state.where
    if state.value == "fail":
        words = "Critical criteria are not supported: {criteria}."
        return Decided(Gate.FAIL, Message(words, values), where)
    if state.value == "pass":
        return Decided(Gate.PASS, Message("Every critical criterion is supported."), where)
    words = (
        "Passes under a condition: critical criteria are met in part or not shown: {criteria}."
        " The contract says by when they are met."
    )
    reason = Message(words, values)
    finding = Finding("accessibility.C1", Severity.WARNING, where, reason)
    return Decided(
        Gate.PASS,
        reason,
        where,
        measures=own_measures(case, measures),
        findings=(finding,),
        clauses=clauses_from_report(case, measures, critical_only=True),
    )


def _without(case: Case) -> Decided:
    answer = case.bid.responses.get(case.criterion.id)
    where = str(answer.place) if answer else ""
    if answer and answer.value is False:
        return Decided(Gate.FAIL, Message("No report is enclosed."), where)
    if answer and answer.value is None and answer.clarification is not None:
        words = "Asked to clarify, the bidder gave no answer."
        return Decided(Gate.FAIL, Message(words), where)
    words = "No report that can be counted came with the bid."
    return Decided(Gate.NOT_EVALUABLE, Message(words), where)
