"""Product declarations made in tests, as ILCD+EPD and as openEPD."""

from typing import Any

TOTAL = "6a37f984-a4b3-458a-a20a-64418c145fa2"
BIOGENIC = "2356e1ab-0185-4db5-86e5-16de51c7485c"
OLD = "77e416eb-a363-4258-a04e-171d843a6460"


def result(method: str, *modules: tuple[str, object] | tuple[str, object, str]) -> dict[str, Any]:
    """Return one indicator; each module is name, value and, if it has one, scenario."""
    entries = [
        {"module": name, "value": value, **({"scenario": rest[0]} if rest else {})}
        for name, value, *rest in modules
    ]
    known = "-" in method and " " not in method
    described = {"refObjectId": method} if known else {"shortDescription": [{"value": method}]}
    return {"referenceToLCIAMethodDataSet": described, "other": {"anies": entries}}


def epd(*results: dict[str, Any], amount: float = 1, unit: str = "kg", **time: object) -> Any:
    reference = {
        "referenceFlow": True,
        "meanAmount": amount,
        "resultingflowAmount": amount,
        "flowProperties": [
            {"referenceFlowProperty": True, "meanValue": 1.0, "referenceUnit": unit},
        ],
    }
    return {
        "processInformation": {
            "dataSetInformation": {"name": {"baseName": [{"value": "Steel", "lang": "en"}]}},
            "time": {"dataSetValidUntil": 2030, **time},
        },
        "exchanges": {"exchange": [reference]},
        "LCIAResults": {"LCIAResult": list(results)},
    }


def weighing(document: Any, kg: object = None, **properties: tuple[str, object]) -> Any:
    """Return an ILCD file whose reference flow says its mass, or properties as (unit, value)."""
    flow = document["exchanges"]["exchange"][0]
    if kg is not None:
        mass = {"uuid": "93a60a56-a3c8-11da-a746-0800200b9a66", "meanValue": kg}
        flow["flowProperties"].append(mass)
    flow["materialProperties"] = [
        {"name": name.replace("_", " "), "unit": unit, "value": value}
        for name, (unit, value) in properties.items()
    ]
    return document


def open_epd(gwp: object, **changes: object) -> Any:
    return {
        "doctype": "openEPD",
        "valid_until": "2030-02-24T00:00:00Z",
        "declared_unit": {"qty": 1, "unit": "kg"},
        "third_party_verifier_name": "Ann Example",
        "pcr": {"name": "EN 15804+A2 rules"},
        "impacts": {"EF 3.0": {"gwp": gwp}},
        **changes,
    }


def mean(value: object, unit: str = "kgCO2e", **more: object) -> dict[str, object]:
    return {"mean": value, "unit": unit, **more}
