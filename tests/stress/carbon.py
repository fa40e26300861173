"""Product declarations and bills of quantities as nobody should hand them in."""

import copy
import json
import random
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from procure_carbon.boq import is_bill, read_boq
from procure_carbon.ilcd import is_ilcd, read_ilcd
from procure_carbon.openepd import is_openepd, read_openepd
from stress.mutate import HOSTILE, mutated_workbook, mutated_yaml
from stress.trees import ODD, changed, mutated
from support.carbon_bills import CONCRETE, ENERGY, EXAMPLE, as_csv, as_xlsx, table
from support.sound import check_reading, numbers

from procure.api import EvidenceContent, SettingValue

TOTAL = "6a37f984-a4b3-458a-a20a-64418c145fa2"
BIOGENIC = "2356e1ab-0185-4db5-86e5-16de51c7485c"
SAID: tuple[Any, ...] = ("ND", "MND", "A1-A3", "A1", "C3/C4", "D", "kg", "t", "5,75", "1e5", "GWP")
CELLS = (*HOSTILE, "MND", "5,75", "1e30", "-1e30", "1e-30", "kg", "m2", "pcs", "gwp_A1A3_fossil")
_ZERO = re.compile(rb"(?<![\d.])-?(?:0+\.?0*|\.0+)(?:[eE][+-]?\d+)?(?![\d.])")
"""A zero that a file states; where none stands, no figure of carbon may be zero."""


def ilcd_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated ILCD+EPD declaration and check what comes."""
    content = mutated(_ilcd(chance), chance, (*ODD, *SAID))
    (folder / "ilcd.json").write_bytes(content)
    file = EvidenceContent("ilcd.json", content)
    is_ilcd(file)
    _check_declaration(read_ilcd(file, _as_of(chance)), content)


def openepd_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated openEPD declaration and check what comes."""
    content = mutated(_openepd(chance), chance, (*ODD, *SAID))
    (folder / "openepd.json").write_bytes(content)
    file = EvidenceContent("openepd.json", content)
    is_openepd(file)
    _check_declaration(read_openepd(file, _as_of(chance)), content)


def bill_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated bill of quantities, as .xlsx, .csv or .yaml, and check what comes."""
    name, content = chance.choice([_bill_book, _bill_csv, _bill_yaml])(chance)
    (folder / name).write_bytes(content)
    beside = _beside(chance, folder)
    file = EvidenceContent(name, content, beside=beside)
    is_bill(file)
    reading = read_boq(file, _published(chance))
    assert set(reading.taken) <= set(beside)
    found = numbers(check_reading(reading, "carbon"))
    if not name.endswith(".xlsx") and not reading.taken and not _ZERO.search(content):
        assert found.get("A1A3") != 0
        assert found.get("A4") != 0
    for total in ("embodied", "whole_life"):
        assert total not in found or "A1A3" in found
    assert "whole_life" not in found or "B6" in found


def _beside(chance: random.Random, folder: Path) -> dict[str, EvidenceContent]:
    """Return declarations that lines may name, mutated more often than not."""
    found: dict[str, EvidenceContent] = {}
    for name, document in (("a.json", _ilcd(chance)), ("b.json", _openepd(chance))):
        content = mutated(document, chance, (*ODD, *SAID))
        if chance.random() < 0.3:
            content = json.dumps(document).encode()
        (folder / name).write_bytes(content)
        found[name] = EvidenceContent(name, content)
    return found


def _naming(lines: list[dict[str, Any]], chance: random.Random) -> None:
    """Let some lines name a declaration, with figures of their own or without."""
    for line in lines:
        if chance.random() < 0.5:
            line["declaration"] = chance.choice(["a.json", "b.json", "../c.json", "", 7])
            line["declared_for_site"] = chance.choice(["yes", "no", "", True, 7])
            for one in [name for name in line if name.startswith(("gwp_", "declared_", "mass"))]:
                if chance.random() < 0.7:
                    line[one] = None


def _check_declaration(reading: Any, content: bytes) -> None:
    found = numbers(check_reading(reading, "carbon"))
    figures = {name: value for name, value in found.items() if name.startswith("gwp_")}
    assert not figures or found["declared_amount"] > 0
    assert found.get("mass", Fraction(1)) > 0
    assert found.get("declared_amount", Fraction(1)) > 0
    if not _ZERO.search(content):
        assert all(value != 0 for value in figures.values())


def _as_of(chance: random.Random) -> Mapping[str, SettingValue]:
    return (
        {"as_of": chance.choice(["2026-04-14", "9999-12-31", "x"])} if chance.random() < 0.7 else {}
    )


def _ilcd(chance: random.Random) -> Any:
    entries = [
        {"module": "A1", "value": "2.1"},
        {"module": "A2", "value": "0.25"},
        {"module": "A3", "value": "0.4"},
        {"module": "A1-A3", "value": "2.75"},
        {"module": "C3", "value": 1.5, "scenario": "x"},
        {"module": "C3", "value": "1.75", "scenario": "y"},
        {"module": "D", "value": "-0.7"},
        {"module": "B1", "value": "ND"},
    ]
    methods: list[dict[str, Any]] = [
        {"refObjectId": TOTAL},
        {"refObjectId": BIOGENIC},
        {"shortDescription": [{"value": "Global warming potential (GWP)", "lang": "en"}]},
    ]
    results = [
        {"referenceToLCIAMethodDataSet": one, "other": {"anies": copy.deepcopy(entries)}}
        for one in methods
    ]
    properties = [
        {"referenceFlowProperty": True, "meanValue": 1.5, "referenceUnit": "kg"},
        {"uuid": "93a60a56-a3c8-11da-a746-0800200b9a66", "meanValue": 2, "referenceUnit": "kg"},
        {"uuid": "62e503ce-544a-4599-b2ad-bcea15a7bf20", "meanValue": 0.5},
    ]
    flow = {"referenceFlow": True, "dataSetInternalID": 1, "meanAmount": 1000,
            "resultingflowAmount": 1500, "flowProperties": properties,
            "materialProperties": [
                {"name": "gross density", "value": "2400", "unit": "kg/m^3"},
                {"name": "weight", "value": 1.5, "unit": "kg/Stk"},
            ]}  # fmt: skip
    scenarios = {"anies": [{"scenario": [{"name": "x", "default": True}, {"name": "y"}]}]}
    name = {"baseName": [{"value": "Stahl", "lang": "de"}, {"value": "Steel", "lang": "en"}]}
    cited = {"shortDescription": [{"value": "EN 15804+A2", "lang": "en"}]}
    return {
        "processInformation": {
            "dataSetInformation": {"name": name, "other": scenarios},
            "time": {"dataSetValidUntil": chance.choice([2030, "2030-02-24", "2030"])},
            "quantitativeReference": {"referenceToReferenceFlow": [1]},
        },
        "modellingAndValidation": {
            "LCIMethodAndAllocation": {
                "referenceToLCAMethodDetails": [cited],
                "other": {"anies": [{"name": "subType", "value": "specific dataset"}]},
            },
            "complianceDeclarations": {"compliance": [{"referenceToComplianceSystem": cited}]},
        },
        "exchanges": {"exchange": [flow]},
        "LCIAResults": {"LCIAResult": results[: chance.randint(1, 3)]},
    }


def _openepd(chance: random.Random) -> Any:
    modules = {
        "A1A2A3": {"mean": 2.5, "unit": "kgCO2e", "rsd": 0.2},
        "A4": {"mean": "1.25", "unit": "tCO2e"},
        "C4": {"mean": 5, "unit": "kg CO2 eq"},
        "D": {"mean": -0.7, "unit": "kgCO2e"},
        "B1": None,
    }
    impacts = {key: copy.deepcopy(modules) for key in ("gwp", "gwp-fossil", "gwp-biogenic")}
    methods = ["EF 3.0", "TRACI 2.1", "EN 15804+A2"][: chance.randint(1, 3)]
    return {
        "doctype": "openEPD",
        "product_name": "Steel",
        "valid_until": "2030-02-24T00:00:00Z",
        "declared_unit": {"qty": 1000, "unit": "kg"},
        "kg_per_declared_unit": {"qty": 1000, "unit": "kg"},
        "kg_C_biogenic_per_declared_unit": {"qty": 2, "unit": "kg"},
        "program_operator_doc_id": "EPD-1",
        "third_party_verifier": {"name": "Ann Example"},
        "pcr": {"name": "EN 15804+A2 rules", "parent": {"short_name": "ISO 21930"}},
        "compliance": [{"short_name": "EN 15804", "name": "+A2"}],
        "ec3": {"product_specific": True},
        "impacts": {method: copy.deepcopy(impacts) for method in methods},
    }


def _published(chance: random.Random) -> Mapping[str, SettingValue]:
    some: dict[str, tuple[SettingValue, ...]] = {
        "study_period": ("60", "50.5", "500", "1e9", "x"),
        "area_m2": ("1000", "1e-30", "1e30", "0"),
        "grid": (("2027:0.15", "2037:0.05"), "0.2", ("0.3", "0.2"), "2027:x", "1e30"),
        "start_year": ("2027", "2026.5", "1e29", "-1"),
        "stage": ("early", "technical", "x"),
        "b4": ("rics", "lcabyg"),
        "waste": ("istructe", "simple"),
        "service_lives": (("2.1:30", "3:1e-30"), "x"),
        "quantities": (("L1:1200000", "L9:5"), "L1:0"),
        "energy_kwh": ("40000",),
        "as_of": ("2026-04-14",),
    }
    return {name: chance.choice(given) for name, given in some.items() if chance.random() < 0.5}


@cache
def _book() -> bytes:
    sheets: Mapping[str, Any] = {
        "Energy": ENERGY,
        "Project": (("GIA", 1000), ("RSP", 60), ("stated_total", 478850.94)),
        "SiteWorks": (("module", "kgCO2e"), ("A5.2", 40000), ("C1", 3400)),
        "ICT": (("device", "quantity", "kg", "watts", "pue", "life"), ("Switch", 4, 50, 5, 1.2, 8)),
    }
    content: bytes = as_xlsx(EXAMPLE, **sheets).content
    return content


def _bill_book(chance: random.Random) -> tuple[str, bytes]:
    return "boq.xlsx", mutated_workbook(_book(), chance)


def _bill_csv(chance: random.Random) -> tuple[str, bytes]:
    lines = [
        {name: one.get(name) for name in CONCRETE} | {"gwp_C3_fossil": "MND", "waste_rate": "0.1"}
        for one in EXAMPLE
    ]
    _naming(lines, chance)
    for _ in range(chance.randint(0, 6)):
        line = chance.choice(lines)
        line[chance.choice(list(line))] = chance.choice(CELLS)
    for _ in range(chance.choice([0, 0, 1, 40])):
        lines.append(dict(chance.choice(lines)))
    content = as_csv(lines).content
    return "boq.csv", mutated_yaml(content.decode(), chance) if chance.random() < 0.4 else content


def _bill_yaml(chance: random.Random) -> tuple[str, bytes]:
    head, *rows = table(EXAMPLE)
    lines: list[dict[str, Any]] = [
        {str(name): one for name, one in zip(head, row, strict=True)} for row in rows
    ]
    _naming(lines, chance)
    document: Any = {
        "boq": lines,
        "project": {"gia": 1000, "rsp": 60, "start_year": 2027},
        "energy": [{"carrier": "electricity", "kwh_per_year": 40000, "exported_kwh": 5}],
        "site": [{"module": "A5.2", "kgCO2e": 40000}],
        "ict": [{"device": "Switch", "quantity": 4, "kg": 50, "watts": 5, "life": 8}],
        "grid": [{"year": 2027, "factor": "0.15"}],
    }
    document = changed(document, chance, (*ODD, *CELLS))
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return "boq.yaml", mutated_yaml(text, chance) if chance.random() < 0.5 else text.encode()
