"""Sheets, rows and ids as bidders leave them: moved, hidden, copied, renamed, lost."""

import io
from pathlib import Path

import pytest
from forms.broken import (
    SHEET,
    answer,
    answers,
    bid,
    codes,
    edited,
    put,
    read,
    row_of,
    said,
    with_parts,
)
from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.workbook.workbook import Workbook

from procure.model.bid import State


def test_a_renamed_sheet_is_read_all_the_same(tmp_path: Path) -> None:
    def rename(workbook: Workbook) -> None:
        workbook[SHEET].title = "Our answers"

    result = read(tmp_path, edited(answers(clearance=2), rename))
    assert str(answer(result, "clearance").place) == "acme/bid.xlsx!Our answers!D15"
    assert codes(result) == []


def test_sheets_in_another_order_are_read_all_the_same(tmp_path: Path) -> None:
    def reorder(workbook: Workbook) -> None:
        workbook.move_sheet(SHEET, 4)
        workbook.move_sheet("Form", -6)

    result = read(tmp_path, edited(answers(clearance=2), reorder))
    assert answer(result, "clearance").raw == "2"
    assert codes(result) == []


@pytest.mark.parametrize("title", ["Form (old)", "Sheet9"])
def test_the_hidden_sheet_is_known_by_its_content_under_any_name(
    tmp_path: Path, title: str
) -> None:
    def rename(workbook: Workbook) -> None:
        workbook["Form"].title = title
        workbook.move_sheet(title, -6)

    result = read(tmp_path, edited(answers(clearance=2), rename))
    assert (bid(result).form_version, answer(result, "clearance").raw) == (1, "2")
    assert said(result) == []


def test_a_form_without_its_hidden_sheet_is_read_with_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, edited(answers(clearance=2), lambda book: book.remove(book["Form"])))
    assert answer(result, "clearance").raw == "2"
    assert codes(result) == ["procure.form-version"]


def test_a_price_form_handed_in_as_the_bid_is_named(tmp_path: Path) -> None:
    def price(workbook: Workbook) -> None:
        workbook["Form"]["B2"] = "price form"

    assert said(read(tmp_path, edited(price))) == [
        "acme/bid.xlsx: is a price form, not a bid form. "
        "Fill in the bid form of tender benches-2026."
    ]


def test_a_workbook_of_another_kind_is_named(tmp_path: Path) -> None:
    made = io.BytesIO()
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Our offer"
    workbook.save(made)
    assert said(read(tmp_path, made.getvalue())) == [
        "acme/bid.xlsx: has no row ids: not our form. Fill in the bid form of tender benches-2026."
    ]


def test_rows_sorted_with_their_ids_keep_their_answers(tmp_path: Path) -> None:
    def turn_round(workbook: Workbook) -> None:
        sheet = workbook[SHEET]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_col=7)]
        for row, values in zip(sheet.iter_rows(min_row=5, max_col=7), rows[::-1], strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value

    result = read(tmp_path, edited(answers(clearance=2, origin="Sweden"), turn_round))
    assert (answer(result, "clearance").raw, answer(result, "origin").raw) == ("2", "Sweden")
    assert "procure.changed" not in codes(result)


def test_a_question_reworded_by_the_bidder_is_a_finding(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        edited(
            answers(clearance=2),
            lambda book: put(book, "street/clearance", "Width of the bench", "B"),
        ),
    )
    (finding,) = bid(result).findings
    assert finding.code == "procure.changed"
    assert str(finding.what) == (
        "The form says 'Width of the bench' here; published is 'Clear width left beside the bench'."
    )


def test_a_unit_changed_by_the_bidder_is_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, edited(lambda book: put(book, "street/clearance", "cm", "E")))
    assert codes(result) == ["procure.changed"]


def test_a_copied_sheet_counts_where_the_first_is_blank(tmp_path: Path) -> None:
    def copy(workbook: Workbook) -> None:
        workbook.copy_worksheet(workbook[SHEET]).title = "Copy"
        _, row = row_of(workbook, "street/clearance")
        workbook["Copy"][f"D{row}"] = 2

    result = read(tmp_path, edited(copy))
    assert answer(result, "clearance").raw == "2"
    assert str(answer(result, "clearance").place) == "acme/bid.xlsx!Copy!D15"
    (fault,) = said(result)
    assert fault.startswith("acme/bid.xlsx!Copy!A6: row ids 'street/comfort', ")
    assert fault.endswith("Delete the rows that do not count.")


def test_two_answers_for_one_row_id_are_refused_and_both_are_quoted(tmp_path: Path) -> None:
    def twice(workbook: Workbook) -> None:
        workbook[SHEET]["A90"], workbook[SHEET]["D90"] = "street/clearance", 9

    result = read(tmp_path, edited(answers(clearance=2), twice))
    assert answer(result, "clearance").state is State.UNREADABLE
    assert said(result)[-1] == (
        "acme/bid.xlsx!Street furniture!D15: '2' stands here, and '9' in "
        "acme/bid.xlsx!Street furniture!D90, for the same row id. Delete one of the two rows."
    )


def test_an_officer_is_told_to_ask_about_two_answers(tmp_path: Path) -> None:
    def twice(workbook: Workbook) -> None:
        workbook[SHEET]["A90"], workbook[SHEET]["D90"] = "street/clearance", 9

    read_one = read(tmp_path, edited(answers(clearance=2), twice), "officer")
    assert {one.remedy.split(".")[0] for one in read_one.problems} == {"Do not change the file"}


def test_an_answer_merged_away_is_blank_with_a_finding(tmp_path: Path) -> None:
    def merge(workbook: Workbook) -> None:
        put(workbook, "street/permit", "yes")
        sheet, row = row_of(workbook, "street/permit")
        sheet.merge_cells(f"D{row}:D{row + 1}")

    result = read(tmp_path, edited(merge))
    assert answer(result, "permit").value is True
    assert answer(result, "permit-until").state is State.BLANK
    assert codes(result) == ["procure.merged", "procure.merged"]


def test_a_row_merged_into_its_id_loses_its_answer_with_a_finding(tmp_path: Path) -> None:
    def merge(workbook: Workbook) -> None:
        sheet, row = row_of(workbook, "street/clearance")
        sheet.merge_cells(f"A{row}:G{row}")

    result = read(tmp_path, edited(merge))
    assert answer(result, "clearance").state is State.BLANK
    assert "procure.merged" in codes(result)


def test_comments_are_a_finding(tmp_path: Path) -> None:
    def note(workbook: Workbook) -> None:
        workbook[SHEET]["D15"].comment = Comment("only if it rains", "Acme")

    (finding,) = bid(read(tmp_path, edited(note))).findings
    assert str(finding.what) == "Comments stand beside cells; nobody reads them."


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/media/image1.png", "Pictures stand in the form; nobody looks at them."),
        (
            "xl/drawings/drawing1.xml",
            "Drawings or text boxes stand in the form; nobody reads them.",
        ),
    ],
)
def test_pictures_and_text_boxes_are_a_finding(tmp_path: Path, part: str, what: str) -> None:
    findings = bid(read(tmp_path, with_parts({part: b"<x/>"}))).findings
    assert [str(one.what) for one in findings] == [what]


def test_a_cell_far_away_is_a_finding(tmp_path: Path) -> None:
    def far(workbook: Workbook) -> None:
        workbook[SHEET]["XFD1048576"] = "hello"

    (finding,) = bid(read(tmp_path, edited(far))).findings
    assert finding.where == "acme/bid.xlsx!Street furniture!XFD1048576"


def test_text_typed_beside_the_form_is_a_finding(tmp_path: Path) -> None:
    def beside(workbook: Workbook) -> None:
        sheet, row = row_of(workbook, "bidder.name")
        sheet[f"C{row + 40}"] = "and one more"
        sheet[f"C{row + 40}"].protection = Protection(locked=False)

    assert codes(read(tmp_path, edited(beside))) == ["procure.extra"]


def test_an_added_sheet_with_words_like_ids_is_one_finding(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("Notes")
        sheet["A1"], sheet["A2"], sheet["B2"] = "and/or", "24/7", "service"

    result = read(tmp_path, edited(add))
    assert {one.where.split("!")[1] for one in bid(result).findings} == {"Notes"}
    assert said(result) == []
