"""The product declarations that lines of a bill name, each read once.

A line names the file in its column ``declaration``. What the line leaves blank is taken from it;
what the line states itself counts. Where the two differ, that is a finding. Nothing is ever a zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from procure.api import EvidenceContent, Finding, InputFault, Message, legible, parse_json
from procure_carbon.bill_book import Bill, BillRow
from procure_carbon.declared import TOGETHER, Declaration
from procure_carbon.enclosed_line import Filled, fill, general_scenarios
from procure_carbon.finding import error, warning
from procure_carbon.ilcd import declaration_of as ilcd_declaration
from procure_carbon.ilcd import is_ilcd
from procure_carbon.openepd import declaration_of as openepd_declaration
from procure_carbon.openepd import is_openepd
from procure_carbon.written import not_declared, shown

Found: TypeAlias = Declaration | Message
"""A declaration as read, or why it cannot be used."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The declarations that lines name, each read once.

    Attributes:
        beside: files of the bid by the name the bid lists them under.
        apart: what is wrong with A1-A3 against A1, A2 and A3, by file (G9).
    """

    beside: Mapping[str, EvidenceContent]
    read: dict[str, Found] = field(default_factory=dict)
    apart: dict[str, tuple[Message, ...]] = field(default_factory=dict)

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
        asked: list[Finding] = []
        try:
            found = _declaration(file, asked)
        except InputFault:
            found = None
        if found is None:
            return Message(
                "{file} is no product declaration in ILCD+EPD or openEPD that can be read.", values
            )
        if not found.amount or TOGETHER not in found.figures.get("gwp_total", {}):
            return Message("{file} gives no A1-A3 for a declared unit.", values)
        used = {found.places.get(one) for one in ("gwp_total", "gwp_biogenic")}
        self.apart[name] = tuple(
            Message("{place}: {what}", {"place": one.where, "what": one.what})
            for one in asked
            if one.code == "carbon.G9" and one.where in used
        )
        return found


def _declaration(file: EvidenceContent, asked: list[Finding]) -> Declaration | None:
    """Return a declaration; what is asked of it is told in full where it is read by itself."""
    if is_ilcd(file):
        return ilcd_declaration(parse_json(file.content, file.name), file.name, asked)
    if is_openepd(file):
        return openepd_declaration(parse_json(file.content, file.name), file.name, asked)
    return None


def with_declarations(bill: Bill, enclosed: Enclosed, findings: list[Finding]) -> Bill:
    """Return the bill, its lines filled from the declarations they name.

    A table of results is left as it is: its factors are totals of the lines.
    """
    if bill.totals or "declaration" not in bill.columns:
        return bill
    rows: list[BillRow] = []
    filled: list[Filled] = []
    for position, row in enumerate(bill.rows("boq"), 1):
        found = _named(row, enclosed, findings)
        if found is None:
            rows.append(row)
        else:
            filled.append(fill(row, f"{position}", found, findings))
            rows.append(BillRow(filled[-1].cells, row.where))
    findings += general_scenarios(filled)
    return replace(bill, sheets={**bill.sheets, "boq": tuple(rows)})


def _named(row: BillRow, enclosed: Enclosed, findings: list[Finding]) -> Declaration | None:
    """Return the declaration a line names; why it has none is a finding (G6)."""
    cell = row.at("declaration")
    if not_declared(cell.value) or cell.fault:
        return None
    name = " ".join(legible(str(cell.value)[:200]).split())
    found = enclosed.declaration(name)
    if isinstance(found, Message):
        findings.append(warning("G6", cell.where, found))
        return None
    findings += (error("G9", cell.where, what) for what in enclosed.apart.get(name, ()))
    return found
