"""Gates that read an answer which another criterion asks for."""

from decimal import Decimal

from procure.api import Case, Decided, Gate, Message, MessageValue, Response, decimal
from procure_privacy.answer import missing, undecided
from procure_privacy.words import names_someone


def breach_in_time(case: Case) -> Decided:
    """Decide the gate on notice of a breach: hours offered within parameter ``most``."""
    answer = case.bid.responses.get("privacy/breach-hours")
    if answer is None:
        return _not_asked()
    if gaps := missing([answer]):
        return undecided(gaps)
    assert isinstance(answer.value, Decimal)
    most = Decimal(case.parameters["most"])
    values: dict[str, MessageValue] = {"hours": decimal(answer.value), "most": decimal(most)}
    if answer.value > most:
        words = Message("{hours} hours are more than the {most} the tender allows.", values)
        return Decided(Gate.FAIL, words, str(answer.place))
    words = Message("{hours} hours, within the {most} of the tender.", values)
    return Decided(Gate.PASS, words, str(answer.place))


def contact_is_named(case: Case) -> Decided:
    """Decide the gate on the contact for privacy: it passes if one is named.

    “Nobody” and “to be named” name nobody.
    """
    answer: Response | None = case.bid.responses.get("privacy/privacy-contact")
    if answer is None:
        return _not_asked()
    if not names_someone(answer):
        return undecided((answer,))
    return Decided(Gate.PASS, Message("A contact for privacy is named."), str(answer.place))


def _not_asked() -> Decided:
    words = Message("The tender does not ask what this gate reads.")
    return Decided(Gate.NOT_EVALUABLE, words)
