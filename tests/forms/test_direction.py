"""An Arabic form runs from right to left; what is not in Arabic on it does not."""

import io

import openpyxl
from openpyxl.workbook.workbook import Workbook
from support.examples import small_lock

from procure.forms.bid_form import bid_form
from procure.forms.direction import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from procure.forms.speech import as_read, speaker
from procure.model.lock import Lock
from procure.model.message import Message


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


def test_a_title_in_latin_letters_begins_where_the_columns_begin() -> None:
    sheets = [one for one in form(arabic()).worksheets if one.sheet_state == "visible"]
    assert {one["A1"].alignment.horizontal for one in sheets} == {"right"}


def test_an_arabic_sentence_around_a_latin_title_runs_from_right_to_left() -> None:
    lock = arabic()
    title = lock.criteria[0].criterion.title
    around = [order for text, order in orders(lock).items() if text.startswith(f"{title}:")]
    assert around == [RIGHT_TO_LEFT]


def test_the_example_of_a_date_is_not_turned_round() -> None:
    # After an Arabic letter "2026-10-14" would show as 14-10-2026 (UAX 9, rule W2).
    dated = [text for text in orders(arabic()) if "2026-10-14" in text]
    assert dated and all("\u200e2026-10-14" in text for text in dated)


def test_a_choice_from_a_list_comes_back_as_it_stands_in_the_lock() -> None:
    say = speaker(arabic())
    told = say(Message("قبل {day}", {"day": "2026-04-14"}))
    assert "\u200e" in told
    assert as_read(told) == "قبل 2026-04-14"


def test_an_answer_takes_the_order_of_what_is_written() -> None:
    sheet = next(one for one in form(arabic()).worksheets if one["D5"].protection.locked is False)
    assert (sheet["D5"].alignment.horizontal, sheet["D5"].alignment.readingOrder) == ("general", 0)


def test_an_english_form_is_as_it_was() -> None:
    assert set(orders(small_lock()).values()) == {0}
