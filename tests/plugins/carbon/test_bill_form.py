"""The bill of quantities that a tender issues: its scope filled in, and read back as it was."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from procure_carbon.__main__ import main
from procure_carbon.bill_columns import column_of
from procure_carbon.bill_form import COLUMNS, bill_form
from procure_carbon.boq import is_bill, read_boq
from support.carbon_bills import EXAMPLE, cents, codes
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


def filled(form: bytes) -> EvidenceContent:
    """Return the form as a bidder fills it in with the hand-worked example (field notes, 6.6)."""
    book = load_workbook(io.BytesIO(form))
    sheet = book["BoQ"]
    place = {column_of(str(cell.value)): cell.column for cell in sheet[1]}
    for row, line in enumerate(EXAMPLE, 2):
        for name, value in line.items():
            sheet.cell(row, place[column_of(name)] or 0).value = value  # type: ignore[assignment]
    book["Energy"]["B2"] = 40000
    book["Project"].append(["stated_whole_life", 507582])
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
