"""What a bill says that is no number: each with how to write it, in every kind of file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from procure_carbon.boq import is_bill
from support.carbon_bills import (
    CONCRETE,
    EXAMPLE,
    PUBLISHED,
    as_csv,
    as_xlsx,
    codes,
    kilograms,
    names,
    read,
)

from procure.api import EvidenceContent, Reading

File = Callable[[Iterable[Mapping[str, object]]], Any]

both = pytest.mark.parametrize("file", [as_csv, as_xlsx])


def said(reading: Reading) -> str:
    return " ".join(str(one.what) for one in reading.findings)


@both
@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("0,05", "'0,05' is not a number; it is left out. Write 0.05, with a point"),
        ("-12,5", "Write -12.5, with a point"),
        ("0,050", "Write 0.050, with a point"),
        ("1.234,56", "Write 1234.56, with a point"),
        ("1,200", "Write 1.200 if the comma stands before decimals, 1200 if it parts thousands."),
        ("1,234,567", "Write digits only, with a point before decimals and no mark"),
        ("12 kg", "Write digits only, with a point before decimals and no mark"),
    ],
)
def test_a_number_that_cannot_be_read_comes_with_how_to_write_it(
    file: File, written: str, remedy: str
) -> None:
    assert remedy in said(read(file([CONCRETE | {"gwp_A1A3_fossil": written}]), **PUBLISHED))


@both
@pytest.mark.parametrize("column", ["quantity", "mass_kg", "waste_rate", "data_class", "km_road"])
def test_every_column_of_numbers_has_the_remedy(file: File, column: str) -> None:
    assert "Write 0.05, with a point" in said(read(file([CONCRETE | {column: "0,05"}])))


@pytest.mark.parametrize(
    "sheets",
    [
        {"Energy": [("carrier", "kWh/yr"), ("electricity", "400,5")]},
        {"Site": [("module", "kgCO2e"), ("A5", "400,5")]},
        {"Project": [("item", "value"), ("gia", "400,5")]},
        {"Project": [("item", "value"), ("stated_total", "400,5")]},
    ],
    ids=["energy", "site", "area", "stated total"],
)
def test_the_other_sheets_have_the_remedy_too(sheets: dict[str, Any]) -> None:
    energy = {"Energy": [("carrier", "kWh/yr"), ("electricity", 40000)]}
    reading = read(as_xlsx(EXAMPLE, **(energy | sheets)), **PUBLISHED)
    assert "Write 400.5, with a point" in said(reading)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_table_in_utf_16_counts_as_the_same_table_in_utf_8(encoding: str, delimiter: str) -> None:
    plain = as_csv(EXAMPLE)
    text = plain.content.decode().replace(",", delimiter)
    file = EvidenceContent("boq.csv", text.encode(encoding))
    assert is_bill(file)
    assert kilograms(read(file, **PUBLISHED), "A1A3") == kilograms(read(plain, **PUBLISHED), "A1A3")


def test_utf_16_without_its_mark_is_refused_with_the_remedy() -> None:
    content = as_csv(EXAMPLE).content.decode().encode("utf-16-le")
    file = EvidenceContent("boq.csv", content)
    assert is_bill(file)
    reading = read(file, **PUBLISHED)
    assert names(reading) == set()
    assert "null characters, as text in UTF-16" in said(reading)
    assert "Save it as CSV UTF-8" in said(reading)


def test_a_first_year_that_is_not_whole_is_a_fault_and_is_not_cut() -> None:
    reading = read(as_csv(EXAMPLE), **(PUBLISHED | {"start_year": "2026.5"}))
    assert "'2026.5' is no year. Write a whole one of four digits" in said(reading)
    assert "S1" in codes(reading, "error")


@pytest.mark.parametrize("years", ["60.5", "0", "0.5", "201"])
def test_a_study_period_that_cannot_be_counted_is_a_fault_and_is_not_cut(years: str) -> None:
    reading = read(as_csv(EXAMPLE), **(PUBLISHED | {"study_period": years}))
    assert f"'{years}' is no study period. Write whole years from 1 to 200, for" in said(reading)
    assert "No study period is published" not in said(reading)
    assert not {"B4", "B6", "whole_life"} & names(reading)


def test_a_first_year_of_the_bill_that_is_none_is_told() -> None:
    project = [("item", "value"), ("start_year", "2026.5")]
    published = {name: value for name, value in PUBLISHED.items() if name != "start_year"}
    reading = read(as_xlsx(EXAMPLE, Project=project), **published)
    assert "'2026.5' is no year." in said(reading)
