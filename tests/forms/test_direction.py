"""An Arabic form runs from right to left; what is not in Arabic on it does not."""

import io

import openpyxl
from openpyxl.workbook.workbook import Workbook
from support.examples import small_lock

from procure.forms.bid_form import bid_form
from procure.forms.direction import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from procure.model.lock import Lock


def arabic() -> Lock:
    """Return the small tender in Arabic, which its pack does not speak."""
    lock = small_lock()
    tender = lock.tender.model_copy(update={"language": "ar"})
    return lock.model_copy(update={"tender": tender})


def form(lock: Lock) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(bid_form(lock)))


def orders(lock: Lock) -> dict[str, int]:
    """Return the reading order of each text of the form's visible sheets."""
    return {
        cell.value: int(cell.alignment.readingOrder or 0)
        for sheet in form(lock).worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }


def test_the_sheets_of_an_arabic_form_begin_at_the_right() -> None:
    sheets = [one for one in form(arabic()).worksheets if one.sheet_state == "visible"]
    assert sheets and all(one.sheet_view.rightToLeft for one in sheets)


def test_a_question_without_translation_runs_from_left_to_right_in_it() -> None:
    lock = arabic()
    question = lock.criteria[0].criterion.requirements[0].question
    found = orders(lock)
    assert found[question] == LEFT_TO_RIGHT
    assert RIGHT_TO_LEFT in found.values()


def test_an_answer_takes_the_order_of_what_is_written() -> None:
    sheet = next(one for one in form(arabic()).worksheets if one["D5"].protection.locked is False)
    assert (sheet["D5"].alignment.horizontal, sheet["D5"].alignment.readingOrder) == ("general", 0)


def test_an_english_form_is_as_it_was() -> None:
    assert set(orders(small_lock()).values()) == {0}
