"""What the buyer published for a bill of quantities: period, area, grid, ways of counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from procure.api import Finding, Message, SettingValue, decimal
from procure_carbon.day import day_of
from procure_carbon.finding import error
from procure_carbon.grid import Grid, grid_of
from procure_carbon.no_number import MOST_YEARS, no_number, no_period, no_year
from procure_carbon.published import (
    Factors,
    Tables,
    factors_of,
    grid_series,
    numbers,
    own_grid,
)
from procure_carbon.written import number, shown

CONTINGENCY = ("early", "technical", "completed")
"""Stages of design; what each adds to reported totals stands in ``factors.csv``."""

_STAGES: Mapping[str, str] = {
    "early": "early",
    "early-design": "early",
    "concept": "early",
    "technical": "technical",
    "technical-design": "technical",
    "construction": "technical",
    "completed": "completed",
    "completion": "completed",
    "post-completion": "completed",
    "as-built": "completed",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A quantity the buyer published; without a unit it is in that of the line."""

    quantity: Fraction
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BillRules:
    """What was published; None where nothing was.

    Attributes:
        period: whole years of the study period.
        area: m2 of gross internal floor area.
        contingency: share added to totals.
        b4: ``rics`` replaces with transport, waste and end of life and fills gaps from published
            defaults; ``lcabyg`` replaces with A1-A3, C3 and C4, and counts what is declared only.
        waste: ``istructe`` 1 / (1 - rate) - 1 of A1-A3, A4, C2, C3 and C4; ``simple`` rate of
            A1-A3 and A4.
        lives: longest service life that is believed without proof, by element.
        quantities: the buyer's reference quantities by line.
        energy: kWh of electricity for each year, if the buyer fixed it for all bids.
        demolished: m2 that are demolished first (A5.1).
        upkeep: whether B2 and B3 are filled where nobody declares them.
        carriers: kgCO2e/kWh of carriers other than electricity, by the buyer's names.
        factors: published defaults and limits, with what the buyer replaced.
    """

    period: Fraction | None
    area: Fraction | None
    grid: Grid | None
    start: int | None
    contingency: Fraction | None
    b4: Literal["rics", "lcabyg"]
    waste: Literal["istructe", "simple"]
    lives: Mapping[str, Fraction]
    quantities: Mapping[str, Reference]
    energy: Fraction | None
    as_of: date | None
    demolished: Fraction | None
    upkeep: bool
    carriers: Mapping[str, Fraction]
    factors: Factors

    @property
    def fills_gaps(self) -> bool:
        """Whether modules nobody declared are filled from published defaults."""
        return self.b4 == "rics"

    def longest_life(self, element: str) -> Fraction | None:
        """Return the longest life of an element that needs no proof: its own, else of its whole.

        ``5.1`` is part of ``5``. None if the table has neither. Of no element at all, the shortest
        life of the table: what is left blank is believed no more than what is written.
        """
        if not element:
            return min(self.lives.values(), default=None)
        code = element
        while code not in self.lives and "." in code:
            code = code.rpartition(".")[0]
        return self.lives.get(code)


def bill_rules(
    settings: Mapping[str, SettingValue], findings: list[Finding], tables: Tables | None = None
) -> BillRules:
    """Return the rules from settings and tables; what cannot be read is a finding, and unknown.

    A setting written out (``grid``, ``service_lives``, ``quantities``, as ``inspect`` takes them)
    counts before a table of the tender.
    """
    tables = tables or {}
    factors = factors_of(tables)
    for key in factors.unknown:
        what = Message("{value} is no name in factors.csv.", {"value": shown(key)})
        findings.append(error("S1", "tables own-factors", what))
    given = {name.replace("-", "_"): value for name, value in settings.items()}
    period = _number(given, ("study_period", "study_years"), findings)
    start = _number(given, ("start_year",), findings)
    waste = _one_of(given, "waste", ("istructe", "simple"), findings)
    b4 = _one_of(given, "b4", ("rics", "lcabyg"), findings)
    return BillRules(
        period=_period(period, findings),
        area=_number(given, ("area_m2",), findings) or None,
        grid=_grid(given, tables, findings),
        start=_year(start, findings),
        contingency=_contingency(given, factors, findings),
        b4="lcabyg" if b4 == "lcabyg" else "rics",
        waste="simple" if waste == "simple" or (b4 == "lcabyg" and not waste) else "istructe",
        lives=_pairs(given, "service_lives", findings)
        or numbers(tables, "longest-lives", "element", "years"),
        quantities=_quantities(given, tables, findings),
        energy=_number(given, ("energy_kwh",), findings),
        as_of=day_of(settings.get("as_of")),
        demolished=_number(given, ("demolished_m2",), findings) or None,
        upkeep=_one_of(given, "upkeep", ("none", "gla"), findings) == "gla",
        carriers=numbers(tables, "energy-carriers", "carrier", "factor"),
        factors=factors,
    )


def _grid(
    given: Mapping[str, SettingValue], tables: Tables, findings: list[Finding]
) -> Grid | None:
    """Return the series as written out; else the buyer's table, one factor, a published series."""
    if written := _texts(given.get("grid")):
        return grid_of(written, "grid", findings)
    own = tuple(sorted(own_grid(tables)))
    if own:
        return Grid(None, own)
    if factor := _texts(given.get("grid_factor")):
        return grid_of(factor, "grid_factor", findings)
    named = str(given.get("grid_published", "none"))
    published = tuple(sorted(grid_series(tables, named)))
    return Grid(None, published) if published else None


def _texts(value: SettingValue | None) -> tuple[str, ...]:
    parts = value if isinstance(value, tuple) else () if value is None else (str(value),)
    return tuple(one.strip() for part in parts for one in part.split(",") if one.strip())


def _number(
    given: Mapping[str, SettingValue], names: tuple[str, ...], findings: list[Finding]
) -> Fraction | None:
    for name in names:
        value = given.get(name)
        if value is None or isinstance(value, tuple) or value == "":
            continue
        found = number(value)
        if found is None:
            findings.append(error("S1", f"setting {name}", no_number(value)))
        elif found < 0:
            what = Message("{value} is no number that can stand here.", {"value": shown(value)})
            findings.append(error("S1", f"setting {name}", what))
        return found if found is not None and found >= 0 else None
    return None


def _period(given: Fraction | None, findings: list[Finding]) -> Fraction | None:
    """Return a study period; one that is not of whole years is a finding, and never cut."""
    if given is None or (given.denominator == 1 and 0 < given <= MOST_YEARS):
        return given
    findings.append(error("S1", "setting study_period", no_period(decimal(given))))
    return None


def _year(given: Fraction | None, findings: list[Finding]) -> int | None:
    """Return a first year; one that is not whole is a finding, and never cut."""
    if given is None:
        return None
    if given.denominator == 1:
        return int(given)
    findings.append(error("S1", "setting start_year", no_year(decimal(given))))
    return None


def _one_of(
    given: Mapping[str, SettingValue],
    name: str,
    known: tuple[str, ...],
    findings: list[Finding],
) -> str:
    value = str(given.get(name, "")).strip().lower()
    if value and value not in known:
        what = Message(
            "{value} is none of {known}.", {"value": shown(value), "known": ", ".join(known)}
        )
        findings.append(error("S1", f"setting {name}", what))
        return ""
    return value


def _contingency(
    given: Mapping[str, SettingValue], factors: Factors, findings: list[Finding]
) -> Fraction | None:
    written = given.get("stage") or given.get("design_stage") or ""
    value = str(written).strip().lower().replace("_", "-").replace(" ", "-")
    if not value or value == "none":
        return None
    if value not in _STAGES:
        what = Message(
            "{value} is none of {known}.",
            {"value": shown(value), "known": ", ".join(CONTINGENCY)},
        )
        findings.append(error("S1", "setting stage", what))
        return None
    return factors[f"contingency-{_STAGES[value]}"]


def _quantities(
    given: Mapping[str, SettingValue], tables: Tables, findings: list[Finding]
) -> dict[str, Reference]:
    """Return reference quantities from text such as ``L1:1200 t``, else from the table."""
    found: dict[str, Reference] = {}
    for one in _texts(given.get("quantities")):
        name, _, value = one.partition(":")
        amount, _, unit = value.strip().partition(" ")
        quantity = number(amount)
        if quantity is None:
            what = Message("{value} is not written as name:number.", {"value": shown(one)})
            findings.append(error("S1", "setting quantities", what))
        else:
            found[name.strip()] = Reference(quantity, unit.strip())
    amounts = numbers(tables, "reference-quantities", "line", "quantity")
    units = {
        str(row["line"]): str(row.get("unit") or "").strip()
        for row in tables.get("reference-quantities", ())
    }
    return found or {name: Reference(amount, units[name]) for name, amount in amounts.items()}


def _pairs(
    given: Mapping[str, SettingValue], name: str, findings: list[Finding]
) -> dict[str, Fraction]:
    """Return numbers by name from text such as ``L1:1200000, L2:60000``."""
    found: dict[str, Fraction] = {}
    for one in _texts(given.get(name)):
        key, _, value = one.partition(":")
        amount = number(value)
        if amount is None:
            what = Message("{value} is not written as name:number.", {"value": shown(one)})
            findings.append(error("S1", f"setting {name}", what))
        else:
            found[key.strip()] = amount
    return found
