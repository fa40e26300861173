"""Prices in another published currency: converted exactly, at the published rate."""

from fractions import Fraction

import pytest
from scoring.street import JUDGED, lock, offer, quality

from procure.model.bid import PriceOffer
from procure.scoring.award import award
from procure.scoring.correction import count_price
from procure.scoring.price_rules import CORE_RULES
from procure.tender.currencies import currency_faults, exchange, say_rates

TWO = """
currencies:
  USD: {rate: "1.25", date: 2026-04-10, source: ECB euro reference rates}
  JPY: {rate: "160", date: 2026-04-10, source: ECB euro reference rates}
"""


def in_usd(amount: str, rules: str = TWO, code: str = "USD") -> PriceOffer:
    of = lock(JUDGED, rules)
    found = offer("acme", amount)
    return PriceOffer(
        "acme", code, "excluded", found.stated, (), found.place, "", (), exchange(of.tender, code)
    )


def test_a_price_is_divided_by_the_units_that_one_of_the_tenders_currency_is() -> None:
    """112.50 USD at 1 EUR = 1.25 USD is 90 EUR."""
    found = count_price(in_usd("112.50"), lock(JUDGED, TWO).tender.price, {})
    assert [found.amount, found.corrected, found.compared] == [Fraction("112.5"), 90, 90]
    assert str(found.conversion) == (
        "112.5 USD / 1.25 = 90 EUR (1 EUR = 1.25 USD on 2026-04-10, ECB euro reference rates)"
    )


def test_a_quotient_without_end_stays_exact() -> None:
    rules = "currencies: {USD: {rate: '1.0832', date: 2026-04-14, source: ECB}}"
    found = count_price(in_usd("100", rules), lock(JUDGED, rules).tender.price, {})
    assert found.corrected == Fraction(1000000, 10832)


def test_bids_are_compared_in_the_currency_of_the_tender() -> None:
    """Band 80 to 120: 90 EUR earns 30 of 40 points, 100 EUR 20; the USD price counts as 90."""
    of = lock(JUDGED, TWO)
    offers = {"acme": in_usd("112.50"), "berg": offer("berg", "100")}
    found = award(of, CORE_RULES["band"], {one: quality(one, "10") for one in offers}, offers, {})
    assert {one: found.decisions[one].points for one in offers} == {"acme": 30, "berg": 20}


def test_the_ceiling_is_compared_after_conversion() -> None:
    of = lock(JUDGED, TWO + 'price: {rule: band, low: "80", high: "120", ceiling: "89"}')
    found = award(of, CORE_RULES["band"], {"acme": quality("acme", "10")},
                  {"acme": in_usd("112.50")}, {})  # fmt: skip
    assert str(found.over_ceiling["acme"]).endswith("90 is more than 89.")


def test_which_way_round_a_rate_is_meant_is_said() -> None:
    assert str(say_rates(lock(JUDGED, TWO).tender)[1]) == (
        "1 EUR = 160 JPY (2026-04-10, ECB euro reference rates). A price in JPY is divided by 160."
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("EUR: {rate: '1', date: 2026-04-10, source: us}", "is the tender's own currency."),
        ("USD: {rate: '0', date: 2026-04-10, source: us}", "0 is not above 0."),
        ("USD: {rate: '-1', date: 2026-04-10, source: us}", "-1 is not above 0."),
        ("USD: {rate: '1', date: 2026-04-15, source: us}", "2026-04-15 is after the deadline."),
    ],
)
def test_a_rate_that_cannot_convert_is_a_fault(written: str, said: str) -> None:
    tender = lock(JUDGED, f"currencies: {{{written}}}").tender
    assert [what for _, what, _ in currency_faults(tender)] == [said]
