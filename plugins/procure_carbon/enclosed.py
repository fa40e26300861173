"""A line's figures from the product declaration that is enclosed with the bill.

A line names the file in its column ``declaration``. What the line leaves blank is taken from it:
A1-A3 for the declared amount, stored carbon apart, declared amount and unit, validity, standard.
What the line states itself counts; where the two differ, that is a finding. Nothing is ever a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeAlias

from procure.api import EvidenceContent, Finding, InputFault, Message, decimal, legible, parse_json
from procure_carbon.bill_book import Bill, BillRow, Entry
from procure_carbon.declared import TOGETHER, TOLERANCE, Declaration
from procure_carbon.finding import error, info, warning
from procure_carbon.ilcd import declaration_of as ilcd_declaration
from procure_carbon.ilcd import is_ilcd
from procure_carbon.openepd import declaration_of as openepd_declaration
from procure_carbon.openepd import is_openepd
from procure_carbon.written import kind, not_declared, number, shown

Found: TypeAlias = Declaration | Message
"""A declaration as read, or why it cannot be used."""

_FACTOR, _STORED = "gwp_A1A3", "stored_A1A3"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The declarations that lines name, each read once.

    Attributes:
        beside: files of the bid by the name the bid lists them under.
    """

    beside: Mapping[str, EvidenceContent]
    read: dict[str, Found] = field(default_factory=dict)

    @property
    def taken(self) -> tuple[str, ...]:
        """Names of the files whose figures lines can be held to."""
        return tuple(name for name, found in self.read.items() if isinstance(found, Declaration))

    def declaration(self, name: str) -> Found:
        """Return what a file declares, or why a line cannot take its figures from it."""
        if name not in self.read:
            self.read[name] = self._read(name)
        return self.read[name]

    def _read(self, name: str) -> Found:
        values = {"file": shown(name)}
        file = self.beside.get(name)
        if file is None:
            return Message(
                "{file} is not among the files enclosed for this part of the bid. Enclose it, or"
                " write the name as it is listed.",
                values,
            )
        try:
            found = _declaration(file)
        except InputFault:
            found = None
        if found is None:
            return Message(
                "{file} is no product declaration in ILCD+EPD or openEPD that can be read.", values
            )
        if not found.amount or TOGETHER not in found.figures.get("gwp_total", {}):
            return Message("{file} gives no A1-A3 for a declared unit.", values)
        return found


def _declaration(file: EvidenceContent) -> Declaration | None:
    """Return a declaration; what is to be asked of it is told where it is read by itself."""
    if is_ilcd(file):
        return ilcd_declaration(parse_json(file.content, file.name), file.name, [])
    if is_openepd(file):
        return openepd_declaration(parse_json(file.content, file.name), file.name, [])
    return None


def with_declarations(bill: Bill, enclosed: Enclosed, findings: list[Finding]) -> Bill:
    """Return the bill, its lines filled from the declarations they name.

    A table of results is left as it is: its factors are totals of the lines.
    """
    if bill.totals or "declaration" not in bill.columns:
        return bill
    rows = tuple(_filled(row, enclosed, findings) for row in bill.rows("boq"))
    return replace(bill, sheets={**bill.sheets, "boq": rows})


def _filled(row: BillRow, enclosed: Enclosed, findings: list[Finding]) -> BillRow:
    cell = row.at("declaration")
    if not_declared(cell.value) or cell.fault:
        return row
    found = enclosed.declaration(" ".join(legible(str(cell.value)[:200]).split()))
    if isinstance(found, Message):
        findings.append(warning("G6", cell.where, found))
        return row
    per_unit = _per_declared_amount(row, found, findings)
    if per_unit is None:
        return row
    cells = dict(row.cells)
    _take(cells, row, "declared_amount", Entry(found.amount, found.file))
    _take(cells, row, "declared_unit", Entry(found.unit, found.file))
    _take(cells, row, "epd_id", Entry(found.file.rsplit("/", maxsplit=1)[-1], found.file))
    _take(cells, row, "epd_valid_until", Entry(found.valid_until, found.file))
    _take(cells, row, "epd_standard", Entry(found.standard or None, found.file))
    for column, value in per_unit.items():
        place = found.places.get("gwp_total", found.file)
        if _blank(row, column):
            cells[column] = Entry(value, place)
        else:
            _compare(row.at(column), column, value, place, findings)
    if _blank(row, _FACTOR):
        findings.append(_told(row, per_unit[_FACTOR], cells))
    return BillRow(cells, row.where)


def _blank(row: BillRow, column: str) -> bool:
    cell = row.at(column)
    return not_declared(cell.value) and not cell.fault


def _take(cells: dict[str, Entry], row: BillRow, column: str, entry: Entry) -> None:
    if _blank(row, column) and entry.value is not None:
        cells[column] = entry


def _per_declared_amount(
    row: BillRow, found: Declaration, findings: list[Finding]
) -> dict[str, Fraction] | None:
    """Return kgCO2e of the line's declared amount; None, with a finding, if units differ.

    Stored carbon is no part of A1-A3 in a bill: gwp_total less gwp_biogenic, which stands apart.
    """
    stated = row.at("declared_unit")
    if not _blank(row, "declared_unit") and kind(str(stated.value)) != kind(found.unit):
        what = Message(
            "The line is for {unit}, and its declaration for {declared}: no figure is taken from"
            " it. Write declared amount and unit as the declaration has them.",
            {"unit": shown(stated.value), "declared": shown(found.unit)},
        )
        findings.append(error("G14", stated.where, what))
        return None
    amount = found.amount
    if not _blank(row, "declared_amount"):
        amount = number(row.at("declared_amount").value)
    if not amount or not found.amount or amount < 0:
        return None
    share = amount / found.amount
    total = found.figures["gwp_total"][TOGETHER]
    stored = found.figures.get("gwp_biogenic", {}).get(TOGETHER)
    if stored is None:
        return {_FACTOR: total * share}
    return {_FACTOR: (total - stored) * share, _STORED: stored * share}


def _compare(
    cell: Entry, column: str, declared: Fraction, place: str, findings: list[Finding]
) -> None:
    """Find a stated figure that is more than 0.5 percent off the declaration it names."""
    stated = number(cell.value)
    if stated is None or abs(stated - declared) <= abs(declared) * TOLERANCE:
        return
    what = Message(
        "{column} is {stated} here, and {declared} for the same amount in {place}: ask which one"
        " holds. The stated one is counted.",
        {
            "column": column,
            "stated": decimal(stated),
            "declared": decimal(declared),
            "place": place,
        },
    )
    findings.append(warning("G6", cell.where, what))


def _told(row: BillRow, value: Fraction, cells: Mapping[str, Entry]) -> Finding:
    amount = number(cells["declared_amount"].value)
    what = Message(
        "A1-A3 is taken from {place}: {value} kgCO2e for {amount} {unit}, stored carbon left out.",
        {
            "place": cells[_FACTOR].where,
            "value": decimal(value),
            "amount": decimal(amount or Fraction(0)),
            "unit": shown(cells["declared_unit"].value),
        },
    )
    return info("S3", row.where, what)
