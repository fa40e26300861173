"""Whether a tender publishes all that a bill of quantities is calculated by."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity
from procure_carbon.carrier import ELECTRICITY, kind_of
from procure_carbon.dated import PACK, SETTINGS
from procure_carbon.no_number import no_period, no_year
from procure_carbon.units import symbol_of
from procure_carbon.written import shown

_NEEDS: Mapping[str, tuple[str, bool]] = {
    "upfront-carbon": ("upfront", True),
    "upfront-limit": ("upfront", True),
    "embodied-carbon": ("embodied", True),
    "embodied-limit": ("embodied", True),
    "whole-life-carbon": ("whole-life", True),
    "whole-life-limit": ("whole-life", True),
    "site-limit": ("", True),
    "offer-carbon": ("offer-counts", False),
    "offer-limit": ("offer-counts", False),
}
"""Criterion, the total it takes (or the setting that names it), and whether for each m2."""


def bill_can_be_counted(lock: Lock) -> tuple[Finding, ...]:
    """Return what is missing where figures come from a bill of quantities (E6 to E11, E19)."""
    if not any(pack.id == PACK for pack in lock.packs):
        return ()
    return tuple(_missing(lock))


def _missing(lock: Lock) -> Iterator[Finding]:
    settings = lock.pack(PACK).settings
    counted = [name for name in _NEEDS if _in_force(lock, name)]
    if settings.get("figures-from") == "bill" and counted:
        yield from _scope(lock, counted)
        yield from _totals(lock, counted)
        yield from _whole_years(lock)
        yield from _first_year(lock, "whole-life" in _totals_of(lock, counted))
    known = {row["key"] for row in lock.pack(PACK).tables.get("factors", ())}
    for row in lock.pack(PACK).tables.get("own-factors", ()):
        if row["key"] not in known:
            what = Message(
                "{key} is no name in factors.csv, so it replaces nothing.", {"key": row["key"]}
            )
            yield Finding("carbon.E9", Severity.ERROR, f"tables/own-factors {row['key']}", what)
    yield from _no_electricity(lock)
    yield from _unknown_units(lock)


def _no_electricity(lock: Lock) -> Iterator[Finding]:
    """Find electricity among the carriers that are counted by another factor than the grid's."""
    for row in lock.pack(PACK).tables.get("energy-carriers", ()):
        if kind_of(row["carrier"]) == ELECTRICITY:
            what = Message(
                "{carrier} is electricity, which is counted by the grid: set grid-series,"
                " grid-factor or grid-published, and take the row out.",
                {"carrier": row["carrier"]},
            )
            where = f"tables/energy-carriers {row['carrier']}"
            yield Finding("carbon.E11", Severity.ERROR, where, what)


def _unknown_units(lock: Lock) -> Iterator[Finding]:
    """Find reference quantities in units that nobody knows, as bidders would copy them."""
    for row in lock.pack(PACK).tables.get("reference-quantities", ()):
        if row["unit"].strip() and not symbol_of(row["unit"]):
            what = Message(
                "{line} is in {unit}, which is no unit that is known: nothing converts to it, and"
                " every bid that follows it is asked what it means. Write kg, t, m, m2, m3, pcs,"
                " kWh or another usual one.",
                {"line": shown(row["line"]), "unit": shown(row["unit"])},
            )
            where = f"tables/reference-quantities {row['line']}"
            yield Finding("carbon.E19", Severity.WARNING, where, what)


def _in_force(lock: Lock, name: str) -> bool:
    return f"{PACK}/{name}" in {criterion.id for criterion in lock.criteria}


def _scope(lock: Lock, counted: list[str]) -> Iterator[Finding]:
    settings, tables = lock.pack(PACK).settings, lock.pack(PACK).tables
    if not _in_force(lock, "bill-gates"):
        what = Message(
            "Figures are counted from a bill of quantities: name the gate bill-gates, which asks"
            " for it and says when it can be trusted."
        )
        yield Finding("carbon.E6", Severity.ERROR, "tender.yaml gates", what)
    if not settings.get("study-years"):
        what = Message(
            "study-years has no value, so replacements and energy cannot be counted for any bid."
        )
        yield Finding("carbon.E6", Severity.ERROR, SETTINGS, what)
    if not settings.get("area-m2") and any(_NEEDS[name][1] for name in counted):
        what = Message(
            "area-m2 has no value, so nothing is known for each square metre of any bid."
        )
        yield Finding("carbon.E6", Severity.ERROR, SETTINGS, what)
    needs_grid = "whole-life" in _totals_of(lock, counted)
    grid = settings.get("grid-factor") or tables.get("grid-series")
    if needs_grid and not grid and settings.get("grid-published", "none") == "none":
        what = Message(
            "Whole-life carbon needs a factor of electricity: set grid-series, grid-factor or"
            " grid-published. Without it each bidder's own counts, and bids cannot be compared."
        )
        yield Finding("carbon.E6", Severity.ERROR, SETTINGS, what)


def _totals_of(lock: Lock, counted: list[str]) -> dict[str, str]:
    """Return each total that is taken, and a criterion that takes it."""
    found: dict[str, str] = {}
    for name in counted:
        total = _NEEDS[name][0]
        if total == "offer-counts":
            total = str(lock.pack(PACK).settings.get(total, "whole-life"))
        if total:
            found.setdefault(total, name)
    return found


def _totals(lock: Lock, counted: list[str]) -> Iterator[Finding]:
    needed = lock.pack(PACK).settings.get("totals-needed", ())
    for total, name in _totals_of(lock, counted).items():
        if total not in needed:
            what = Message(
                "{criterion} takes {total} from the bill, and totals-needed does not name it: the"
                " gate would pass a bill that cannot be scored.",
                {"criterion": name, "total": total},
            )
            yield Finding("carbon.E7", Severity.WARNING, f"{SETTINGS}.totals-needed", what)


def _whole_years(lock: Lock) -> Iterator[Finding]:
    """Find a study period that is not of whole years: energy is summed year by year."""
    years = lock.pack(PACK).settings.get("study-years")
    if isinstance(years, str) and years and Decimal(years) % 1:
        where = f"{SETTINGS}.study-years"
        yield Finding("carbon.E10", Severity.ERROR, where, no_period(years))


def _first_year(lock: Lock, needs_grid: bool) -> Iterator[Finding]:
    """Find a series of electricity without a first year of use, or that begins after it."""
    pack = lock.pack(PACK)
    rows, column = pack.tables.get("grid-series", ()), "tables/grid-series"
    if not rows and not pack.settings.get("grid-factor"):
        named = pack.settings.get("grid-published", "none")
        rows = tuple(row for row in pack.tables.get("grid-factors", ()) if row["series"] == named)
        column = f"{SETTINGS}.grid-published"
    start = pack.settings.get("start-year")
    if isinstance(start, str) and start and Decimal(start) % 1:
        yield Finding("carbon.E10", Severity.ERROR, f"{SETTINGS}.start-year", no_year(start))
        return
    if rows and needs_grid and not start:
        what = Message(
            "start-year has no value, so each bidder would choose from which year on its"
            " electricity is counted."
        )
        yield Finding("carbon.E8", Severity.ERROR, SETTINGS, what)
    if not rows or not isinstance(start, str) or not start:
        return
    first = min(int(Decimal(row["year"])) for row in rows)
    if int(Decimal(start)) < first:
        what = Message(
            "The factors of electricity begin with {first}, and the study period with {start}: the"
            " years between are not known.",
            {"first": str(first), "start": start},
        )
        yield Finding("carbon.E8", Severity.ERROR, column, what)
