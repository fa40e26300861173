"""Whether an impact assessment comes with the bid where the tender asks for one."""

from decimal import Decimal

from procure.api import Case, Decided, Gate, Message, MessageValue, Standing
from procure_privacy.answer import missing, undecided


def assessment_is_supplied(case: Case) -> Decided:
    """Decide the gate on the impact assessment.

    Parameter ``trigger`` is ``always``, or ``screening``: then it is needed from ``threshold``
    signs of high risk on. An enclosed assessment always passes.
    """
    answer = case.response("assessment")
    where = str(answer.place)
    if answer.value is True:
        if answer.standing is Standing.EVIDENCED:
            return Decided(Gate.PASS, Message("An impact assessment is enclosed."), where)
        words = "An assessment is said to be enclosed, but no file is named."
        return Decided(Gate.NOT_EVALUABLE, Message(words), where)
    if gaps := missing([answer]):
        return undecided(gaps)
    if case.parameters["trigger"] == "always":
        words = "No impact assessment is enclosed, and the tender always asks for one."
        return Decided(Gate.FAIL, Message(words), where)
    return _by_screening(case)


def _by_screening(case: Case) -> Decided:
    rows = case.rows("screening")
    threshold = Decimal(case.parameters["threshold"])
    signs = sum(row.cells["applies"].value is True for row in rows)
    gaps = missing(row.cells["applies"] for row in rows)
    values: dict[str, MessageValue] = {"signs": signs, "threshold": threshold}
    if signs >= threshold:
        words = "{signs} signs of high risk (limit {threshold}), and no assessment is enclosed."
        return Decided(Gate.FAIL, Message(words, values))
    if gaps:
        return undecided(gaps)
    if not rows:
        return Decided(Gate.NOT_EVALUABLE, Message("The screening is empty."))
    words = "{signs} signs of high risk; an assessment is needed from {threshold} on."
    return Decided(Gate.PASS, Message(words, values))
