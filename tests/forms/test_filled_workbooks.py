"""What bidders do to a form, and what they are told."""

import io
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.examples import small_lock

from procure.bid.read import ReadBid, read_bid
from procure.forms.bid_form import bid_form
from procure.model.bid import Bid, Response, State
from procure.model.lock import Lock

Edit = Callable[[Workbook], None]


@cache
def form() -> bytes:
    return bid_form(small_lock())


def row_of(workbook: Workbook, id_: str) -> tuple[Worksheet, int]:
    for sheet in workbook.worksheets:
        for (cell,) in sheet.iter_rows(max_col=1):
            if cell.value == id_ and sheet.title != "Form":
                assert cell.row
                return sheet, cell.row
    raise KeyError(id_)


def put(
    workbook: Workbook, id_: str, value: Any, column: str = "D", number_format: str = ""
) -> None:
    sheet, row = row_of(workbook, id_)
    sheet[f"{column}{row}"] = value
    if number_format:
        sheet[f"{column}{row}"].number_format = number_format


def read(tmp_path: Path, *edits: Edit, lock: Lock | None = None) -> ReadBid:
    """Fill in the form by ``edits``, save it as a program does, and read it as bid of acme."""
    folder = tmp_path / "acme"
    folder.mkdir()
    workbook = openpyxl.load_workbook(io.BytesIO(form()))
    put(workbook, "bidder.name", "Acme Ltd", "C")
    for edit in edits:
        edit(workbook)
    workbook.save(folder / "bid.xlsx")
    return read_bid(lock or small_lock(), folder, "bidder")


def bid(result: ReadBid) -> Bid:
    assert result.bid is not None
    return result.bid


def answer(result: ReadBid, id_: str) -> Response:
    return bid(result).responses[id_]


def codes(result: ReadBid) -> list[str]:
    return [finding.code for finding in bid(result).findings]


def test_an_untouched_form_is_blank_everywhere_without_any_complaint(tmp_path: Path) -> None:
    result = read(tmp_path)
    assert {one.state for one in bid(result).responses.values()} == {State.BLANK}
    assert result.problems == ()
    assert bid(result).findings == ()


def test_an_answer_keeps_file_sheet_and_cell(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/clearance", 2))
    assert str(answer(result, "street/clearance").place) == "acme/bid.xlsx!Street furniture!D15"


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        ("4.5 t", "", "'4.5 t' is not a number."),
        ("2,5", "", "'2,5' is not a number."),
        (True, "", "'yes' is not a number."),
        (-1, "", "'-1' is below 0 m."),
        ("=1+1", "", "formula without a saved value (=1+1)."),
        (0.8, "0%", "the cell shows 80 %, but holds 0.8."),
        (datetime(2026, 4, 14), "yyyy-mm-dd", "'2026-04-14' is not a number."),  # noqa: DTZ001
        ("#DIV/0!", "", "the cell shows the error #DIV/0!."),
        ("not applicable", "", "'not applicable' is not an answer the buyer allows here."),
    ],
)
def test_a_number_that_cannot_be_read_exactly_is_quoted_and_never_guessed(
    tmp_path: Path, value: Any, number_format: str, said: str
) -> None:
    result = read(tmp_path, lambda book: put(book, "street/clearance", value, "D", number_format))
    response = answer(result, "street/clearance")
    assert response.state is State.UNREADABLE
    assert response.fault.startswith(said)
    assert [problem.what for problem in result.problems] == [said]


def test_a_binary_number_is_read_as_the_decimal_that_was_typed(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/clearance", 2.3))
    assert str(answer(result, "street/clearance").value) == "2.3"


def test_one_bad_answer_leaves_the_others_readable(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        lambda book: put(book, "street/clearance", "two metres"),
        lambda book: put(book, "street/permit", "yes"),
    )
    assert answer(result, "street/permit").value is True


def test_not_applicable_is_an_answer_only_where_the_buyer_allows_it(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/power", "not applicable"))
    assert answer(result, "street/power").state is State.NOT_APPLICABLE


def test_inserted_and_sorted_rows_do_no_harm(tmp_path: Path) -> None:
    def insert(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        book["Street furniture"].insert_rows(6, 3)

    assert answer(read(tmp_path, insert), "street/clearance").raw == "2"


def test_a_lost_row_is_named(tmp_path: Path) -> None:
    def lose(book: Workbook) -> None:
        sheet, row = row_of(book, "street/clearance")
        sheet[f"A{row}"] = None

    (problem,) = read(tmp_path, lose).problems
    assert problem.what == ("the form has lost these rows, which count as blank: street/clearance.")


def test_a_row_that_stands_twice_is_named_and_the_first_counts(tmp_path: Path) -> None:
    def copy(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        sheet = book["Street furniture"]
        sheet["A90"], sheet["D90"] = "street/clearance", 9

    result = read(tmp_path, copy)
    assert answer(result, "street/clearance").raw == "2"
    assert "stands here a second time" in result.problems[0].what


def test_hidden_rows_with_answers_are_a_finding(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        sheet, row = row_of(book, "street/clearance")
        sheet.row_dimensions[row].hidden = True

    assert codes(read(tmp_path, hide)) == ["procure.hidden"]


def test_hidden_columns_with_answers_are_a_finding(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        book["Street furniture"].column_dimensions["D"].hidden = True

    assert codes(read(tmp_path, hide)) == ["procure.hidden"]


def test_hidden_sheets_with_answers_are_a_finding(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        book["Street furniture"].sheet_state = "veryHidden"

    assert codes(read(tmp_path, hide)) == ["procure.hidden"]


def test_an_answer_in_merged_cells_counts_with_a_finding(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        put(book, "street/clearance", 2)
        sheet, row = row_of(book, "street/clearance")
        sheet.merge_cells(f"D{row}:E{row}")

    result = read(tmp_path, merge)
    assert answer(result, "street/clearance").raw == "2"
    assert codes(result) == ["procure.merged"]


def test_an_added_sheet_is_a_finding(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Our notes")["B2"] = "see brochure"

    assert codes(read(tmp_path, add)) == ["procure.extra"]


@pytest.mark.parametrize("cell", ["K6", "D70"])
def test_words_in_locked_cells_where_the_form_prints_nothing_are_a_finding(
    tmp_path: Path, cell: str
) -> None:
    def add(book: Workbook) -> None:
        book["Street furniture"].protection.sheet = False
        book["Street furniture"][cell] = "only if paid in advance"

    found = [one for one in bid(read(tmp_path, add)).findings if one.code == "procure.extra"]
    assert [str(one.what) for one in found] == [f"Nobody reads these cells of the sheet: {cell}."]


def test_an_unknown_row_is_a_finding(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book["Street furniture"]["A90"] = "street/better-idea"

    assert codes(read(tmp_path, add)) == ["procure.extra"]


def test_a_long_answer_is_a_finding_and_stays_readable(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/origin", "wood " * 21))
    assert codes(result) == ["procure.words"]
    assert answer(result, "street/origin").state is State.ANSWERED


def test_evidence_that_did_not_come_is_a_finding_and_the_pointer_stays(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        lambda book: put(book, "street/permit", "yes"),
        lambda book: put(book, "street/permit", "permit.pdf#2", "F"),
    )
    assert codes(result) == ["procure.evidence-missing"]
    assert answer(result, "street/permit").evidence == "permit.pdf#2"


def test_a_confidential_mark_without_reason_is_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/permit", "x", "G"))
    assert codes(result) == ["procure.confidential"]


def test_a_form_of_another_tender_is_not_read(tmp_path: Path) -> None:
    def other(book: Workbook) -> None:
        book["Form"]["B1"] = "kiosks-2026"

    result = read(tmp_path, other)
    assert result.bid is None
    assert result.problems[0].what == "is a form of tender 'kiosks-2026'."


def test_an_older_form_is_a_finding(tmp_path: Path) -> None:
    newer = small_lock().model_copy(update={"form_version": 2})
    assert codes(read(tmp_path, lock=newer)) == ["procure.form-version"]


def test_a_changed_row_of_the_buyer_is_a_finding_and_the_published_counts(tmp_path: Path) -> None:
    result = read(tmp_path, lambda book: put(book, "street/coverage:Centre", "3999", "C"))
    assert codes(result) == ["procure.changed"]
    assert bid(result).tables["street/coverage"][0].cells["premises"].raw == "4000"


def test_an_officer_is_told_to_ask_and_not_to_mend(tmp_path: Path) -> None:
    read(tmp_path, lambda book: put(book, "street/clearance", "2,5"))
    (problem,) = read_bid(small_lock(), tmp_path / "acme", "officer").problems
    assert problem.remedy.startswith("Do not change the file. Ask the bidder to clarify")


def test_a_renamed_old_workbook_is_named(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "bid.xls").write_bytes(b"x")
    result = read_bid(small_lock(), tmp_path / "acme", "bidder")
    assert str(result.problems[0]) == (
        "acme: has no bid.xlsx and no bid.yaml, only bid.xls. Save the filled-in form as bid.xlsx."
    )
