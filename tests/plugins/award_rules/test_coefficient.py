"""ProZorro: price / K; numbers of ``prozorro_meat_tutorial`` and ``prozorro_lcc``."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from procure.api import Admitted, Measure, PriceCase, PriceDecision, PriceRule
from procure.errors import PluginFault
from procure.model.bid import Place, PriceOffer
from procure.model.tender import Adjust, Price
from procure.numbers import fixed
from procure.plugin.call import call_price_rule
from procure.scoring.correction import count_price

Decide = Callable[..., dict[str, PriceDecision]]


@pytest.mark.parametrize(
    ("price", "weighted"), [("499", "388.11"), ("500", "388.89"), ("510", "396.67")]
)
def test_the_tutorials_bids_come_to_their_weighted_values(
    decide: Decide, price: str, weighted: str
) -> None:
    """0.1 + 0.1 of at most 0.15 + 0.15: 20 of 30 quality points."""
    found = decide("coefficient", {"A": (20, price)}, 70)["A"]
    assert found.deciding == Fraction(price) / Fraction(9, 7)
    assert fixed(found.deciding, 2) == weighted


def test_the_steps_show_the_coefficient_and_the_quotient(decide: Decide) -> None:
    steps = decide("coefficient", {"A": (21, "1300")}, 70)["A"].steps
    assert [str(step) for step in steps] == [
        "K = 1 + 0.21 / (1 − 0.3) = 1.3",
        "1300 / 1.3 = 1000; the lowest wins",
    ]


def test_life_cycle_cost_is_added_by_the_core_before(decide: Decide) -> None:
    price = Price(
        rule="award_rules.coefficient",
        adjust=(Adjust(measure="carbon.life_cycle", per_unit=Decimal(1)),),
    )
    offer = PriceOffer("acme", "EUR", "excluded", Decimal(469), (), Place("price.yaml"), "")
    cost = {"carbon.life_cycle": Measure("carbon.life_cycle", Fraction(100), "EUR")}
    counted = count_price(offer, price, cost).compared
    assert decide("coefficient", {"A": (0, counted)}, 70)["A"].deciding == 569


@pytest.mark.parametrize("price", ["0", "-5"])
def test_a_price_of_zero_or_below_decides_as_zero(decide: Decide, price: str) -> None:
    assert decide("coefficient", {"A": (20, price)}, 70)["A"].deciding == 0


def test_no_price_points_stop_with_a_sentence(rules: dict[str, PriceRule]) -> None:
    case = PriceCase((Admitted("A", Fraction(50), Fraction(9)),), Fraction(0), Fraction(100), {})
    with pytest.raises(PluginFault, match="the price earns no points"):
        call_price_rule("award_rules.coefficient", rules["coefficient"], case)
