"""Stored carbon and credits: what must stand beside the totals of a bill and not inside (G8)."""

from collections.abc import Iterator
from fractions import Fraction

from procure.api import Finding, Message, MessageValue, decimal
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import LineSum
from procure_carbon.finding import error, warning

_NEVER_BELOW_0 = ("A4", "A5", "B2", "B3", "C1", "C2")
_CAN_TAKE_UP = ("B1", "C3", "C4")


def stored_carbon(rules: BillRules, sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G8: stored carbon that lowers a total, that never leaves again, or has the wrong sign."""
    for one in sums:
        yield from _inside(rules, one)
        yield from _unbalanced(one)
        yield from _wrong_sign(one)


def _inside(rules: BillRules, one: LineSum) -> Iterator[Finding]:
    """G8: A1-A3 below zero. In the ``rics`` way the column holds no stored carbon at all."""
    line, product = one.line, one.modules.get("A1A3")
    back = (one.modules.get("C3") or Fraction(0)) + (one.modules.get("C4") or Fraction(0))
    if product is None or product >= 0:
        return
    said: dict[str, MessageValue] = {"line": line.id[:40]}
    if product + back < product / 20:
        what = Message(
            "{line}: A1-A3 is negative and the end of life does not give it back: stored carbon or"
            " a credit stands inside a total.",
            said,
        )
        yield error("G8", line.where, what)
    elif rules.b4 == "rics":
        what = Message(
            "{line}: A1-A3 is negative, so stored carbon lowers the upfront total. Give A1-A3"
            " without stored carbon (fossil + luluc), and the stored carbon in gwp_A1A3_biogenic.",
            said,
        )
        yield error("G8", line.where, what)
    else:
        what = Message(
            "{line}: A1-A3 is negative, so stored carbon lowers the upfront total; the end of life"
            " gives it back. Ask for A1-A3 with stored carbon left out.",
            said,
        )
        yield warning("G8", line.where, what)


def _unbalanced(one: LineSum) -> Iterator[Finding]:
    line = one.line
    stored, freed = line.stored.get("A1A3"), line.stored.get("C3")
    if stored is not None and stored < 0 and (freed is None or freed < -stored * 95 / 100):
        what = Message(
            "{line}: {stored} of stored carbon and {freed} at the end of life do not balance;"
            " ask for proof that it stays.",
            {
                "line": line.id[:40],
                "stored": decimal(stored),
                "freed": "—" if freed is None else decimal(freed),
            },
        )
        yield error("G8", line.where, what)


def _wrong_sign(one: LineSum) -> Iterator[Finding]:
    """G8: stored carbon stands in a bill as a negative number, given back as a positive one."""
    stored, freed = (one.line.stored.get(module, Fraction(0)) for module in ("A1A3", "C3"))
    said: dict[str, MessageValue] = {"line": one.line.id[:40]}
    if stored > 0:
        what = Message(
            "{line}: gwp_A1A3_biogenic is {kg}: stored carbon is a negative number. Ask which is"
            " meant.",
            {**said, "kg": decimal(stored)},
        )
        yield warning("G8", one.line.where, what)
    if freed < 0:
        what = Message(
            "{line}: gwp_C3_biogenic is {kg}: stored carbon that is given back is a positive"
            " number. Ask which is meant.",
            {**said, "kg": decimal(freed)},
        )
        yield warning("G8", one.line.where, what)


def credits_inside(sums: tuple[LineSum, ...]) -> Iterator[Finding]:
    """G8: credits inside a module: what is saved elsewhere belongs to D, which lowers no total.

    Only use and end of life can take carbon up: lime and concrete do (carbonation), never more than
    making them set free.
    """
    for one in sums:
        factors = one.line.factors
        said: dict[str, MessageValue] = {"line": one.line.id[:40]}
        never = [module for module in _NEVER_BELOW_0 if factors.get(module, Fraction(0)) < 0]
        taken_up = {
            module: factors[module] for module in _CAN_TAKE_UP if factors.get(module, 0) < 0
        }
        product = max(factors.get("A1A3", Fraction(0)), Fraction(0))
        beyond = -sum(taken_up.values(), Fraction(0)) > product
        if never or (taken_up and beyond):
            said["modules"] = ", ".join((*never, *(taken_up if beyond else ())))
            what = Message(
                "{line}: {modules} is below zero, which it cannot be: what is saved elsewhere"
                " belongs to D.",
                said,
            )
            yield error("G8", one.line.where, what)
        elif taken_up:
            said["modules"] = ", ".join(taken_up)
            what = Message(
                "{line}: {modules} is below zero. Only carbonation takes carbon up there; what is"
                " saved elsewhere belongs to D. Ask for the proof.",
                said,
            )
            yield warning("G8", one.line.where, what)
