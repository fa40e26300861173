"""Product declarations in ILCD+EPD, as JSON (soda4LCA, Oekobaudat, EPD Norge, ECO Portal).

The traps are those of real files (field notes, section 2): declared for 1,000 kg, A1 to A3 apart
and together, ``ND`` where a number is due, several scenarios of module D, German-only names,
valid until a year only.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    Finding,
    InputFault,
    JsonValue,
    Message,
    Reading,
    SettingValue,
    parse_json,
)
from procure_carbon.day import day_of
from procure_carbon.declared import (
    Declaration,
    measures,
    module_of,
    questions,
    together,
    unplaced,
)
from procure_carbon.finding import bounded, error, info, refused, warning
from procure_carbon.ilcd_mass import carbon_of, density_of, mass_of
from procure_carbon.tree import at, listed, mapped, words
from procure_carbon.weight import Weight
from procure_carbon.written import last_day, not_declared, number, shown, unit

_BY_ID: Mapping[str, str] = {
    "6a37f984-a4b3-458a-a20a-64418c145fa2": "gwp_total",
    "2356e1ab-0185-4db5-86e5-16de51c7485c": "gwp_biogenic",
    "5f635281-343e-44fb-83df-1971b155e6b6": "gwp_fossil",
    "4331bbdb-978a-490d-8707-eeb047f01a55": "gwp_luluc",
    "77e416eb-a363-4258-a04e-171d843a6460": "gwp",
}
"""Indicators by the identifiers real files use; ``gwp`` is the one of EN 15804+A1."""

_BY_NAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"IOBC|GHG\)|except|excluding|ohne biogen", ""),
        (r"GWP[ -]?bio|biogen", "gwp_biogenic"),
        (r"GWP[ -]?foss|fossil", "gwp_fossil"),
        (r"GWP[ -]?luluc|land use", "gwp_luluc"),
        (r"GWP[ -]?tot|\btotal\b.*\(GWP", "gwp_total"),
        (r"\(GWP\)|^GWP$|^global warming potential$|^globales erw[^ ]*rmungspotenzial$", "gwp"),
    )
)

_WARMING = re.compile(
    r"GWP|global warming|erw.{1,2}rmungspot|treibhauspot|calentamiento global|oppvarmingspot"
    r"|opvarmningspot|r.chauffement climatique",
    re.IGNORECASE,
)
"""Without one of these words an indicator is not one of warming, whatever else it says."""

_STANDARD = re.compile(r"15804[^A-Za-z]{0,12}(?:\+\s*)?(A[12])\b")


def is_ilcd(file: EvidenceContent) -> bool:
    """Say whether a file looks like ILCD+EPD JSON, by its name and the keys every one has."""
    keys = (b'"LCIAResults"', b'"exchanges"', b'"processInformation"')
    return file.name.lower().endswith(".json") and all(key in file.content for key in keys)


def read_ilcd(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return kgCO2e for one declared unit by indicator and module, and what to ask."""
    try:
        document = parse_json(file.content, file.name)
    except InputFault as fault:
        return refused(fault)
    findings: list[Finding] = []
    declaration = declaration_of(document, file.name, findings)
    findings += questions(declaration, day_of(settings.get("as_of")), file.tables)
    return Reading(tuple(measures(declaration)), bounded(findings, file.name))


def declaration_of(document: JsonValue, file: str, findings: list[Finding]) -> Declaration:
    """Return what a file declares; what cannot be read of it is a finding."""
    information = at(document, "processInformation")
    figures, places, newer = _figures(document, file, findings)
    amount, declared_unit, weight = _declared_unit(document, file, findings)
    until = at(information, "time", "dataSetValidUntil")
    valid_until = last_day(until) if isinstance(until, int | str) else None
    if valid_until is None and until is not None:
        what = Message("valid until {value}: no year and no day.", {"value": shown(until)})
        findings.append(error("E14", f"{file} dataSetValidUntil", what))
    return Declaration(
        file=file,
        name=_first(at(information, "dataSetInformation", "name", "baseName")),
        amount=amount,
        unit=declared_unit,
        valid_until=valid_until,
        standard=_standard(document, newer),
        figures=figures,
        places=places,
        weight=weight,
        data_class=_subtype(document),
        number=_number_of(document),
    )


def _number_of(document: JsonValue) -> str:
    owner = at(document, "administrativeInformation", "publicationAndOwnership")
    information = at(document, "processInformation", "dataSetInformation")
    return words(at(owner, "registrationNumber")) or words(at(information, "UUID"))


def _first(texts: JsonValue) -> str:
    """Return the English text, or else the first there is."""
    found = [one for one in listed(texts) if words(at(one, "value"))]
    english = [one for one in found if at(one, "lang") == "en"]
    return words(at((english or found or [None])[0], "value"))


def _declared_unit(
    document: JsonValue, file: str, findings: list[Finding]
) -> tuple[Fraction | None, str, Weight]:
    """Return amount, unit and mass of what the figures are for."""
    flows = _reference_flows(document)
    where = f"{file} exchanges"
    if len(flows) != 1:
        what = Message(
            "{count} exchanges are the reference flow, where one is due: nobody can say what the"
            " figures are for.",
            {"count": len(flows)},
        )
        findings.append(error("E15", where, what))
        return None, "", Weight()
    flow = flows[0]
    properties = [mapped(one) for one in listed(flow.get("flowProperties"))]
    reference = [one for one in properties if one.get("referenceFlowProperty") is True]
    declared = words(at(reference[0], "referenceUnit")) if len(reference) == 1 else ""
    if not declared:
        what = Message("The reference flow names no unit.")
        findings.append(error("E15", where, what))
    amount = _amount(flow, reference, where, findings)
    declared = unit(declared) if declared else ""
    kg = mass_of(flow, amount, declared, where, findings)
    weight = Weight(kg, density_of(flow), carbon_of(flow), where)
    return amount, declared, weight


def _reference_flows(document: JsonValue) -> list[dict[str, JsonValue]]:
    exchanges = [mapped(one) for one in listed(at(document, "exchanges", "exchange"))]
    flagged = [one for one in exchanges if one.get("referenceFlow") is True]
    if flagged:
        return flagged
    named = at(document, "processInformation", "quantitativeReference", "referenceToReferenceFlow")
    ids = listed(named) or [named]
    return [
        one
        for one in exchanges
        if one.get("dataSetInternalID") is not None and one.get("dataSetInternalID") in ids
    ]


def _amount(
    flow: Mapping[str, JsonValue],
    reference: list[dict[str, JsonValue]],
    where: str,
    findings: list[Finding],
) -> Fraction | None:
    """Return the declared amount: mean amount x mean value of the reference property."""
    mean = number(flow.get("meanAmount", flow.get("resultingAmount")))
    per_flow = number(at(reference[0], "meanValue")) if len(reference) == 1 else None
    stated = number(flow.get("resultingflowAmount"))
    product = mean * (1 if per_flow is None else per_flow) if mean is not None else None
    amounts = {one for one in (product, stated) if one is not None}
    if len(amounts) == 1 and min(amounts) > 0:
        return amounts.pop()
    what = Message(
        "The declared amount cannot be known: mean amount {mean}, mean value {value}, resulting"
        " amount {stated}.",
        {
            "mean": shown(flow.get("meanAmount")),
            "value": shown(at(reference[0], "meanValue")) if reference else shown(None),
            "stated": shown(flow.get("resultingflowAmount")),
        },
    )
    findings.append(error("E15", where, what))
    return None


def _figures(
    document: JsonValue, file: str, findings: list[Finding]
) -> tuple[dict[str, dict[str, Fraction]], dict[str, str], bool | None]:
    """Return figures and their places by indicator; and whether they are those of EN 15804+A2."""
    found: dict[str, dict[str, Fraction]] = {}
    places: dict[str, str] = {}
    default = _default_scenario(document)
    twice: set[str] = set()
    for index, result in enumerate(listed(at(document, "LCIAResults", "LCIAResult"))):
        name = _indicator(at(result, "referenceToLCIAMethodDataSet"))
        if not name:
            continue
        where = f"{file} LCIAResult[{index}]"
        if name in found:
            twice.add(name)
            what = Message("{name} stands here a second time; neither is used.", {"name": name})
            findings.append(error("E16", where, what))
            continue
        modules = _modules(at(result, "other", "anies"), default, where, findings)
        found[name], places[name] = together(modules, where, findings), where
    for name in twice:
        del found[name]
    newer = "gwp_total" in found if found else None
    if "gwp" in found:
        found.setdefault("gwp_total", found["gwp"])
        places.setdefault("gwp_total", places["gwp"])
        del found["gwp"]
    return found, places, newer


def _indicator(method: JsonValue) -> str:
    known = _BY_ID.get(words(at(method, "refObjectId")).lower())
    if known:
        return known
    for one in listed(at(method, "shortDescription")):
        text = words(at(one, "value"))
        if not _WARMING.search(text):
            continue
        for pattern, name in _BY_NAME:
            if pattern.search(text):
                return name
    return ""


def _default_scenario(document: JsonValue) -> str:
    """Return the scenario flagged as the default; empty if none or several are."""
    found = [
        words(at(scenario, "name"))
        for one in listed(
            at(document, "processInformation", "dataSetInformation", "other", "anies")
        )
        for scenario in listed(at(one, "scenario"))
        if at(scenario, "default") is True
    ]
    return found[0] if len(found) == 1 else ""


def _modules(
    anies: JsonValue, default: str, where: str, findings: list[Finding]
) -> dict[str, Fraction]:
    """Return kgCO2e by module, of the default scenario where a module has several."""
    given: dict[str, list[tuple[str, JsonValue]]] = {}
    strange: list[str] = []
    for one in listed(anies):
        entry = mapped(one)
        if "module" not in entry:
            continue
        name = module_of(words(entry["module"]))
        if not name:
            strange.append(str(entry["module"]))
            continue
        given.setdefault(name, []).append((words(entry.get("scenario")), entry.get("value")))
    findings += unplaced(strange[:10], where)
    found: dict[str, Fraction] = {}
    silent: list[str] = []
    for name, entries in given.items():
        chosen = _chosen(name, entries, default, f"{where} {name}", findings)
        if chosen is None:
            continue
        value = number(chosen[0])
        if value is not None:
            found[name] = value
        elif not_declared(chosen[0]):
            silent.append(name)
        else:
            what = Message(
                "{module} says {value}, which is no number; it is left out.",
                {"module": name, "value": shown(chosen[0])},
            )
            findings.append(error("E17", f"{where} {name}", what))
    if silent:
        what = Message("{modules}: not declared. That is not zero.", {"modules": ", ".join(silent)})
        findings.append(info("M1", where, what))
    return found


def _chosen(
    name: str,
    entries: list[tuple[str, JsonValue]],
    default: str,
    where: str,
    findings: list[Finding],
) -> tuple[JsonValue] | None:
    """Return the value of the default scenario; None if nobody can say which one counts."""
    if len(entries) == 1:
        return (entries[0][1],)
    of_default = [value for scenario, value in entries if default and scenario == default]
    others = ", ".join(scenario or "—" for scenario, _ in entries[:10])
    others += ", …" if len(entries) > 10 else ""
    if len(of_default) == 1:
        what = Message(
            "{module} has several scenarios ({scenarios}); the one flagged as default, {default},"
            " is used.",
            {"module": name, "scenarios": others, "default": default},
        )
        findings.append(info("M2", where, what))
        return (of_default[0],)
    what = Message(
        "{module} stands here {count} times ({scenarios}) and none of them is flagged as the one"
        " default; it is left out.",
        {"module": name, "count": len(entries), "scenarios": others},
    )
    findings.append(warning("M2", where, what))
    return None


def _standard(document: JsonValue, newer: bool | None) -> str:
    """Return the version of EN 15804: as cited, else as its indicators show."""
    method = at(document, "modellingAndValidation")
    cited = {
        found.group(1)
        for text in _descriptions(method)
        if (found := _STANDARD.search(text)) is not None
    }
    if len(cited) == 1:
        return f"EN 15804+{cited.pop()}"
    if newer is None:
        return ""
    return "EN 15804+A2" if newer else "EN 15804+A1"


def _descriptions(method: JsonValue) -> Iterator[str]:
    for part in ("referenceToLCAMethodDetails", "referenceToComplianceSystem"):
        for holder in (
            at(method, "LCIMethodAndAllocation", part),
            at(method, "complianceDeclarations", "compliance"),
        ):
            for one in listed(holder):
                for described in (one, at(one, part)):
                    for text in listed(at(described, "shortDescription")):
                        yield words(at(text, "value"))


def _subtype(document: JsonValue) -> str:
    """Return ``specific``, ``average``, ``generic`` or what else the file says of its data."""
    other = at(document, "modellingAndValidation", "LCIMethodAndAllocation", "other", "anies")
    for one in listed(other):
        if at(one, "name") == "subType":
            text = re.sub(r"<[^>]*>", "", words(at(one, "value")))
            return text.strip()
    return ""
