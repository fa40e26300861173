"""Workbooks as a real spreadsheet program saves them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from forms.broken import answer, answers, bid, codes, edited, parts_of, put, read, said
from forms.office import converted, needs_libreoffice
from openpyxl.workbook.workbook import Workbook

from procure.model.bid import State

pytestmark = needs_libreoffice
Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    folder = tmp_path_factory.mktemp("office")

    def convert_here(content: bytes, ending: str, target: str) -> bytes:
        return converted(content, ending, target, folder)

    return convert_here


PASTED = "Arm rests\nand a \u201cseat\u201d at 46 cm \U0001f9d3 \u05de\u05e9\u05e2\u05e0\u05ea"


def filled(workbook: Workbook) -> None:
    answers(
        comfort=PASTED,
        footprint=450.25,
        clearance="=1+1.5",
        power="Solar panel",
        permit="yes",
        origin="=1/0",
    )(workbook)
    put(workbook, "street/permit-until", date(2026, 12, 31), "D", "yyyy-mm-dd")
    put(workbook, "street/coverage:Centre", 0.4, "D", "0%")


@pytest.fixture(scope="module")
def resaved(convert: Convert) -> bytes:
    return convert(edited(filled), "xlsx", "xlsx")


def test_an_untouched_form_saved_again_is_blank_without_any_complaint(
    tmp_path: Path, convert: Convert
) -> None:
    result = read(tmp_path, convert(edited(), "xlsx", "xlsx"))
    assert {one.state for one in bid(result).responses.values()} == {State.BLANK}
    assert (said(result), codes(result)) == ([], [])


def test_a_form_saved_again_reads_as_it_was_filled_in(tmp_path: Path, resaved: bytes) -> None:
    result = read(tmp_path, resaved)
    assert answer(result, "comfort").value == PASTED
    assert answer(result, "footprint").value == Decimal("450.25")
    assert answer(result, "power").value == "sun"
    assert answer(result, "permit-until").value == date(2026, 12, 31)


def test_a_formula_it_calculated_counts_by_its_saved_value(tmp_path: Path, resaved: bytes) -> None:
    result = read(tmp_path, resaved)
    assert answer(result, "clearance").value == Decimal("2.5")
    assert "procure.formula" in codes(result)


def test_an_error_it_calculated_is_refused(tmp_path: Path, resaved: bytes) -> None:
    response = answer(read(tmp_path, resaved), "origin")
    assert response.state is State.UNREADABLE
    assert response.fault.startswith("the cell shows the error #DIV/0!.")


def test_a_percentage_it_saved_is_never_guessed(tmp_path: Path, resaved: bytes) -> None:
    cell = bid(read(tmp_path, resaved)).tables["street/coverage"][0].cells["share"]
    assert cell.fault.startswith("the cell shows 40 %, but holds 0.4.")


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("ods", "is an OpenDocument (.ods) spreadsheet."),
        ("xls", "is a workbook in the old .xls format."),
        ("csv", "is not an .xlsx workbook, whatever its name says."),
        ("pdf", "is a PDF, whatever its name says."),
        ("html", "is a web page or an XML file, whatever its name says."),
        ("fods", "is a web page or an XML file, whatever its name says."),
    ],
)
def test_another_format_under_the_name_xlsx_is_named(
    tmp_path: Path, convert: Convert, target: str, what: str
) -> None:
    content = convert(edited(answers(clearance=2)), "xlsx", target)
    (fault,) = said(read(tmp_path, content))
    assert fault.startswith(f"acme/bid.xlsx: {what}")


def test_a_workbook_with_macros_enabled_but_none_in_it_is_read(
    tmp_path: Path, convert: Convert
) -> None:
    content = convert(edited(answers(clearance=2)), "xlsx", "xlsm:Calc MS Excel 2007 VBA XML")
    assert answer(read(tmp_path, content), "clearance").raw == "2"


def test_rows_it_filtered_out_are_read_with_a_finding(tmp_path: Path, convert: Convert) -> None:
    source = convert(edited(answers(clearance=2, origin="Sweden")), "xlsx", "fods")
    content = convert(_filtered(source), "fods", "xlsx")
    result = read(tmp_path, content)
    assert answer(result, "clearance").raw == "2"
    hidden = [one.where for one in bid(result).findings if one.code == "procure.hidden"]
    assert hidden == ["acme/bid.xlsx!Street furniture!D15"]


def _filtered(source: bytes) -> bytes:
    """Return the flat document with the row of the clearance filtered out."""
    before, _, after = source.partition(b">street/clearance<")
    head, _, row = before.rpartition(b"<table:table-row ")
    return (
        head + b'<table:table-row table:visibility="filter" ' + row + b">street/clearance<" + after
    )


def test_a_date_it_counts_from_1904_is_the_same_day(tmp_path: Path, convert: Convert) -> None:
    source = convert(edited(filled), "xlsx", "fods")
    settings = b'<table:null-date table:date-value="1904-01-01"/>'
    at = source.index(b"<table:calculation-settings")
    end = source.index(b">", at)
    made = source[:end].rstrip(b"/") + b">" + settings
    rest = source[end + 1 :]
    made += rest if source[end - 1 : end] != b"/" else b"</table:calculation-settings>" + rest
    content = convert(made, "fods", "xlsx")
    assert b'date1904="true"' in parts_of(content)["xl/workbook.xml"]
    assert answer(read(tmp_path, content), "permit-until").value == date(2026, 12, 31)
