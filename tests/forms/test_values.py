"""What bidders type into cells, and what it is read as, from real workbooks."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from forms.broken import Edit, answer, answers, bid, codes, edited, parts_of, put, read, said
from forms.broken import packed as packed_parts
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook

from procure.model.bid import State

WHERE = "acme/bid.xlsx!Street furniture!D15"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("two metres", "two metres"),
        ("1.234,50", "1.234,50"),
        ("1,234.50", "1,234.50"),
        ("1,234", "1,234"),
        ("1 234", "1 234"),
        ("1\u00a0234", "1<U+00A0>234"),
        ("1\u202f234", "1<U+202F>234"),
        ("1'234", "1'234"),
        ("2.5 m", "2.5 m"),
        ("40 %", "40 %"),
        ("€ 40", "€ 40"),
        ("~2", "~2"),
        ("2-3", "2-3"),
        ("1e3", "1e3"),
        ("\uff14\uff15", "\uff14\uff15"),
        ("\u0664\u0665", "\u0664\u0665"),
        ("4\u200b5", "4<U+200B>5"),
        ("n/a", "n/a"),
        ("-", "-"),
    ],
)
def test_text_where_a_number_is_due_is_quoted_with_cell_and_remedy(
    tmp_path: Path, typed: str, shown: str
) -> None:
    (fault,) = said(read(tmp_path, edited(answers(clearance=typed))))
    assert fault.startswith(f"{WHERE}: '{shown}' is not a number. Write ")


@pytest.mark.parametrize(("typed", "number"), [("2.5", "2.5"), (" 2.5\u00a0", "2.5"), ("007", "7")])
def test_digits_typed_into_a_text_cell_are_the_number(
    tmp_path: Path, typed: str, number: str
) -> None:
    result = read(tmp_path, edited(answers(clearance=typed)))
    assert answer(result, "clearance").value == Decimal(number)
    assert codes(result) == []


def test_text_with_a_point_and_three_digits_is_a_decimal_and_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, edited(answers(clearance="1.234")))
    assert answer(result, "clearance").value == Decimal("1.234")
    assert codes(result) == ["procure.decimal-point"]


@pytest.mark.parametrize("digits", ["9" * 41, "1" + "0" * 40])
def test_a_number_of_more_than_40_digits_is_refused(tmp_path: Path, digits: str) -> None:
    response = answer(read(tmp_path, edited(answers(clearance=digits))), "clearance")
    assert response.state is State.UNREADABLE


def share(value: Any, number_format: str = "General") -> Edit:
    return lambda book: put(book, "street/coverage:Centre", value, "D", number_format)


def test_percent_typed_as_40_is_40(tmp_path: Path) -> None:
    result = read(tmp_path, edited(share(40)))
    cell = bid(result).tables["street/coverage"][0].cells["share"]
    assert (cell.value, codes(result)) == (Decimal(40), [])


def test_percent_typed_as_a_fraction_is_read_as_it_stands_and_is_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, edited(share(0.4)))
    cell = bid(result).tables["street/coverage"][0].cells["share"]
    assert (cell.value, codes(result)) == (Decimal("0.4"), ["procure.percent"])


def test_percent_by_the_cells_format_is_never_guessed(tmp_path: Path) -> None:
    result = read(tmp_path, edited(share(0.4, "0%")))
    assert bid(result).tables["street/coverage"][0].cells["share"].state is State.UNREADABLE
    assert said(result) == [
        "acme/bid.xlsx!Charging in every zone!D5: the cell shows 40 %, but holds 0.4. "
        "Set the cell's format to General, and write 40 if percent is asked."
    ]


def test_a_number_that_became_a_date_says_so(tmp_path: Path) -> None:
    moment = datetime(2026, 5, 1)  # noqa: DTZ001 - as a spreadsheet program stores it
    (fault,) = said(read(tmp_path, edited(answers(clearance=moment))))
    assert "'2026-05-01' is not a number. Set the cell's format to General." in fault


@pytest.mark.parametrize(
    "typed",
    [
        "31.12.2026",
        "12/31/2026",
        "31 December 2026",
        "2026-2-3",
        "2026-02-30",
        "20261231",
        datetime(2026, 12, 31, 12, 30),  # noqa: DTZ001
    ],
)
def test_a_date_that_is_no_calendar_day_is_refused(tmp_path: Path, typed: Any) -> None:
    (fault,) = said(read(tmp_path, edited(answers(permit_until=typed))))
    assert fault.endswith("is not a date written as year-month-day. Write it like 2026-04-14.")


def test_a_bare_number_is_no_date(tmp_path: Path) -> None:
    content = edited(lambda book: put(book, "street/permit-until", 46387, "D", "General"))
    (fault,) = said(read(tmp_path, content))
    assert "'46387' is not a date" in fault


def test_a_date_as_iso_text_is_the_day(tmp_path: Path) -> None:
    result = read(tmp_path, edited(answers(permit_until="2026-12-31")))
    assert answer(result, "permit-until").value == date(2026, 12, 31)


def test_a_date_in_a_workbook_that_counts_from_1904_is_the_same_day(tmp_path: Path) -> None:
    def mac(workbook: Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904
        put(workbook, "street/permit-until", date(2026, 12, 31), "D", "yyyy-mm-dd")

    content = edited(mac)
    assert b'date1904="1"' in parts_of(content)["xl/workbook.xml"]
    assert answer(read(tmp_path, content), "permit-until").value == date(2026, 12, 31)


def test_a_formula_with_a_saved_value_counts_and_is_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, _with_formula("1+1.5", "<v>2.5</v>"))
    assert answer(result, "clearance").value == Decimal("2.5")
    assert codes(result) == ["procure.formula"]


@pytest.mark.parametrize("saved", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_saved_value_is_refused(tmp_path: Path, saved: str) -> None:
    (fault,) = said(read(tmp_path, _with_formula("1+1.5", saved)))
    assert fault == (
        f"{WHERE}: formula without a saved value (=1+1.5). "
        "Write the result itself into the cell, not a formula."
    )


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#NAME?", "#N/A", "#VALUE!"])
def test_an_error_value_is_refused(tmp_path: Path, error: str) -> None:
    (fault,) = said(read(tmp_path, _with_formula("1/0", f"<v>{error}</v>", ' t="e"')))
    assert fault.startswith(f"{WHERE}: the cell shows the error {error}. Mend the calculation")


def test_a_formula_of_another_workbook_counts_by_its_saved_value(tmp_path: Path) -> None:
    result = read(tmp_path, _with_formula("[1]Sheet1!A1", "<v>3</v>"))
    assert answer(result, "clearance").value == Decimal(3)


def _with_formula(formula: str, saved: str, kind: str = "") -> bytes:
    """Return the form with a formula in D15, as a spreadsheet program stores it."""
    parts = parts_of(edited(answers(clearance=12345)))
    name = next(name for name in parts if b"<v>12345</v>" in parts[name])
    before, _, after = parts[name].partition(b"<v>12345</v>")
    head, _, cell = before.rpartition(b"<c ")
    cell = cell.replace(b' t="n"', b"").replace(b">", f"{kind}>".encode(), 1)
    parts[name] = head + b"<c " + cell + f"<f>{formula}</f>{saved}".encode() + after
    return packed_parts(parts)


@pytest.mark.parametrize(
    "text",
    [
        "first line\nsecond line\n\nfourth",
        "\u201ccurly\u201d and \u2018single\u2019 \u2013 dash \u2026",
        "it's the bidder's",
        "@home +1 -2",
        "x" * 32_767,
        "\u0645\u0642\u0639\u062f \u05de\u05e9\u05e2\u05e0\u05ea",
        "\U0001f9d3\U0001f3fd\u200d\U0001f9bd bench \U0001f44d",
        "zero\u00a0width\u2009spaces",
        "<b>&amp; ]]> {x}",
        "_x not an escape_",
    ],
)
def test_text_is_kept_as_it_was_pasted(tmp_path: Path, text: str) -> None:
    result = read(tmp_path, edited(answers(comfort=text)))
    assert answer(result, "comfort").value == text
    assert said(result) == []


def test_text_that_begins_with_an_equals_sign_is_text_where_text_is_asked(tmp_path: Path) -> None:
    def text(workbook: Workbook) -> None:
        put(workbook, "street/comfort", "=as drawn")
        sheet = workbook["Street furniture"]
        next(cell for (cell,) in sheet["D5:D30"] if cell.value == "=as drawn").data_type = "s"

    assert answer(read(tmp_path, edited(text)), "comfort").value == "=as drawn"


def test_a_leading_apostrophe_that_marks_text_is_not_part_of_it(tmp_path: Path) -> None:
    def quoted(workbook: Workbook) -> None:
        put(workbook, "street/clearance", "2.5")
        workbook["Street furniture"]["D15"].quotePrefix = True

    assert answer(read(tmp_path, edited(quoted)), "clearance").value == Decimal("2.5")


def test_a_typed_apostrophe_before_a_number_is_quoted(tmp_path: Path) -> None:
    (fault,) = said(read(tmp_path, edited(answers(clearance="'2.5"))))
    assert "''2.5' is not a number." in fault


def test_text_longer_than_a_cell_can_hold_is_refused(tmp_path: Path) -> None:
    result = read(tmp_path, _inline("x" * 40_000))
    assert said(result) == [
        f"{WHERE.replace('D15', 'D6')}: the text is longer than 32,767 characters, the most a"
        " cell can hold. Shorten it, or send it as a file and name that file as evidence."
    ]
    assert len(answer(result, "comfort").raw) == 32_767


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("bell_x0007_", "bell\ufffd"),
        ("a_x000D_\nb", "a\nb"),
        ("a_x005F_x0041_", "a_x0041_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("half_xD83D_", "half\ufffd"),
        ("_xFFFF_", "\ufffd"),
        ("\u009besc", "\ufffdesc"),
    ],
)
def test_escaped_and_control_characters_are_kept_or_shown_as_one_sign(
    tmp_path: Path, stored: str, kept: str
) -> None:
    result = read(tmp_path, _inline(stored))
    assert answer(result, "comfort").value == kept
    assert codes(result) == (["procure.characters"] if "\ufffd" in kept else [])


def test_marks_that_turn_the_direction_of_text_are_a_finding(tmp_path: Path) -> None:
    result = read(tmp_path, edited(answers(comfort="seat \u202e74 cm")))
    assert codes(result) == ["procure.characters"]


@pytest.mark.parametrize("nothing", [" ", "\n\t", "\u00a0", "\u200b", "\u200e\u2060"])
def test_what_nobody_can_see_is_blank(tmp_path: Path, nothing: str) -> None:
    assert answer(read(tmp_path, edited(answers(comfort=nothing))), "comfort").state is State.BLANK


def test_rich_text_is_joined(tmp_path: Path) -> None:
    rich = CellRichText("arm ", TextBlock(InlineFont(b=True), "rests"), " on both sides")
    result = read(tmp_path, edited(answers(comfort=rich)))
    assert answer(result, "comfort").value == "arm rests on both sides"


def _inline(text: str) -> bytes:
    """Return the form with text in D6 exactly as given, escapes and all."""
    parts = parts_of(edited(answers(comfort=54321)))
    name = next(name for name in parts if b"<v>54321</v>" in parts[name])
    before, _, after = parts[name].partition(b"<v>54321</v>")
    head, _, cell = before.rpartition(b"<c ")
    cell = b'<c t="inlineStr" ' + cell.replace(b' t="n"', b"")
    parts[name] = head + cell + f"<is><t>{text}</t></is>".encode() + after
    return packed_parts(parts)


@pytest.mark.parametrize(
    "typed", ["sun", "Solar panel", "SOLAR PANEL ", "solar\u00a0panel", "Solar  panel"]
)
def test_a_choice_is_known_by_key_or_printed_words(tmp_path: Path, typed: str) -> None:
    assert answer(read(tmp_path, edited(answers(power=typed))), "power").value == "sun"


@pytest.mark.parametrize("typed", ["wind", "Panneau solaire", "sun; grid", "1", "Solar"])
def test_a_choice_outside_the_list_or_in_another_language_is_refused(
    tmp_path: Path, typed: str
) -> None:
    (fault,) = said(read(tmp_path, edited(answers(power=typed))))
    assert fault.endswith(
        f"'{typed}' is not one of the choices. "
        "Write one of: Solar panel; Street lighting; No power."
    )


@pytest.mark.parametrize("typed", ["oui", "ja", "yes.", "y", "1", "tick \u2713"])
def test_yes_in_another_form_is_refused(tmp_path: Path, typed: str) -> None:
    (fault,) = said(read(tmp_path, edited(answers(permit=typed))))
    assert fault.endswith("is neither yes nor no. Write yes or no.")


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [
        ("footprint", None, State.BLANK),
        ("footprint", 0, State.ANSWERED),
        ("footprint", "0", State.ANSWERED),
        ("footprint", "not applicable", State.UNREADABLE),
        ("power", "Not applicable", State.NOT_APPLICABLE),
        ("permit", False, State.ANSWERED),
        ("origin", "n/a", State.ANSWERED),
    ],
)
def test_blank_zero_and_not_applicable_are_three_things(
    tmp_path: Path, name: str, typed: Any, state: State
) -> None:
    assert answer(read(tmp_path, edited(answers(**{name: typed}))), name).state is state
