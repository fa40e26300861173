"""A filled price form that comes back changed says so, as a bid form does."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from forms.broken import put
from openpyxl.workbook.workbook import Workbook
from support.examples import small_lock

from procure.bid.offer import ReadPrice
from procure.bid.read import read_price
from procure.forms.price_form import price_form
from procure.model.bid import PriceOffer
from procure.model.finding import Finding
from procure.scoring.price_rules import CORE_RULES

Edit = Callable[[Workbook], None]


@cache
def form() -> bytes:
    return price_form(small_lock(), CORE_RULES)


def filled(*edits: Edit) -> bytes:
    """Return the price form, filled in soundly and then edited."""
    book = openpyxl.load_workbook(io.BytesIO(form()))
    for line, rate, total in (("bench", 2250, 90000), ("service", 200, 4800)):
        put(book, f"price.line.{line}", rate, "E")
        put(book, f"price.line.{line}", total, "F")
    put(book, "price.total", 94800, "F")
    put(book, "price.tenderer", "Acme Ltd", "F")
    for edit in edits:
        edit(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(tmp_path: Path, *edits: Edit, yaml: str = "", tenderer: str = "") -> ReadPrice:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "price.xlsx").write_bytes(filled(*edits))
    if yaml:
        (folder / "price.yaml").write_text(yaml, encoding="utf-8")
    return read_price(small_lock(), folder, "officer", tenderer)


def offer(result: ReadPrice) -> PriceOffer:
    assert result.offer is not None, result.problems
    return result.offer


def found(result: ReadPrice) -> list[Finding]:
    return list(offer(result).findings)


def cell(sheet: str, place: str, value: Any) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet][place] = value

    return edit


def test_a_sound_price_form_brings_nothing_up(tmp_path: Path) -> None:
    assert found(read(tmp_path)) == []


NO_ORIGIN = "The form no longer says which tender and version it belongs to."


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (cell("Form", "B4", "0" * 64), "The form was not written from this tender's lock."),
        (cell("Form", "B3", "2"), "Filled in on form version 2; version 1 is current."),
        (cell("Form", "B1", None), NO_ORIGIN),
        (lambda book: book.remove(book["Form"]), NO_ORIGIN),
    ],
)
def test_a_price_form_of_another_issue_is_pointed_out(
    tmp_path: Path, edit: Edit, what: str
) -> None:
    (finding,) = found(read(tmp_path, edit))
    assert (finding.code, str(finding.what)) == ("procure.form-version", what)
    assert finding.where == "acme/price.xlsx"


def test_a_price_form_of_another_bidder_is_pointed_out(tmp_path: Path) -> None:
    (finding,) = found(read(tmp_path, cell("Prices", "F11", "Rival Ltd"), tenderer="Acme Ltd"))
    assert (finding.code, finding.where) == ("procure.price-tenderer", "acme/price.xlsx!Prices!F11")
    assert str(finding.what) == "The price form is of 'Rival Ltd', and the bid of 'Acme Ltd'."


@pytest.mark.parametrize(
    "name", ["ACME ltd", " Acme  Ltd ", "\uff21cme Ltd", "Acme\u00a0Ltd", None]
)
def test_a_name_in_other_case_spaces_or_width_is_the_same(tmp_path: Path, name: str) -> None:
    assert found(read(tmp_path, cell("Prices", "F11", name or None), tenderer="Acme Ltd")) == []
