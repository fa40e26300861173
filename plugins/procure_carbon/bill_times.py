"""How often a line uses the unit its factors are declared for."""

from fractions import Fraction

from procure.api import Finding, Message, decimal
from procure_carbon.bill_cells import Cells
from procure_carbon.finding import error, warning
from procure_carbon.units import (
    counts_pieces,
    kilograms,
    qualified,
    ratio,
    same_unit,
    same_words,
    symbol_of,
)
from procure_carbon.written import shown


def times_of(
    cell: Cells, quantity: Fraction | None, kg: Fraction | None, findings: list[Finding]
) -> Fraction | None:
    """Return quantity x conversion / declared amount; None, with a finding, if one is unknown."""
    amount = cell.amount("declared_amount", Fraction(0))
    missing = [
        name
        for name, value in (("quantity", quantity), ("declared_amount", amount or None))
        if value is None
    ]
    conversion = _conversion(cell, quantity, kg, findings)
    if missing or conversion is None or quantity is None or not amount:
        what = Message(
            "The line cannot be calculated: {what} is missing or cannot be used.",
            {"what": ", ".join(missing) or "conv_to_declared"},
        )
        findings.append(error("G14", cell.where((missing or ["conv_to_declared"])[0]), what))
        return None
    return quantity * conversion / amount


def _conversion(
    cell: Cells, quantity: Fraction | None, kg: Fraction | None, findings: list[Finding]
) -> Fraction | None:
    """Return how many declared units one unit of quantity holds, before the declared amount.

    Where the two units say it themselves, a stated conversion that is another one is a fault.
    """
    given = cell.amount("conv_to_declared", Fraction(0))
    unit, declared = cell.text("unit"), cell.text("declared_unit")
    certain = Fraction(1) if same_unit(unit, declared) else ratio(unit, declared)
    if given and certain and given != certain and _of_pieces(unit, declared):
        findings.append(_asked(cell, unit, declared, given))
        return given
    if given and certain and abs(given - certain) > certain / 200:
        what = Message(
            "One {unit} is {certain} {declared}, and the line says {given}: nobody can say which"
            " amount is meant.",
            {
                "unit": shown(unit),
                "declared": shown(declared),
                "certain": decimal(certain),
                "given": decimal(given),
            },
        )
        findings.append(error("G14", cell.where("conv_to_declared"), what))
        return None
    if certain or given:
        return certain or given
    each = kilograms(declared)
    return kg / quantity / each if each and kg is not None and quantity else None


def _of_pieces(unit: str, declared: str) -> bool:
    """Say whether two words for pieces are not the same, so that one may hold several others."""
    return counts_pieces(unit) and counts_pieces(declared) and not same_words(unit, declared)


def _asked(cell: Cells, unit: str, declared: str, given: Fraction) -> Finding:
    what = Message(
        "One {unit} counts as {given} {declared}, as the line says: ask what is meant by both.",
        {"unit": shown(unit), "declared": shown(declared), "given": decimal(given)},
    )
    return warning("G14", cell.where("conv_to_declared"), what)


def known_units(cell: Cells, counted: bool, findings: list[Finding]) -> None:
    """Find units that nobody knows: a fault only where the line cannot be counted (G14)."""
    same = same_words(cell.text("unit"), cell.text("declared_unit"))
    for column in ("unit", "declared_unit"):
        written = cell.text(column)
        if not written or symbol_of(written) or (same and qualified(written)):
            continue
        if not counted:
            what = Message(
                "{unit} is no unit that is known. Write kg, t, m, m2, m3, pcs, kWh or another usual"
                " one, and the amount beside it.",
                {"unit": shown(written)},
            )
            findings.append(error("G14", cell.where(column), what))
        elif column == "unit" or not same:
            what = Message(
                "{unit} is no unit that is known; the line is counted all the same. Ask what it"
                " means.",
                {"unit": shown(written)},
            )
            findings.append(warning("G14", cell.where(column), what))
