"""Energy in use (B6) of a bill: the buyer's figure before the bidder's, by published factors."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from procure.api import Message, MessageValue, decimal
from procure_carbon.bill_book import Bill, BillRow
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import Amount, total
from procure_carbon.carrier import ELECTRICITY, kind_of, mixed, plain
from procure_carbon.counting import Counting, amount
from procure_carbon.finding import error, info, warning
from procure_carbon.grid import Grid
from procure_carbon.written import not_declared, shown

_NAMED_YEARS = 5
_LONGEST_NAME = 60
"""Letters of a carrier's name that are read."""


@dataclass(frozen=True, slots=True)
class Energy:
    """What a bill and its tender say of energy.

    Attributes:
        kg: B6 over the study period.
        said: whether anything is said of it at all.
        exported: D2, below zero.
    """

    kg: Amount
    said: bool
    exported: Amount


@dataclass(frozen=True, slots=True)
class Use:
    """kWh of a carrier, as one row says them.

    Attributes:
        dated: whether the row is of one year.
        kwh: of that year, or of every year.
        own: kgCO2e/kWh as the bidder has it.
    """

    where: str
    carrier: str
    dated: bool
    year: int | None
    kwh: Amount
    own: Amount


def energy(bill: Bill, counting: Counting) -> Energy:
    """Return the sum over carriers and years of kWh x the factor of that year.

    Electricity that the buyer fixed for every bid is counted before any that the bill gives, and
    beside whatever is not surely electricity.
    """
    uses = [use for row in bill.rows("energy") if (use := _use(row, counting))]
    fixed = counting.rules.energy
    groups = [tuple(group) for _, group in groupby(sorted(uses, key=_group), _group)]
    parts: list[Amount] = []
    for group in groups:
        _tell_factor(group, counting)
        if fixed is None or not _electric(group[0].carrier):
            parts.append(_carbon(group, counting))
    if fixed is not None:
        _tell_fixed(fixed, [one for one in uses if _electric(one.carrier)], counting)
        parts.append(_fixed(fixed, counting))
    return Energy(total(parts), bool(parts), _exported(bill, counting))


def _use(row: BillRow, counting: Counting) -> Use | None:
    """Return what a row says of kWh; None if it says nothing but a carrier or what is exported."""
    if not any(_says(row, name) for name in ("year", "kwh", "kwh_per_year", "factor")):
        return None
    findings, dated = counting.findings, "year" in row.cells
    year = amount(row, "year", findings) if dated else None
    kwh = amount(row, "kwh" if dated else "kwh_per_year", findings)
    whole = int(year) if year is not None and year.denominator == 1 else None
    carrier = str(row.at("carrier").value or "").strip()[:_LONGEST_NAME] or ELECTRICITY
    return Use(row.where, carrier, dated, whole, kwh, amount(row, "factor", findings))


def _says(row: BillRow, column: str) -> bool:
    entry = row.at(column)
    return bool(entry.fault) or not not_declared(entry.value)


def _group(use: Use) -> tuple[str, bool]:
    return plain(use.carrier), use.dated


def _electric(carrier: str) -> bool:
    return kind_of(carrier) == ELECTRICITY


def _unknown(carrier: str, rules: BillRules) -> bool:
    """Say whether neither the list of carriers nor the buyer's table knows a name."""
    return not kind_of(carrier) and _own_name(carrier, rules.carriers) is None


def _by_larger(carrier: str, rules: BillRules) -> bool:
    """Say whether a carrier may be electricity under another name, which lowers no factor."""
    if rules.energy is not None or rules.grid is None:
        return False
    return mixed(carrier) or _unknown(carrier, rules)


def _own_name(carrier: str, carriers: Mapping[str, Fraction]) -> str | None:
    """Return the buyer's name of a carrier; of several of its kind that with most carbon."""
    kind = kind_of(carrier)
    others = [one for one in carriers if kind_of(one) != ELECTRICITY]
    exact = [one for one in others if plain(one) == plain(carrier)]
    alike = exact or [one for one in others if kind and kind_of(one) == kind]
    return max(alike, key=lambda one: carriers[one]) if alike else None


def _by_grid(carrier: str, rules: BillRules) -> bool:
    return _electric(carrier) or (_unknown(carrier, rules) and rules.energy is None)


def _of_table(carrier: str, rules: BillRules) -> Amount:
    name = _own_name(carrier, rules.carriers)
    return None if name is None else rules.carriers[name]


def _published(carrier: str, rules: BillRules) -> Grid | None:
    """Return the factor that counts before the bidder's; None if there is none."""
    if _by_grid(carrier, rules):
        return rules.grid
    factor = _of_table(carrier, rules)
    return None if factor is None else Grid(factor)


def _counted(use: Use, rules: BillRules) -> Grid | None:
    """Return the factor a row is counted by; None if it is not known."""
    if rules.grid is None or not _by_larger(use.carrier, rules):
        return _published(use.carrier, rules) or (Grid(use.own) if use.own else None)
    factor = _of_table(use.carrier, rules) or use.own
    if factor:
        return rules.grid.at_least(factor)
    return None if mixed(use.carrier) else rules.grid


def _tell_factor(uses: tuple[Use, ...], counting: Counting) -> None:
    """Say by which factor a carrier is counted, where that is not plain from its row (G2)."""
    rules, carrier, first = counting.rules, uses[0].carrier, uses[0].where
    said: dict[str, MessageValue] = {"carrier": shown(carrier)}
    own = [one for one in uses if one.own]
    if _by_larger(carrier, rules) and (own or mixed(carrier)):
        _tell_larger(own or list(uses), counting)
        return
    published = _published(carrier, rules)
    if published is not None:
        name = _own_name(carrier, rules.carriers)
        if name is not None and plain(name) != plain(carrier):
            what = Message(
                "{carrier} is counted by the tender's factor of {name}.", {**said, "name": name}
            )
            counting.findings.append(info("G2", first, what))
        elif _unknown(carrier, rules):
            what = Message(
                "{carrier} is on no list of energy carriers, so it is counted as electricity.", said
            )
            counting.findings.append(info("G2", first, what))
        _tell_other(uses, published, counting)
    elif own:
        what = Message("The factor of {carrier} is the bidder's own: ask for its source.", said)
        if _by_grid(carrier, rules):
            what = Message("No factor of the grid is published; the bidder's own is used.")
        counting.findings.append(warning("G2", own[0].where, what))


def _tell_larger(uses: list[Use], counting: Counting) -> None:
    """Say that each year is counted by the larger of two factors (G2)."""
    use = uses[0]
    given = _of_table(use.carrier, counting.rules) or use.own
    if not given:
        return
    said: dict[str, MessageValue] = {"carrier": shown(use.carrier), "given": decimal(given)}
    what = Message(
        "{carrier} is on no list of energy carriers, so each year is counted by the larger of"
        " {given} and the tender's factor of the grid. Name the carrier by its usual word.",
        said,
    )
    if mixed(use.carrier):
        what = Message(
            "{carrier} names electricity beside another carrier, so each year is counted by the"
            " larger of {given} and the tender's factor of the grid. Give each a row of its own.",
            said,
        )
    counting.findings.append(warning("G2", use.where, what))


def _tell_other(uses: tuple[Use, ...], published: Grid, counting: Counting) -> None:
    for one in uses:
        factor = counting.factor_of(published, one.year) if one.year is not None else None
        if not one.dated and counting.years:
            factors = counting.sum_of(published)
            factor = None if factors is None else factors / counting.years
        if one.own is None or factor is None or abs(one.own - factor) <= factor / 1000:
            continue
        what = Message(
            "The factor of {carrier} is {given} here and {published} in the tender; the published"
            " one is used.",
            {
                "carrier": shown(one.carrier),
                "given": decimal(one.own),
                "published": decimal(Fraction(round(factor * 10000), 10000)),
            },
        )
        counting.findings.append(warning("G2", one.where, what))
        return


def _carbon(uses: tuple[Use, ...], counting: Counting) -> Amount:
    """Return kgCO2e of a carrier over the study period; None, with its reason, if not known."""
    faulty = [one for one in uses if one.kwh is None or (one.dated and one.year is None)]
    for one in faulty:
        what = Message("The kWh for each year are missing.")
        if one.dated:
            what = Message("The year or its kWh are missing.")
        counting.findings.append(error("G1", one.where, what))
    if faulty or (uses[0].dated and not _each_year_once(uses, counting)):
        return None
    parts = [_times_factor(one, counting) for one in uses]
    if None in parts:
        _tell_unknown(uses[parts.index(None)], counting)
    return total(parts)


def _times_factor(use: Use, counting: Counting) -> Amount:
    grid = _counted(use, counting.rules)
    if not use.kwh:
        return use.kwh
    factor = counting.sum_of(grid)
    if use.year is not None:
        factor = counting.factor_of(grid, use.year)
    return None if factor is None else use.kwh * factor


def _tell_unknown(use: Use, counting: Counting) -> None:
    said = {"carrier": shown(use.carrier)}
    if _by_grid(use.carrier, counting.rules):
        what = Message("No factor of the grid is published for this, so B6 cannot be known.")
    elif _unknown(use.carrier, counting.rules):
        what = Message(
            "{carrier} is on no list of energy carriers and has no factor above 0, so B6 cannot be"
            " known. Name the carrier by its usual word, or write its kgCO2e/kWh into the column"
            " factor.",
            said,
        )
    elif use.own == 0:
        what = Message(
            "The factor of {carrier} is 0, which no energy carrier has, so B6 cannot be known."
            " Write its kgCO2e/kWh, with the making and transport of the fuel.",
            said,
        )
    else:
        what = Message(
            "Neither the tender nor this row gives a factor of {carrier}, so B6 cannot be known."
            " Write its kgCO2e/kWh into the column factor.",
            said,
        )
    counting.findings.append(error("G1", use.where, what))


def _each_year_once(uses: tuple[Use, ...], counting: Counting) -> bool:
    """Say whether rows name every year of the study period, and none twice."""
    named = Counter(one.year for one in uses if one.year is not None)
    first = min(named) if counting.start is None else counting.start
    if counting.years is None:
        return False
    period = range(first, first + counting.years)
    outside = [one for one in uses if one.year not in period]
    for one in outside:
        what = Message("{year} lies outside the study period.", {"year": str(one.year)})
        counting.findings.append(error("G2", one.where, what))
    missing = [year for year in period if year not in named]
    twice = sorted(year for year, times in named.items() if times > 1)
    if missing or twice:
        what = Message(
            "{carrier}: rows by year must name each year from {first} to {last} once, so B6 cannot"
            " be known. Missing: {missing}; more than once: {twice}.",
            {
                "carrier": shown(uses[0].carrier),
                "first": str(period[0]),
                "last": str(period[-1]),
                "missing": _listed(missing),
                "twice": _listed(twice),
            },
        )
        counting.findings.append(error("G1", uses[0].where, what))
    return not (outside or missing or twice)


def _listed(years: list[int]) -> str:
    shown_years = ", ".join(str(one) for one in years[:_NAMED_YEARS])
    return (shown_years or "—") + (", …" if len(years) > _NAMED_YEARS else "")


def _fixed(kwh: Fraction, counting: Counting) -> Amount:
    factors = counting.sum_of(counting.rules.grid)
    if factors is None:
        what = Message("No factor of the grid is published for this, so B6 cannot be known.")
        counting.findings.append(error("G1", "setting energy_kwh", what))
        return None
    return kwh * factors


def _tell_fixed(fixed: Fraction, uses: list[Use], counting: Counting) -> None:
    """Say where a bill gives other electricity than the buyer fixed for every bid (G2)."""
    for where, kwh in _by_year(uses):
        if kwh != fixed:
            what = Message(
                "The tender fixes {published} kWh of electricity a year for every bid, which are"
                " counted; the {given} here are not.",
                {"published": decimal(fixed), "given": decimal(kwh)},
            )
            counting.findings.append(warning("G2", where, what))
            return


def _by_year(uses: list[Use]) -> Iterator[tuple[str, Fraction]]:
    """Yield electricity of every year together, and of each year that is named."""
    dated: dict[int, list[Use]] = {}
    for one in uses:
        if one.kwh is not None and one.year is not None:
            dated.setdefault(one.year, []).append(one)
    always = [one for one in uses if one.kwh is not None and not one.dated]
    for group in (dated[year] + always for year in sorted(dated)) if dated else (always,):
        if group:
            yield group[0].where, sum((one.kwh for one in group if one.kwh), Fraction(0))


def _exported(bill: Bill, counting: Counting) -> Amount:
    """Return exported energy as module D2, which never lowers a total."""
    factors = counting.sum_of(counting.rules.grid)
    found: Amount = None
    for row in bill.rows("energy"):
        kwh = amount(row, "exported_kwh", counting.findings)
        if kwh and factors is not None:
            found = (found or Fraction(0)) - kwh * factors
    return found
