"""A filled price form that comes back changed says so, as a bid form does."""

import io
from collections.abc import Callable
from decimal import Decimal
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
from procure.scoring.correction import count_price
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


OLDER_LOCK = (
    "The form is of version 2, and the lock given is older, of version 1: use the lock that the"
    " buyer issued last."
)
NO_ORIGIN = "The form no longer says which tender and version it belongs to."


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (cell("Form", "B4", "0" * 64), "The form was not written from this tender's lock."),
        (cell("Form", "B3", "2"), OLDER_LOCK),
        (cell("Form", "B1", None), NO_ORIGIN),
        (cell("Form", "B3", "0"), NO_ORIGIN),
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


YAML = """
currency: EUR
vat: excluded
total: "94800"
lines:
  bench: {rate: "2250.00", total: "90000"}
  service: {quantity: 24, rate: "200", total: "4800"}
"""


def differing(tmp_path: Path, yaml: str, *edits: Edit) -> list[str]:
    """Return the findings' sentences, which begin with the one that both files came."""
    return [str(one.what) for one in found(read(tmp_path, *edits, yaml=yaml))]


@pytest.mark.parametrize(
    ("old", "new", "id_", "what"),
    [
        ('total: "94800"', "total: 1", "total", "'94800' in the workbook, '1' in price.yaml."),
        (
            'rate: "200"',
            "rate: 2",
            "lines.service.rate",
            "'200' in the workbook, '2' in price.yaml.",
        ),
        (
            ', total: "4800"',
            "",
            "lines.service.total",
            "'4800' in the workbook, left blank in price.yaml.",
        ),
        (
            "quantity: 24",
            "quantity: 12",
            "lines.service.quantity",
            "'24' in the workbook, '12' in price.yaml.",
        ),
        (
            "currency: EUR",
            "currency: USD",
            "currency",
            "'EUR' in the workbook, 'USD' in price.yaml.",
        ),
        (
            "vat: excluded",
            "vat: included",
            "vat",
            "'excluded' in the workbook, 'included' in price.yaml.",
        ),
        (
            "currency: EUR",
            "currency: EUR\ntenderer: Rival Ltd",
            "tenderer",
            "'Acme Ltd' in the workbook, 'Rival Ltd' in price.yaml.",
        ),
        (
            "lines:\n",
            "lines:\n  paint: {rate: 3}\n",
            "lines.paint",
            "no such line in the workbook, paint in price.yaml.",
        ),
    ],
)
def test_each_figure_that_differs_between_workbook_and_yaml_is_listed(
    tmp_path: Path, old: str, new: str, id_: str, what: str
) -> None:
    assert differing(tmp_path, YAML.replace(old, new)) == [
        f"Both price.xlsx and price.yaml came; the workbook counts. They differ in: {id_}.",
        f"{id_}: {what}",
    ]


def test_two_price_files_that_agree_are_said_to_differ_in_nothing(tmp_path: Path) -> None:
    assert differing(tmp_path, YAML) == [
        "Both price.xlsx and price.yaml came; the workbook counts. They differ in: nothing."
    ]


def test_the_workbook_counts_where_yaml_says_another_price(tmp_path: Path) -> None:
    result = read(tmp_path, yaml=YAML.replace('"94800"', "1"))
    assert offer(result).stated == Decimal(94800)


@pytest.mark.parametrize(
    ("edit", "yaml"),
    [(cell("Form", "B4", None), "total: ["), (cell("Form", "B1", "another"), YAML)],
)
def test_two_price_files_of_which_one_cannot_be_read_are_pointed_out(
    tmp_path: Path, edit: Edit, yaml: str
) -> None:
    said = [str(one.what) for one in read(tmp_path, edit, yaml=yaml).findings]
    assert said == ["Both price.xlsx and price.yaml came; the workbook counts. One cannot be read."]


def added_line(book: Workbook) -> None:
    """Add a row of the bidder's own below the form: transport for 50."""
    for column, value in (("A", "price.line.z"), ("B", "Transport"), ("E", "50"), ("F", "50")):
        book["Prices"][f"{column}25"] = value


def test_a_line_added_to_the_workbook_is_said_and_does_not_count(tmp_path: Path) -> None:
    result = offer(read(tmp_path, added_line))
    assert (result.added, [line.line for line in result.lines]) == (("z",), ["bench", "service"])


def test_a_line_added_to_the_workbook_stands_among_the_corrections(tmp_path: Path) -> None:
    result = offer(read(tmp_path, added_line))
    (correction,) = count_price(result, small_lock().tender.price, {}).corrections
    said = (str(correction.what), str(correction.counts), correction.place)
    assert said == ("Line z: added by the bidder", "not counted", "acme/price.xlsx")


@pytest.mark.parametrize("id_", ["price.line.z", "price.discount", "street/clearance"])
def test_a_row_the_price_form_does_not_have_is_pointed_out(tmp_path: Path, id_: str) -> None:
    (finding,) = found(read(tmp_path, cell("Prices", "A25", id_)))
    assert (finding.code, finding.where) == ("procure.extra", "acme/price.xlsx!Prices!A25")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("B8", "Total price in EUR, VAT not included, without delivery"),
        ("B9", "Currency, at the rate of the day"),
        ("E4", "Unit rate, thousand EUR"),
        ("F4", "Line total after a discount of 10 %"),
        ("D4", "Quantity, at least"),
    ],
)
def test_a_label_or_heading_that_says_something_else_is_pointed_out(
    tmp_path: Path, place: str, words: str
) -> None:
    (finding,) = found(read(tmp_path, cell("Prices", place, words)))
    assert (finding.code, finding.where) == ("procure.changed", f"acme/price.xlsx!Prices!{place}")
    assert f"'{words}'" in str(finding.what)


def test_headings_are_not_looked_for_where_rows_were_put_in_above(tmp_path: Path) -> None:
    assert found(read(tmp_path, lambda book: book["Prices"].insert_rows(2, 3))) == []


def test_a_second_price_form_is_an_error_that_names_it(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / "acme" / "Price (2).xlsx").write_bytes(filled(cell("Prices", "F8", 1)))
    (finding,) = found(read_price(small_lock(), tmp_path / "acme", "officer"))
    assert (finding.code, finding.where) == ("procure.second-form", "acme/Price (2).xlsx")


@pytest.mark.parametrize("edit", [None, cell("Form", "B1", "another"), cell("Form", "B2", "x")])
def test_a_copy_or_another_workbook_is_no_second_price_form(
    tmp_path: Path, edit: Edit | None
) -> None:
    read(tmp_path)
    other = filled(edit) if edit else (tmp_path / "acme" / "price.xlsx").read_bytes()
    (tmp_path / "acme" / "price-list.xlsx").write_bytes(other)
    assert found(read_price(small_lock(), tmp_path / "acme", "officer")) == []
