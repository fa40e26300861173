import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook

from procure.errors import InputFault
from procure.forms.evidence_book import read_workbook


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "BoQ"
    for row in rows:
        sheet.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_values_come_with_their_places() -> None:
    (sheet,) = read_workbook(workbook(("line", None, 1.5), (date(2026, 4, 14), True)), "a/b.xlsx")
    assert sheet.title == "BoQ"
    assert sheet.rows[1][1].value == "line"
    assert (sheet.rows[1][3].value, sheet.rows[1][3].where) == (Decimal("1.5"), "a/b.xlsx!BoQ!C1")
    assert sheet.rows[2][1].value == date(2026, 4, 14)
    assert 2 not in sheet.rows[1]


def test_a_formula_never_calculated_is_a_fault_and_no_value() -> None:
    (sheet,) = read_workbook(workbook(("=1+1",)), "b.xlsx")
    cell = sheet.rows[1][1]
    assert (cell.value, cell.fault) == (None, "is a formula without a saved value")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_what_is_no_workbook_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(InputFault) as raised:
        read_workbook(content, "b.xlsx")
    assert raised.value.problems[0].remedy
