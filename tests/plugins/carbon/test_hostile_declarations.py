"""Product declarations that nobody should hand in: a finding, never a crash, never a zero."""

import json
from fractions import Fraction
from typing import Any

import pytest
from procure_carbon.ilcd import is_ilcd, read_ilcd
from procure_carbon.openepd import is_openepd, read_openepd
from support.hostile import MANY_NINES, UNREADABLE_JSON, WRONG, paths, put, shown
from support.sound import check_reading, codes, numbers

from procure.api import EvidenceContent, Reading

NAMED = [{"value": "Steel", "lang": "en"}]
ILCD: Any = {
    "processInformation": {
        "dataSetInformation": {
            "name": {"baseName": NAMED},
            "other": {"anies": [{"scenario": [{"name": "x", "default": True}]}]},
        },
        "time": {"dataSetValidUntil": 2030},
        "quantitativeReference": {"referenceToReferenceFlow": [1]},
    },
    "modellingAndValidation": {
        "LCIMethodAndAllocation": {
            "referenceToLCAMethodDetails": [{"shortDescription": NAMED}],
            "other": {"anies": [{"name": "subType", "value": "specific dataset"}]},
        },
        "complianceDeclarations": {
            "compliance": [
                {"referenceToComplianceSystem": {"shortDescription": [{"value": "EN 15804+A2"}]}}
            ]
        },
    },
    "exchanges": {
        "exchange": [
            {
                "referenceFlow": True,
                "dataSetInternalID": 1,
                "meanAmount": 2,
                "resultingflowAmount": 2,
                "flowProperties": [
                    {
                        "referenceFlowProperty": True,
                        "meanValue": 1,
                        "referenceUnit": "kg",
                        "uuid": "93a60a56-a3c8-11da-a746-0800200b9a66",
                    }
                ],
            }
        ]
    },
    "LCIAResults": {
        "LCIAResult": [
            {
                "referenceToLCIAMethodDataSet": {
                    "refObjectId": "6a37f984-a4b3-458a-a20a-64418c145fa2",
                    "shortDescription": [{"value": "GWP-total"}],
                },
                "other": {
                    "anies": [
                        {"module": "A1-A3", "value": "5.5"},
                        {"module": "C3", "scenario": "x", "value": 3},
                    ]
                },
            }
        ]
    },
}
OPENEPD: Any = {
    "doctype": "openEPD",
    "product_name": "Steel",
    "valid_until": "2030-02-24T00:00:00Z",
    "declared_unit": {"qty": 2, "unit": "kg"},
    "kg_per_declared_unit": {"qty": 2, "unit": "kg"},
    "third_party_verifier": {"name": "Ann Example"},
    "third_party_verifier_name": "Ann Example",
    "pcr": {"name": "EN 15804+A2 rules", "parent": {"short_name": "ISO 21930"}},
    "compliance": [{"short_name": "EN 15804", "name": "+A2"}],
    "ec3": {"product_specific": True},
    "impacts": {
        "EF 3.0": {
            "gwp": {
                "A1A2A3": {"mean": 5.5, "unit": "kgCO2e", "rsd": 0.2},
                "C3": {"mean": "3", "unit": "kg CO2 eq"},
            },
            "gwp-biogenic": {"A1A2A3": {"mean": -1, "unit": "kgCO2e"}},
        },
        "TRACI 2.1": {"gwp": {"A1A2A3": {"mean": 5.5, "unit": "kgCO2e"}}},
    },
}

FORMATS = {"ilcd": (ILCD, is_ilcd, read_ilcd), "openepd": (OPENEPD, is_openepd, read_openepd)}
PLACES = [(name, path) for name, (good, _, _) in FORMATS.items() for path in paths(good)]
FIGURES = {
    "ilcd": ("LCIAResults", "LCIAResult", 0, "other", "anies", 0, "value"),
    "openepd": ("impacts", "EF 3.0", "gwp", "A1A2A3", "mean"),
}
"""Where A1-A3 stands."""


def read(kind: str, content: bytes) -> Reading:
    _, recognises, reader = FORMATS[kind]
    file = EvidenceContent("epd.json", content)
    recognises(file)
    return reader(file, {"as_of": "2026-04-14"})


def figures(reading: Reading) -> dict[str, Fraction]:
    found = numbers(check_reading(reading, "carbon"))
    return {name: value for name, value in found.items() if name.startswith("gwp_")}


def as_json(document: Any) -> bytes:
    return json.dumps(document).encode()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_good_declaration_gives_its_figures(kind: str) -> None:
    reading = read(kind, as_json(FORMATS[kind][0]))
    assert figures(reading)["gwp_total_A1A3"] == Fraction("2.75")
    assert {one for one in codes(reading.findings) if one[0] != "U"} <= {"M2", "G8"}


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize(
    ("kind", "path"), PLACES, ids=[f"{name}-{shown(path)}" for name, path in PLACES]
)
def test_no_value_at_any_key_makes_a_figure_zero(kind: str, path: Any, value: Any) -> None:
    reading = read(kind, as_json(put(FORMATS[kind][0], path, value)))
    assert all(figure != 0 for figure in figures(reading).values())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_a_document_of_any_kind_gives_no_figure_and_says_so(kind: str, value: Any) -> None:
    reading = read(kind, as_json(value))
    assert not figures(reading)
    assert codes(reading.findings) >= {"E12", "E15"}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("content", UNREADABLE_JSON.values(), ids=UNREADABLE_JSON)
def test_what_is_no_json_gives_no_measure_and_says_why(kind: str, content: bytes) -> None:
    reading = read(kind, content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


HUGE = ["1e400", "-1e400", MANY_NINES, "NaN", "-Infinity", "1e999999999", '"1e40"', "1e-40", "true",
        '"5,75"', '"\u0665"', '"0x10"', '"1_000"', '"=1+1"', "[5]", '{"mean": 5}']  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("number", HUGE, ids=lambda one: str(one)[:14])
def test_a_figure_that_no_product_can_have_is_left_out_and_told(kind: str, number: str) -> None:
    document = put(FORMATS[kind][0], FIGURES[kind], "HERE")
    reading = read(kind, as_json(document).replace(b'"HERE"', number.encode()))
    assert "gwp_total_A1A3" not in figures(reading) or kind == "openepd"
    assert "E17" in codes(reading.findings)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_mark_of_byte_order_changes_nothing(kind: str) -> None:
    good = as_json(FORMATS[kind][0])
    assert read(kind, b"\xef\xbb\xbf" + good) == read(kind, good)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_name_of_any_length_is_cut_and_can_be_written_out(kind: str) -> None:
    long = as_json(FORMATS[kind][0]).replace(b"Steel", b"\\ud800\\u001b" + b"x" * 99_000)
    (product,) = [one for one in read(kind, long).measures if one.name == "carbon.product"]
    assert len(str(product.value)) == 200


def test_an_indicator_that_stands_a_thousand_times_is_not_used() -> None:
    results = ILCD["LCIAResults"]["LCIAResult"] * 1_000
    reading = read("ilcd", as_json(put(ILCD, ("LCIAResults", "LCIAResult"), results)))
    assert not figures(reading)
    assert "E16" in codes(reading.findings)
    assert len(reading.findings) < 400


def test_a_thousand_flows_of_reference_leave_every_figure_out() -> None:
    flows = ILCD["exchanges"]["exchange"] * 1_000
    reading = read("ilcd", as_json(put(ILCD, ("exchanges", "exchange"), flows)))
    assert not figures(reading)
    assert "E15" in codes(reading.findings)


def test_a_module_that_stands_ten_thousand_times_is_left_out() -> None:
    path = ("LCIAResults", "LCIAResult", 0, "other", "anies")
    entries = [{"module": "C3", "value": n} for n in range(1, 10_000)]
    reading = read("ilcd", as_json(put(ILCD, path, entries)))
    assert not figures(reading)
    assert max(len(str(one.what)) for one in reading.findings) < 2_000


def test_ten_thousand_methods_are_told_in_few_findings() -> None:
    wrong = {f"m{n}": {"gwp": {"A1": {"mean": "x"}, "ZZ": 1}} for n in range(10_000)}
    reading = read("openepd", as_json(put(OPENEPD, ("impacts",), {**OPENEPD["impacts"], **wrong})))
    assert figures(reading)["gwp_total_A1A3"] == Fraction("2.75")
    assert len(reading.findings) < 400
