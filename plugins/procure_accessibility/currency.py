"""Whether a conformance report is there, is about the offered version, and is recent enough."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Measure,
    Message,
    MessageValue,
    Response,
    State,
)
from procure_accessibility.enclosed import SUPPORT, files_named
from procure_accessibility.months import months_later
from procure_accessibility.said import finding, shortened
from procure_accessibility.versions import names_version

VERSION, DATE = "accessibility.version", "accessibility.report_date"
LAST = "accessibility.report_date_last"
"""Last day that a report's date can mean, where it names a month only."""

OTHER = "accessibility.report_date_other"
"""Later day that a report's date can mean, where day and month could be exchanged, as in 4/5."""

TYPED: Mapping[str, str] = {VERSION: "report-version", DATE: "report-date"}
"""Questions of the form that count where a report says nothing itself, by what it may say."""


def report_is_current(case: Case) -> Decided:
    """Decide the gate on the conformance report.

    It passes if a report is enclosed, says its version, and was finished at most parameter
    ``months`` before the deadline's day. What a report that was read says of itself counts; what
    the bid says of it counts only where the report is silent, or could mean either of two days.
    """
    enclosed = case.response("conformance-report")
    if enclosed.value is False:
        return _decided(Gate.FAIL, "No conformance report is enclosed.", enclosed)
    own = {name: case.measures[name] for name in TYPED if name in case.measures}
    typed = [
        case.response(answer)
        for name, answer in TYPED.items()
        if name not in own or (name == DATE and OTHER in case.measures)
    ]
    for response in (enclosed, *typed):
        if response.state is not State.ANSWERED:
            return _unanswered(response)
    if SUPPORT not in case.measures and not files_named(case, enclosed):
        words = "A report is said to be enclosed, but no file is named that came with the bid."
        return _decided(Gate.NOT_EVALUABLE, words, enclosed)
    day, where = _finished(case, own.get(DATE))
    return replace(_by_age(case, day, where), findings=tuple(_differing(case, own)))


def _finished(case: Case, own: Measure | None) -> tuple[date, str]:
    """Return the day that counts and where it stands; the bid may name the day of a month."""
    typed = case.response("report-date")
    if isinstance(typed.value, date) and (own is None or _within(case, own, typed.value)):
        return typed.value, str(typed.place)
    assert own is not None
    return date.fromisoformat(str(own.value)), own.where


def _within(case: Case, own: Measure, day: date) -> bool:
    last, other = case.measures.get(LAST, own), case.measures.get(OTHER)
    if other is not None and day.isoformat() == other.value:
        return True
    return str(own.value) <= day.isoformat() <= str(last.value)


def _by_age(case: Case, finished: date, where: str) -> Decided:
    if finished > case.as_of:
        words = "The report's date, {date}, lies after the deadline."
        return Decided(Gate.NOT_EVALUABLE, Message(words, {"date": finished}), where)
    months = int(Decimal(case.parameters["months"]))
    values: dict[str, MessageValue] = {"date": finished, "months": months}
    if months_later(finished, months) < case.as_of:
        words = "The report of {date} is older than {months} months at the deadline."
        return Decided(Gate.FAIL, Message(words, values), where)
    words = "The report of {date} is at most {months} months old at the deadline."
    return Decided(Gate.PASS, Message(words, values), where)


def _differing(case: Case, own: Mapping[str, Measure]) -> Iterator[Finding]:
    """Yield where the bid says something else of its report than the report says itself."""
    for name, found in own.items():
        typed = case.response(TYPED[name])
        values: dict[str, MessageValue] = {
            "own": repr(shortened(str(found.value))),
            "typed": repr(shortened(typed.raw)),
        }
        if name == VERSION and isinstance(typed.value, str):
            if not all(names_version(typed.value, one) for one in str(found.value).split("; ")):
                words = "The report is about version {own}, and the bid says {typed} of it."
                yield finding("E3", str(typed.place), words, values)
        elif isinstance(typed.value, date) and not _within(case, found, typed.value):
            words = "The report says {own} as its date, and the bid {typed}; the report's counts."
            yield finding("E3", str(typed.place), words, values)


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
