"""What a form is made of, as a bidder and a screen reader meet it."""

import io
import zipfile
from functools import cache

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook.workbook import Workbook
from support.examples import small_lock

from procure.files.yaml import parse_yaml
from procure.forms.bid_form import bid_form
from procure.forms.fill import fill_bid_form
from procure.forms.price_form import price_form
from procure.forms.sheet_names import sheet_name
from procure.model.lock import Lock
from procure.scoring.price_rules import CORE_RULES

HOSTILE = '=HYPERLINK("http://example.org","click")'


def lock_with_hostile_titles() -> Lock:
    lock = small_lock()
    first = lock.criteria[0]
    requirement = first.criterion.requirements[0].model_copy(
        update={"question": HOSTILE, "guidance": "+1", "unit": "@unit"}
    )
    criterion = first.criterion.model_copy(
        update={"title": "-1+1", "requirements": (requirement,), "levels": ("=0", "=1")}
    )
    changed = first.model_copy(update={"criterion": criterion})
    tender = lock.tender.model_copy(update={"title": HOSTILE})
    return lock.model_copy(update={"tender": tender, "criteria": (changed, *lock.criteria[1:])})


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@cache
def form() -> Workbook:
    return opened(bid_form(small_lock()))


def formulas(book: Workbook) -> list[str]:
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_the_forms_hold_no_formula_whatever_the_buyer_wrote() -> None:
    lock = lock_with_hostile_titles()
    assert formulas(opened(bid_form(lock))) == []
    assert formulas(opened(price_form(lock, CORE_RULES))) == []


def test_text_filled_in_never_becomes_a_formula_but_a_formula_for_a_number_stays_one() -> None:
    document = parse_yaml(
        f"answers:\n  street/comfort: '{HOSTILE}'\n  street/clearance: '=1+1'\n", "bid.yaml"
    )
    filled = opened(fill_bid_form(bid_form(small_lock()), document))
    assert formulas(filled) == ["Street furniture!D15"]


def test_sheets_stand_in_the_order_they_are_filled_in() -> None:
    assert [sheet.title for sheet in form().worksheets if sheet.sheet_state == "visible"] == [
        "Instructions",
        "Bidder",
        "Subcontractors",
        "Street furniture",
        "Features for everyone",
        "Charging in every zone",
        "Files",
    ]


def test_only_cells_to_fill_in_are_unlocked_and_each_has_a_thick_border_and_a_marked_heading() -> (
    None
):
    for sheet in form().worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert cell.border.left.style == "medium"
                    assert "(fill in)" in str(sheet.cell(4, cell.column or 1).value)


def test_every_sheet_is_protected_without_password_and_prints_one_page_wide() -> None:
    for sheet in form().worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.page_setup.fitToWidth == 1
            assert "Page &P of &N" in str(sheet.oddFooter.right.text)  # type: ignore[union-attr]


def test_every_sheet_to_fill_in_freezes_repeats_and_names_its_headings() -> None:
    book = form()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and sheet.title != "Instructions":
            assert sheet.freeze_panes == "B5"
            assert sheet.print_title_rows == "$4:$4"
            number = book.index(sheet) + 1
            assert any(
                name.startswith(f"ColumnTitleRegion{number}.") for name in book.defined_names
            )


def test_no_cell_is_merged() -> None:
    assert [sheet.title for sheet in form().worksheets if sheet.merged_cells.ranges] == []


def test_the_document_says_its_title_author_and_language() -> None:
    properties = form().properties
    assert properties.title == "Bid form: Park benches with charging"
    assert properties.creator == "Town of Sample"
    assert properties.language == "en"


def test_choices_are_drop_downs_and_every_answer_says_what_is_expected() -> None:
    sheet = form()["Street furniture"]
    rules = sheet.data_validations.dataValidation
    (power,) = [rule for rule in rules if "D13" in rule.sqref]
    assert power.formula1 == '"Solar panel,Street lighting,No power,not applicable"'
    assert all(rule.prompt for rule in rules)


def test_a_long_list_of_choices_stands_on_a_hidden_sheet_under_a_name() -> None:
    lock = small_lock()
    index = next(n for n, one in enumerate(lock.criteria) if one.id == "street/coverage")
    locked = lock.criteria[index]
    table, power = locked.criterion.requirements
    long = power.model_copy(update={"choices": {f"c{n}": f"Choice, number {n}" for n in range(40)}})
    criterion = locked.criterion.model_copy(update={"requirements": (table, long)})
    criteria = list(lock.criteria)
    criteria[index] = locked.model_copy(update={"criterion": criterion})
    book = opened(bid_form(lock.model_copy(update={"criteria": tuple(criteria)})))
    assert book["Lists"].sheet_state == "hidden"
    assert book.defined_names["choices_1"].attr_text == "'Lists'!$A$1:$A$41"


def test_every_form_carries_tender_version_and_lock() -> None:
    lock = small_lock()
    price = price_form(lock, CORE_RULES)
    for content, kind in ((bid_form(lock), "bid form"), (price, "price form")):
        sheet = opened(content)["Form"]
        said = {row[0].value: row[1].value for row in sheet.iter_rows(max_row=4, max_col=2)}
        assert said == {"tender": lock.tender.id, "kind": kind, "version": "1", "lock": lock.hash}


def test_level_texts_are_shown_where_assessors_judge() -> None:
    guidance = str(form()["Street furniture"]["C6"].value)
    assert "Level 0: Nothing is said" in guidance
    assert "Level 4: As level 3" in guidance


def test_rows_grow_with_an_answer() -> None:
    with zipfile.ZipFile(io.BytesIO(bid_form(small_lock()))) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert all(b"customHeight" not in archive.read(name) for name in sheets)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Privacy", "Privacy"),
        ("Connectivity and shared use of public assets", "Connectivity and shared use"),
        ("Noise: day/night [dB]?", "Noise day night dB"),
        ("History", "History 2"),
    ],
)
def test_a_sheet_is_named_after_its_title(title: str, name: str) -> None:
    assert sheet_name(title, ["Instructions"]) == name


@given(st.lists(st.text(max_size=60), max_size=12))
def test_sheet_names_are_unique_and_at_most_31_characters(titles: list[str]) -> None:
    taken: list[str] = []
    for title in titles:
        taken.append(sheet_name(title, taken))
    assert len({name.casefold() for name in taken}) == len(taken)
    assert all(0 < len(name) <= 31 and not set(name) & set("\\/*?:[]") for name in taken)
