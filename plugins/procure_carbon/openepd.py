"""Product declarations in openEPD (EC3, Building Transparency), as JSON.

A module that is missing or null is not declared. Impacts come by method; an EN 15804 method is
taken before others, and methods that disagree are a finding.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    Finding,
    InputFault,
    JsonValue,
    Measure,
    Message,
    Reading,
    SettingValue,
    decimal,
    parse_json,
)
from procure_carbon.day import day_of
from procure_carbon.declared import (
    TOGETHER,
    Declaration,
    Modules,
    measures,
    module_of,
    questions,
    together,
    unplaced,
)
from procure_carbon.finding import bounded, error, info, refused, warning
from procure_carbon.tree import at, mapped, words
from procure_carbon.weight import Weight, agreed, of_unit
from procure_carbon.written import last_day, not_declared, number, shown, unit

_INDICATORS: Mapping[str, str] = {
    "gwp": "gwp_total",
    "gwp-fossil": "gwp_fossil",
    "gwp-biogenic": "gwp_biogenic",
    "gwp-luluc": "gwp_luluc",
}
_UNITS = re.compile(r"(kg|t|g)\s*CO2\s*[- ]?(e|eq|eqv|equiv)?\.?", re.IGNORECASE)
_KILOGRAMS: Mapping[str, Fraction] = {
    "kg": Fraction(1),
    "t": Fraction(1000),
    "g": Fraction(1, 1000),
}
_P80 = Fraction("0.8416")
"""Standard deviations from the mean to the 80th percentile, as EC3 rounds them."""


def is_openepd(file: EvidenceContent) -> bool:
    """Say whether a file looks like openEPD, by its name and the keys every one has."""
    named = file.name.lower().endswith((".json", ".openepd"))
    marked = b'"openEPD"' in file.content or b'"openepd_version"' in file.content
    return named and marked and b'"declared_unit"' in file.content


def read_openepd(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return kgCO2e for one declared unit by indicator and module, and what to ask."""
    try:
        document = parse_json(file.content, file.name)
    except InputFault as fault:
        return refused(fault)
    findings: list[Finding] = []
    declaration = declaration_of(document, file.name, findings)
    findings += questions(declaration, day_of(settings.get("as_of")), file.tables)
    if not words(at(document, "third_party_verifier", "name")) and not words(
        at(document, "third_party_verifier_name")
    ):
        what = Message("No independent verifier is named.")
        findings.append(warning("G6", file.name, what))
    found = (*measures(declaration), *_conservative(document, declaration, findings))
    return Reading(found, bounded(findings, file.name))


def declaration_of(document: JsonValue, file: str, findings: list[Finding]) -> Declaration:
    """Return what a file declares; what cannot be read of it is a finding."""
    amount, declared_unit = _quantity(document, "declared_unit", file, findings)
    until = at(document, "valid_until")
    valid_until = last_day(until) if isinstance(until, str | int) else None
    if valid_until is None and until is not None:
        what = Message("valid until {value}: no year and no day.", {"value": shown(until)})
        findings.append(error("E14", f"{file} valid_until", what))
    figures, place = _figures(document, file, findings)
    return Declaration(
        file=file,
        name=words(at(document, "product_name")),
        amount=amount,
        unit=declared_unit,
        valid_until=valid_until,
        standard=_standard(document),
        figures=figures,
        places=dict.fromkeys(figures, place),
        weight=_weight(document, of_unit(amount, declared_unit), file, findings),
        data_class=_specific(document),
        number=words(at(document, "program_operator_doc_id")) or words(at(document, "id")),
    )


def _quantity(
    document: JsonValue, key: str, file: str, findings: list[Finding]
) -> tuple[Fraction | None, str]:
    """Return an amount and its unit; what is missing or not above 0 is a finding."""
    amount = number(at(document, key, "qty"))
    name = words(at(document, key, "unit"))
    if amount is None or amount <= 0 or not name:
        what = Message(
            "The amount {amount} with the unit {unit} cannot be read.",
            {"amount": shown(at(document, key, "qty")), "unit": shown(at(document, key, "unit"))},
        )
        findings.append(error("E15", f"{file} {key}", what))
        amount = None
    return amount, unit(name) if name else ""


def _weight(
    document: JsonValue, of_declared_unit: Fraction | None, file: str, findings: list[Finding]
) -> Weight:
    key = "kg_per_declared_unit"
    stated = carbon = None
    if at(document, key) is not None:
        stated = of_unit(*_quantity(document, key, file, findings))
    if at(document, "kg_C_biogenic_per_declared_unit", "qty") is not None:
        carbon = of_unit(number(at(document, "kg_C_biogenic_per_declared_unit", "qty")), "kg")
    place = f"{file} {key if stated else 'declared_unit'}"
    return Weight(agreed((of_declared_unit, stated), place, findings), None, carbon, place)


def _figures(
    document: JsonValue, file: str, findings: list[Finding]
) -> tuple[dict[str, dict[str, Fraction]], str]:
    methods = {
        method: _of_method(impacts, f"{file} impacts.{method}", findings)
        for method, impacts in mapped(at(document, "impacts")).items()
    }
    with_total = [method for method, found in methods.items() if found.get("gwp_total")]
    if not with_total:
        return {}, file
    chosen = next((one for one in with_total if "15804" in one or "EF 3" in one), with_total[0])
    totals = {method: methods[method]["gwp_total"].get(TOGETHER) for method in with_total}
    if len(set(totals.values())) > 1:
        shown_totals = ", ".join(
            f"{method[:40]} {'—' if value is None else decimal(value)}"
            for method, value in list(totals.items())[:10]
        )
        what = Message(
            "The methods disagree on A1-A3 ({totals}); {method} is used.",
            {"totals": shown_totals, "method": chosen[:40]},
        )
        findings.append(warning("G7", f"{file} impacts", what))
    return methods[chosen], f"{file} impacts.{chosen}"


def _of_method(
    impacts: JsonValue, where: str, findings: list[Finding]
) -> dict[str, dict[str, Fraction]]:
    found: dict[str, dict[str, Fraction]] = {}
    for key, name in _INDICATORS.items():
        given = at(impacts, key)
        if given is None:
            continue
        place = f"{where}.{key}"
        modules = together(_modules(given, place, findings), place, findings)
        if modules:
            found[name] = modules
    return found


def _modules(given: JsonValue, where: str, findings: list[Finding]) -> Modules:
    found: dict[str, Fraction] = {}
    strange: list[str] = []
    for key, measurement in mapped(given).items():
        if key in {"C_scenarios", "ext"} or measurement is None:
            continue
        name = module_of(key)
        if not name:
            strange.append(key)
            continue
        value = at(measurement, "mean")
        kilograms = _kilograms(at(measurement, "unit"))
        amount = number(value)
        if not_declared(value):
            continue
        if amount is None or kilograms is None:
            what = Message(
                "{module} says {value} {unit}, which is no amount of CO2; it is left out.",
                {
                    "module": name,
                    "value": shown(value),
                    "unit": shown(at(measurement, "unit")),
                },
            )
            findings.append(error("E17", f"{where}.{key}", what))
            continue
        found[name] = amount * kilograms
    findings += unplaced(strange[:10], where)
    if not isinstance(given, dict):
        what = Message("{value} is no list of modules.", {"value": shown(given)})
        findings.append(error("E17", where, what))
    return found


def _kilograms(written: JsonValue) -> Fraction | None:
    found = _UNITS.fullmatch(words(written))
    return _KILOGRAMS[found.group(1).lower()] if found else None


def _standard(document: JsonValue) -> str:
    """Return EN 15804+A1 or +A2, or ISO 21930, where compliance or the rules name one."""
    compliance = at(document, "compliance")
    named = [
        *(compliance if isinstance(compliance, list) else ()),
        at(document, "pcr"),
        at(document, "pcr", "parent"),
    ]
    for one in named:
        text = f"{words(at(one, 'short_name'))} {words(at(one, 'name'))}"
        if found := re.search(r"15804[^A]{0,12}(A[12])", text):
            return f"EN 15804+{found.group(1)}"
        if "21930" in text:
            return "ISO 21930"
    return ""


def _specific(document: JsonValue) -> str:
    for holder in (at(document, "ec3"), document):
        if at(holder, "product_specific") is True:
            return "specific dataset"
    return ""


def _conservative(
    document: JsonValue, found: Declaration, findings: list[Finding]
) -> Iterator[Measure]:
    """Yield A1-A3 at the 80th percentile: mean x (1 + 0.8416 x rsd), as EC3 calculates it."""
    mean = found.figures.get("gwp_total", {}).get(TOGETHER)
    place = found.places.get("gwp_total", found.file)
    method = place.partition(" impacts.")[2]
    total = at(document, "impacts", method, "gwp")
    spread = next(
        (
            number(at(one, "rsd"))
            for key, one in mapped(total).items()
            if module_of(key) == TOGETHER
        ),
        None,
    )
    if mean is None or not found.amount or spread is None:
        return
    if not 0 <= spread <= 2:
        what = Message("A relative spread of {spread} is none.", {"spread": decimal(spread)})
        findings.append(error("E17", place, what))
        return
    value = mean / found.amount * (1 + _P80 * spread)
    source = "EC3, uncertainty-adjusted GWP"
    yield Measure("carbon.gwp_total_A1A3_p80", value, "kgCO2e", place, source)
    what = Message(
        "The figure is known to {percent} percent; at the 80th percentile it is {value} kgCO2e.",
        {"percent": decimal(spread * 100), "value": decimal(value)},
    )
    findings.append(info("U1", place, what))
