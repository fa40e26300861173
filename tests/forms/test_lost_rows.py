"""Sheets and rows that bidders delete: told when they may have held something, else harmless."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from forms.broken import SHEET, Edit, answers, edited, form, put, read, row_of, said
from forms.test_sample_forms import lock as sample_lock
from openpyxl.workbook.workbook import Workbook
from support.examples import small_lock

from procure.bid.read import read_bid
from procure.forms.bid_form import bid_form
from procure.forms.layout import HEAD_ROW, is_row_id
from procure.forms.planned import planned_sheets
from procure.model.lock import Lock

FRESH = "Copy your answers into a fresh form of the current version."


def removed(title: str) -> Edit:
    return lambda workbook: workbook.remove(workbook[title])


def deleted(*ids: str) -> Edit:
    """Return an edit that deletes rows, the rows below moving up."""

    def delete(workbook: Workbook) -> None:
        for id_ in ids:
            sheet, row = row_of(workbook, id_)
            sheet.delete_rows(row)

    return delete


def firms(numbers: Sequence[int]) -> list[str]:
    return [f"bidder.subcontractor.{number}" for number in numbers]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Subcontractors", "bidder.subcontractor.1 to bidder.subcontractor.12"),
        ("Files", "file.street.1 to file.street.6"),
    ],
)
def test_a_deleted_sheet_is_named_with_its_rows(tmp_path: Path, title: str, rows: str) -> None:
    assert said(read(tmp_path, edited(removed(title)))) == [
        f"acme/bid.xlsx!{title}: the form has lost this sheet; its rows count as blank: {rows}. "
        f"{FRESH}"
    ]


def test_a_deleted_sheet_of_questions_is_named_with_its_rows(tmp_path: Path) -> None:
    (fault,) = said(read(tmp_path, edited(removed(SHEET))))
    assert fault.startswith(f"acme/bid.xlsx!{SHEET}: the form has lost this sheet; its rows count ")


def test_a_deleted_cover_is_named_beside_the_missing_name(tmp_path: Path) -> None:
    lost, nameless = said(read(tmp_path, edited(removed("Bidder"))))
    assert lost.startswith("acme/bid.xlsx!Bidder: the form has lost this sheet; its rows count as ")
    assert nameless.startswith("acme/bid.xlsx: the tenderer has no name.")


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Features for everyone", "street/features:1 to street/features:5"),
        ("Charging in every zone", "street/coverage:Centre, street/coverage:Harbour"),
    ],
)
def test_a_deleted_sheet_of_a_table_is_named_with_its_rows(
    tmp_path: Path, title: str, rows: str
) -> None:
    (fault,) = said(read(tmp_path, edited(removed(title))))
    assert f"!{title}: the form has lost this sheet; its rows count as blank: {rows}. " in fault


def test_a_sheet_whose_rows_were_all_deleted_is_named(tmp_path: Path) -> None:
    assert said(read(tmp_path, edited(deleted(*firms(range(1, 13)))))) == [
        "acme/bid.xlsx!Subcontractors: the form has lost these rows, which count as blank: "
        f"bidder.subcontractor.1 to bidder.subcontractor.12. {FRESH}"
    ]


def test_first_rows_of_a_series_that_are_gone_are_named(tmp_path: Path) -> None:
    assert said(read(tmp_path, edited(deleted(*firms([1, 2]))))) == [
        "acme/bid.xlsx!Subcontractors: the form has lost these rows, which count as blank: "
        f"bidder.subcontractor.1 to bidder.subcontractor.2. {FRESH}"
    ]


def test_rows_gone_before_one_that_is_left_are_named(tmp_path: Path) -> None:
    assert said(read(tmp_path, edited(deleted(*firms([3, 5, 6]))))) == [
        "acme/bid.xlsx!Subcontractors: the form has lost these rows, which count as blank: "
        f"bidder.subcontractor.3, bidder.subcontractor.5 to bidder.subcontractor.6. {FRESH}"
    ]


def test_unused_rows_deleted_at_the_end_of_a_series_are_no_fault(tmp_path: Path) -> None:
    unused = deleted(*firms(range(2, 13)), *(f"file.street.{number}" for number in range(2, 7)))
    assert said(read(tmp_path, edited(answers(clearance=2), unused))) == []


def test_a_renamed_sheet_that_lost_rows_is_named_as_it_is_called_now(tmp_path: Path) -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Subcontractors"].title = "Our partners"

    (fault,) = said(read(tmp_path, edited(deleted(*firms([1])), rename)))
    assert fault.startswith("acme/bid.xlsx!Our partners: the form has lost these rows, ")


def test_rows_moved_to_another_sheet_are_not_lost(tmp_path: Path) -> None:
    def move(workbook: Workbook) -> None:
        cover, old = workbook["Bidder"], workbook["Subcontractors"]
        for cells in old.iter_rows(min_row=HEAD_ROW + 1, max_col=6):
            for cell in cells:
                cover.cell((cell.row or 0) + 60, cell.column or 0).value = cell.value
        workbook.remove(old)

    filled = edited(lambda book: put(book, "bidder.subcontractor.1", "Weld Ltd", "C"), move)
    assert not any("has lost" in fault for fault in said(read(tmp_path, filled)))


def test_an_officer_is_told_to_ask_about_a_lost_sheet(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, edited(removed("Subcontractors")), "officer").problems
    assert problem.remedy.startswith("Do not change the file. Ask the bidder to clarify")


def test_a_sheet_an_older_form_did_not_have_is_told_as_that(tmp_path: Path) -> None:
    newer = small_lock().model_copy(update={"form_version": 2})
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "bid.xlsx").write_bytes(edited(removed("Subcontractors")))

    (fault,) = (str(one) for one in read_bid(newer, tmp_path / "acme", "bidder").problems)
    assert "form version 1 does not have these rows, which count as blank: bidder.sub" in fault


@pytest.mark.parametrize("lock", [small_lock(), sample_lock()], ids=["small", "sample"])
def test_the_plan_names_every_row_of_the_form_on_its_sheet(lock: Lock) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(bid_form(lock)))
    written = {
        sheet.title: [
            str(cell.value) for (cell,) in sheet.iter_rows(max_col=1) if is_row_id(str(cell.value))
        ]
        for sheet in workbook.worksheets
        if sheet.sheet_state == "visible"
    }
    planned = {
        sheet.title: [*sheet.rows, *(id_ for series in sheet.series for id_ in series)]
        for sheet in planned_sheets(lock)
    }
    assert planned == {title: ids for title, ids in written.items() if ids}


def test_a_form_as_issued_has_lost_nothing(tmp_path: Path) -> None:
    assert form()
    assert said(read(tmp_path, edited())) == []
