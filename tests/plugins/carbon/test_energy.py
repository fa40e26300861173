"""Energy in use (B6): who says how much, of which carrier, and by which factor it is counted."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from procure_carbon.carrier import kind_of, mixed
from support.carbon_bills import CONCRETE, as_xlsx, codes, kilograms, names, read

from procure.api import Reading

SCOPE: dict[str, Any] = {
    "study_period": "3",
    "area_m2": "1000",
    "start_year": "2027",
    "grid": ("2027:0.3", "2029:0.1"),
}
"""Three years whose factors are 0.3, 0.2 and 0.1."""

HEADS = ("carrier", "kwh_per_year", "exported_kwh", "factor")
YEARS = ("carrier", "year", "kwh", "factor")


def counted(*rows: tuple[object, ...], tables: Any = None, heads: Any = HEADS, **more: Any) -> Any:
    file = replace(as_xlsx([CONCRETE], Energy=[heads, *rows]), tables=tables or {})
    return read(file, **{**SCOPE, **more})


def b6(*rows: tuple[object, ...], **more: Any) -> Fraction:
    return kilograms(counted(*rows, **more), "B6")


def said(reading: Reading, severity: str, code: str) -> str:
    texts = [str(one.what) for one in reading.findings if one.severity == severity
             and one.code == f"carbon.{code}"]  # fmt: skip
    return "\n".join(texts)


def test_a_row_with_nothing_but_a_carrier_says_nothing() -> None:
    reading = counted(("electricity",), ("gas", "ND"))
    assert "B6" not in names(reading)
    assert codes(reading, "error") == []


def test_a_row_that_only_exports_says_nothing_of_what_is_used() -> None:
    reading = counted(("PV", None, 100))
    assert "B6" not in names(reading)
    assert kilograms(reading, "D2") == -60
    assert codes(reading, "error") == []


def test_a_row_with_a_factor_and_no_kwh_is_asked_about() -> None:
    assert "kWh for each year" in said(counted(("gas", None, None, "0.2")), "error", "G1")


def test_a_carrier_alone_leaves_the_figure_of_the_buyer() -> None:
    reading = counted(("electricity",), energy_kwh="1000")
    assert kilograms(reading, "B6") == 600
    assert "G2" not in codes(reading)


@pytest.mark.parametrize("carrier", ["electricity", "Strom", "solar", None])
def test_electricity_the_buyer_fixed_is_counted_before_that_of_the_bill(carrier: object) -> None:
    reading = counted((carrier, 5), energy_kwh="1000")
    assert kilograms(reading, "B6") == 600
    assert "1000" in said(reading, "warning", "G2")


def test_electricity_as_the_buyer_fixed_it_is_no_finding() -> None:
    assert "G2" not in codes(counted(("electricity", 1000), energy_kwh="1000"))
    years = [("electricity", year, 1000) for year in (2027, 2028, 2029)]
    assert "G2" not in codes(counted(*years, heads=YEARS, energy_kwh="1000"))


def test_another_carrier_is_added_to_the_electricity_the_buyer_fixed() -> None:
    assert b6(("gas", 100, None, "0.2"), energy_kwh="1000") == 600 + 60


@pytest.mark.parametrize(
    "carrier", ["green electricity", "solar", "power", "Ökostrom", "heat pump"]
)
def test_no_factor_of_the_bidder_counts_for_electricity(carrier: str) -> None:
    reading = counted((carrier, 1000, None, 0))
    assert kilograms(reading, "B6") == 600
    assert "the published one is used" in said(reading, "warning", "G2")


def test_the_published_factor_beside_electricity_is_no_finding() -> None:
    assert "G2" not in codes(counted(("electricity", 1000, None, "0.2")))


def test_a_carrier_on_no_list_counts_as_electricity_and_is_told() -> None:
    reading = counted(("sunbeams", 1000))
    assert kilograms(reading, "B6") == 600
    assert "sunbeams" in said(reading, "info", "G2")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("electricity", "electricity"),
        ("Elektrizität", "electricity"),
        ("elektrik", "electricity"),
        ("électricité verte", "electricity"),
        ("energía eléctrica", "electricity"),
        ("el", "electricity"),
        ("stroom", "electricity"),
        ("energia elettrica", "electricity"),
        ("電力", "electricity"),
        ("Erdgas", "gas"),
        ("DOĞALGAZ", "gas"),
        ("gaz naturel", "gas"),
        ("Heizöl", "oil"),
        ("gasóleo", "oil"),
        ("Flüssiggas", "lpg"),
        ("motorin", "diesel"),
        ("benzin", "petrol"),
        ("steenkool", "coal"),
        ("træpiller", "wood"),
        ("wood pellets", "wood"),
        ("biomassa", "wood"),
        ("Fernwärme", "district heat"),
        ("bölgesel \N{LATIN SMALL LETTER DOTLESS I}s\N{LATIN SMALL LETTER DOTLESS I}tma",
         "district heat"),
        ("réseau de chaleur", "district heat"),
        ("teleriscaldamento", "district heat"),
        ("réseau de froid", "district cooling"),
        ("vapeur", "steam"),
        ("Wasserstoff", "hydrogen"),
        ("zero-carbon power", "electricity"),
        ("Gasheizung", "gas"),
        ("Gaskessel", "gas"),
        ("gasfyr", "gas"),
        ("gasketel", "gas"),
        ("doğalgazl\N{LATIN SMALL LETTER DOTLESS I}", "gas"),
        ("doğal gazl\N{LATIN SMALL LETTER DOTLESS I} kombi", "gas"),
        ("天然ガス", "gas"),
        ("الغاز الطبيعي", "gas"),
        ("Ölheizung", "oil"),
        ("oliefyr", "oil"),
        ("mazut", "oil"),
        ("mazotlu", "oil"),
        ("HFO", "oil"),
        ("A重油", "oil"),
        ("بالديزل", "diesel"),
        ("kömürlü", "coal"),
        ("Pelletheizung", "wood"),
        ("houtkachel", "wood"),
        ("Fernwärmenetz", "district heat"),
        ("LPガス", "lpg"),
        ("natural gas (electric ignition)", "gas"),
        ("Hydrogen (electrolysis)", "hydrogen"),
        ("Strom aus Biogas", "biogas"),
        ("PV", "electricity"),
        ("太陽光", "electricity"),
        ("カスタム電力", "electricity"),
        ("الطاقة الكهربائية", "electricity"),
        ("Netzstrom", "electricity"),
        ("hydroelectricity", "electricity"),
        ("électricité bas carbone", "electricity"),
        ("électricité décarbonée", "electricity"),
        ("kohlenstofffreier Strom", "electricity"),
        ("greenhouse-gas-free electricity", "electricity"),
        ("pompe à chaleur", ""),
        ("solar thermal", ""),
        ("gasket", ""),
        ("Gastronomie", ""),
        ("hotel", ""),
        ("soil", ""),
        ("بنغازي", ""),
        ("", "electricity"),
    ],
)  # fmt: skip
def test_carriers_are_known_by_their_usual_words(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_what_names_electricity_beside_another_carrier_is_mixed() -> None:
    assert mixed("Hydrogen (electrolysis)")
    assert not mixed("mains gas")
    assert not mixed("Ökostrom")


def test_gas_is_added_to_the_electricity_the_buyer_fixed_whatever_its_heating_is_called() -> None:
    published = {"study_period": "50", "grid": "0.1", "energy_kwh": "20000"}
    assert b6(("Gasheizung", 100000, None, "0.25"), **published) == 1350000


def test_a_carrier_on_no_list_is_added_to_the_electricity_the_buyer_fixed() -> None:
    reading = counted(("sunbeams", 100, None, "0.1"), energy_kwh="1000")
    assert kilograms(reading, "B6") == 600 + 30
    assert "ask for its source" in said(reading, "warning", "G2")


@pytest.mark.parametrize("factor", [0, None])
def test_a_carrier_on_no_list_without_a_factor_is_not_taken_for_the_fixed_electricity(
    factor: object,
) -> None:
    reading = counted(("sunbeams", 100, None, factor), energy_kwh="1000")
    assert "B6" not in names(reading)
    assert "Name the carrier" in said(reading, "error", "G1")


def test_a_carrier_on_no_list_counts_each_year_by_the_larger_factor_and_is_told() -> None:
    reading = counted(("sunbeams", 1000, None, "0.25"))
    assert kilograms(reading, "B6") == 300 + 250 + 250
    assert "the larger of 0.25" in said(reading, "warning", "G2")


def test_rows_by_year_of_a_carrier_on_no_list_count_by_the_larger_factor() -> None:
    years = [("sunbeams", year, 100, "0.25") for year in (2027, 2028, 2029)]
    assert b6(*years, heads=YEARS) == 30 + 25 + 25


def test_a_carrier_on_no_list_counts_by_the_larger_of_two_factors_of_all_years() -> None:
    assert b6(("sunbeams", 1000, None, "0.25"), grid="0.2") == 750
    assert b6(("sunbeams", 1000, None, "0.1"), grid="0.2") == 600


@pytest.mark.parametrize(
    "carrier",
    ["green electricity", "solar", "PV", "Ökostrom", "太陽光", "sunbeams", "Strom aus Biogas"],
)
@pytest.mark.parametrize("factor", [0, "0.001"])
def test_electricity_under_another_name_counts_no_less(carrier: str, factor: object) -> None:
    reading = counted((carrier, 1000, None, factor))
    assert "B6" not in names(reading) or kilograms(reading, "B6") == 600


@pytest.mark.parametrize("carrier", ["green electricity", "solar", "PV", "Ökostrom", "sunbeams"])
def test_electricity_under_another_name_with_a_factor_of_0_counts_by_the_grid(carrier: str) -> None:
    assert b6((carrier, 1000, None, 0)) == 600


def test_electricity_beside_another_carrier_without_a_factor_is_not_known() -> None:
    reading = counted(("natural gas (electric ignition)", 1000))
    assert "B6" not in names(reading)
    assert "Neither the tender nor this row" in said(reading, "error", "G1")


def test_electricity_beside_another_carrier_counts_by_the_larger_factor_and_is_told() -> None:
    reading = counted(("Hydrogen (electrolysis)", 1000, None, "0.5"))
    assert kilograms(reading, "B6") == 1500
    assert "a row of its own" in said(reading, "warning", "G2")


def test_electricity_beside_another_carrier_counts_by_the_buyers_factor_if_that_is_larger() -> None:
    row = ("natural gas (electric ignition)", 1000, None, "0.01")
    assert b6(row, tables=CARRIERS) == 300 + 250 + 250


def test_another_carrier_counts_with_the_bidders_factor_which_is_asked_about() -> None:
    reading = counted(("Erdgas", 100, None, "0.2"))
    assert kilograms(reading, "B6") == 60
    assert "ask for its source" in said(reading, "warning", "G2")


@pytest.mark.parametrize("factor", [0, None, -1])
def test_another_carrier_without_a_factor_above_zero_is_not_known(factor: object) -> None:
    reading = counted(("gas", 100, None, factor))
    assert "B6" not in names(reading)
    assert "whole_life" not in names(reading)
    assert "G1" in codes(reading, "error")


def test_no_kwh_of_another_carrier_need_no_factor() -> None:
    assert b6(("gas", 0)) == 0


CARRIERS = {
    "energy-carriers": (
        {"carrier": "natural gas", "factor": Decimal("0.25"), "source": "ours"},
        {"carrier": "Chips", "factor": Decimal("0.04"), "source": "ours"},
        {"carrier": "wood pellets", "factor": Decimal("0.05"), "source": "ours"},
    )
}


@pytest.mark.parametrize("carrier", ["natural gas", "Natural Gas", "Erdgas"])
def test_the_buyers_factor_of_a_carrier_counts_before_the_bidders(carrier: str) -> None:
    reading = counted((carrier, 100, None, "0.1"), tables=CARRIERS)
    assert kilograms(reading, "B6") == 75
    assert "the published one is used" in said(reading, "warning", "G2")


def test_a_carrier_only_the_buyer_names_is_no_electricity() -> None:
    assert b6(("chips", 100), tables=CARRIERS, energy_kwh="1000") == 600 + 12


def test_of_several_factors_of_a_kind_the_highest_counts_and_is_told() -> None:
    wood = {"carrier": "Scheitholz", "factor": Decimal("0.02"), "source": "ours"}
    tables = {"energy-carriers": (*CARRIERS["energy-carriers"], wood)}
    reading = counted(("Holz", 100), tables=tables)
    assert kilograms(reading, "B6") == 15
    assert "wood pellets" in said(reading, "info", "G2")


def test_rows_by_year_are_summed_by_the_factor_of_each_year() -> None:
    years = [("electricity", year, 100) for year in (2027, 2028, 2029)]
    assert b6(*years, heads=YEARS) == 60


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ((2027,), "Missing: 2028, 2029"),
        ((2027, 2028, 2029, 2029), "more than once: 2029"),
    ],
)
def test_rows_by_year_name_each_year_of_the_study_period_once(
    years: tuple[int, ...], text: str
) -> None:
    reading = counted(*(("electricity", year, 100) for year in years), heads=YEARS)
    assert "B6" not in names(reading)
    assert text in said(reading, "error", "G1")


def test_rows_by_year_of_two_carriers_are_held_apart() -> None:
    years = [("gas", year, 10, "0.2") for year in (2027, 2028, 2029)]
    power = [("electricity", year, 100) for year in (2027, 2028, 2029)]
    assert b6(*years, *power, heads=YEARS) == 60 + 6
    assert "B6" not in names(counted(*years[:1], *power, heads=YEARS))


def test_without_a_first_year_rows_by_year_begin_with_the_first_they_name() -> None:
    years = [("electricity", year, 100, "0.2") for year in (2030, 2031, 2032)]
    assert b6(*years, heads=YEARS, start_year="", grid="0.2") == 60


def test_a_bidders_factors_by_year_are_asked_about_where_none_is_published() -> None:
    years = [("electricity", year, 100, "0.01") for year in (2027, 2028, 2029)]
    reading = counted(*years, heads=YEARS, grid="")
    assert kilograms(reading, "B6") == 3
    assert "the bidder's own is used" in said(reading, "warning", "G2")


def test_another_factor_of_a_year_than_the_published_is_a_warning() -> None:
    years = [("electricity", year, 100, "0.01") for year in (2027, 2028, 2029)]
    reading = counted(*years, heads=YEARS)
    assert kilograms(reading, "B6") == 60
    assert "G2" in codes(reading, "warning")
    assert "G2" not in codes(reading, "error")


def test_a_first_year_only_the_bidder_names_is_asked_about() -> None:
    project = (("start_year", "2029"), ("note", "x"))
    energy = (HEADS, ("electricity", 100))
    reading = read(
        as_xlsx([CONCRETE], Energy=energy, Project=project), **SCOPE | {"start_year": ""}
    )
    assert kilograms(reading, "B6") == 30
    assert "2029" in said(reading, "warning", "G2")


DEVICE = (("device", "quantity", "kg", "watts", "pue", "life"), ("Gateway", 1, 30, 1, 1, 5))


def test_devices_do_not_stand_for_the_energy_of_a_building() -> None:
    reading = read(as_xlsx([CONCRETE], ICT=DEVICE), **SCOPE)
    assert not names(reading) & {"B6", "whole_life"}
    assert "G1" in codes(reading, "warning")


def test_a_device_without_a_pue_is_not_taken_for_the_best() -> None:
    device = (DEVICE[0], ("Server", 1, 30, 1, None, 5))
    reading = read(as_xlsx([CONCRETE], ICT=device, Energy=(HEADS, ("electricity", 0))), **SCOPE)
    assert "B6" not in names(reading)
    assert "PUE" in said(reading, "error", "G1")


def test_devices_are_added_to_the_energy_of_a_building() -> None:
    energy = (HEADS, ("electricity", 0))
    reading = read(as_xlsx([CONCRETE], ICT=DEVICE, Energy=energy), **SCOPE)
    assert kilograms(reading, "B6") == Fraction("8.76") * Fraction("0.6")
