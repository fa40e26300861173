"""What the pack publishes as data, and how the buyer's own tables reach the reader."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from procure_carbon.boq import read_boq
from procure_carbon.published import factors_of
from support.carbon_bills import CONCRETE, ENERGY, EXAMPLE, as_csv, as_xlsx, cents, codes, kilograms

from procure.api import Reading, TableRow
from procure.files.table import typed_rows
from procure.pack.read import PublishedPack

GRID: tuple[TableRow, ...] = (
    {"year": Decimal(2027), "factor": Decimal("0.15"), "source": "6.6"},
    {"year": Decimal(2037), "factor": Decimal("0.05"), "source": "6.6"},
)
SETTINGS: Mapping[str, Any] = {
    "study-years": Decimal(60),
    "area-m2": Decimal(1000),
    "start-year": Decimal(2027),
    "design-stage": "technical",
    "b4": "rics",
    "grid-published": "none",
}
"""The scope of 6.6 as the settings of the pack give it, and not as ``inspect`` does."""


def counted(lines: Any = EXAMPLE, tables: Any = None, **more: Any) -> Reading:
    file = replace(as_xlsx(lines, Energy=ENERGY), tables={"grid-series": GRID, **(tables or {})})
    return read_boq(file, {**SETTINGS, **more})


def test_settings_and_tables_of_a_tender_give_the_hand_worked_example() -> None:
    assert cents(counted(), "whole_life") == 507582.00


def test_a_table_of_longest_lives_cuts_what_is_claimed() -> None:
    rows = ({"element": "5", "years": Decimal(20), "source": "ours"},)
    line = CONCRETE | {"element_code": "5"}
    reading = counted([line], {"longest-lives": rows})
    assert "G10" in codes(reading, "warning")


def test_reference_quantities_of_a_table_are_held_to_the_bill() -> None:
    rows = ({"line": "L1", "title": "Concrete", "quantity": Decimal(900000), "unit": "kg"},)
    assert "G3" in codes(counted(tables={"reference-quantities": rows}), "error")


@pytest.mark.parametrize(("unit", "found"), [("t", False), ("kg", True)])
def test_a_reference_quantity_of_a_table_has_its_own_unit(unit: str, found: bool) -> None:
    rows = ({"line": "L1", "title": "Concrete", "quantity": Decimal(1200), "unit": unit},)
    reading = counted(tables={"reference-quantities": rows})
    assert ("G3" in codes(reading, "error")) is found


def test_a_factor_the_buyer_replaced_counts_with_its_source() -> None:
    rows: tuple[TableRow, ...] = (
        {"key": "c2", "value": Decimal("0.01"), "source": "Own survey 2026"},
    )
    once, twice = (kilograms(counted(tables=own), "C2") for own in (None, {"own-factors": rows}))
    assert twice == 2 * once
    assert factors_of({"own-factors": rows}).sources["c2"] == "Own survey 2026"


def test_a_factor_that_is_none_is_a_finding() -> None:
    rows = ({"key": "c9", "value": Decimal(1), "source": "?"},)
    assert "S1" in codes(counted(tables={"own-factors": rows}), "error")


def test_factors_frozen_with_a_tender_count_before_the_published_ones(
    published: PublishedPack,
) -> None:
    columns = published.pack.tables["factors"].columns
    frozen = tuple(
        {**row, "value": Decimal("3")} if row["key"] == "c1" else row
        for row in typed_rows(published.tables["factors"], columns)
    )
    assert kilograms(counted(tables={"factors": frozen}), "C1") == 3000


def test_the_danish_series_gives_the_energy_of_the_published_house() -> None:
    """LCAbyg single-family house: 3,183.2 kWh a year over 50 years from 2023."""
    energy = (("carrier", "kwh_per_year"), ("electricity", "3183.2"))
    settings: dict[str, Any] = {
        "study-years": Decimal(50),
        "start-year": Decimal(2023),
        "grid-published": "dk",
    }
    reading = read_boq(as_xlsx([CONCRETE], Energy=energy), settings)
    assert round(float(kilograms(reading, "B6")), 4) == 8291.9177


def test_demolition_before_the_works_is_added_where_its_area_is_published() -> None:
    before = kilograms(counted(), "A5")
    after = kilograms(counted(EXAMPLE, None, **{"demolished-m2": Decimal(100)}), "A5")
    assert after - before == 3500


def test_what_the_site_sheet_says_of_demolition_is_not_added_twice() -> None:
    site = (("module", "kg_co2e"), ("A5.1", 70))
    file = replace(as_xlsx(EXAMPLE, SiteWorks=site), tables={"grid-series": GRID})
    reading = read_boq(file, {**SETTINGS, "demolished-m2": Decimal(100)})
    assert cents(reading, "A5") == 12900.71 + 70 + 40000


@pytest.mark.parametrize(
    "table", ["benchmarks", "carbon-prices", "factors", "grid-factors", "leti-bands"]
)
def test_every_row_says_source_and_how_sure(published: PublishedPack, table: str) -> None:
    known = {"confirmed", "secondary", "recalled", "judgement"}
    for row in published.tables[table]:
        assert row["source"], row
        assert row["confidence"] in known, row


@pytest.mark.parametrize("table", ["benchmarks", "factors", "grid-factors", "leti-bands"])
def test_every_row_says_unit_and_date(published: PublishedPack, table: str) -> None:
    for row in published.tables[table]:
        assert row["unit"], row
        assert row.get("date") or row["valid-from"], row


def test_what_replaces_a_price_is_a_row_too(published: PublishedPack) -> None:
    rows = published.tables["carbon-prices"]
    assert {row["replaced-by"] for row in rows} - {""} <= {row["id"] for row in rows}


@pytest.mark.parametrize("table", ["benchmarks", "carbon-prices"])
def test_no_row_ends_before_it_begins(published: PublishedPack, table: str) -> None:
    for row in published.tables[table]:
        assert not row["valid-to"] or row["valid-from"] <= row["valid-to"], row


def test_bands_rise_from_the_best_to_the_worst(published: PublishedPack) -> None:
    bands: dict[str, list[Decimal]] = {}
    for row in published.tables["leti-bands"]:
        bands.setdefault(f"{row['use']} {row['scope']}", []).append(Decimal(row["most"]))
    assert len(bands) == 8
    for most in bands.values():
        assert most == sorted(most)
        assert len(most) == 9


def test_benchmarks_equal_the_bands_they_are_said_to_equal(published: PublishedPack) -> None:
    """GLA benchmark is band E, the aspirational one band C (field notes, 1.2)."""
    bands = {row["id"]: row["most"] for row in published.tables["leti-bands"]}
    for row in published.tables["benchmarks"]:
        if row["id"].startswith("gla-"):
            name = row["id"].removeprefix("gla-").removesuffix("-aspirational")
            letter = "c" if row["id"].endswith("-aspirational") else "e"
            assert row["value"] == bands[f"{name}-{letter}"], row["id"]


def test_defaults_of_transport_follow_from_the_factor_by_road() -> None:
    factors = factors_of({})
    for name, km in (("local", 50), ("regional", 80), ("national", 120)):
        assert factors[f"transport-{name}"] == factors["road"] * km


def test_the_same_bill_reads_alike_as_csv_with_the_tables_of_a_tender() -> None:
    reading = read_boq(replace(as_csv(EXAMPLE), tables={"grid-series": GRID}), SETTINGS)
    assert round(kilograms(reading, "embodied") - kilograms(counted(), "embodied"), 6) == Fraction(
        0
    )


def test_upkeep_is_filled_as_london_guidance_has_it_where_the_tender_says_so() -> None:
    """Field notes, 1.1: B2 = max(10 kg/m2 x 1,000 m2, 1 percent of A1-A5); B3 a quarter of it."""
    reading = counted(upkeep="gla")
    assert [kilograms(reading, one) for one in ("B2", "B3")] == [10000, 2500]


def test_upkeep_is_left_out_otherwise() -> None:
    assert not {"carbon.B2", "carbon.B3"} & {one.name for one in counted().measures}
