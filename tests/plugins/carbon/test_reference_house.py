"""The single-family house of LCAbyg (BUILD), from its 59 products and its energy by year."""

import csv
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from procure_carbon.boq import read_boq
from procure_carbon.limit import within_limit
from support.carbon_bills import codes, kilograms, read

from procure.api import Case, EvidenceContent, Gate

Build = Callable[[Mapping[str, object]], Case]

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]

FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "carbon" / "lcabyg"
RULES = {"study_period": "50", "area_m2": "184", "b4": "lcabyg", "waste": "simple"}
GRID = ("2023:0.1866", "2025:0.135", "2030:0.047", "2035:0.0414", "2040:0.0403")


def house() -> EvidenceContent:
    path = FOLDER / "single_family_house_products.csv"
    return EvidenceContent(path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("A1A3", "34881.6667"),
        ("B4", "4717.3493"),
        ("C3", "21850.7395"),
        ("C4", "6559.0588"),
        ("D", "-13117.8363"),
        ("B6", "8291.9177"),
        ("whole_life", "76300.7320"),
        ("whole_life_per_m2_year", "8.2936"),
    ],
)
def test_the_published_totals_come_out_to_four_decimals(name: str, published: str) -> None:
    reading = read(house(), **RULES, grid=GRID, start_year="2023", energy_kwh="3183.2")
    assert f"{float(kilograms(reading, name)):.4f}" == published


def test_the_energy_by_year_comes_out_alone() -> None:
    path = FOLDER / "single_family_house_B6_by_year.csv"
    reading = read(EvidenceContent(path.name, path.read_bytes()), **RULES, grid=GRID)
    assert f"{float(kilograms(reading, 'B6')):.4f}" == "8291.9177"
    assert codes(reading) == ["S2"]


def test_the_house_as_a_bill_of_declared_units_gives_the_same() -> None:
    with (FOLDER / "single_family_house_products.csv").open(encoding="utf-8") as lines:
        products = list(csv.DictReader(lines))
    with (FOLDER / "single_family_house_B6_by_year.csv").open(encoding="utf-8") as lines:
        years = list(csv.DictReader(lines))
    bill = {
        "boq": [
            {
                "line_id": f"P{number}",
                "quantity": one["mass_kg"],
                "unit": "kg",
                "declared_amount": one["mass_kg"],
                "declared_unit": "kg",
                "gwp_A1A3_fossil": one["gwp_A1A3"],
                "gwp_C3_fossil": one["gwp_C3"],
                "gwp_C4": one["gwp_C4"],
                "service_life_y": one["service_life_y"],
            }
            for number, one in enumerate(products, 1)
            if float(one["mass_kg"]) > 0
        ],
        "energy": [{"year": one["year"], "kwh": one["kwh"]} for one in years],
    }
    weightless = sum(float(one["gwp_A1A3"]) for one in products if not float(one["mass_kg"]) > 0)
    content = yaml.safe_dump(bill, sort_keys=False).encode()
    reading = read(EvidenceContent("house.yaml", content), **RULES, grid=GRID)
    assert f"{float(kilograms(reading, 'A1A3')) + weightless:.4f}" == "34881.6667"
    assert f"{float(kilograms(reading, 'B6')):.4f}" == "8291.9177"


@pytest.mark.parametrize(("limit", "state"), [("12", Gate.PASS), ("6.7", Gate.FAIL)])
def test_the_house_passes_the_limit_of_2023_and_fails_that_of_2025(
    build: Build, limit: str, state: Gate
) -> None:
    """BR18: 12 until 30 June 2025, 6.7 for houses from 1 July 2025, in kgCO2e/m2/year."""
    settings = {"study-years": "50", "area-m2": "184", "b4": "lcabyg", "waste": "simple"}
    dated = {"start-year": "2023", "grid-published": "dk", "energy-kwh": "3183.2"}
    reading = read_boq(house(), {**settings, **dated})
    written = {
        "criterion": "carbon/whole-life-limit",
        "settings": {"bought": ("works",), "figures-from": "bill", "whole-life-limit": limit},
        "measures": {one.name: one for one in reading.measures},
    }
    decided = within_limit(build(written))
    assert decided.state is state
    assert str(decided.reason).startswith("8.2936 kgCO2e/m2/year")
