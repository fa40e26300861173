"""Conformance sheets that nobody should hand in: a finding, never a crash."""

import io
from collections.abc import Callable
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from procure_accessibility.reading import read_own_sheet
from procure_accessibility.sheet import is_sheet
from procure_accessibility.sheet_form import empty_report, sheet_of
from procure_accessibility.sheet_layout import COLUMNS
from support.hostile import bombed, packed, parts_of, with_entities, with_part
from support.sound import check_reading, codes, numbers
from support.vpat import vpat

from procure.api import EvidenceContent, Reading

BLANK = empty_report("wcag21-aa", ["web"])
GOOD = sheet_of(
    replace(BLANK, product="Kiosk", version="4.1", answers=tuple(
        replace(one, level="supports", remark=f"Seen at {one.number}.") for one in BLANK.answers
    ))
)  # fmt: skip
CRITERIA = "xl/worksheets/sheet3.xml"


def read(content: bytes) -> Reading:
    file = EvidenceContent("acr.xlsx", content)
    is_sheet(file)
    reading = read_own_sheet(file, {"target": "wcag21-aa", "tendered_version": "4.1"})
    check_reading(reading, "accessibility")
    return reading


def changed(change: Callable[[Any], object]) -> Reading:
    """Return what is read of the good sheet after something was done to the workbook."""
    book = load_workbook(io.BytesIO(GOOD))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return read(saved.getvalue())


def put(cell: str, value: object, sheet: str = "Criteria") -> Reading:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return changed(change)


def supported(reading: Reading) -> int:
    return int(numbers(check_reading(reading, "accessibility"))["supports"])


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


UNREADABLE = {
    "empty": b"",
    "no zip": b"%PDF-1.7",
    "cut in half": GOOD[: len(GOOD) // 2],
    "a document": vpat([("1.1.1", "Supports", "")]).content,
    "an empty zip": packed({}),
    "another workbook": saved(Workbook()),
    "a zip bomb": bombed(GOOD, CRITERIA),
    "50 MB": GOOD + b"\0" * 50_000_000,
    "entities in a sheet": with_part(GOOD, CRITERIA, with_entities(parts_of(GOOD)[CRITERIA])),
    "entities in the texts": with_part(
        GOOD, "xl/sharedStrings.xml", with_entities(parts_of(GOOD)["xl/sharedStrings.xml"])
    ),
    "utf-16": with_part(GOOD, CRITERIA, parts_of(GOOD)[CRITERIA].decode().encode("utf-16")),
    "half an element": with_part(GOOD, CRITERIA, parts_of(GOOD)[CRITERIA][:-30]),
}  # fmt: skip


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_sheet_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = read(content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize("part", [b"<sheet " * 14_000, b'<sheet name="' * 7_000])
def test_tags_that_never_end_are_refused_without_delay(part: bytes) -> None:
    begun = process_time()
    assert codes(read(with_part(GOOD, "xl/workbook.xml", part)).findings) == {"R1"}
    assert process_time() - begun < 2


@pytest.mark.parametrize("head", COLUMNS)
def test_without_one_of_the_heads_nothing_is_counted(head: str) -> None:
    column = "ABCDEFG"[COLUMNS.index(head)]
    reading = put(f"{column}1", "Something else")
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize("sheet", ["Product", "Criteria"])
def test_without_one_of_the_sheets_nothing_is_counted(sheet: str) -> None:
    reading = changed(lambda book: book.remove(book[sheet]))
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize(
    "value", [None, True, 0, 1, 10**40, 1e300, "x", "=1+1", "1e400", "9" * 32_000, "supportS "]
)
def test_a_level_that_is_none_counts_as_nothing_and_is_asked_about(value: object) -> None:
    reading = put("E2", value)
    assert supported(reading) == 49
    assert codes(reading.findings) & {"L01", "L15", "R2"}


@pytest.mark.parametrize("column", "ABDG")
@pytest.mark.parametrize("value", [None, True, -1, 10**40, "x" * 32_000, "=1+1"], ids=repr)
def test_any_value_in_any_column_is_read_without_a_crash(column: str, value: object) -> None:
    assert supported(put(f"{column}2", value)) in {49, 50}


@pytest.mark.parametrize("row", range(2, 12))
@pytest.mark.parametrize("value", [None, True, 10**40, "x" * 32_000, "=1+1", "\u202e1.4"], ids=repr)
def test_any_fact_about_the_report_is_read_without_a_crash(row: int, value: object) -> None:
    assert supported(put(f"B{row}", value, "Product")) == 50


def test_a_formula_that_was_never_calculated_is_told_and_counts_as_nothing() -> None:
    reading = put("E2", '="Supports"')
    assert supported(reading) == 49
    (told,) = [one for one in reading.findings if one.where == "acr.xlsx!Criteria!E2"
               and one.code == "accessibility.R2"]  # fmt: skip
    assert "formula without a saved value" in str(told.what)


def test_a_formula_with_a_saved_value_says_what_it_shows() -> None:
    part = parts_of(GOOD)[CRITERIA]
    at = part.index(b'<c r="E2"')
    end = part.index(b"</c>", at) + 4
    cell = b'<c r="E2" t="str"><f>"Supp"&amp;"orts"</f><v>Supports</v></c>'
    assert supported(read(with_part(GOOD, CRITERIA, part[:at] + cell + part[end:]))) == 50


def test_a_row_that_stands_twice_counts_at_its_worst() -> None:
    def change(book: Any) -> None:
        row = [cell.value for cell in book["Criteria"][2]]
        book["Criteria"].append([*row[:4], "Does Not Support", "None.", None])

    reading = changed(change)
    assert numbers(check_reading(reading, "accessibility"))["does_not_support"] == 1
    assert "R4" in codes(reading.findings)


def test_thousands_of_rows_are_bounded_and_told() -> None:
    def change(book: Any) -> None:
        for number in range(6_000):
            book["Criteria"].append(["x", f"77.{number}.1", "", "web", "Supports", "", ""])

    reading = changed(change)
    assert supported(reading) == 50
    assert "R2" in codes(reading.findings)
    assert len(reading.findings) < 200
