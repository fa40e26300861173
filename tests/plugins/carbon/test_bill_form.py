"""The bill of quantities that a tender issues: its scope filled in, and read back as it was."""

import io
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from procure_carbon.__main__ import main
from procure_carbon.bill_columns import column_of
from procure_carbon.bill_form import COLUMNS, bill_form
from procure_carbon.boq import is_bill, read_boq
from support.carbon_bills import EXAMPLE, cents, codes, kilograms
from support.examples import small_lock
from support.locked import lock_of

from procure.api import EvidenceContent, Lock, SettingValue
from procure.pack.read import PublishedPack

SETTINGS: dict[str, SettingValue] = {
    "study-years": "60",
    "area-m2": "1000",
    "start-year": "2027",
    "design-stage": "technical",
    "b4": "rics",
    "as_of": date(2026, 4, 14),
}
GRID = ({"year": "2027", "factor": "0.15", "source": "x"},
        {"year": "2037", "factor": "0.05", "source": "x"})  # fmt: skip
REFERENCE = ({"line": "L1", "title": "=Concrete", "quantity": "1200000", "unit": "kg"},)


@pytest.fixture
def lock(published: PublishedPack) -> Lock:
    settings = {name: str(value) for name, value in SETTINGS.items() if name != "as_of"}
    tables = {**published.tables, "grid-series": GRID, "reference-quantities": REFERENCE}
    return lock_of(published, (), settings, tables)


def filled(form: bytes, energy: int | None = 40000, stated: int | None = 507582) -> EvidenceContent:
    """Return the form as a bidder fills it in with the hand-worked example (field notes, 6.6)."""
    book = load_workbook(io.BytesIO(form))
    sheet = book["BoQ"]
    place = {column_of(str(cell.value)): cell.column for cell in sheet[1]}
    for row, line in enumerate(EXAMPLE, 2):
        for name, value in line.items():
            sheet.cell(row, place[column_of(name)] or 0).value = value  # type: ignore[assignment]
    if energy is not None:
        book["Energy"]["B2"] = energy
    if stated is not None:
        book["Project"].append(["stated_whole_life", stated])
    saved = io.BytesIO()
    book.save(saved)
    return EvidenceContent("bill.xlsx", saved.getvalue())


def test_a_form_that_is_filled_in_reads_as_the_hand_worked_example(lock: Lock) -> None:
    file = filled(bill_form(lock))
    assert is_bill(file)
    tables = lock.pack("carbon").tables
    reading = read_boq(EvidenceContent(file.name, file.content, tables), SETTINGS)
    assert cents(reading, "whole_life") == 507582.00
    assert codes(reading) == []


CARRIERS = ({"carrier": "natural gas", "factor": "0.25", "source": "Utility 2026"},)


@pytest.fixture
def fixed(published: PublishedPack) -> Lock:
    """A tender whose buyer fixed electricity, and publishes a factor of gas."""
    settings = {name: str(value) for name, value in SETTINGS.items() if name != "as_of"}
    tables = {**published.tables, "grid-series": GRID, "energy-carriers": CARRIERS}
    return lock_of(published, (), {**settings, "energy-kwh": "40000"}, tables)


def test_a_form_whose_energy_is_left_blank_fails_nothing(lock: Lock) -> None:
    content = filled(bill_form(lock), energy=None, stated=None)
    reading = read_boq(replace(content, tables=lock.pack("carbon").tables), SETTINGS)
    assert [code for code in codes(reading, "error") if code.startswith("G")] == []


def test_a_form_left_as_issued_counts_the_electricity_the_buyer_fixed(fixed: Lock) -> None:
    content = filled(bill_form(fixed), energy=None)
    file = replace(content, tables=fixed.pack("carbon").tables)
    reading = read_boq(file, {**SETTINGS, "energy-kwh": "40000"})
    assert cents(reading, "whole_life") == 507582.00
    assert codes(reading) == []


def test_a_form_says_whose_electricity_counts_and_asks_for_none(fixed: Lock) -> None:
    sheet = load_workbook(io.BytesIO(bill_form(fixed)))["Energy"]
    assert "40000 kWh" in str(sheet["A1"].value)
    assert [cell.value for cell in sheet["A"]][1:] == ["carrier", "natural gas"]


def test_a_form_lists_the_factors_of_the_buyers_carriers(fixed: Lock) -> None:
    sheet = load_workbook(io.BytesIO(bill_form(fixed)))["Published factors"]
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last == ["natural gas, kgCO2e/kWh", "0.25", "Utility 2026"]


def test_a_carrier_of_the_buyers_that_is_filled_in_is_added(fixed: Lock) -> None:
    book = load_workbook(io.BytesIO(filled(bill_form(fixed), energy=None, stated=None).content))
    book["Energy"]["B3"] = 100
    saved = io.BytesIO()
    book.save(saved)
    tables = {**fixed.pack("carbon").tables}
    file = EvidenceContent("bill.xlsx", saved.getvalue(), tables)
    reading = read_boq(file, {**SETTINGS, "energy-kwh": "40000"})
    assert kilograms(reading, "B6") == 142000 + 100 * 60 * Fraction("0.25")


def test_every_column_of_the_form_is_one_the_reader_knows() -> None:
    assert all(column_of(one) for one in COLUMNS)


def test_scope_and_reference_lines_are_filled_in(lock: Lock) -> None:
    book = load_workbook(io.BytesIO(bill_form(lock)))
    said = {row[0].value: row[1].value for row in book["Project"].iter_rows(max_col=2)}
    assert (said["study_period"], said["area_m2"], said["start_year"]) == ("60", "1000", "2027")
    assert [cell.value for cell in book["BoQ"][2]][:5] == ["L1", None, "=Concrete", "1200000", "kg"]
    assert [cell.value for cell in book["Electricity"][2]] == ["2027", "0.15"]


def test_what_the_buyer_wrote_is_no_formula(lock: Lock) -> None:
    book = load_workbook(io.BytesIO(bill_form(lock)))
    assert book["BoQ"]["C2"].data_type == "s"


def test_the_same_tender_gives_the_same_bytes(lock: Lock) -> None:
    assert bill_form(lock) == bill_form(lock)


def test_the_command_writes_it_and_says_what_is_no_lock(lock: Lock, tmp_path: Path) -> None:
    file, out = tmp_path / "tender.lock.json", tmp_path / "bill.xlsx"
    file.write_text(lock.model_dump_json(by_alias=True), encoding="utf-8")
    assert main(["form", str(out), "--lock", str(file)]) == 0
    assert out.exists()
    file.write_text("{}", encoding="utf-8")
    assert main(["form", str(out), "--lock", str(file)]) == 1


def test_a_tender_without_the_pack_has_no_bill(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tender.lock.json"
    file.write_text(small_lock().model_dump_json(by_alias=True), encoding="utf-8")
    assert main(["form", str(tmp_path / "bill.xlsx"), "--lock", str(file)]) == 1
    assert "does not use the pack" in capsys.readouterr().err
