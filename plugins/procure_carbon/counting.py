"""What every count over the years of the study period needs."""

from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message
from procure_carbon.bill_book import BillRow
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import Amount
from procure_carbon.finding import error
from procure_carbon.grid import Grid
from procure_carbon.no_number import no_number
from procure_carbon.written import not_declared, number, shown


@dataclass(frozen=True, slots=True)
class Counting:
    """What every count over years needs.

    Attributes:
        years: of the study period; None if not published.
        start: its first year; None if nobody says it.
    """

    rules: BillRules
    years: int | None
    start: int | None
    findings: list[Finding]

    def sum_of(self, grid: Grid | None) -> Amount:
        """Return the sum of the factors of all years; None if one is unknown."""
        return over_years(grid, self.years, self.start)

    def factor_of(self, grid: Grid | None, year: int) -> Amount:
        """Return the factor of a year; None if it is unknown."""
        if grid is None or not grid.counted:
            return None if grid is None else grid.factor(year)
        return None if self.start is None else grid.factor(year - self.start)


def over_years(grid: Grid | None, years: int | None, start: int | None) -> Amount:
    """Return the sum of the factors of all years of the study period; None if unknown."""
    if grid is None or years is None:
        return None
    if grid.constant is not None:
        return grid.constant * years
    start = 0 if grid.counted else start
    if start is None:
        return None
    found = Fraction(0)
    for year in range(start, start + years):
        factor = grid.factor(year)
        if factor is None:
            return None
        found += factor
    return found


def amount(row: BillRow, column: str, findings: list[Finding]) -> Amount:
    """Return a cell's number; None if it is blank, or is none, which is a finding."""
    entry = row.at(column)
    if not entry.fault and not_declared(entry.value):
        return None
    found = None if entry.fault else number(entry.value)
    if found is None and not entry.fault:
        findings.append(error("G14", entry.where, no_number(entry.value)))
        return None
    if found is None or found < 0:
        said = entry.fault or shown(entry.value)
        what = Message("{value} is no number that can stand here.", {"value": said})
        findings.append(error("G14", entry.where, what))
        return None
    return found
