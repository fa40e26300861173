"""The cells of a line of a bill, asked for by type."""

from fractions import Fraction

from procure.api import Finding, Message, decimal, legible
from procure_carbon.bill_book import BillRow, Entry
from procure_carbon.finding import error
from procure_carbon.no_number import no_number
from procure_carbon.written import NO, YES, not_declared, number, shown


class Cells:
    """The cells of a row; what is of another type than asked for is a finding once."""

    def __init__(self, row: BillRow, findings: list[Finding]) -> None:
        self._row, self._findings = row, findings

    def where(self, column: str) -> str:
        """Return the place of a cell."""
        return self._row.at(column).where

    def entry(self, column: str) -> Entry:
        """Return a cell as it came."""
        return self._row.at(column)

    def text(self, column: str) -> str:
        """Return a cell's text on one line; empty if it says nothing."""
        value = self._row.at(column).value
        return "" if not_declared(value) else " ".join(legible(str(value)[:120]).split())

    def yes(self, column: str) -> bool:
        """Say whether a cell says yes; neither yes nor no is a finding, and counts as no."""
        entry = self._row.at(column)
        if not entry.fault and not_declared(entry.value):
            return False
        said = str(entry.value).strip().lower()
        if entry.fault or said not in YES | NO:
            what = Message("{value} is neither yes nor no, and counts as no.",
                           {"value": shown(entry.fault or entry.value)})  # fmt: skip
            self._findings.append(error("G14", entry.where, what))
        return said in YES and not entry.fault

    def amount(self, column: str, least: Fraction | None = None) -> Fraction | None:
        """Return a cell's number; None if it says nothing, or is none."""
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
