"""Lines of a bill of quantities as numbers; every cell that is none is a finding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message, decimal
from procure_carbon.bill_book import Bill, BillRow
from procure_carbon.bill_cells import Cells
from procure_carbon.bill_columns import FACTORS
from procure_carbon.bill_mass import declared_mass, mass_of
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_times import known_units, times_of
from procure_carbon.enclosed_line import TAKEN
from procure_carbon.finding import error, warning
from procure_carbon.written import last_day, not_declared, shown

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
        reused: whether it is said to be used again as it is.
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
    reused: bool
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
    cell = Cells(row, findings)
    quantity = cell.amount("quantity", least=Fraction(0))
    kg = mass_of(cell, quantity, rules, findings)
    times = Fraction(1) if bill.totals else times_of(cell, quantity, kg, findings)
    known_units(cell, times is not None, findings)
    kg = declared_mass(cell, kg, times, rules, findings)
    factors = {
        module: value for module in FACTORS if (value := cell.amount(f"gwp_{module}")) is not None
    }
    stored = {
        module: value
        for module in ("A1A3", "C3")
        if (value := cell.amount(f"stored_{module}")) is not None
    }
    id_ = cell.text("line_id") or f"{position}"
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
        waste=_waste(cell, findings),
        life=_life(cell, findings),
        transport=cell.text("transport_class").lower(),
        road=cell.amount("km_road", Fraction(0)),
        sea=cell.amount("km_sea", Fraction(0)),
        reused=cell.yes("reused"),
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


def _waste(cell: Cells, findings: list[Finding]) -> Fraction | None:
    """Return the rate of waste as a share; of two that differ, none (G14)."""
    rate, percent = (cell.amount(name, Fraction(0)) for name in ("waste_rate", "waste_percent"))
    share = None if percent is None else percent / 100
    waste = share if rate is None else rate
    if rate is not None and share is not None and rate != share:
        what = Message(
            "The waste rate is {rate} here, and {percent} percent in the column of percentages:"
            " keep one of them.",
            {"rate": decimal(rate), "percent": decimal(share * 100)},
        )
    elif waste is not None and waste >= 1:
        what = Message("A waste rate of {rate} is no share below 1.", {"rate": decimal(waste)})
    else:
        return waste
    findings.append(error("G14", cell.where("waste_rate"), what))
    return None


def _life(cell: Cells, findings: list[Finding]) -> Fraction | None:
    life = cell.amount("service_life_y")
    if life is None or life > 0:
        return life
    what = Message("A service life of {years} years is none.", {"years": decimal(life)})
    findings.append(error("G14", cell.where("service_life_y"), what))
    return None


def _taken(cell: Cells) -> str:
    entry = cell.entry(TAKEN)
    return f"{entry.value}: {entry.where}" if entry.value else ""


def _data_class(bill: Bill, cell: Cells, rules: BillRules, findings: list[Finding]) -> int:
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


def _lacking(cell: Cells, dated: bool) -> list[str]:
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
