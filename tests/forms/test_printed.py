"""A form on paper: rows as high as their text, and no heading alone at the foot of a page."""

from openpyxl.styles import Alignment
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.forms.heights import fit_heights, wide
from procure.forms.pages import break_before_lone_headings, fits_a_page


def sheet(*heights: float, width: float = 100) -> Worksheet:
    made = Workbook().worksheets[0]
    made.column_dimensions["A"].width = width
    for row, height in enumerate(heights, start=1):
        made[f"A{row}"] = "x"
        made.row_dimensions[row].height = height
    return made


def breaks(made: Worksheet) -> list[int]:
    return [one.id for one in made.row_breaks.brk]


def height_of(text: str) -> float:
    made = sheet(0, width=20)
    made["A1"] = text
    made["A1"].alignment = Alignment(wrap_text=True)
    fit_heights(made, [1])
    return made.row_dimensions[1].height or 0


def test_a_character_as_wide_as_high_takes_the_room_of_two_digits() -> None:
    assert wide("見出し") > 2 * wide("abc")


def test_a_row_is_high_enough_for_japanese_that_has_no_spaces() -> None:
    # Twenty characters wide holds nine such characters a line: 40 of them take five lines.
    assert height_of("数" * 40) >= 5 * 15


def test_a_japanese_sentence_fills_the_line_that_a_latin_word_begins() -> None:
    assert height_of("dpa.pdf" + "数" * 15) < height_of("数" * 40)


def test_a_heading_that_would_stand_alone_begins_a_page() -> None:
    made = sheet(20, 300, 100, 20, 200)
    break_before_lone_headings(made, 1, [2, 4])
    assert breaks(made) == [3]


def test_a_heading_with_room_for_its_row_begins_none() -> None:
    made = sheet(20, 20, 100, 20, 200)
    break_before_lone_headings(made, 1, [2, 4])
    assert breaks(made) == []


def test_a_wide_sheet_is_printed_smaller_and_holds_more_rows() -> None:
    made = sheet(20, 300, 100, 20, 200, width=300)
    break_before_lone_headings(made, 1, [2, 4])
    assert breaks(made) == []


def test_instructions_are_squeezed_on_a_page_only_while_they_can_be_read() -> None:
    assert fits_a_page(sheet(600), 0.75)
    assert not fits_a_page(sheet(700), 0.75)
