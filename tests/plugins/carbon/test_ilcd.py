"""Traps of real ILCD+EPD files (field notes, section 2), each in a file made here."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from procure_carbon.ilcd import is_ilcd, read_ilcd
from support.declarations import BIOGENIC, OLD, TOTAL, epd, result

from procure.api import EvidenceContent, Reading


def read(document: object, **settings: Any) -> Reading:
    content = json.dumps(document).encode()
    return read_ilcd(EvidenceContent("epd.json", content), settings)


def values(reading: Reading) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("carbon."): one.value for one in reading.measures}


def codes(reading: Reading) -> list[str]:
    return [one.code.removeprefix("carbon.") for one in reading.findings]


def test_figures_declared_for_1000_kg_are_given_for_one() -> None:
    found = values(read(epd(result(TOTAL, ("A1-A3", "3666.8"), ("D", "-500")), amount=1000.0)))
    assert found["declared_amount"] == 1000
    assert found["gwp_total_A1A3"] == Fraction("3.6668")
    assert found["gwp_total_D"] == Fraction("-0.5")


def test_the_mean_value_of_the_reference_property_counts_in_the_amount() -> None:
    document = epd(result(TOTAL, ("A1-A3", "1750")))
    (flow,) = document["exchanges"]["exchange"]
    del flow["resultingflowAmount"]
    flow["flowProperties"][0]["meanValue"] = 1000
    assert values(read(document))["gwp_total_A1A3"] == Fraction("1.75")


def test_amounts_that_contradict_each_other_leave_every_figure_out() -> None:
    document = epd(result(TOTAL, ("A1-A3", "1750")))
    document["exchanges"]["exchange"][0]["resultingflowAmount"] = 1000
    reading = read(document)
    assert "gwp_total_A1A3" not in values(reading)
    assert codes(reading) == ["E15"]


def test_a1_to_a3_apart_are_added_up() -> None:
    found = values(read(epd(result(TOTAL, ("A1", "2"), ("A2", "0.5"), ("A3", "0.25")))))
    assert found["gwp_total_A1A3"] == Fraction("2.75")
    assert "gwp_total_A1" not in found


def test_a1_to_a3_apart_and_together_are_not_counted_twice() -> None:
    modules = (("A1", "2"), ("A2", "0.5"), ("A3", "0.25"), ("A1-A3", "2.75"))
    reading = read(epd(result(TOTAL, *modules)))
    assert values(reading)["gwp_total_A1A3"] == Fraction("2.75")
    assert codes(reading) == []


def test_a_sum_that_differs_from_a1_a3_is_gate_9() -> None:
    modules = (("A1", "2"), ("A2", "0.5"), ("A3", "0.25"), ("A1-A3", "2.80"))
    assert codes(read(epd(result(TOTAL, *modules)))) == ["G9"]


def test_two_of_three_do_not_make_a_sum() -> None:
    reading = read(epd(result(TOTAL, ("A1", "2"), ("A2", "ND"), ("A3", "0.25"))))
    assert "gwp_total_A1A3" not in values(reading)
    assert "E10" in codes(reading)


@pytest.mark.parametrize("written", ["ND", "MND", "", "-", None, "not declared"])
def test_a_module_that_is_not_declared_is_left_out_and_never_zero(written: object) -> None:
    reading = read(epd(result(TOTAL, ("A1-A3", "2"), ("C3", written))))
    assert "gwp_total_C3" not in values(reading)
    assert codes(reading) == ["M1"]


def test_a_declared_zero_is_zero() -> None:
    assert values(read(epd(result(TOTAL, ("A1-A3", "2"), ("C3", "0")))))["gwp_total_C3"] == 0


@pytest.mark.parametrize("written", ["5,75", "1.2.3", "about 3", "NaN", "1e999", True, [1], {}])
def test_what_is_no_number_is_a_finding_and_left_out(written: object) -> None:
    reading = read(epd(result(TOTAL, ("A1-A3", "2"), ("C3", written))))
    assert "gwp_total_C3" not in values(reading)
    assert codes(reading) == ["E17"]


def test_of_several_scenarios_the_default_one_is_used() -> None:
    document = epd(
        result(TOTAL, ("A1-A3", "2"), ("D", "-261.1", "energy"), ("D", "-11.1", "recycling"))
    )
    scenarios = [{"name": "energy", "default": True}, {"name": "recycling"}]
    document["processInformation"]["dataSetInformation"]["other"] = {
        "anies": [{"scenario": scenarios}]
    }
    reading = read(document)
    assert values(reading)["gwp_total_D"] == Fraction("-261.1")
    assert codes(reading) == ["M2"]


def test_without_a_default_no_scenario_is_chosen() -> None:
    document = epd(
        result(TOTAL, ("A1-A3", "2"), ("D", "-261.1", "energy"), ("D", "-11.1", "recycling"))
    )
    reading = read(document)
    assert "gwp_total_D" not in values(reading)
    assert codes(reading) == ["M2"]


@pytest.mark.parametrize(
    "name", ["Globales Erwärmungspotenzial (GWP)", "Global warming potential (GWP)"]
)
def test_the_old_indicator_is_the_total_of_en_15804_a1(name: str) -> None:
    found = values(read(epd(result(name, ("A1-A3", "10.68")))))
    assert found["gwp_total_A1A3"] == Fraction("10.68")
    assert found["standard"] == "EN 15804+A1"
    assert "gwp_biogenic_A1A3" not in found


def test_the_indicators_of_a2_are_told_apart() -> None:
    document = epd(
        result(TOTAL, ("A1-A3", "3")),
        result(BIOGENIC, ("A1-A3", "-1")),
        result("Globales Erwärmungspotenzial fossil (GWP-fossil)", ("A1-A3", "4")),
        result("Global warming potential except uptake (GWP-IOBC/GHG)", ("A1-A3", "9")),
        result("Abiotic depletion for fossil resources (ADPF)", ("A1-A3", "99")),
    )
    found = values(read(document))
    assert found["gwp_total_A1A3"] == 3
    assert found["gwp_biogenic_A1A3"] == -1
    assert found["gwp_fossil_A1A3"] == 4
    assert found["standard"] == "EN 15804+A2"


def test_an_indicator_that_stands_twice_is_not_used() -> None:
    reading = read(epd(result(TOTAL, ("A1-A3", "3")), result(TOTAL, ("A1-A3", "4"))))
    assert "gwp_total_A1A3" not in values(reading)
    assert "E16" in codes(reading)


def test_a_year_means_its_last_day() -> None:
    assert values(read(epd(result(TOTAL, ("A1-A3", "3")))))["valid_until"] == "2030-12-31"


def test_a_declaration_that_has_run_out_by_the_deadline_is_gate_6() -> None:
    document = epd(result(TOTAL, ("A1-A3", "3")), dataSetValidUntil=2025)
    assert codes(read(document, as_of=date(2026, 4, 14))) == ["G6"]
    assert codes(read(document, as_of=date(2025, 12, 31))) == []


def test_square_metres_are_called_m2() -> None:
    found = values(read(epd(result(TOTAL, ("A1-A3", "3")), unit="qm")))
    assert found["declared_unit"] == "m2"


def test_stored_carbon_that_never_comes_back_is_gate_8() -> None:
    assert codes(read(epd(result(OLD, ("A1-A3", "-10.5")), unit="m2"))) == ["G8"]
    assert codes(read(epd(result(OLD, ("A1-A3", "-10.5"), ("C3", "12")), unit="m2"))) == []


def test_a_factor_a_thousand_times_too_high_is_gate_5() -> None:
    assert codes(read(epd(result(TOTAL, ("A1-A3", "3666.8"))))) == ["G5"]


def test_two_reference_flows_leave_the_figures_out() -> None:
    document = epd(result(TOTAL, ("A1-A3", "3")))
    document["exchanges"]["exchange"] *= 2
    assert "gwp_total_A1A3" not in values(read(document))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b'{"LCIAResults": 3, "exchanges": [1], "processInformation": "x"}',
     b"\xff\xfe", b'{"a": 1, "a": 2}', b"[" * 9000, b'{"LCIAResults": {"LCIAResult": [1, null]}}'],
)  # fmt: skip
def test_what_is_no_declaration_is_a_finding(content: bytes) -> None:
    reading = read_ilcd(EvidenceContent("epd.json", content), {})
    assert reading.findings
    assert not any(one.unit == "kgCO2e" for one in reading.measures)


def test_a_file_is_recognised_by_its_keys() -> None:
    content = b'{"processInformation": {}, "exchanges": {}, "LCIAResults": {}}'
    assert is_ilcd(EvidenceContent("bid/EPD.JSON", content))
    assert not is_ilcd(EvidenceContent("bid/epd.yaml", content))
    assert not is_ilcd(EvidenceContent("bid/epd.json", b"{}"))
