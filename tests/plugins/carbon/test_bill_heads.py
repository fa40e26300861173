"""Headers of a bill: what makes a table of results, and what is said of columns left out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
import yaml
from support.carbon_bills import CONCRETE, EXAMPLE, PUBLISHED, as_csv, as_xlsx, kilograms, read

from procure.api import EvidenceContent, Reading

File = Callable[[Iterable[Mapping[str, object]]], Any]


def as_yaml(lines: Iterable[Mapping[str, object]]) -> EvidenceContent:
    return EvidenceContent(
        "boq.yaml", yaml.safe_dump({"boq": [dict(one) for one in lines]}, sort_keys=False).encode()
    )


every_format = pytest.mark.parametrize("file", [as_csv, as_xlsx, as_yaml])

RESULTS: dict[str, object] = {
    "product": "Windows",
    "indicator_amount": 10,
    "indicator_unit": "M2",
    "mass_kg": 350,
    "service_life_y": 30,
    "replacements": 1,
    "gwp_A1A3": 1200,
    "gwp_A4": 0,
    "gwp_A5": 0,
    "gwp_B2": 50,
    "gwp_C3": 0,
    "gwp_C4": 0,
}
"""A row as LCAbyg exports it: each figure is the line's total."""

LCABYG: dict[str, Any] = {"study_period": "60", "b4": "lcabyg", "waste": "simple"}


def said(reading: Reading, severity: str) -> str:
    return " ".join(str(one.what) for one in reading.findings if one.severity == severity)


@every_format
@pytest.mark.parametrize(("column", "value"), [("replacements", ""), ("replacements", 0),
                                               ("gwp_B4", ""), ("gwp_B4", 5)])  # fmt: skip
def test_what_another_program_counted_leaves_a_bill_one_of_declared_units(
    file: File, column: str, value: object
) -> None:
    lines = [EXAMPLE[0] | {column: value}, *EXAMPLE[1:]]
    assert kilograms(read(file(lines), **PUBLISHED), "A1A3") == kilograms(
        read(file(EXAMPLE), **PUBLISHED), "A1A3"
    )


@every_format
def test_a_table_of_results_is_told_to_be_read_as_one(file: File) -> None:
    reading = read(file([RESULTS]), **LCABYG)
    assert kilograms(reading, "A1A3") == 1200
    assert "The lines are read as a table of results" in said(reading, "info")


@every_format
@pytest.mark.parametrize("column", ["declared_amount", "declared_unit"])
def test_a_declared_amount_makes_no_table_of_results(file: File, column: str) -> None:
    reading = read(file([RESULTS | {column: ""}]), **LCABYG)
    assert "table of results" not in said(reading, "info")
    assert "The line cannot be calculated: declared_amount is missing" in said(reading, "error")


@every_format
def test_two_columns_for_one_module_are_a_fault_that_names_both(file: File) -> None:
    reading = read(file([CONCRETE, CONCRETE | {"line_id": "L2", "gwp_total_A1A3": 1}]), **PUBLISHED)
    assert "The columns 'gwp_A1A3_fossil', 'gwp_total_A1A3' are for the same" in said(
        reading, "error"
    )
    assert kilograms(reading, "A1A3") == 2 * 144_000


@every_format
def test_two_names_of_a_line_are_only_told(file: File) -> None:
    reading = read(file([CONCRETE | {"id": "7"}]), **PUBLISHED)
    assert "The columns 'line_id', 'id' are for the same; 'line_id' is read" in said(
        reading, "info"
    )
    assert not said(reading, "error")


@every_format
def test_a_column_nobody_knows_is_named(file: File) -> None:
    reading = read(file([CONCRETE | {"gwp_A1A3_offset": -5}]), **PUBLISHED)
    assert "These columns are left out: 'gwp_A1A3_offset'." in said(reading, "info")


def test_columns_of_csv_beyond_the_last_that_is_read_are_told() -> None:
    line = CONCRETE | {f"comment {number}": 1 for number in range(60)}
    assert "Columns after number 60 are left out." in said(read(as_csv([line])), "error")


def test_a_stated_b4_is_for_the_declared_amount_as_every_other_figure_is() -> None:
    line = CONCRETE | {"service_life_y": 30, "gwp_A4": 0, "waste_rate": 0, "gwp_B4": 138}
    assert "The column of replacements (B4)" not in said(
        read(as_csv([line]), **PUBLISHED), "warning"
    )


def test_upkeep_in_a_table_of_results_holds_its_replacements_already() -> None:
    assert kilograms(read(as_csv([RESULTS]), **LCABYG), "B2") == 50
