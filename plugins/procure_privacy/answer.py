"""Answers that are missing: why, and what that means."""

from collections.abc import Iterable
from fractions import Fraction

from procure.api import Decided, Gate, Message, MessageValue, Open, Response, Scored, State

NO_ANSWER = "Asked to clarify, the bidder gave no answer."


def missing(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Return those without an answer: blank, unreadable or not applicable."""
    return tuple(one for one in responses if one.state is not State.ANSWERED)


def unscored(gaps: tuple[Response, ...]) -> Open | Scored:
    """Return open with the place of each gap, or 0 points if all were asked about in vain."""
    if all(gap.clarification is not None for gap in gaps):
        return Scored(Fraction(0), Message(NO_ANSWER))
    return Open(_why(gaps), str(gaps[0].place))


def undecided(gaps: tuple[Response, ...]) -> Decided:
    """Return a gate that is not evaluable, or fails if all gaps were asked about in vain."""
    where = str(gaps[0].place)
    if all(gap.clarification is not None for gap in gaps):
        return Decided(Gate.FAIL, Message(NO_ANSWER), where)
    return Decided(Gate.NOT_EVALUABLE, _why(gaps), where)


def _why(gaps: tuple[Response, ...]) -> Message:
    unreadable = [gap for gap in gaps if gap.state is State.UNREADABLE]
    if unreadable:
        first = unreadable[0]
        values: dict[str, MessageValue] = {"place": str(first.place), "fault": first.unreadable}
        return Message("{place} cannot be read: {fault}", values)
    values = {"places": ", ".join(str(gap.place) for gap in gaps)}
    return Message("No answer in {places}.", values)
