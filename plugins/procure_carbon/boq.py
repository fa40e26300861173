"""The reader of bills of quantities: carbon of a whole offer by module, traced and questioned."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    Finding,
    InputFault,
    Measure,
    Message,
    Reading,
    SettingValue,
)
from procure_carbon.bill_book import Bill, has_lines, read_bill
from procure_carbon.bill_columns import column_of, sheet_of
from procure_carbon.bill_context import benchmarks, data_classes
from procure_carbon.bill_gaps import Filling, fill_gaps, named
from procure_carbon.bill_gates import failed_gates, gate_findings
from procure_carbon.bill_line import bill_lines, unclassed
from procure_carbon.bill_project import Project, facts, project, same_scope
from procure_carbon.bill_rules import BillRules, bill_rules
from procure_carbon.bill_scope import scope_text, some_only
from procure_carbon.bill_sum import (
    EMBODIED,
    OPERATION,
    UPFRONT,
    Amount,
    LineSum,
    line_sum,
    total,
)
from procure_carbon.bill_text import first_line
from procure_carbon.counted import Counted
from procure_carbon.enclosed import Enclosed, with_declarations
from procure_carbon.finding import bounded, error, refused, warning
from procure_carbon.spread import SHOWN_LINES, written_source

REPORTED = (*EMBODIED, *OPERATION)

_ALL_OR_NONE = ("A4", "A5")
"""Modules of which a blank on one line is never a zero beside others that are declared."""

_PERIOD = ("setting study_period", "setting study_years")
"""Where a fault of the study period is told; it is then not called unpublished."""


def is_bill(file: EvidenceContent) -> bool:
    """Say whether a file looks like a bill of quantities: by its name, headers or sheets."""
    name, content = file.name.lower(), file.content
    if name.endswith(".csv"):
        return _looks_like(first_line(content))
    if name.endswith((".yaml", ".yml")):
        lines = content[:200_000].decode("utf-8", "replace").splitlines()
        parts = {sheet_of(line.split(":")[0]) for line in lines if line[:1].isalpha()}
        return "boq" in parts or ("ict" in parts and "project" in parts)
    if not name.endswith((".xlsx", ".xlsm")):
        return False
    return _has_bill_sheet(file)


def _looks_like(header: str) -> bool:
    columns = {
        column_of(one.strip('" ')) for one in header.replace(";", ",").replace("\t", ",").split(",")
    }
    others = {"year", "kwh"} <= columns or {"device", "watts", "pue"} <= columns
    return has_lines(columns) or others


def _has_bill_sheet(file: EvidenceContent) -> bool:
    try:
        bill = read_bill(file, [])
    except InputFault:
        return False
    return bool(bill.rows("boq") or bill.rows("ict"))


def read_boq(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return kgCO2e by module and in total, for each m2 and year where an area is given.

    Settings are read by the names ``study_period area_m2 grid stage b4 waste start_year
    service_lives quantities as_of`` (see ``bill_rules``).
    """
    findings: list[Finding] = []
    try:
        bill = read_bill(file, findings)
    except InputFault as fault:
        return refused(fault)
    rules = bill_rules(settings, findings, file.tables)
    enclosed = Enclosed(file.beside)
    bill = with_declarations(bill, enclosed, findings)
    said = facts(bill)
    same_scope(said, rules, findings)
    lines = bill_lines(bill, rules, findings)
    sums = tuple(line_sum(line, rules) for line in lines)
    once = project(bill, rules, said, findings)
    if rules.period is None and not any(one.where in _PERIOD for one in findings):
        what = Message("No study period is published, so replacements cannot be counted.")
        findings.append(error("S1", file.name, what))
    modules = _modules(bill, sums, once, rules, findings)
    totals = _totals(modules, bill, rules, findings)
    counted = Counted(bill, rules, sums, once, said, modules, totals)
    findings += unclassed(lines)
    findings += gate_findings(counted)
    measures = (
        *_measures(counted, failed_gates(findings)),
        *data_classes(sums, file.name),
        *benchmarks(counted, settings, file.tables),
    )
    return Reading(measures, bounded(findings, file.name), enclosed.taken)


def _modules(
    bill: Bill,
    sums: tuple[LineSum, ...],
    once: Project,
    rules: BillRules,
    findings: list[Finding],
) -> dict[str, Amount]:
    """Return kgCO2e by module over all lines, with what is counted once for the project."""
    found: dict[str, Amount] = {}
    for module in EMBODIED:
        amounts = [one.modules[module] for one in sums if module in one.modules]
        if amounts:
            found[module] = total(amounts)
            _unknown(module, sums, findings)
        if module in _ALL_OR_NONE and some_only(module, sums):
            found[module] = None
            findings.append(_left_blank(module, sums))
    for module, kg in once.modules.items():
        found[module] = _with_once(module, found.get(module, Fraction(0)), kg)
    fill_gaps(Filling(bill, rules, once, sums, found, findings))
    return {name: found[name] for name in REPORTED if name in found}


def _with_once(module: str, lines: Amount, once: Amount) -> Amount:
    """Return a module of the lines with what is counted once; of two demolitions, the larger."""
    if module != "C1" or lines is None or once is None:
        return total((lines, once))
    return max(lines, once)


def _left_blank(module: str, sums: tuple[LineSum, ...]) -> Finding:
    lacking = [one.line for one in sums if module not in one.modules]
    what = Message(
        "{module} is declared for some lines and left blank for {count} of {all} ({lines}), so it"
        " is not known. Write it for each of them, 0 where there is none.",
        {"module": module, "count": len(lacking), "all": len(sums), "lines": named(lacking)},
    )
    return error("G1", lacking[0].where, what)


def _unknown(module: str, sums: tuple[LineSum, ...], findings: list[Finding]) -> None:
    """Name the lines of which a module cannot be known, in one finding (G1)."""
    lacking = [one.line for one in sums if module in one.modules and one.modules[module] is None]
    if lacking:
        what = Message(
            "{module} cannot be known for {count} of {all} lines ({lines}), so it is left out, and"
            " so is every total it belongs to.",
            {
                "module": module,
                "count": len(lacking),
                "all": len(sums),
                "lines": named(lacking),
            },
        )
        findings.append(error("G1", lacking[0].where, what))


def _totals(
    modules: Mapping[str, Amount], bill: Bill, rules: BillRules, findings: list[Finding]
) -> dict[str, Amount]:
    """Return upfront, embodied and whole-life carbon, with the contingency of the stage."""
    if "A1A3" not in modules:
        return {}
    upfront = total(modules[one] for one in UPFRONT if one in modules)
    embodied = total(modules[one] for one in EMBODIED if one in modules)
    operation = [modules[one] for one in OPERATION if one in modules]
    if "B6" not in modules:
        what = Message(
            "The bill says nothing of energy in use (B6), so whole-life carbon is not known. Ask"
            " for the sheet Energy; a 0 must be written."
        )
        findings.append(warning("G1", bill.file, what))
    whole = total((embodied, *operation)) if "B6" in modules else None
    times = 1 + (rules.contingency or 0)
    return {
        name: None if kg is None else kg * times
        for name, kg in (("upfront", upfront), ("embodied", embodied), ("whole_life", whole))
    }


def _measures(counted: Counted, failed: str) -> Iterator[Measure]:
    """Yield what is known; benefits (D) and stored carbon beside the totals, never inside."""
    rules, sums, file = counted.rules, counted.sums, counted.bill.file
    apart = {
        "D": _benefit(sums),
        "D2": counted.once.exported,
        "sequestration": _stored(sums, "A1A3"),
        "sequestration_C3": _stored(sums, "C3"),
    }
    for name, kg in (*counted.modules.items(), *apart.items(), *counted.totals.items()):
        if kg is not None:
            yield from _by_area(name, kg, rules, file)
    if rules.contingency is not None:
        yield Measure("carbon.contingency", rules.contingency * 100, "percent", file)
    yield Measure("carbon.scope", scope_text(counted), "text", file)
    yield Measure("carbon.failed_gates", failed, "text", file)
    share = _unspecific(sums)
    if share is not None:
        yield Measure("carbon.unspecific_share", share, "percent", file)
    yield from _hotspots(sums)


def _by_area(name: str, kg: Fraction, rules: BillRules, file: str) -> Iterator[Measure]:
    """Yield an amount, and for each m2 and year where the tender publishes them."""
    method = _method(rules)
    yield Measure(f"carbon.{name}", kg, "kgCO2e", file, method)
    if not rules.area:
        return
    each = kg / rules.area
    yield Measure(f"carbon.{name}_per_m2", each, "kgCO2e/m2", file, method)
    if rules.period:
        yearly = each / rules.period
        yield Measure(f"carbon.{name}_per_m2_year", yearly, "kgCO2e/m2/year", file, method)


def _benefit(sums: tuple[LineSum, ...]) -> Amount:
    known = [one.benefit for one in sums if one.benefit is not None]
    return sum(known, Fraction(0)) if known else None


def _stored(sums: tuple[LineSum, ...], module: str) -> Amount:
    known = [
        one.line.stored[module] * one.line.times
        for one in sums
        if module in one.line.stored and one.line.times is not None
    ]
    return sum(known, Fraction(0)) if known else None


def _unspecific(sums: tuple[LineSum, ...]) -> Fraction | None:
    """Return the percentage of A1-A3 that rests on data of class 3 to 5."""
    known = [(one.line.data_class, abs(one.modules["A1A3"] or Fraction(0))) for one in sums]
    whole = sum((kg for _, kg in known), Fraction(0))
    if not whole or not any(one for one, _ in known):
        return None
    return sum((kg for one, kg in known if one > 2), Fraction(0)) / whole * 100


def _hotspots(sums: tuple[LineSum, ...]) -> Iterator[Measure]:
    """Yield A1 to A5 of the lines that weigh most, and of all others together."""
    known = [(one, one.upfront) for one in sums]
    ranked = sorted(
        ((one, kg) for one, kg in known if kg is not None),
        key=lambda pair: (-abs(pair[1]), pair[0].line.id, pair[0].line.where),
    )
    names: set[str] = set()
    rest = Fraction(0)
    for one, kg in ranked:
        name = f"carbon.line.{one.line.id}"
        if len(names) >= SHOWN_LINES or name in names:
            rest += kg
            continue
        names.add(name)
        yield Measure(name, kg, "kgCO2e", one.line.where, written_source(one.line))
    if rest:
        yield Measure("carbon.other_lines", rest, "kgCO2e", ranked[-1][0].line.where)


def _method(rules: BillRules) -> str:
    return f"EN 15978; B4 {rules.b4}; waste {rules.waste}"
