"""Whether there is a legal way for every country the data go to."""

from procure.api import Case, Decided, Gate, Message
from procure_privacy.answer import missing, undecided


def transfers_have_a_basis(case: Case) -> Decided:
    """Decide the gate on transfers from the answer and, where asked, the table of countries."""
    answer = case.response("transfer-basis")
    rows = case.rows("destinations")
    for row in rows:
        if row.cells["basis"].value == "none":
            country = str(row.cells["country"].value)
            words = Message("For {country} there is no legal way.", {"country": country})
            return Decided(Gate.FAIL, words, str(row.place))
    if answer.value is False:
        words = Message("The bid says there is not a legal way for every country.")
        return Decided(Gate.FAIL, words, str(answer.place))
    if gaps := missing([answer, *(row.cells["basis"] for row in rows)]):
        return undecided(gaps)
    words = Message("The bid says there is a legal way for every country.")
    return Decided(Gate.PASS, words, str(answer.place))
