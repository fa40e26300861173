"""A price form with several published currencies: chosen in a list, read, or refused."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.examples import small_lock

from procure.bid.offer import ReadPrice
from procure.bid.read import Stage, read_price
from procure.files.yaml import parse_yaml
from procure.forms.fill import fill_price_form
from procure.forms.price_form import price_form
from procure.model.exchange import PublishedRate
from procure.model.lock import Lock
from procure.scoring.correction import count_price
from procure.scoring.price_rules import CORE_RULES

PRICE = """
currency: USD
vat: excluded
total: "118500"
lines:
  bench: {quantity: 40, rate: "2812.50", total: "112500"}
  service: {quantity: 24, rate: "250", total: "6000"}
"""


def in_two_currencies() -> Lock:
    lock = small_lock()
    rate = PublishedRate(rate="1.25", date="2026-04-10", source="ECB")
    tender = lock.tender.model_copy(update={"currencies": {"USD": rate}})
    return lock.model_copy(update={"tender": tender})


def read(tmp_path: Path, yaml: str, stage: Stage = "bidder", book: bool = False) -> ReadPrice:
    lock = in_two_currencies()
    folder = tmp_path / "acme"
    folder.mkdir()
    if book:
        form = price_form(lock, CORE_RULES)
        filled = fill_price_form(form, parse_yaml(yaml, "price.yaml"))
        (folder / "price.xlsx").write_bytes(filled)
    else:
        (folder / "price.yaml").write_text(yaml, encoding="utf-8")
    return read_price(lock, folder, stage)


@pytest.mark.parametrize("book", [False, True])
def test_a_price_in_a_published_currency_is_read_and_converted(tmp_path: Path, book: bool) -> None:
    """118,500 USD at 1 EUR = 1.25 USD is 94,800 EUR."""
    offer = read(tmp_path, PRICE, book=book).offer
    assert offer is not None
    assert offer.currency == "USD"
    assert count_price(offer, in_two_currencies().tender.price, {}).corrected == 94800


def test_a_price_in_the_tenders_currency_is_not_converted(tmp_path: Path) -> None:
    offer = read(tmp_path, PRICE.replace("USD", "EUR"), book=True).offer
    assert offer is not None
    assert offer.exchange is None


@pytest.mark.parametrize(
    ("stage", "remedy"),
    [("bidder", "State all prices in one of EUR, USD."), ("officer", "Do not change the file.")],
)
def test_a_currency_that_is_not_published_is_refused_with_the_remedy_of_the_stage(
    tmp_path: Path, stage: Stage, remedy: str
) -> None:
    found = read(tmp_path, PRICE.replace("USD", "GBP"), stage)
    assert found.offer is None
    (problem,) = found.problems
    assert problem.what == "'GBP' is no currency that this tender publishes."
    assert problem.remedy.startswith(remedy)


def test_a_form_where_no_currency_is_chosen_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, PRICE.replace("currency: USD\n", ""), book=True)
    assert [one.what for one in found.problems] == ["the currency is missing."]


def test_the_form_offers_the_published_currencies_in_a_list() -> None:
    form = price_form(in_two_currencies(), CORE_RULES)
    sheet = load_workbook(io.BytesIO(form))["Prices"]
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    (cells, source) = (str(lists[0].sqref), lists[0].formula1)
    assert (sheet[cells].value, source, sheet[cells].protection.locked) == (
        None,
        '"EUR,USD"',
        False,
    )


def test_the_form_says_which_way_round_the_rate_is_meant() -> None:
    form = price_form(in_two_currencies(), CORE_RULES)
    said = [
        str(cell.value)
        for row in load_workbook(io.BytesIO(form)).worksheets[0].iter_rows()
        for cell in row
    ]
    assert "1 EUR = 1.25 USD (2026-04-10, ECB). A price in USD is divided by 1.25." in said


def test_with_one_currency_the_form_is_printed_and_locked() -> None:
    sheet = load_workbook(io.BytesIO(price_form(small_lock(), CORE_RULES)))["Prices"]
    cells = [row for row in sheet.iter_rows() if row[1].value == "Currency"]
    assert [(row[5].value, row[5].protection.locked) for row in cells] == [("EUR", True)]


def test_blank_rates_count_as_published(tmp_path: Path) -> None:
    lock = small_lock()
    price = lock.tender.price.model_copy(update={"missing_rate": "included"})
    included = lock.model_copy(update={"tender": lock.tender.model_copy(update={"price": price})})
    folder = tmp_path / "acme"
    folder.mkdir()
    blank = PRICE.replace("USD", "EUR").replace(', rate: "250", total: "6000"', "")
    (folder / "price.yaml").write_text(blank, encoding="utf-8")
    assert read_price(lock, folder, "bidder").offer is None
    offer = read_price(included, folder, "bidder").offer
    assert offer is not None
    assert count_price(offer, price, {}).corrected == 112500


def test_an_added_line_stays_visible_and_does_not_count(tmp_path: Path) -> None:
    added = PRICE.replace("USD", "EUR") + '  paint: {rate: "900", total: "900"}\n'
    offer = read(tmp_path, added).offer
    assert offer is not None
    assert offer.added == ("paint",)
