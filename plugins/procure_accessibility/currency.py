"""Whether a conformance report is there, is about the offered version, and is recent enough."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from procure.api import Case, Decided, Gate, Message, MessageValue, Response, Standing, State


def report_is_current(case: Case) -> Decided:
    """Decide the gate on the conformance report.

    It passes if a report is enclosed, says its version, and was finished at most parameter
    ``months`` before the deadline's day.
    """
    enclosed = case.response("conformance-report")
    if enclosed.value is False:
        return _decided(Gate.FAIL, "No conformance report is enclosed.", enclosed)
    for response in (
        enclosed,
        case.response("report-version"),
        case.response("report-date"),
    ):
        if response.state is not State.ANSWERED:
            return _unanswered(response)
    if enclosed.standing is not Standing.EVIDENCED:
        words = "A report is said to be enclosed, but no file is named."
        return _decided(Gate.NOT_EVALUABLE, words, enclosed)
    return _by_age(case, case.response("report-date"))


def _by_age(case: Case, answer: Response) -> Decided:
    finished = answer.value
    assert isinstance(finished, date)
    if finished > case.as_of:
        words = "The report's date, {date}, lies after the deadline."
        return _decided(Gate.NOT_EVALUABLE, words, answer, date=finished)
    months = int(Decimal(case.parameters["months"]))
    values: dict[str, MessageValue] = {"date": finished, "months": months}
    if months_later(finished, months) < case.as_of:
        words = "The report of {date} is older than {months} months at the deadline."
        return Decided(Gate.FAIL, Message(words, values), str(answer.place))
    words = "The report of {date} is at most {months} months old at the deadline."
    return Decided(Gate.PASS, Message(words, values), str(answer.place))


def months_later(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _unanswered(response: Response) -> Decided:
    if response.clarification is not None:
        words = "Asked to clarify, the bidder gave no answer."
        return _decided(Gate.FAIL, words, response)
    if response.state is State.UNREADABLE:
        words = "Cannot be read: {fault}"
        return _decided(Gate.NOT_EVALUABLE, words, response, fault=response.fault)
    return _decided(Gate.NOT_EVALUABLE, "Left blank.", response)


def _decided(state: Gate, words: str, response: Response, **values: MessageValue) -> Decided:
    return Decided(state, Message(words, values), str(response.place))
