"""Modules A4 to D and the mass of a line, taken from the declaration that it names."""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.carbon_bills import CONCRETE, PUBLISHED, as_csv, cents, codes, kilograms, names, read
from support.carbon_bills import without as less
from support.declarations import BIOGENIC, OLD, TOTAL, epd, mean, open_epd, result, weighing

from procure.api import EvidenceContent, Reading

LINE = less(CONCRETE, "mass_kg", "gwp_A1A3_fossil", "declared_amount", "declared_unit") | {
    "quantity": 500,
    "unit": "m3",
    "declaration": "concrete.json",
}
"""500 m3 of concrete, 5 percent wasted, ready-mix, 60 years: all else is its declaration's."""

MODULES = (
    ("A1-A3", "288"),
    ("A4", "4.8"),
    ("C1", "1"),
    ("C2", "12"),
    ("C3", "6"),
    ("C4", "24"),
    ("D", "-18"),
)
"""kgCO2e of 1 m3 that weighs 2,400 kg; A1-A3 is 0.12 for each kg (field notes, 6.6, line L1)."""


def concrete(*modules: tuple[str, object] | tuple[str, object, str], **changes: Any) -> Any:
    return weighing(epd(result(TOTAL, *(modules or MODULES)), unit="m3", **changes), 2400)


def reading(line: Mapping[str, object], document: object, **settings: Any) -> Reading:
    file = EvidenceContent("acme/concrete.json", json.dumps(document).encode())
    bill = replace(as_csv([line]), beside={"concrete.json": file})
    return read(bill, **{**PUBLISHED, **settings})


def said(found: Reading, *severities: str) -> str:
    wanted = severities or ("error", "warning", "info")
    return " ".join(str(one.what) for one in found.findings if one.severity in wanted)


def test_modules_and_mass_are_taken_as_the_worked_figures_have_them() -> None:
    """By hand: 500 x 288; 500 x 2,400 kg x 0.0026; 500 x 12, 6, 24, -18;
    (1 / 0.95 - 1) x (144,000 + 3,120 + 6,000 + 3,000 + 12,000) of waste, and 40,000 on site."""
    found = reading(LINE, concrete())
    expected = {
        "A1A3": 144_000,
        "A4": 3_120,
        "A5": 48_848.42,
        "B4": 0,
        "C1": 500,
        "C2": 6_000,
        "C3": 3_000,
        "C4": 12_000,
        "D": -9_000,
        "upfront": 195_968.42,
        "embodied": 217_468.42,
    }
    assert {name: cents(found, name) for name in expected} == expected


@pytest.mark.parametrize("silent", ["ND", "MND", ""])
def test_a_module_that_is_not_declared_falls_to_the_published_default(silent: str) -> None:
    """C2 and C3 with C4 by mass: 1,200,000 kg x 0.005 and x 0.013 (factors.csv)."""
    modules = (("A1-A3", "288"), ("C2", silent), ("C3", silent), ("C4", silent), ("D", silent))
    found = reading(LINE, concrete(*modules))
    assert (cents(found, "C2"), cents(found, "C4")) == (6_000, 15_600)
    assert not {"C3", "D"} & names(found)
    assert "C2 is filled from a published default for 1 of 1 lines (L1)." in said(found, "info")


def test_a_module_declared_as_zero_is_zero() -> None:
    found = reading(LINE, concrete(("A1-A3", "288"), ("C2", 0), ("C3", 0), ("C4", 0)))
    assert [kilograms(found, one) for one in ("C2", "C3", "C4")] == [0, 0, 0]


def test_every_figure_that_is_taken_is_told_with_file_and_key() -> None:
    found = reading(LINE, concrete())
    assert (
        "Taken from acme/concrete.json LCIAResult[0], in kgCO2e for 1 'm3': A1-A3 288; C1 1; C2 12;"
        " C3 6; C4 24; D -18." in said(found, "info")
    )
    assert "The mass, 1200000 kg, follows from acme/concrete.json exchanges." in said(found, "info")


def test_the_measure_of_a_line_says_what_was_taken_and_from_where() -> None:
    found = reading(LINE, concrete())
    line = next(one for one in found.measures if one.name == "carbon.line.L1")
    assert line.source.endswith("A1-A3, C1, C2, C3, C4, D: acme/concrete.json LCIAResult[0]")


@pytest.mark.parametrize(
    ("document", "number"),
    [
        (
            concrete()
            | {
                "administrativeInformation": {
                    "publicationAndOwnership": {"registrationNumber": "NEPD-1-2-DK"}
                }
            },
            "NEPD-1-2-DK",
        ),
        (open_epd({"A1A2A3": mean(288)}, program_operator_doc_id="EPD10526", id="ec3"), "EPD10526"),
        (open_epd({"A1A2A3": mean(288)}, id="ec3"), "ec3"),
        (open_epd({"A1A2A3": mean(288)}), "concrete.json"),
    ],
)
def test_a_line_without_a_number_has_the_declarations(document: Any, number: str) -> None:
    line = less(LINE, "epd_id") | {"unit": document.get("declared_unit", {}).get("unit", "m3")}
    found = reading(line, document)
    source = next(one.source for one in found.measures if one.name.startswith("carbon.line"))
    assert source.startswith(f"{number} | class 1")


def test_a_module_the_line_states_counts_and_the_other_is_told_beside_it() -> None:
    found = reading(LINE | {"gwp_C3": 5, "gwp_D": "-18.05"}, concrete())
    assert kilograms(found, "C3") == 2_500
    assert kilograms(found, "D") == -9_025
    assert (
        "gwp_C3 is 5 here, and 6 for the same amount in acme/concrete.json LCIAResult[0] C3: ask"
        " which one holds. The stated one is counted." in said(found, "warning")
    )
    assert "gwp_D" not in said(found)


def test_only_the_default_scenario_is_taken() -> None:
    document = concrete(("A1-A3", "288"), ("D", "-18", "burnt"), ("D", "-2", "reused"))
    information = document["processInformation"]["dataSetInformation"]
    information["other"] = {
        "anies": [{"scenario": [{"name": "burnt"}, {"name": "reused", "default": True}]}]
    }
    assert kilograms(reading(LINE, document), "D") == -1_000


def test_scenarios_without_a_default_stay_blank() -> None:
    document = concrete(("A1-A3", "288"), ("D", "-18", "burnt"), ("D", "-2", "reused"))
    assert "D" not in names(reading(LINE, document))


def test_transport_of_a_declaration_is_a_general_scenario_and_is_not_taken() -> None:
    found = reading(LINE, concrete())
    assert kilograms(found, "A4") == 3_120  # 1,200,000 kg x 0.0026, not 500 x 4.8
    assert (
        "A4 and A5 of a declaration are general scenarios and not this site's, so they are not"
        " taken: L1." in said(found, "info")
    )


@pytest.mark.parametrize("written", ["yes", "Y", "TRUE"])
def test_transport_that_is_declared_for_this_site_is_taken_and_asked_about(written: str) -> None:
    found = reading(LINE | {"declared_for_site": written}, concrete())
    assert kilograms(found, "A4") == 2_400
    assert (
        "A4 is taken from the declaration, because the line says that it is for this site: ask for"
        " the proof." in said(found, "warning")
    )


def test_what_is_neither_yes_nor_no_counts_as_no() -> None:
    found = reading(LINE | {"declared_for_site": "perhaps"}, concrete())
    assert kilograms(found, "A4") == 3_120
    assert "'perhaps' is neither yes nor no, and counts as no." in said(found, "error")


def test_a_general_scenario_typed_off_the_declaration_is_asked_about() -> None:
    found = reading(LINE | {"gwp_A4": "4.8"}, concrete())
    assert kilograms(found, "A4") == 2_400
    assert "gwp_A4 is the general scenario of acme/concrete.json" in said(found, "warning")


def test_transport_of_the_site_that_is_not_the_general_scenario_is_only_told() -> None:
    found = reading(LINE | {"gwp_A4": 9}, concrete())
    assert kilograms(found, "A4") == 4_500
    assert "gwp_A4 is 9 here; the general scenario of acme/concrete.json" in said(found, "info")
    assert "gwp_A4" not in said(found, "warning")


def test_installation_is_taken_only_for_this_site_and_without_a_rate_of_waste() -> None:
    document = concrete(*MODULES, ("A5", "3"))
    here = LINE | {"declared_for_site": "yes"}
    assert cents(reading(here, document), "A5") == cents(
        reading(here, concrete()), "A5"
    )  # the rate of waste counts
    assert cents(reading(less(here, "waste_rate"), document), "A5") == 1_500 + 40_000
    assert "A5" not in names(reading(less(LINE, "waste_rate"), document))


@pytest.mark.parametrize(
    ("unit", "document"),
    [
        ("m3", weighing(epd(result(TOTAL, *MODULES), unit="m3"), gross_density=("kg/m^3", 2400))),
        ("m2", weighing(epd(result(TOTAL, *MODULES), unit="qm"), grammage=("kg/m^2", 2400))),
        ("pcs", weighing(epd(result(TOTAL, *MODULES), unit="Stk"), weight=("kg/Stk", 2400))),
        ("m", weighing(epd(result(TOTAL, *MODULES), unit="m"), linear_density=("kg/m", "2400"))),
        ("kg", epd(result(TOTAL, *MODULES), unit="kg", amount=2400)),
        ("m3", weighing(epd(result(TOTAL, *MODULES), unit="m3"), 2400, bulk=("kg/m3", 2410))),
    ],
)
def test_the_mass_is_the_one_that_unit_flow_property_or_material_property_gives(
    unit: str, document: object
) -> None:
    quantity = 1_200_000 if unit == "kg" else 500
    found = reading(LINE | {"unit": unit, "quantity": quantity}, document)
    assert kilograms(found, "A1A3") == 144_000
    assert kilograms(found, "A4") == 3_120


def test_openepd_says_its_mass_by_declared_unit() -> None:
    document = open_epd(
        {"A1A2A3": mean(288), "C3": mean(6)},
        declared_unit={"qty": 1, "unit": "m3"},
        kg_per_declared_unit={"qty": "2.4", "unit": "t"},
    )
    assert kilograms(reading(LINE, document), "A4") == 3_120


def test_a_density_turns_cubic_metres_into_the_kilograms_that_are_declared() -> None:
    document = weighing(epd(result(TOTAL, ("A1-A3", "0.12"))), gross_density=("kg/m^3", 2400))
    found = reading(LINE, document)
    assert kilograms(found, "A1A3") == 144_000
    assert kilograms(found, "A4") == 3_120


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {"conversion_factor_to_1_kg": ("-", "0.000416")},
        {"gross_density": ("kg/m^3", 2400), "bulk_density": ("kg/m^3", 1800)},
        {"gross_density": ("kg/m^3", 0)},
        {"gross_density": ("kg/m^3", "about 2400")},
        {"grammage": ("kg/m^2", 2400)},
    ],
)
def test_a_mass_in_doubt_is_none_and_no_default_rests_on_it(properties: Any) -> None:
    document = weighing(epd(result(TOTAL, *MODULES), unit="m3"), **properties)
    found = reading(LINE, document)
    assert kilograms(found, "A1A3") == 144_000
    assert "A4" not in names(found)
    assert "A4 cannot be known for 1 of 1 lines (L1)" in said(found, "error")


def test_two_masses_that_disagree_are_a_finding_of_the_declaration() -> None:
    from procure_carbon.ilcd import read_ilcd  # noqa: PLC0415

    document = weighing(epd(result(TOTAL, *MODULES), unit="m3"), 2400, density=("kg/m^3", 1800))
    found = read_ilcd(EvidenceContent("c.json", json.dumps(document).encode()), {})
    assert "said as 1800 and as 2400 kg, so neither is used." in said(found, "warning")
    assert "carbon.mass" not in {one.name for one in found.measures}


def test_a_mass_the_line_states_counts_and_one_apart_is_asked_about() -> None:
    found = reading(LINE | {"mass_kg": 600_000}, concrete())
    assert kilograms(found, "A4") == 1_560
    assert (
        "The mass is 600000 kg here, and 1200000 kg by acme/concrete.json exchanges: more than 5"
        " percent apart." in said(found, "warning")
    )


def test_parts_that_do_not_add_up_fail_gate_g9_in_the_bill() -> None:
    document = concrete(("A1", "200"), ("A2", "8"), ("A3", "20"), ("A1-A3", "288"))
    found = reading(LINE, document)
    failed = next(one.value for one in found.measures if one.name == "carbon.failed_gates")
    assert "G9" in str(failed).split()
    assert (
        "acme/concrete.json LCIAResult[0]: A1, A2 and A3 add up to 228, and A1-A3 says 288: ask"
        " which one holds." in said(found, "error")
    )


def test_parts_that_add_up_within_half_a_percent_are_no_finding() -> None:
    document = concrete(("A1", "259"), ("A2", "8"), ("A3", "20"), ("A1-A3", "288"))
    assert "G9" not in codes(reading(LINE, document))


WOOD = ("A1-A3", "-650"), ("A5", "21"), ("C3", "0"), ("C4", "950")
OF_IT = ("A1-A3", "-770"), ("A5", "20"), ("C3", "0"), ("C4", "900")


def wood() -> Any:
    """1 m3: 120 without the 770 it stores; 20 leave with packaging, 900 with the landfill."""
    document = epd(result(TOTAL, *WOOD), result(BIOGENIC, *OF_IT), unit="m3")
    return weighing(document, 470)


def test_stored_carbon_is_given_back_once_and_what_a_landfill_adds_counts() -> None:
    """Of 900 in C4, 770 - 20 were stored; 950 - 750 = 200 count, of them 150 of methane."""
    found = reading(LINE, wood())
    assert kilograms(found, "A1A3") == 500 * 120
    assert kilograms(found, "sequestration") == -500 * 770
    assert kilograms(found, "sequestration_C3") == 500 * 770
    assert kilograms(found, "C4") == 500 * 200
    assert "G8" not in codes(found)


def test_stored_carbon_that_stays_by_the_declaration_is_asked_about() -> None:
    document = epd(
        result(TOTAL, ("A1-A3", "-650"), ("C3", "5")),
        result(BIOGENIC, ("A1-A3", "-770"), ("C3", "0")),
        unit="m3",
    )
    found = reading(LINE, weighing(document, 470))
    assert "-770 of stored carbon and 0 at the end of life do not balance" in said(found, "error")


def holding(carbon: str, *modules: tuple[str, object]) -> Any:
    """Return 1 m3 of wood to EN 15804+A1, which has no gwp_biogenic: it says its carbon content."""
    document = weighing(epd(result(OLD, *modules), unit="m3"), 510)
    content = {"uuid": "62e503ce-544a-4599-b2ad-bcea15a7bf20", "meanValue": carbon}
    document["exchanges"]["exchange"][0]["flowProperties"].append(content)
    return document


def test_stored_carbon_of_an_old_declaration_follows_from_its_carbon_content() -> None:
    """By hand: 210 kg of carbon x 44 / 12 = 770 kg; -650 + 770 = 120; 775 - 770 = 5."""
    found = reading(LINE, holding("210", ("A1-A3", "-650"), ("C3", "775")))
    assert kilograms(found, "A1A3") == 500 * 120
    assert kilograms(found, "C3") == 500 * 5
    assert kilograms(found, "sequestration") == -500 * 770
    assert kilograms(found, "sequestration_C3") == 500 * 770
    assert "A1-A3 -770; C3 770, from acme/concrete.json exchanges." in said(found, "info")
    assert "G8" not in codes(found)


@pytest.mark.parametrize(("carbon", "product"), [("210", "40"), ("100", "-650")])
def test_a_carbon_content_that_may_not_be_inside_the_figures_is_not_taken_out(
    carbon: str, product: str
) -> None:
    found = reading(LINE, holding(carbon, ("A1-A3", product), ("C3", "775")))
    assert kilograms(found, "A1A3") == 500 * Fraction(product)


def test_a_negative_factor_with_stored_carbon_inside_is_a_fault() -> None:
    document = weighing(epd(result(TOTAL, ("A1-A3", "-647"), ("C3", "810")), unit="m3"), 510)
    found = reading(LINE, document)
    assert "A1-A3 is negative, so stored carbon lowers the upfront total" in said(found, "error")


def test_a_last_day_that_is_not_the_declarations_is_asked_about() -> None:
    found = reading(LINE, concrete(dataSetValidUntil=2027))
    assert "epd_valid_until is 2030-12-31 here, and 2027-12-31 in acme/concrete.json" in said(found)


def test_a_version_of_the_standard_that_is_not_the_declarations_is_asked_about() -> None:
    found = reading(LINE | {"epd_standard": "EN 15804+A1"}, concrete())
    assert "epd_standard is 'EN 15804+A1' here, and EN 15804+A2 in acme/concrete" in said(found)


@pytest.mark.parametrize(
    ("subtype", "given", "asked"),
    [
        ("specific dataset", 1, False),
        ("average dataset", 1, True),
        ("average dataset", 2, False),
        ("generic dataset", 2, True),
        ("generic dataset", 3, False),
        ("", 1, False),
    ],
)
def test_a_class_above_what_the_declaration_says_of_its_data_is_asked_about(
    subtype: str, given: int, asked: bool
) -> None:
    kept = {"name": "subType", "value": subtype}
    method = {"LCIMethodAndAllocation": {"other": {"anies": [kept]}}}
    document = concrete() | {"modellingAndValidation": method}
    found = reading(LINE | {"data_class": given}, document)
    assert (f"data_class is '{given}' here, and {subtype} in" in said(found, "warning")) is asked


def test_units_that_no_bill_uses_must_be_the_same_words() -> None:
    line = LINE | {"unit": "kWp", "declared_unit": "bananas"}
    found = reading(line, epd(result(TOTAL, *MODULES), unit="kWp"))
    assert "The line is for 'bananas', and its declaration for 'kWp'" in said(found, "error")


def test_upkeep_that_one_declaration_gives_as_zero_does_not_replace_the_published_default() -> None:
    """Greater London Authority's proxies: 10 kgCO2e/m2 x 1,000 m2; B3 a quarter of it."""
    other = less(LINE, "declaration") | {
        "line_id": "L2",
        "gwp_A1A3_fossil": 288,
        "declared_amount": 1,
        "declared_unit": "m3",
        "mass_kg": 1_200_000,
    }
    document = concrete(*MODULES, ("B2", "0"), ("B3", "0"))
    file = EvidenceContent("concrete.json", json.dumps(document).encode())
    bill = replace(as_csv([LINE, other]), beside={"concrete.json": file})
    found = read(bill, **PUBLISHED, upkeep="gla")
    assert [kilograms(found, one) for one in ("B2", "B3")] == [10_000, 2_500]
    assert "B2 is declared for some lines only (0.00 kgCO2e)" in said(found, "info")


FIGURES = st.integers(-(10**6), 10**6).map(lambda whole: Fraction(whole, 1000))
LATER = ("B1", "B2", "B3", "C1", "C2", "C3", "C4", "D")


@given(st.dictionaries(st.sampled_from(LATER), FIGURES))
def test_a_line_filled_from_its_declaration_is_the_line_with_its_figures_typed(
    given: dict[str, Fraction],
) -> None:
    text = {module: f"{float(value):.3f}" for module, value in given.items()}
    taken = reading(LINE, concrete(("A1-A3", "288"), *text.items()))
    typed_line = less(LINE, "declaration") | {
        "declared_amount": 1,
        "declared_unit": "m3",
        "mass_kg": 1_200_000,
        "gwp_A1A3_fossil": 288,
        **{f"gwp_{module}": value for module, value in text.items()},
    }
    typed = reading(typed_line, concrete())
    known = names(taken) - {"unspecific_share"}
    assert known == names(typed) - {"unspecific_share"}
    numbers = {one for one in known if one[0] in "ABCDsuew" and "scope" not in one}
    for name in numbers:
        first, second = (
            {one.name: one.value for one in each.measures}[f"carbon.{name}"]
            for each in (taken, typed)
        )
        assert first == second
