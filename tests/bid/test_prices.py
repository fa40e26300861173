"""A price form is read as it stands: nothing corrected, nothing guessed."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.examples import small_lock

from procure.bid.offer import ReadPrice
from procure.bid.read import read_price
from procure.model.finding import Severity

GOOD = """
currency: EUR
vat: excluded
total: "94800"
lines:
  bench: {quantity: 40, rate: "2250.00", total: "90100"}
  service: {quantity: 24, rate: "200"}
"""


def read(tmp_path: Path, yaml: str) -> ReadPrice:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "price.yaml").write_text(yaml, encoding="utf-8")
    return read_price(small_lock(), folder, "bidder")


def test_rates_and_totals_stand_as_typed_even_where_they_disagree(tmp_path: Path) -> None:
    offer = read(tmp_path, GOOD).offer
    assert offer is not None
    assert [(line.line, line.rate, line.total) for line in offer.lines] == [
        ("bench", Decimal(2250), Decimal(90100)),
        ("service", Decimal(200), None),
    ]
    assert offer.stated == Decimal(94800)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("currency: EUR", "currency: USD", "'USD' is not the currency of this tender."),
        ("vat: excluded", "vat: included", "'included' is not the VAT statement of this tender."),
        ("currency: EUR\n", "", "the currency is missing."),
        (', rate: "200"', "", "line 'service' (Service) has no unit rate."),
        ('rate: "200"', 'rate: "200 EUR"', "'200 EUR' is not a number."),
        ('rate: "200"', 'rate: "-200"', "'-200' is below 0 EUR."),
    ],
)
def test_a_price_that_could_be_taken_for_another_is_no_offer(
    tmp_path: Path, old: str, new: str, what: str
) -> None:
    result = read(tmp_path, GOOD.replace(old, new))
    assert result.offer is None
    assert [problem.what for problem in result.problems] == [what]


def test_another_quantity_than_published_is_an_error_and_the_published_stands(
    tmp_path: Path,
) -> None:
    offer = read(tmp_path, GOOD.replace("quantity: 40", "quantity: 4")).offer
    assert offer is not None
    (finding,) = offer.findings
    assert (finding.code, finding.severity) == ("procure.quantity", Severity.ERROR)
    assert offer.lines[0].quantity == Decimal(40)


def test_an_unknown_line_is_a_problem(tmp_path: Path) -> None:
    result = read(tmp_path, GOOD + "  paint: {rate: 3}\n")
    assert str(result.problems[0]) == (
        "acme/price.yaml:8 lines.paint: is not a price line of this tender. "
        "Check the id, or leave it out."
    )


def test_a_price_written_as_yaml_for_another_bidder_is_pointed_out(tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "price.yaml").write_text(f"tenderer: Rival Ltd{GOOD}", encoding="utf-8")
    offer = read_price(small_lock(), folder, "officer", "Acme Ltd").offer
    assert offer is not None
    assert [(one.code, one.where) for one in offer.findings] == [
        ("procure.price-tenderer", "acme/price.yaml:1 tenderer")
    ]
