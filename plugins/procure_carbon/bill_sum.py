"""Carbon of a bill by life-cycle module (EN 15978), exactly.

The formulas are those of the field notes, 6.3. What cannot be known is None and makes every sum
it belongs to None; a module nobody asked about is not there at all. Neither is ever zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from procure_carbon.bill_line import Line
from procure_carbon.bill_rules import BillRules

_AGAIN: Mapping[str, tuple[str, ...]] = {
    "rics": ("A1A3", "A4", "A5", "C2", "C3", "C4"),
    "lcabyg": ("A1A3", "C3", "C4"),
}
"""Modules that each replacement repeats."""

Amount: TypeAlias = Fraction | None
"""kgCO2e; None if it cannot be known."""

EMBODIED = ("A1A3", "A4", "A5", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4")
UPFRONT = ("A1A3", "A4", "A5")
OPERATION = ("B6", "B7")


@dataclass(slots=True)
class LineSum:
    """Carbon of one line by module, and how often it is replaced."""

    line: Line
    modules: dict[str, Amount] = field(default_factory=dict)
    benefit: Amount = None
    replacements: int | None = None
    filled: list[str] = field(default_factory=list)
    """Modules nobody declared, filled from a published default."""

    @property
    def upfront(self) -> Amount:
        """A1 to A5 of the line."""
        return total(self.modules[one] for one in UPFRONT if one in self.modules)


def total(amounts: Iterable[Amount]) -> Amount:
    """Return the sum; None if one of the amounts is not known."""
    found = Fraction(0)
    for amount in amounts:
        if amount is None:
            return None
        found += amount
    return found


def replacements(period: Fraction, life: Fraction) -> int:
    """Return how often something is replaced: ceil(period / life) - 1 (EN 15978)."""
    return max(ceil(period / life) - 1, 0)


def line_sum(line: Line, rules: BillRules) -> LineSum:
    """Return the carbon of one line by module."""
    found = LineSum(line)
    product = _declared(line, "A1A3")
    if product is not None and product > 0:
        product *= line.uplift
    modules = found.modules
    modules["A1A3"] = product
    _transport(found, rules)
    _end_of_life(found, rules)
    _site_waste(found, rules)
    _replacement(found, rules)
    for module in ("B1", "B2", "B3"):
        if module in line.factors:
            once = _declared(line, module)
            again = 0 if line.totals else found.replacements
            modules[module] = None if once is None or again is None else once * (1 + again)
    if "C1" in line.factors:
        modules["C1"] = _declared(line, "C1")
    if "D" in line.factors and found.replacements is not None:
        once = _declared(line, "D")
        again = 0 if line.totals else found.replacements
        found.benefit = None if once is None else once * (1 + again)
    return found


def _declared(line: Line, module: str) -> Amount:
    factor = line.factors.get(module)
    return None if factor is None or line.times is None else factor * line.times


def _transport(found: LineSum, rules: BillRules) -> None:
    line = found.line
    if "A4" in line.factors:
        found.modules["A4"] = _declared(line, "A4")
    elif rules.fills_gaps:
        found.filled.append("A4")
        found.modules["A4"] = _default_transport(line, rules)


def _default_transport(line: Line, rules: BillRules) -> Amount:
    if line.kg is None or line.sea:
        return None
    if line.road is not None:
        return line.kg * line.road * rules.factors["road"]
    factor = rules.factors.get(f"transport-{line.transport}")
    return None if factor is None else line.kg * factor


def _end_of_life(found: LineSum, rules: BillRules) -> None:
    line = found.line
    for module in ("C2", "C3", "C4"):
        if module in line.factors:
            found.modules[module] = _declared(line, module)
        elif rules.fills_gaps and module == "C2":
            found.filled.append(module)
            found.modules[module] = _by_mass(line, rules, "c2")
        elif rules.fills_gaps and not (module == "C3" and "C4" not in line.factors):
            found.filled.append(module)
            found.modules[module] = _by_mass(line, rules, "c3-c4")
        elif not rules.fills_gaps and module != "C2":
            found.modules[module] = None


def _by_mass(line: Line, rules: BillRules, factor: str) -> Amount:
    return None if line.kg is None else line.kg * rules.factors[factor]


def _site_waste(found: LineSum, rules: BillRules) -> None:
    line, modules = found.line, found.modules
    if line.waste is not None:
        wasted = UPFRONT[:2] if rules.waste == "simple" else ("A1A3", "A4", "C2", "C3", "C4")
        base = total(modules[one] for one in wasted if one in modules)
        rate = line.waste if rules.waste == "simple" else 1 / (1 - line.waste) - 1
        modules["A5"] = None if base is None else base * rate
    elif "A5" in line.factors:
        modules["A5"] = _declared(line, "A5")
    elif rules.fills_gaps:
        modules["A5"] = None


def _replacement(found: LineSum, rules: BillRules) -> None:
    line, modules = found.line, found.modules
    if line.life is None or rules.period is None:
        modules["B4"] = None
        return
    life = min(line.life, rules.longest_life(line.element) or line.life)
    found.replacements = replacements(rules.period, life)
    again = _AGAIN[rules.b4]
    once = total(modules[one] for one in again if one in modules)
    if found.replacements == 0:
        modules["B4"] = Fraction(0)
    else:
        modules["B4"] = None if once is None else once * found.replacements
