"""Whether a bill of quantities can be trusted: its failed gates, and the totals it must give."""

from procure.api import Case, Decided, Gate, Measure, Message, MessageValue
from procure_carbon.figure import NO_BILL, title

_MISSING = "G1"
"""The gate that only ever means that a total is not known; it excludes by the totals needed."""

_UNREAD = "G14"
"""The gate that may only mean that a total is not known: a question, as long as one is missing."""

GATES: dict[str, Message] = {
    "G1": Message("G1: modules are missing"),
    "G2": Message("G2: another scope than published"),
    "G3": Message("G3: quantities far from the reference"),
    "G5": Message("G5: a factor no construction product has"),
    "G8": Message("G8: stored carbon or a credit inside a total"),
    "G9": Message("G9: a declaration whose A1-A3 is not A1 + A2 + A3"),
    "G11": Message("G11: too much data of no particular product"),
    "G12": Message("G12: the stated total is not the sum of the lines"),
    "G14": Message("G14: cells that are no numbers, unknown units, a line twice"),
}


def bill_gates(case: Case) -> Decided:
    """Return whether the enclosed bill fails a gate named in setting ``gates-that-fail``.

    Without a bill, or while a total of setting ``totals-needed`` cannot be known, it is not
    evaluable; asked in vain, it fails (field notes, 6.4). A module that is missing from other
    totals only excludes nobody.
    """
    answer = case.response("bill")
    bill = case.measures.get("carbon.failed_gates")
    if bill is None:
        return _not_yet(case, NO_BILL, str(answer.place))
    chosen = case.settings.get("gates-that-fail", ())
    excluding = {one.upper() for one in chosen} if isinstance(chosen, tuple) else set()
    failed = [one for one in str(bill.value).split() if one in excluding and one != _MISSING]
    missing = _missing_totals(case)
    definite = [one for one in failed if not (missing and one == _UNREAD)]
    if definite:
        reason = Message("The bill fails {gates}.", {"gates": _listed(definite)})
        return Decided(Gate.FAIL, reason, bill.where)
    if missing:
        words = Message(
            "The bill does not give {totals}; its findings name the lines.",
            {"totals": _joined([title(one) for one in missing])},
        )
        return _not_yet(case, words, bill.where)
    return Decided(
        Gate.PASS,
        Message("The bill fails no gate that excludes."),
        bill.where,
        measures=(Measure("carbon.bill_trusted", "yes", "text", bill.where),),
    )


def _missing_totals(case: Case) -> list[str]:
    needed = case.settings.get("totals-needed", ())
    names = [one.replace("-", "_") for one in needed] if isinstance(needed, tuple) else []
    return [one for one in names if f"carbon.{one}" not in case.measures]


def _not_yet(case: Case, reason: Message, where: str) -> Decided:
    if case.response("bill").clarification is not None:
        asked = Message("{what} Asked to clarify, it still is so.", {"what": reason})
        return Decided(Gate.FAIL, asked, where)
    return Decided(Gate.NOT_EVALUABLE, reason, where)


def _listed(gates: list[str]) -> MessageValue:
    return _joined([GATES.get(one) or Message("{gate}", {"gate": one}) for one in gates])


def _joined(parts: list[Message]) -> MessageValue:
    first, *others = parts
    for other in others:
        first = Message("{first}; {rest}", {"first": first, "rest": other})
    return first
