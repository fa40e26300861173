"""A rehearsal on invented bids: money of a level, who can win, withdrawals, likely weights."""

from fractions import Fraction

import pytest
from scoring.street import lock

from procure.errors import InputFault
from procure.model.lock import Lock
from procure.procedure.offered import offered
from procure.rehearsal.invented import any_three, invent, rising
from procure.rehearsal.model import RehearsedRule
from procure.rehearsal.rehearse import rehearse

RULES = offered(())[1].price_rules

COMFORT = """
- id: street/comfort
  most: 60
  criterion:
    id: comfort
    title: Comfort
    kind: award
    requirements: [{id: comfort, question: "How?", type: text}]
    scoring: {shape: levels}
    levels: ["0", "1", "2", "3", "4"]
"""


def tender(price: str, more: str = "estimate: 100") -> Lock:
    """Return a tender with 40 points for the price and one judged criterion of 60."""
    return lock(COMFORT, f"price: {price}\npoints: {{price: 40, street/comfort: 60}}\n{more}")


def only(price: str, name: str = "") -> RehearsedRule:
    """Return the tender's own rule, or the rule of that name, rehearsed."""
    found = rehearse(tender(price), RULES, [name] if name else ["fixed_price"]).rules
    return next(one for one in found if one.tried.name == name or (not name and one.tried.own))


def test_under_a_band_one_level_is_worth_the_same_money_everywhere_inside_it() -> None:
    # 15 points a level; a point is (260 − 40) / 40 = 5.5
    assert [one.money for one in only("{rule: band, low: 40, high: 260}").worths] == [82, 82, 82]


def test_under_lowest_over_price_a_level_is_worth_more_the_dearer_the_bid() -> None:
    # Between bids at 60 and at 150: 40 × 60 / p − 15 points are left, so at 80 the better bid may
    # ask 2400 / (30 − 15) = 160, 80 more; at 100, 2400 / 9 = 266.67; at 120, 480, which
    # is beyond three times the estimate more: any price.
    money = [one.money for one in only("{rule: lowest_over_price}").worths]
    assert money == [80, 166, None]


def test_a_price_alone_never_lets_the_best_win_and_a_fixed_price_never_the_cheapest() -> None:
    price = only("{rule: lowest_price}").winners
    quality = only("{rule: fixed_price, fixed: 100}").winners
    assert (price.cheapest, price.best) == (price.constellations, 0)
    assert (quality.cheapest, quality.best) == (0, quality.constellations)


@pytest.mark.parametrize(
    "name", ["lowest_over_price", "award_rules.min_max", "award_rules.twice_lowest"]
)
def test_an_example_of_a_swap_is_one(name: str) -> None:
    """The winner is before the other with the loser, and behind it without."""
    found = only("{rule: band, low: 40, high: 160}", name).withdrawals
    assert found.example is not None
    first, other, loser = (bid.bidder for bid in found.example.bids)
    with_loser = {bidder: deciding for bidder, deciding, _ in found.example.steps}
    without = {bidder: deciding for bidder, deciding, _ in found.example.steps_without}
    assert with_loser[first] > max(with_loser[other], with_loser[loser])
    assert without[other] > without[first]


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_swap_is_possible_under_a_rule_that_says_it_is_absolute(name: str) -> None:
    found = [
        one.withdrawals
        for one in rehearse(tender("{rule: band, low: 40, high: 160}"), RULES, [name]).rules
        if one.tried.rule.property == "absolute"
    ]
    assert [one for one in found if one.constellations or one.swaps] == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_that_comes_with_the_program_can_be_rehearsed(name: str) -> None:
    found = rehearse(tender("{rule: band, low: 40, high: 160}"), RULES, [name])
    assert [one.tried.name for one in found.rules] == list(dict.fromkeys(["band", name]))
    assert found.left_out == ()


def test_the_same_bids_are_invented_every_time_and_none_beyond_ceiling_or_minimum() -> None:
    of = tender(
        "{rule: band, low: 40, high: 160, ceiling: 110}", "minimums: {quality: 30}\nestimate: 100"
    )
    grid = invent(of, None)
    assert grid == invent(of, None)
    assert [int(one) for one in grid.prices] == [60, 75, 90, 100, 110]
    assert [int(one) for one in grid.qualities] == [30, 40, 50, 60]
    assert len(set(rising(grid))) == 40
    assert len(any_three(grid)) == 1360


def test_without_estimate_a_likely_price_must_be_named() -> None:
    of = tender("{rule: band, low: 40, high: 160}", "")
    with pytest.raises(InputFault) as raised:
        rehearse(of, RULES)
    assert "no estimate to invent bids around. Write estimate" in str(raised.value)
    assert rehearse(of, RULES, ["band"], Fraction(100)).invented.estimate == 100


def test_a_rule_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(InputFault) as raised:
        rehearse(tender("{rule: band, low: 40, high: 160}"), RULES, ["bands"])
    assert "--rule bands: is no price rule. There are: " in str(raised.value)


def test_a_criterion_that_hardly_spreads_weighs_less_than_published() -> None:
    # Prices from 90 to 110 spread 40 × 20 / 25 = 32 points of 40; levels of the upper half, 30.
    found = rehearse(tender("{rule: band, low: 88, high: 113}"), RULES, ["band"]).weights
    assert [(one.what, int(one.spread)) for one in found] == [("price", 32), ("street/comfort", 30)]
    assert sum(one.effective for one in found) == 100


def test_a_wide_band_makes_the_price_hardly_matter() -> None:
    # 40 × 20 / 2000 = 0.4 points between likely prices
    found = rehearse(tender("{rule: band, low: 1, high: 2001}"), RULES, ["band"]).weights
    assert [(one.what, one.hardly_matters) for one in found] == [
        ("price", True), ("street/comfort", False),
    ]  # fmt: skip
