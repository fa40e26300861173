"""Carbon of a kilowatt hour by year: a dated series, linear between its years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from procure.api import Finding, Message
from procure_carbon.finding import error
from procure_carbon.written import number, shown


@dataclass(frozen=True, slots=True)
class Grid:
    """kgCO2e/kWh by year; one factor for all years has no year at all.

    Between two years it runs straight; after the last it stays; before the first it is not known.
    """

    constant: Fraction | None
    by_year: tuple[tuple[int, Fraction], ...] = ()
    counted: bool = False
    """Whether its years are counted from the first year of the study period, 0, 1, 2."""
    least: Fraction = Fraction(0)
    """What the factor of no known year falls below."""

    def at_least(self, factor: Fraction) -> "Grid":
        """Return the series with the larger of its factor and another in each year."""
        if self.constant is not None:
            return Grid(max(self.constant, factor))
        return replace(self, least=max(self.least, factor))

    def factor(self, year: int) -> Fraction | None:
        """Return kgCO2e/kWh of a year; None before the first one published."""
        found = self._published(year)
        return None if found is None else max(found, self.least)

    def _published(self, year: int) -> Fraction | None:
        if self.constant is not None:
            return self.constant
        before = [one for one in self.by_year if one[0] <= year]
        after = [one for one in self.by_year if one[0] >= year]
        if not before:
            return None
        if not after:
            return before[-1][1]
        (first, low), (last, high) = before[-1], after[0]
        if first == last:
            return low
        return low + (high - low) * Fraction(year - first, last - first)


def grid_of(parts: Iterable[str], where: str, findings: list[Finding]) -> Grid | None:
    """Return the series of ``0.2``, of ``2025:0.135``, ``2030:0.047``, or of a factor a year."""
    years: dict[int, Fraction] = {}
    plain: list[Fraction] = []
    for part in parts:
        year, colon, value = part.replace("=", ":").rpartition(":")
        factor = number(value)
        day = number(year) if colon else None
        good_year = day is not None and day.denominator == 1 and 1900 <= day <= 2200
        if factor is None or factor < 0 or (colon and not good_year):
            what = Message(
                "{value} is neither a factor nor year:factor in kgCO2e/kWh.",
                {"value": shown(part)},
            )
            findings.append(error("S1", f"setting {where}", what))
        elif colon and day is not None:
            years[int(day)] = factor
        else:
            plain.append(factor)
    if years and plain:
        what = Message("Some factors are dated and some are not; only the dated ones are used.")
        findings.append(error("S1", f"setting {where}", what))
    if years:
        return Grid(None, tuple(sorted(years.items())))
    if len(plain) > 1:
        return Grid(None, tuple(enumerate(plain)), counted=True)
    return Grid(plain[0]) if plain else None
