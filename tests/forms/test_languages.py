"""Forms in several languages: one counts, and an answer is understood in each of them."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from support.examples import small_lock

from procure.bid.read import read_bid, read_price
from procure.bid.spoken import frozen_words, vat_key
from procure.files.canonical import canonical
from procure.forms.bid_form import bid_form
from procure.forms.layout import RATE_COLUMN, TOTAL_COLUMN
from procure.forms.price_form import price_form
from procure.model.bid import Bid, State
from procure.model.lock import Lock
from procure.model.pack import Translation
from procure.scoring.price_rules import CORE_RULES
from procure.tender.folder import lock_hash

SPANISH = {
    "title": "Calle",
    "requirements/permit/question": "¿Tiene el permiso?",
    "requirements/power/choices/sun": "Panel solar",
    "requirements/power/choices/grid": "Alumbrado público",
}


def lock_in_two_languages() -> Lock:
    lock = small_lock()
    tender = lock.tender.model_copy(update={"languages": ("es",)})
    pack = lock.packs[0].model_copy(update={"translations": {"es": Translation(texts=SPANISH)}})
    lock = lock.model_copy(
        update={
            "tender": tender,
            "packs": (pack, *lock.packs[1:]),
            "words": frozen_words(("en", "es")),
        }
    )
    return lock.model_copy(update={"hash": lock_hash(lock)})


def row_of(sheet: Worksheet, id_: str) -> int:
    return next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == id_)


def filled(lock: Lock, language: str, answers: dict[str, str], root: Path) -> Bid:
    workbook = openpyxl.load_workbook(io.BytesIO(bid_form(lock, language)))
    for id_, said in {"bidder.name": "Acme", **answers}.items():
        sheet = next(one for one in workbook.worksheets if id_ in [cell.value for cell in one["A"]])
        column = "C" if id_.startswith("bidder.") else "D"
        sheet[f"{column}{row_of(sheet, id_)}"] = said
    folder = root / "acme"
    folder.mkdir()
    workbook.save(folder / "bid.xlsx")
    read = read_bid(lock, folder, "bidder")
    assert read.bid, read.problems
    return read.bid


def texts(content: bytes) -> list[str]:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return [
        str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_a_form_in_another_language_shows_the_pack_s_translation() -> None:
    said = texts(bid_form(lock_in_two_languages(), "es"))
    assert "¿Tiene el permiso?" in said
    assert (
        "Instrucciones"
        in openpyxl.load_workbook(io.BytesIO(bid_form(lock_in_two_languages(), "es"))).sheetnames
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_form_names_the_language_that_counts(language: str) -> None:
    lock = lock_in_two_languages()
    for content in (
        bid_form(lock, language),
        price_form(lock, CORE_RULES, language),
    ):
        assert any("(en)" in said for said in texts(content))


def test_a_form_in_a_translation_nobody_reviewed_says_so() -> None:
    said = " ".join(texts(bid_form(lock_in_two_languages(), "es")))
    assert "Ningún hablante nativo ha revisado todavía esta traducción." in said
    english = " ".join(texts(bid_form(lock_in_two_languages())))
    assert "reviewed" not in english and "revisado" not in english


def test_a_choice_in_another_language_of_the_tender_is_that_choice(tmp_path: Path) -> None:
    answers = {"street/power": "panel  SOLAR", "street/permit": "Sí", "bidder.size": "small"}
    bid = filled(lock_in_two_languages(), "es", answers, tmp_path)
    assert bid.responses["street/power"].value == "sun"
    assert bid.responses["street/permit"].value is True
    assert bid.tenderer.size == "small"


def test_a_choice_in_the_language_that_counts_is_read_on_every_form(tmp_path: Path) -> None:
    answers = {"street/power": "Solar panel", "street/permit": "yes"}
    bid = filled(lock_in_two_languages(), "es", answers, tmp_path)
    assert bid.responses["street/power"].value == "sun"
    assert bid.responses["street/permit"].value is True


def test_a_word_of_a_language_the_tender_is_not_issued_in_is_refused(tmp_path: Path) -> None:
    bid = filled(lock_in_two_languages(), "en", {"street/permit": "evet"}, tmp_path)
    assert bid.responses["street/permit"].state is State.UNREADABLE


def test_questions_printed_in_the_form_s_language_are_not_called_changed(tmp_path: Path) -> None:
    bid = filled(lock_in_two_languages(), "es", {}, tmp_path)
    assert [one for one in bid.findings if one.code in ("procure.changed", "procure.extra")] == []


def changed_units(lock: Lock, language: str, unit: str, root: Path) -> list[str]:
    """Return what a filled price form, with a unit as given, is said to have changed."""
    book = openpyxl.load_workbook(io.BytesIO(price_form(lock, CORE_RULES, language)))
    sheet = next(one for one in book if "price.line.bench" in {cell.value for cell in one["A"]})
    assert sheet[f"C{row_of(sheet, 'price.line.bench')}"].value == UNITS[language]
    sheet[f"C{row_of(sheet, 'price.line.bench')}"] = unit
    for line, total in (("bench", 40), ("service", 24)):
        row = row_of(sheet, f"price.line.{line}")
        sheet[f"{RATE_COLUMN}{row}"], sheet[f"{TOTAL_COLUMN}{row}"] = 1, total
    sheet[f"{TOTAL_COLUMN}{row_of(sheet, 'price.total')}"] = 64
    book.save(root / "price.xlsx")
    read = read_price(lock, root, "officer")
    assert read.offer, read.problems
    return [one.code for one in read.offer.findings if one.code == "procure.changed"]


UNITS = {"en": "piece", "es": "unidad"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_units_printed_in_the_form_s_language_are_not_called_changed(
    tmp_path: Path, language: str
) -> None:
    assert changed_units(lock_in_two_languages(), language, UNITS[language], tmp_path) == []


def test_a_changed_unit_of_a_price_line_is_a_finding(tmp_path: Path) -> None:
    found = changed_units(lock_in_two_languages(), "es", "docena", tmp_path)
    assert found == ["procure.changed"]


def test_the_words_of_the_forms_are_frozen_in_the_lock() -> None:
    lock = lock_in_two_languages()
    assert lock.words["es"]["yes"] == "sí"
    assert "en" not in lock.words
    assert b"s\xc3\xad" in canonical(lock.model_dump(mode="json", by_alias=True))


def test_the_same_lock_gives_the_same_bytes_in_each_language() -> None:
    lock = lock_in_two_languages()
    assert bid_form(lock, "es") == bid_form(lock, "es")
    assert bid_form(lock, "es") != bid_form(lock, "en")


@pytest.mark.parametrize(("language", "said"), [("en", "not included"), ("es", "no incluido")])
def test_a_price_form_says_in_words_whether_vat_is_included(language: str, said: str) -> None:
    found = texts(price_form(lock_in_two_languages(), CORE_RULES, language))
    assert said in found and "excluded" not in found


@pytest.mark.parametrize("said", ["excluded", "not included", "No incluido"])
def test_what_a_price_form_says_of_vat_is_read_in_each_language(said: str) -> None:
    assert vat_key(lock_in_two_languages(), said) == "excluded"


def test_another_word_beside_vat_stays_as_it_is() -> None:
    assert vat_key(lock_in_two_languages(), "included") == "included"
    assert vat_key(lock_in_two_languages(), "exempt") == "exempt"
