"""The gate on critical criteria: no bid passes that shuts people out at the first step."""

from collections.abc import Mapping

from procure.api import Case, Decided, Finding, Gate, Measure, Message, MessageValue, Severity
from procure_accessibility.answered import no_report, own_measures, shown
from procure_accessibility.contract import clauses_from_report


def critical_criteria(case: Case) -> Decided:
    """Decide the gate: fail if a critical criterion is not supported.

    One that is met in part, not evaluated or not answered lets the bid pass under a condition of
    the contract, which is a finding with the criterion's number; so does one that is said not to
    apply though any web page has something for it.
    """
    measures = shown(case)
    state = measures.get("accessibility.gate")
    if state is None:
        return _without(case)
    about = measures.get("accessibility.gate_criteria")
    values: dict[str, MessageValue] = {
        "criteria": ", ".join(str(about.value).split()) if about else ""
    }
    if state.value == "fail":
        words = "Critical criteria are not supported: {criteria}."
        return Decided(Gate.FAIL, Message(words, values), state.where)
    absent = measures.get("accessibility.gate_absent")
    if state.value == "pass" and absent is None:
        words = "Every critical criterion that applies is supported."
        return Decided(Gate.PASS, Message(words), state.where)
    reason = _condition(values if about else {}, absent)
    where = absent.where if absent and not about else state.where
    finding = Finding("accessibility.C1", Severity.WARNING, where, reason)
    return Decided(
        Gate.PASS,
        reason,
        where,
        measures=own_measures(case, measures),
        findings=(finding,),
        clauses=clauses_from_report(case, measures, critical_only=True),
    )


def _condition(values: Mapping[str, MessageValue], absent: Measure | None) -> Message:
    """Return why a bid passes under a condition only: what is not settled, what is passed over."""
    waiting = Message(
        "Passes under a condition: critical criteria are met in part or not shown: {criteria}."
        " The contract says by when they are met.",
        values,
    )
    if absent is None:
        return waiting
    passed_over = Message(
        "Passes under a condition: critical criteria are said not to apply, though any web page has"
        " something for them: {criteria}. The contract says by when they are tested.",
        {"criteria": ", ".join(str(absent.value).split())},
    )
    both = Message("{first} {second}", {"first": waiting, "second": passed_over})
    return both if values else passed_over


def _without(case: Case) -> Decided:
    answer = case.bid.responses.get(case.criterion.id)
    where = str(answer.place) if answer else ""
    if answer and answer.value is False:
        return Decided(Gate.FAIL, Message("No report is enclosed."), where)
    if answer and answer.value is None and answer.clarification is not None:
        words = "Asked to clarify, the bidder gave no answer."
        return Decided(Gate.FAIL, Message(words), where)
    return Decided(Gate.NOT_EVALUABLE, no_report(case), where)
