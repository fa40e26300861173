"""Lines of a bill of quantities as numbers; every cell that is none is a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message, MessageValue, decimal, legible
from procure_carbon.bill_book import Bill, BillRow, Entry
from procure_carbon.bill_columns import FACTORS
from procure_carbon.bill_rules import BillRules
from procure_carbon.enclosed_line import MASS, TAKEN
from procure_carbon.finding import error, info, warning
from procure_carbon.no_number import no_number
from procure_carbon.units import kilograms, ratio, symbol_of
from procure_carbon.weight import of_unit
from procure_carbon.written import last_day, not_declared, number, shown

CLASSES = frozenset(range(1, 6))
UNVERIFIED = 4
"""Class of data that nobody has verified, or whose verification has run out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a bill.

    Attributes:
        times: how often the declared unit is used; None if it cannot be known.
        kg: mass of the line.
        factors: kgCO2e for one declared unit by module; what is not declared is not there.
        stored: biogenic carbon for one declared unit in ``A1A3`` and ``C3``.
        totals: whether D holds the replacements already, as a table of results has it.
        waste: rate of waste on site, as a share.
        life: years until it is replaced; None if nothing is said.
        data_class: 1 to 5 as counted; 0 where the table knows no classes.
        uplift: what positive A1-A3 is multiplied with for the class of its data.
        spread: relative standard deviation of the factor.
        shared: what the factor comes from; lines that share it share its error.
        taken: modules taken from an enclosed declaration, and the file and key they stand at.
    """

    id: str
    where: str
    description: str
    element: str
    times: Fraction | None
    quantity: Fraction | None
    unit: str
    kg: Fraction | None
    factors: Mapping[str, Fraction]
    stored: Mapping[str, Fraction]
    waste: Fraction | None
    life: Fraction | None
    transport: str
    road: Fraction | None
    sea: Fraction | None
    data_class: int
    spread: Fraction | None
    shared: str
    standard: str
    taken: str
    stated: Mapping[str, Fraction]
    totals: bool = False
    uplift: Fraction = Fraction(1)


def bill_lines(bill: Bill, rules: BillRules, findings: list[Finding]) -> tuple[Line, ...]:
    """Return the lines; an id that stands twice is an error and both lines count (G14)."""
    lines = tuple(
        _line(bill, row, number_, rules, findings)
        for number_, row in enumerate(bill.rows("boq"), 1)
        if _says_something(row)
    )
    seen: dict[str, str] = {}
    for line in lines:
        if line.id in seen:
            what = Message(
                "The line {id} stands already at {place}; both are counted until it is clear"
                " whether one of them is a copy.",
                {"id": shown(line.id), "place": seen[line.id]},
            )
            findings.append(error("G14", line.where, what))
        seen.setdefault(line.id, line.where)
    return lines


def _says_something(row: BillRow) -> bool:
    return any(
        not_declared(cell.value) is False or cell.fault
        for name, cell in row.cells.items()
        if name not in {"comment", "description", "element_code"}
    )


def _line(
    bill: Bill, row: BillRow, position: int, rules: BillRules, findings: list[Finding]
) -> Line:
    cell = _Cells(row, findings)
    quantity = cell.amount("quantity", least=Fraction(0))
    _known_units(cell, findings)
    kg = _mass(cell, quantity, rules, findings)
    times = Fraction(1) if bill.totals else _times(cell, quantity, kg, findings)
    kg = _declared_mass(cell, kg, times, rules, findings)
    factors = {
        module: value for module in FACTORS if (value := cell.amount(f"gwp_{module}")) is not None
    }
    stored = {
        module: value
        for module in ("A1A3", "C3")
        if (value := cell.amount(f"stored_{module}")) is not None
    }
    waste, percent = (
        cell.amount("waste_rate", Fraction(0)),
        cell.amount("waste_percent", Fraction(0)),
    )
    if waste is None and percent is not None:
        waste = percent / 100
    if waste is not None and waste >= 1:
        what = Message("A waste rate of {rate} is no share below 1.", {"rate": decimal(waste)})
        findings.append(error("G14", cell.where("waste_rate"), what))
        waste = None
    id_ = cell.text("line_id") or f"{position}"
    life = cell.amount("service_life_y")
    if life is not None and life <= 0:
        what = Message("A service life of {years} years is none.", {"years": decimal(life)})
        findings.append(error("G14", cell.where("service_life_y"), what))
        life = None
    data_class = _data_class(bill, cell, rules, findings)
    return Line(
        id=id_,
        where=row.where,
        description=cell.text("description"),
        element=cell.text("element_code"),
        times=times,
        quantity=quantity,
        unit=cell.text("unit"),
        kg=kg,
        factors=factors,
        stored=stored,
        waste=waste,
        life=life,
        transport=cell.text("transport_class").lower(),
        road=cell.amount("km_road", Fraction(0)),
        sea=cell.amount("km_sea", Fraction(0)),
        data_class=data_class,
        spread=cell.amount("rsd", Fraction(0)),
        shared=cell.text("epd_id") or f"line {id_}",
        standard=cell.text("epd_standard"),
        taken=_taken(cell),
        stated={
            name: value
            for name in ("replacements", "gwp_b4")
            if (value := cell.amount(name)) is not None
        },
        totals=bill.totals,
        uplift=rules.factors.get(f"uplift-{data_class}") or Fraction(1),
    )


class _Cells:
    """The cells of a row, asked for by type; what is of another type is a finding once."""

    def __init__(self, row: BillRow, findings: list[Finding]) -> None:
        self._row, self._findings = row, findings

    def where(self, column: str) -> str:
        return self._row.at(column).where

    def entry(self, column: str) -> Entry:
        return self._row.at(column)

    def text(self, column: str) -> str:
        value = self._row.at(column).value
        return "" if not_declared(value) else " ".join(legible(str(value)[:120]).split())

    def amount(self, column: str, least: Fraction | None = None) -> Fraction | None:
        entry = self._row.at(column)
        if entry.fault:
            what = Message("This cell {fault}; it is left out.", {"fault": entry.fault})
            self._findings.append(error("G14", entry.where, what))
            return None
        if not_declared(entry.value):
            return None
        found = number(entry.value)
        if found is None:
            self._findings.append(error("G14", entry.where, no_number(entry.value)))
        elif least is not None and found < least:
            what = Message("{value} is below 0.", {"value": decimal(found)})
            self._findings.append(error("G14", entry.where, what))
            return None
        return found


def _mass(
    cell: _Cells, quantity: Fraction | None, rules: BillRules, findings: list[Finding]
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
        findings.append(warning("G4", cell.where("mass_kg"), what))
    return stated if stated is not None else derived


def _declared_mass(
    cell: _Cells,
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
        findings.append(warning("G4", cell.where("mass_kg"), what))
    return kg


def _declared_kg(cell: _Cells) -> Fraction | None:
    """Return kg of the declared amount where that is stated by mass."""
    return of_unit(number(cell.entry("declared_amount").value), cell.text("declared_unit"))


def _taken(cell: _Cells) -> str:
    entry = cell.entry(TAKEN)
    return f"{entry.value}: {entry.where}" if entry.value else ""


def _times(
    cell: _Cells, quantity: Fraction | None, kg: Fraction | None, findings: list[Finding]
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
    cell: _Cells, quantity: Fraction | None, kg: Fraction | None, findings: list[Finding]
) -> Fraction | None:
    """Return how many declared units one unit of quantity holds, before the declared amount.

    Where the two units say it themselves, a stated conversion that is another one is a fault.
    """
    given = cell.amount("conv_to_declared", Fraction(0))
    unit, declared = cell.text("unit"), cell.text("declared_unit")
    certain = Fraction(1) if unit and unit == declared else ratio(unit, declared)
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


def _known_units(cell: _Cells, findings: list[Finding]) -> None:
    """Find units that are none: what they amount to, nobody can check (G14)."""
    for column in ("unit", "declared_unit"):
        written = cell.text(column)
        if written and not symbol_of(written):
            what = Message(
                "{unit} is no unit that is known. Write kg, t, m, m2, m3, pcs, kWh or another usual"
                " one, and the amount beside it.",
                {"unit": shown(written)},
            )
            findings.append(error("G14", cell.where(column), what))


def _data_class(bill: Bill, cell: _Cells, rules: BillRules, findings: list[Finding]) -> int:
    """Return the class that counts: 4 if the proof is lacking or has run out (G6)."""
    if "data_class" not in bill.columns and not rules.fills_gaps:
        return 0
    given = cell.amount("data_class")
    if given is None or given not in CLASSES:
        if given is not None:
            what = Message("{value} is no class of data from 1 to 5; it counts as 4.",
                           {"value": decimal(given)})  # fmt: skip
            findings.append(error("G14", cell.where("data_class"), what))
        return UNVERIFIED
    known = int(given)
    if known > 2:
        return known
    until = cell.entry("epd_valid_until").value
    day = last_day(until)
    if rules.as_of and day and day < rules.as_of:
        what = Message(
            "The declaration was valid until {until} only: class {given} counts as class 4.",
            {"until": day.isoformat(), "given": known},
        )
        findings.append(warning("G6", cell.where("epd_valid_until"), what))
        return UNVERIFIED
    lacking = _lacking(cell, day is not None)
    if lacking:
        what = Message(
            "Class {given} is claimed, and {names} is not given or cannot be read: it counts as"
            " class 4. Ask for the declaration.",
            {"given": known, "names": ", ".join(lacking)},
        )
        findings.append(warning("G6", cell.where("data_class"), what))
        return UNVERIFIED
    return known


def _lacking(cell: _Cells, dated: bool) -> list[str]:
    """Return what a verified class must say and this line does not."""
    checked = cell.text("verifier") or cell.text("programme_operator")
    said = (
        ("epd_id", cell.text("epd_id")),
        ("verifier", checked),
        ("epd_valid_until", dated),
        ("epd_standard", cell.text("epd_standard")),
    )
    return [name for name, given in said if not given]


def unclassed(lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Yield what follows where a table knows no classes of data at all."""
    if lines and all(line.data_class == 0 for line in lines):
        what = Message("No line says what its factor rests on, so nothing was added for it.")
        yield warning("G11", lines[0].where, what)
