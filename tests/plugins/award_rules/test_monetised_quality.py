"""Award on value; numbers of ``negometrix_award_on_value``."""

from collections.abc import Callable

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]


def test_a_part_of_the_quality_takes_its_money_off_the_price(decide: Decide) -> None:
    """Partly: 0.6 of a criterion worth 2500."""
    found = decide("monetised_quality", {"A": (60, 80000)}, 0, full_quality_worth="2500")["A"]
    assert found.deciding == 78500
    assert [str(step) for step in found.steps] == [
        "60 of 100 quality points × 2500 = 1500",
        "Fictitious price: 80000 − 1500 = 78500; the lowest wins",
    ]


def test_a_fictitious_price_may_lie_below_zero(decide: Decide) -> None:
    found = decide("monetised_quality", {"A": (100, 0)}, 0, full_quality_worth="2500")["A"]
    assert found.deciding == -2500


def test_without_quality_points_the_price_stays(decide: Decide) -> None:
    found = decide("monetised_quality", {"A": (0, 80)}, 100, full_quality_worth="2500")["A"]
    assert found.deciding == 80


def test_quality_must_be_worth_something(rules: dict[str, PriceRule]) -> None:
    said = ("full_quality_worth 0 must be above 0.",)
    assert rules["monetised_quality"].problems({"full_quality_worth": "0"}) == said
