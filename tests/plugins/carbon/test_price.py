"""Carbon as money: the three bids of the field notes, 6.6, through the price rule's ``adjust``."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from procure_carbon.limit import within_limit

from procure.api import Case, Gate, Measure
from procure.model.bid import Place, PriceOffer
from procure.model.tender import Adjust, Price
from procure.scoring.correction import count_price

Build = Callable[[Mapping[str, object]], Case]
BIDS = {
    "A": ("2400000", "507.582"),
    "B": ("2350000", "620"),
    "C": ("2500000", "430"),
}
"""Price in EUR and tCO2e."""


def measures(build: Build, tonnes: str) -> dict[str, Measure]:
    """Return what the gate on the whole offer tells, with ends of 650 and 400 t."""
    written = {
        "criterion": "carbon/offer-limit",
        "settings": {"offer-zero-at": "650", "offer-full-at": "400"},
        "answers": {"offer-limit": tonnes},
    }
    decided = within_limit(build(written))
    assert decided.state is Gate.PASS
    return {one.name: one for one in decided.measures}


def compared(build: Build, bid: str, measure: str, per_unit: str) -> Fraction:
    """Return the price that is compared, after ``adjust``."""
    total, tonnes = BIDS[bid]
    adjust = (Adjust(measure=measure, per_unit=Decimal(per_unit)),)
    price = Price(rule="lowest_price", adjust=adjust)
    offer = PriceOffer(bid, "EUR", "excluded", Decimal(total), (), Place("price.yaml"), "")
    found = count_price(offer, price, measures(build, tonnes)).compared
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("price", "a", "b", "c"),
    [
        ("65", "2432992.83", "2390300", "2527950"),
        ("250", "2526895.5", "2505000", "2607500"),
        ("300", "2552274.6", "2536000", "2629000"),
    ],
)
def test_a_shadow_price_of_a_tonne_comes_to_the_published_prices(
    build: Build, price: str, a: str, b: str, c: str
) -> None:
    found = {bid: compared(build, bid, "carbon.offer", price) for bid in BIDS}
    assert found == {"A": Fraction(a), "B": Fraction(b), "C": Fraction(c)}
    assert min(found, key=lambda bid: found[bid]) == "B"


def test_a_discount_between_two_ends_comes_to_the_published_prices(build: Build) -> None:
    """U 650, L 400, most 250,000: discounts 142,418, 30,000, 220,000; A wins."""
    found = {bid: compared(build, bid, "carbon.offer_share", "-250000") for bid in BIDS}
    assert found == {"A": 2257582, "B": 2320000, "C": 2280000}
    assert min(found, key=lambda bid: found[bid]) == "A"


def test_beyond_the_lower_end_the_discount_grows_no_more(build: Build) -> None:
    assert measures(build, "399")["carbon.offer_share"].value == 1


def test_above_the_upper_end_a_bid_is_not_admitted(build: Build) -> None:
    written = {
        "criterion": "carbon/offer-limit",
        "settings": {"offer-zero-at": "650", "offer-full-at": "400"},
        "answers": {"offer-limit": "650.001"},
    }
    assert within_limit(build(written)).state is Gate.FAIL


def test_environmental_cost_is_told_in_money_with_its_share(build: Build) -> None:
    """The form without ends adds a factor times the cost; the form with ends takes its share."""
    written = {
        "criterion": "carbon/environmental-cost",
        "settings": {"figures-from": "bill", "cost-zero-at": "650000", "cost-full-at": "400000"},
        "answers": {"environmental-cost": "507582"},
    }
    decided = within_limit(build(written))
    told = {one.name: one.value for one in decided.measures}
    assert told == {
        "carbon.environmental_cost": 507582,
        "carbon.environmental_cost_share": Fraction("0.569672"),
    }
