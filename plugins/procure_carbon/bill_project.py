"""What a bill says once for the whole project: scope, works on site, energy, devices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from procure.api import Finding, Message, decimal, rounded
from procure_carbon.bill_book import Bill, BillRow, Entry
from procure_carbon.bill_energy import energy
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_sum import Amount, replacements, total
from procure_carbon.counting import Counting, amount
from procure_carbon.declared import module_of
from procure_carbon.finding import error, warning
from procure_carbon.no_number import no_number, no_year
from procure_carbon.written import not_declared, number, shown

HOURS_A_YEAR = 8760


@dataclass(slots=True)
class Project:
    """Carbon counted once, by module; ``C1`` and ``A5`` are those of the whole site.

    Attributes:
        said: parts of modules the sheet names, such as ``A5.2``.
    """

    modules: dict[str, Amount] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    exported: Amount = None


def facts(bill: Bill) -> dict[str, Entry]:
    """Return what the sheet Project says, by name: from rows of name and value, or one row."""
    found: dict[str, Entry] = {}
    for row in bill.rows("project"):
        name = row.at("item").value
        if isinstance(name, str) and "value" in row.cells:
            found[_key(name)] = row.at("value")
    return found


def _key(name: str) -> str:
    plain = "".join(one if one.isalnum() else "_" for one in name.lower()).strip("_")
    return {
        "rsp": "study_period",
        "study_years": "study_period",
        "reference_study_period": "study_period",
        "gia": "area_m2",
        "gia_m2": "area_m2",
        "gfa": "area_m2",
        "area": "area_m2",
    }.get(plain, plain)


def same_scope(said: Mapping[str, Entry], rules: BillRules, findings: list[Finding]) -> None:
    """Find where the bill was made for another scope than the published one (G2)."""
    for name, published in (
        ("study_period", rules.period),
        ("area_m2", rules.area),
        ("start_year", None if rules.start is None else Fraction(rules.start)),
    ):
        entry = said.get(name)
        if entry is None or not_declared(entry.value) or published is None:
            continue
        given = number(entry.value)
        if given is None:
            findings.append(error("G2", entry.where, no_number(entry.value)))
        elif given != published:
            what = Message(
                "{name} is {given} here and {published} in the tender: bids of different scope"
                " cannot be compared.",
                {"name": name, "given": shown(entry.value), "published": decimal(published)},
            )
            findings.append(error("G2", entry.where, what))


def project(
    bill: Bill, rules: BillRules, said: Mapping[str, Entry], findings: list[Finding]
) -> Project:
    """Return what is counted once: works on site, energy and devices."""
    found = Project()
    _below_defaults(_site(bill, found, findings), rules, findings)
    years = None if rules.period is None else int(rules.period)
    start = rules.start if rules.start is not None else _start(said, rules, findings)
    counting = Counting(rules, years, start, findings)
    used = energy(bill, counting)
    found.exported = used.exported
    if used.said:
        found.modules["B6"] = used.kg
    for row in bill.rows("ict"):
        _device(row, counting, found)
    if bill.rows("boq") and "B6" in found.modules and not used.said:
        found.modules["B6"] = None
        what = Message(
            "The bill gives the electricity of devices and says nothing of the building's energy"
            " in use (B6), so whole-life carbon is not known. Ask for the sheet Energy; a 0 must"
            " be written."
        )
        findings.append(warning("G1", bill.file, what))
    return found


def _start(said: Mapping[str, Entry], rules: BillRules, findings: list[Finding]) -> int | None:
    """Return the first year: as the bill says it, else the first one of the published grid."""
    entry = said.get("start_year")
    given = number(entry.value) if entry else None
    if given is not None and 1900 <= given <= 2200 and given.denominator == 1:
        if entry is not None and rules.grid is not None and rules.grid.by_year:
            what = Message(
                "The tender publishes no first year; electricity is counted from the bill's own,"
                " {year}, on.",
                {"year": str(given)},
            )
            findings.append(warning("G2", entry.where, what))
        return int(given)
    if entry is not None and not not_declared(entry.value):
        findings.append(error("G14", entry.where, no_year(entry.value)))
    if rules.grid is None or not rules.grid.by_year or rules.grid.counted:
        return None
    first = rules.grid.by_year[0][0]
    what = Message("No first year is given; the first year of the grid, {year}, is used.",
                   {"year": str(first)})  # fmt: skip
    findings.append(warning("S2", "setting start_year", what))
    return first


def _site(bill: Bill, found: Project, findings: list[Finding]) -> dict[str, tuple[Amount, str]]:
    """Add the rows of works on site: a module and its kgCO2e, once for the whole project.

    Returns:
        What each part of a module adds up to, and where it stands first.
    """
    stated: dict[str, tuple[Amount, str]] = {}
    for row in bill.rows("site"):
        written = str(row.at("module").value or "").strip().upper()
        if not row.at("kg_co2e").fault and not_declared(row.at("kg_co2e").value):
            continue
        kg = amount(row, "kg_co2e", findings)
        module = module_of(written.split(".")[0])
        if module not in {"A5", "B7", "C1", "B1", "B2", "B3"}:
            what = Message(
                "{module} is no module that is counted once for the whole site; it is left out.",
                {"module": shown(written)},
            )
            findings.append(error("G14", row.where, what))
            continue
        found.said.add(written)
        _add(found, module, kg)
        before, where = stated.get(written, (Fraction(0), row.where))
        stated[written] = (total((before, kg)), where)
    return stated


def _below_defaults(
    stated: Mapping[str, tuple[Amount, str]], rules: BillRules, findings: list[Finding]
) -> None:
    """Find works on site below what is counted where a bill says nothing of them (G5)."""
    for written, (key, size) in {
        "A5": ("a5-site", rules.area),
        "A5.2": ("a5-site", rules.area),
        "A5.1": ("a5-demolition", rules.demolished),
        "C1": ("c1", rules.area),
    }.items():
        kg, where = stated.get(written, (None, ""))
        if not rules.fills_gaps or kg is None or size is None or kg >= rules.factors[key] * size:
            continue
        what = Message(
            "{module} is {kg} kgCO2e here; who says nothing of it is counted with {default}. Ask"
            " what it rests on.",
            {
                "module": written,
                "kg": rounded(kg, 2),
                "default": rounded(rules.factors[key] * size, 2),
            },
        )
        findings.append(warning("G5", where, what))


def _device(row: BillRow, counting: Counting, found: Project) -> None:
    """Add a kind of device: making it (A1-A3), replacing it (B4), its electricity (B6)."""
    findings, period = counting.findings, counting.rules.period
    numbers = {
        name: amount(row, name, findings)
        for name in ("quantity", "kg", "watts", "pue", "life", "service_life_y")
    }
    life = numbers["life"] or numbers["service_life_y"]
    count, kg, watts = numbers["quantity"], numbers["kg"], numbers["watts"]
    pue = numbers["pue"]
    made = again = electricity = None
    if count is not None and kg is not None:
        made = count * kg
    if made is not None and life and period:
        again = made * replacements(period, life)
    factors = counting.sum_of(counting.rules.grid)
    if count is not None and watts is not None and pue is not None and factors is not None:
        electricity = count * watts / 1000 * HOURS_A_YEAR * pue * factors
    for module, carbon in (("A1A3", made), ("B4", again), ("B6", electricity)):
        _add(found, module, carbon)
    if made is None or again is None or electricity is None:
        what = Message(
            "Quantity, carbon, power, PUE, life or the grid of this device is missing. Write a PUE"
            " of 1 for what is in no data centre."
        )
        findings.append(error("G1", row.where, what))
    _ask_about_device(row, watts, pue, findings)


def _ask_about_device(row: BillRow, watts: Amount, pue: Amount, findings: list[Finding]) -> None:
    if pue is not None and pue < 1:
        what = Message("A PUE of {pue} is below 1, which cannot be.", {"pue": decimal(pue)})
        findings.append(error("G14", row.where, what))
    if watts == 0:
        what = Message(
            "A device that draws no power. What is no device belongs on the sheet BoQ, where its"
            " transport, waste, end of life and class of data count. Ask what it is."
        )
        findings.append(warning("G5", row.where, what))


def _add(found: Project, module: str, kg: Amount) -> None:
    before = found.modules.get(module, Fraction(0))
    found.modules[module] = None if kg is None or before is None else before + kg
