"""The mass of a line: stated, by quantity and density, or by what is declared (G4)."""

from collections.abc import Callable
from fractions import Fraction

from procure.api import Finding, Message, MessageValue, decimal
from procure_carbon.bill_cells import Cells
from procure_carbon.bill_rules import BillRules
from procure_carbon.enclosed_line import MASS
from procure_carbon.finding import error, info, warning
from procure_carbon.units import kilograms, ratio
from procure_carbon.weight import of_unit
from procure_carbon.written import number


def mass_of(
    cell: Cells, quantity: Fraction | None, rules: BillRules, findings: list[Finding]
) -> Fraction | None:
    """Return kg of the line: as stated, else from quantity and density (G4 if they differ)."""
    stated = cell.amount("mass_kg", Fraction(0))
    density = cell.amount("density_kg_m3", Fraction(0))
    unit = cell.text("unit")
    cubic = ratio(unit, "m3")
    known = kilograms(unit) or (density * cubic if density and cubic else None)
    derived = quantity * known if quantity is not None and known else None
    most = rules.factors.share("g4-apart")
    if stated is not None and derived and abs(stated - derived) > derived * most:
        what = Message(
            "The stated mass, {stated} kg, is more than {percent} percent off the {derived} kg that"
            " the quantity gives.",
            {
                "stated": decimal(stated),
                "derived": decimal(derived),
                "percent": decimal(most * 100),
            },
        )
        findings.append(_apart(stated, derived)("G4", cell.where("mass_kg"), what))
    return stated if stated is not None else derived


def declared_mass(
    cell: Cells,
    kg: Fraction | None,
    times: Fraction | None,
    rules: BillRules,
    findings: list[Finding],
) -> Fraction | None:
    """Return kg of the line: as the bill has it, else by the mass its declaration states."""
    entry = cell.entry(MASS)
    each = number(entry.value) if entry.value is not None else _declared_kg(cell)
    if times is None or each is None:
        return kg
    declared = times * each
    where = cell.where("declared_amount") if entry.value is None else entry.where
    if kg is None and entry.value is None:
        return declared
    said: dict[str, MessageValue] = {"declared": decimal(declared), "place": where}
    if kg is None:
        what = Message("The mass, {declared} kg, follows from {place}.", said)
        findings.append(info("S3", cell.where("mass_kg"), what))
        return declared
    most = rules.factors.share("g4-apart")
    if abs(kg - declared) > declared * most:
        what = Message(
            "The mass is {kg} kg here, and {declared} kg by {place}: more than {percent} percent"
            " apart. The one of the bill is counted.",
            {**said, "kg": decimal(kg), "percent": decimal(most * 100)},
        )
        findings.append(_apart(kg, declared)("G4", cell.where("mass_kg"), what))
    return kg


def _declared_kg(cell: Cells) -> Fraction | None:
    """Return kg of the declared amount where that is stated by mass."""
    return of_unit(number(cell.entry("declared_amount").value), cell.text("declared_unit"))


def _apart(first: Fraction, second: Fraction) -> Callable[[str, str, Message], Finding]:
    """Return the kind of finding: beyond a factor of 2 a mass or its conversion is wrong."""
    return error if max(first, second) > 2 * min(first, second) else warning
