"""Gates: pass, fail, or not evaluable. No score buys a failed gate back."""

from decimal import Decimal
from fractions import Fraction

from procure.model.bid import Response, State
from procure.model.case import Case, Decided, Gate
from procure.model.message import Message
from procure.model.scoring import Condition, FromSetting, Limit
from procure.numbers import decimal
from procure.scoring.shapes import as_printed, key_of, unanswered


def decide_condition(case: Case, scoring: Condition) -> Decided:
    """Decide a gate that holds on one answer: one of some values, or within a limit."""
    response = case.response(scoring.requirement)
    where = str(response.place)
    if unanswered(response):
        return Decided(Gate.FAIL, Message("Asked to clarify, the bidder gave no answer."), where)
    if response.state is not State.ANSWERED:
        return Decided(Gate.NOT_EVALUABLE, _why_not(response), where)
    if isinstance(response.value, Decimal):
        return _within(Fraction(response.value), scoring, where)
    passes = key_of(response) in scoring.one_of
    words = "The answer is “{answer}”; it passes." if passes else "The answer is “{answer}”."
    state = Gate.PASS if passes else Gate.FAIL
    return Decided(state, Message(words, {"answer": as_printed(response)}), where)


def _within(value: Fraction, scoring: Condition, where: str) -> Decided:
    low, high = _limit(scoring.at_least), _limit(scoring.at_most)
    if low is not None and value < low:
        said = Message("{value} is less than {limit}.", _compared(value, low))
        return Decided(Gate.FAIL, said, where)
    if high is not None and value > high:
        said = Message("{value} is more than {limit}.", _compared(value, high))
        return Decided(Gate.FAIL, said, where)
    if low is not None:
        said = Message("{value} is at least {limit}.", _compared(value, low))
        return Decided(Gate.PASS, said, where)
    said = Message("{value} is at most {limit}.", _compared(value, high or Decimal(0)))
    return Decided(Gate.PASS, said, where)


def _compared(value: Fraction, limit: Decimal) -> dict[str, Decimal]:
    return {"value": decimal(value), "limit": limit}


def _limit(limit: Limit | None) -> Decimal | None:
    assert not isinstance(limit, FromSetting), "limits are resolved at issue"
    return limit


def _why_not(response: Response) -> Message:
    if response.state is State.UNREADABLE:
        return Message("Cannot be read: {fault}", {"fault": response.unreadable})
    if response.state is State.NOT_APPLICABLE:
        return Message("Answered as not applicable, but it is a gate.")
    return Message("Left blank.")
