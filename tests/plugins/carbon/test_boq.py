"""The hand-worked example of the field notes (6.6), and each rule of a bill of quantities."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.bill_sum import replacements
from procure_carbon.boq import is_bill, read_boq
from support.carbon_bills import (
    CONCRETE,
    ENERGY,
    EXAMPLE,
    PUBLISHED,
    as_csv,
    as_xlsx,
    cents,
    codes,
    kilograms,
    names,
    read,
    without,
)

from procure.api import EvidenceContent

LCABYG = {"study_period": "50", "b4": "lcabyg", "waste": "simple"}


@pytest.mark.parametrize(
    ("module", "kg"),
    [
        ("A1A3", 215443.75),
        ("A4", 9477.20),
        ("A5", 52900.71),
        ("B4", 32452.48),
        ("C1", 3400.00),
        ("C2", 6438.00),
        ("C4", 16738.80),
        ("B6", 142000.00),
        ("D", -8000.00),
        ("sequestration", -38540.00),
        ("sequestration_C3", 38540.00),
        ("upfront", 277821.67),
        ("embodied", 336850.94),
        ("whole_life", 478850.94),
    ],
)
def test_the_hand_worked_example_comes_out_to_its_last_digit(module: str, kg: float) -> None:
    assert cents(read(as_xlsx(EXAMPLE, Energy=ENERGY), **PUBLISHED), module) == kg


def test_totals_are_given_for_each_square_metre_and_year() -> None:
    reading = read(as_xlsx(EXAMPLE, Energy=ENERGY), **PUBLISHED)
    assert round(float(kilograms(reading, "whole_life_per_m2_year")), 4) == 7.9808
    assert round(float(kilograms(reading, "upfront_per_m2")), 3) == 277.822


@pytest.mark.parametrize(
    ("total", "kg"),
    [("upfront", 294490.97), ("embodied", 357062.00), ("whole_life", 507582.00)],
)
def test_the_contingency_of_technical_design_is_6_percent(total: str, kg: float) -> None:
    reading = read(as_xlsx(EXAMPLE, Energy=ENERGY), **PUBLISHED, stage="technical")
    assert cents(reading, total) == kg
    assert kilograms(reading, "contingency") == 6


@given(order=st.permutations(range(5)))
def test_the_order_of_lines_is_irrelevant(order: list[int]) -> None:
    usual = read(as_csv(EXAMPLE), **PUBLISHED)
    mixed = read(as_csv([EXAMPLE[one] for one in order]), **PUBLISHED)
    assert {(one.name, one.value) for one in usual.measures} == {
        (one.name, one.value) for one in mixed.measures
    }


@given(low=st.integers(0, 2000), more=st.integers(0, 2000))
def test_a_higher_factor_never_lowers_a_total(low: int, more: int) -> None:
    first, second = (
        kilograms(read(as_csv([CONCRETE | {"gwp_A1A3_fossil": one}]), **PUBLISHED), "embodied")
        for one in (low, low + more)
    )
    assert first <= second


@pytest.mark.parametrize(
    ("life", "count"), [(15, 3), (20, 2), (25, 1), (30, 1), (40, 1), (50, 0), (60, 0)]
)
def test_replacements_over_50_years_are_those_of_en_15978(life: int, count: int) -> None:
    assert replacements(Fraction(50), Fraction(life)) == count


def test_lcabyg_replaces_with_a1_to_a3_c3_and_c4_only() -> None:
    line = CONCRETE | {"gwp_A4": 9, "gwp_C3": 2, "gwp_C4": 3, "service_life_y": 20}
    reading = read(as_csv([without(line, "waste_rate")]), **LCABYG)
    assert kilograms(reading, "B4") == 2 * 1200 * (120 + 2 + 3)


def test_rics_replaces_with_transport_waste_and_c2_as_well() -> None:
    line = CONCRETE | {"gwp_A4": 9, "gwp_C2": 1, "gwp_C3": 2, "gwp_C4": 3, "service_life_y": 20}
    reading = read(as_csv([line | {"waste_rate": 0}]), study_period="50")
    assert kilograms(reading, "B4") == 2 * 1200 * (120 + 9 + 1 + 2 + 3)


@pytest.mark.parametrize(
    ("way", "kg"),
    [("istructe", Fraction(100, 90) - 1), ("simple", Fraction(10, 100))],
)
def test_waste_is_counted_in_the_published_way(way: str, kg: Fraction) -> None:
    line = CONCRETE | {"gwp_A4": 0, "gwp_C2": 0, "gwp_C3": 0, "gwp_C4": 0, "waste_rate": "0.10"}
    reading = read(as_csv([line]), study_period="60", waste=way)
    assert kilograms(reading, "A5") == kg * 144000


def test_the_simple_way_is_that_of_boverket() -> None:
    """C30/37 of the climate database: 0.03 x (0.145 + 0.0039) = 0.00447."""
    line = CONCRETE | {"declared_amount": 1200000, "gwp_A1A3_fossil": "0.145", "gwp_A4": "0.0039"}
    reading = read(as_csv([line | {"waste_rate": "0.03"}]), study_period="60", waste="simple")
    assert round(float(kilograms(reading, "A5")), 5) == 0.00447


@pytest.mark.parametrize(("given_", "kg"), [(1, 120), (2, 132), (3, 150), (4, 156), (5, 156)])
def test_unverified_data_is_made_worse(given_: int, kg: int) -> None:
    reading = read(as_csv([CONCRETE | {"data_class": given_}]), **PUBLISHED)
    assert kilograms(reading, "A1A3") == 1200 * kg


def test_a_declaration_that_has_run_out_counts_as_unverified() -> None:
    line = CONCRETE | {"epd_valid_until": "2026-02-24"}
    reading = read(as_csv([line]), **PUBLISHED, as_of=date(2026, 4, 14))
    assert kilograms(reading, "A1A3") == 1200 * 156
    assert "G6" in codes(reading, "warning")


@pytest.mark.parametrize("written", ["", "n/a", "-"])
@pytest.mark.parametrize("name", ["epd_id", "verifier", "epd_valid_until", "epd_standard"])
def test_a_proof_left_out_counts_as_one_that_has_run_out(name: str, written: str) -> None:
    reading = read(as_csv([CONCRETE | {name: written}]), **PUBLISHED)
    assert kilograms(reading, "A1A3") == 1200 * 156
    assert "G6" in codes(reading, "warning")


def test_a_last_day_that_cannot_be_read_counts_as_none() -> None:
    reading = read(as_csv([CONCRETE | {"epd_valid_until": "31.12.2030"}]), **PUBLISHED)
    assert kilograms(reading, "A1A3") == 1200 * 156


def test_an_operator_stands_for_a_verifier() -> None:
    line = CONCRETE | {"verifier": "", "programme_operator": "IBU"}
    assert kilograms(read(as_csv([line]), **PUBLISHED), "A1A3") == 1200 * 120


PROOF = ("data_class", "epd_id", "verifier", "epd_valid_until", "epd_standard")


@given(blank=st.sets(st.tuples(st.integers(0, 4), st.sampled_from(PROOF)), max_size=8))
def test_leaving_out_a_proof_never_lowers_a_total(blank: set[tuple[int, str]]) -> None:
    dated = {**PUBLISHED, "as_of": date(2026, 4, 14)}
    lines = [
        without(line, *(name for place, name in blank if place == number))
        for number, line in enumerate(EXAMPLE)
    ]
    full, less = read(as_csv(EXAMPLE), **dated), read(as_csv(lines), **dated)
    for total in ("upfront", "embodied"):
        assert kilograms(less, total) >= kilograms(full, total)


def test_credits_are_never_made_better_by_their_class() -> None:
    line = CONCRETE | {"gwp_A1A3_fossil": -10, "gwp_C3": 20, "data_class": 4}
    assert kilograms(read(as_csv([line]), **PUBLISHED), "A1A3") == -12000


@pytest.mark.parametrize("written", ["", "ND", "MND", "-"])
def test_a_factor_that_is_not_declared_is_no_zero(written: str) -> None:
    reading = read(as_csv([CONCRETE, CONCRETE | {"line_id": "L9", "gwp_A1A3_fossil": written}]))
    assert not names(reading) & {"A1A3", "upfront", "embodied", "whole_life"}
    assert "G1" in codes(reading, "error")


def test_a_declared_zero_is_a_zero() -> None:
    reading = read(as_csv([CONCRETE | {"gwp_A1A3_fossil": 0}]), **PUBLISHED)
    assert kilograms(reading, "A1A3") == 0


def test_without_energy_whole_life_is_not_known() -> None:
    reading = read(as_csv(EXAMPLE), **PUBLISHED)
    assert "embodied" in names(reading)
    assert not names(reading) & {"B6", "whole_life"}


def test_benefits_and_stored_carbon_never_lower_a_total() -> None:
    bare = read(as_csv([CONCRETE]), **PUBLISHED)
    line = CONCRETE | {"gwp_D": -9999, "gwp_A1A3_biogenic": -9999, "gwp_C3_biogenic": 9999}
    rich = read(as_csv([line]), **PUBLISHED)
    assert kilograms(bare, "embodied") == kilograms(rich, "embodied")


def test_exported_energy_is_module_d2_and_no_credit() -> None:
    energy = (("carrier", "kwh_per_year", "exported_kwh"), ("electricity", 1000, 5000))
    reading = read(as_xlsx(EXAMPLE, Energy=energy), study_period="10", grid="0.2")
    assert kilograms(reading, "B6") == 2000
    assert kilograms(reading, "D2") == -10000


def test_site_works_are_counted_once() -> None:
    site = (("module", "kg_co2e"), ("A5.2", 500), ("A5.1", 70), ("C1", 90))
    reading = read(as_xlsx(EXAMPLE, SiteWorks=site), **PUBLISHED)
    assert cents(reading, "A5") == 12900.71 + 570
    assert kilograms(reading, "C1") == 90


def test_devices_and_their_electricity_are_the_example_of_the_field_notes() -> None:
    """Field notes, 1.3: 2,400 + 5,606.4 + 5,600 + 13,665.6 = 27,272.0 kgCO2e."""
    content = b"""ict:
  - {device: Gateway, quantity: 40, kg: 30, watts: 8, pue: 1, life: 5}
  - {device: Server, quantity: 2, kg: 1400, watts: 300, pue: 1.3, life: 5}
"""
    reading = read(EvidenceContent("ict.yaml", content), study_period="10", grid="0.20")
    assert kilograms(reading, "whole_life") == 27272


def test_a_device_that_draws_no_power_is_asked_about() -> None:
    device = {"device": "Plinth", "quantity": 1, "kg": 900, "watts": 0, "pue": 1, "life": 20}
    sheet = (tuple(device), tuple(device.values()))
    reading = read(as_xlsx([CONCRETE], ICT=sheet), **PUBLISHED)
    said = [str(one.what) for one in reading.findings if one.code == "carbon.G5"]
    assert [one for one in said if one.startswith("A device that draws no power.")]


def test_a_dated_grid_runs_straight_between_its_years() -> None:
    series = ("2023:0.1866", "2025:0.135", "2030:0.047", "2035:0.0414", "2040:0.0403")
    energy = (("carrier", "kwh_per_year"), ("electricity", "3183.2"))
    reading = read(as_xlsx([CONCRETE], Energy=energy), study_period="50", grid=series)
    assert round(float(kilograms(reading, "B6")), 4) == 8291.9177


def test_a_year_before_the_first_of_the_grid_is_not_known() -> None:
    energy = (("carrier", "kwh_per_year"), ("electricity", 1000))
    reading = read(as_xlsx([CONCRETE], Energy=energy), **PUBLISHED | {"start_year": "2026"})
    assert "B6" not in names(reading)
    assert "G1" in codes(reading, "error")


def test_every_format_gives_the_same_figures() -> None:
    yaml = "boq:\n" + "".join(
        "  - {" + ", ".join(f"{name}: {value}" for name, value in line.items()) + "}\n"
        for line in EXAMPLE
    )
    files = (as_csv(EXAMPLE), as_xlsx(EXAMPLE), EvidenceContent("boq.yaml", yaml.encode()))
    found = [{one.name: one.value for one in read(file, **PUBLISHED).measures} for file in files]
    assert found[0] == found[1] == found[2]


def test_headers_of_other_programs_are_understood() -> None:
    rows = (
        "IFCMATERIAL;QUANTITY;QTY_TYPE;TRANSPORT_KM;SERVICELIFE;WASTAGE;declared_amount;"
        "declared_unit;data_class;gwp_A1A3;epd_id;verifier;epd_valid_until;epd_standard\n"
        "Concrete;1000;kg;50;60;10;1;kg;1;0.1;S-P-1;Ann Example;2030;EN 15804+A2\n"
    )
    reading = read(EvidenceContent("export.csv", rows.encode()), study_period="60")
    assert kilograms(reading, "A1A3") == 100
    assert kilograms(reading, "A4") == Fraction("6.6")


def test_every_line_names_its_place_and_what_its_factor_rests_on() -> None:
    reading = read(as_xlsx(EXAMPLE), **PUBLISHED)
    (line,) = (one for one in reading.measures if one.name == "carbon.line.L2")
    assert line.where.startswith("boq.xlsx!BoQ!A3")
    assert line.source.startswith("S-P-2 | class 1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("boq.csv", b""),
        ("boq.csv", b"\xff\xfe\x00"),
        ("boq.csv", b'line_id,quantity,gwp_A1A3\n"'),
        ("boq.csv", b"line_id,quantity,gwp_A1A3\n" + b"x,1,2\n" * 6000),
        ("boq.xlsx", b"PK\x03\x04"),
        ("boq.yaml", b"boq: &a [*a]"),
        ("boq.yaml", b"boq: !!python/object:os.system []"),
        ("boq.yaml", b"boq: [[[[3]]]]"),
        ("boq.yaml", b"boq: {a: {b: 1}}"),
        ("boq.yaml", b"boq:\n  - 1\n  - null\n  - [x]\n"),
        ("boq.yaml", b"project: {rsp: [1]}\nboq: []\n"),
    ],
)
def test_what_is_no_bill_is_a_finding(name: str, content: bytes) -> None:
    reading = read_boq(EvidenceContent(name, content), {"study_period": "50"})
    assert reading.findings
    assert not any(one.unit == "kgCO2e" for one in reading.measures)


@pytest.mark.parametrize("written", ["1e999999", "9" * 200, "NaN", "=1+1", "1,5", "-3", "true"])
def test_a_quantity_that_is_none_leaves_its_line_open(written: str) -> None:
    reading = read(as_csv([CONCRETE, CONCRETE | {"line_id": "L9", "quantity": written}]))
    assert "A1A3" not in names(reading)
    assert "G14" in codes(reading, "error")


@pytest.mark.parametrize(
    ("setting", "value"),
    [("study_period", "x"), ("area_m2", "-1"), ("grid", "2025:x"), ("stage", "never"),
     ("b4", "best"), ("waste", "none"), ("quantities", "L1"), ("service_lives", "a:b")],
)  # fmt: skip
def test_a_setting_that_cannot_be_read_is_a_finding(setting: str, value: str) -> None:
    assert "S1" in codes(read(as_csv(EXAMPLE), **{**PUBLISHED, setting: value}), "error")


def test_a_bill_is_recognised_by_headers_and_sheets() -> None:
    assert is_bill(as_csv(EXAMPLE))
    assert is_bill(as_xlsx(EXAMPLE))
    assert is_bill(EvidenceContent("a.yaml", b"boq:\n  - {line_id: 1}\n"))
    assert not is_bill(EvidenceContent("a.csv", b"name,price\nx,1\n"))
    assert not is_bill(EvidenceContent("a.yaml", b"name: x\n"))
    assert not is_bill(EvidenceContent("a.pdf", b"boq"))
