import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from procure_carbon.openepd import is_openepd, read_openepd
from support.declarations import mean
from support.declarations import open_epd as epd

from procure.api import EvidenceContent, Reading


def read(document: object, **settings: Any) -> Reading:
    return read_openepd(EvidenceContent("epd.json", json.dumps(document).encode()), settings)


def values(reading: Reading) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("carbon."): one.value for one in reading.measures}


def codes(reading: Reading) -> list[str]:
    return [one.code.removeprefix("carbon.") for one in reading.findings]


def test_figures_are_given_for_one_declared_unit() -> None:
    document = epd({"A1A2A3": mean(120), "C4": mean(4)}, declared_unit={"qty": 1000, "unit": "kg"})
    found = values(read(document))
    assert found["gwp_total_A1A3"] == Fraction("0.12")
    assert found["gwp_total_C4"] == Fraction("0.004")
    assert found["declared_amount"] == 1000
    assert found["declared_unit"] == "kg"
    assert found["valid_until"] == "2030-02-24"


def test_a_module_that_is_null_is_not_declared() -> None:
    found = values(read(epd({"A1A2A3": mean(5), "C3": None})))
    assert "gwp_total_C3" not in found


def test_the_80th_percentile_is_that_of_ec3() -> None:
    """The example of openEPD says 58.76638612884466 (mean 50, rsd 0.2083266665599966)."""
    found = values(read(epd({"A1A2A3": mean(50, rsd=0.2083266665599966)})))
    value = found["gwp_total_A1A3_p80"]
    assert isinstance(value, Fraction)
    assert round(float(value), 9) == 58.766386129


@pytest.mark.parametrize(
    ("unit", "kilograms"), [("kgCO2e", 5), ("kg CO2 eq", 5), ("tCO2e", 5000), ("gCO2e", 0.005)]
)
def test_units_of_carbon_become_kilograms(unit: str, kilograms: float) -> None:
    found = values(read(epd({"A1A2A3": mean(5, unit)})))
    assert found["gwp_total_A1A3"] == Fraction(str(kilograms))


@pytest.mark.parametrize("measurement", [mean(5, "bananas"), mean("ND?"), mean([]), 7, "x", [1]])
def test_what_is_no_amount_of_carbon_is_left_out(measurement: object) -> None:
    reading = read(epd({"A1A2A3": mean(2), "C3": measurement}))
    assert "gwp_total_C3" not in values(reading)
    assert "E17" in codes(reading) or measurement in (7, "x", [1])


def test_a_unit_nobody_uses_is_pointed_out() -> None:
    document = epd({"A1A2A3": mean(2)}, declared_unit={"qty": 1, "unit": "bananas"})
    assert codes(read(document)) == ["E11"]


@pytest.mark.parametrize("given", [{"qty": 0, "unit": "kg"}, {"qty": -1, "unit": "kg"}, None, 3])
def test_without_an_amount_no_figure_is_given(given: object) -> None:
    reading = read(epd({"A1A2A3": mean(2)}, declared_unit=given))
    assert "gwp_total_A1A3" not in values(reading)
    assert "E15" in codes(reading)


def test_a_declaration_that_has_run_out_is_gate_6() -> None:
    document = epd({"A1A2A3": mean(2)}, valid_until="2026-02-24T00:00:00Z")
    assert codes(read(document, as_of=date(2026, 4, 14))) == ["G6"]
    assert codes(read(document, as_of=date(2026, 2, 24))) == []


def test_a_missing_verifier_is_gate_6() -> None:
    assert codes(read(epd({"A1A2A3": mean(2)}, third_party_verifier_name=None))) == ["G6"]


def test_methods_that_disagree_are_named_and_that_of_en_15804_is_used() -> None:
    impacts = {"TRACI 2.1": {"gwp": {"A1A2A3": mean(3)}}, "EF 3.0": {"gwp": {"A1A2A3": mean(2)}}}
    reading = read(epd({}, impacts=impacts))
    assert values(reading)["gwp_total_A1A3"] == 2
    assert codes(reading) == ["G7"]


def test_biogenic_carbon_has_a_measure_of_its_own() -> None:
    impacts = {
        "EF 3.0": {
            "gwp": {"A1": mean(-8), "A2": mean(1), "A3": mean(2), "C3": mean(7)},
            "gwp-biogenic": {"A1A2A3": mean(-9), "C3": mean(9)},
        }
    }
    found = values(read(epd({}, impacts=impacts)))
    assert found["gwp_total_A1A3"] == -5
    assert found["gwp_biogenic_A1A3"] == -9


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"impacts": [1], "declared_unit": 1}', b"\xff", b"[" * 9000, b'"x"']
)
def test_what_is_no_declaration_is_a_finding(content: bytes) -> None:
    reading = read_openepd(EvidenceContent("epd.json", content), {})
    assert reading.findings
    assert not any(one.unit == "kgCO2e" for one in reading.measures)


def test_a_file_is_recognised_by_its_keys() -> None:
    content = b'{"doctype": "openEPD", "declared_unit": {}}'
    assert is_openepd(EvidenceContent("epd.json", content))
    assert not is_openepd(EvidenceContent("epd.csv", content))
    assert not is_openepd(EvidenceContent("epd.json", b"{}"))
