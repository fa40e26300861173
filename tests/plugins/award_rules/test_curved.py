"""Powers and logarithms: fixed digits, in order, within their ends."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_award_rules.irrational import logarithm, power

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]

shares = st.fractions(min_value=0, max_value=1, max_denominator=10**9)
exponents = st.decimals("0.01", "10", places=2).map(Fraction)
ratios = st.fractions(min_value=1, max_value=10**6, max_denominator=10**9)


@pytest.mark.parametrize(
    ("base", "exponent", "said"),
    [
        ("0.25", "0.5", "0.5"),
        ("0.5", "0.5", "0.707106781187"),
        ("0.5", "0.1", "0.933032991537"),
        ("0", "0.3", "0"),
        ("1", "0.3", "1"),
        ("0.5", "2", "0.25"),
    ],
)
def test_a_power_has_twelve_places_rounded_half_up(base: str, exponent: str, said: str) -> None:
    assert power(Fraction(base), Fraction(exponent)) == Fraction(said)


@pytest.mark.parametrize(
    ("number", "base", "said"),
    [
        ("4", "2", "2"),
        ("1", "2", "0"),
        ("1.25", "2", "0.321928094887"),
        ("3", "10", "0.47712125472"),
    ],
)
def test_a_logarithm_has_twelve_places_rounded_half_up(number: str, base: str, said: str) -> None:
    assert logarithm(Fraction(number), Fraction(base)) == Fraction(said)


@given(shares, shares, exponents)
def test_a_power_keeps_the_order_and_stays_within_its_ends(
    one: Fraction, other: Fraction, exponent: Fraction
) -> None:
    low, high = sorted((one, other))
    assert 0 <= power(low, exponent) <= power(high, exponent) <= 1


@given(ratios, ratios, st.decimals("1.01", "1000", places=2).map(Fraction))
def test_a_logarithm_keeps_the_order(one: Fraction, other: Fraction, base: Fraction) -> None:
    low, high = sorted((one, other))
    assert 0 <= logarithm(low, base) <= logarithm(high, base)


def test_the_power_of_the_distance_to_the_base_price(decide: Decide) -> None:
    bids = {"A": (60, 600), "B": (60, 900), "C": (60, 1000), "D": (60, 1100)}
    found = decide("power", bids, 40, base_price="1000", exponent="0.5")
    assert [found[bid].points for bid in "ABCD"] == [40, 20, 0, 0]


def test_the_steps_of_the_power_say_base_ratio_and_digits(decide: Decide) -> None:
    bids = {"A": (60, 600), "B": (55, 800)}
    steps = decide("power", bids, 40, base_price="1000", exponent="0.5")["B"].steps
    assert [str(step) for step in steps] == [
        "(1000 − 800) / (1000 − 600) = 0.5",
        "0.5 ^ 0.5 = 0.707106781187, to 12 decimal places",
        "0.707106781187 × 40 = 28.28427124748",
        "55 quality + 28.28427124748 price = 83.28427124748",
    ]


def test_nobody_below_the_base_price_earns_nothing(decide: Decide) -> None:
    found = decide("power", {"A": (0, 1000), "B": (0, 1200)}, 40, base_price="1000", exponent="0.5")
    assert [found[bid].points for bid in "AB"] == [0, 0]


def test_one_bid_below_the_base_price_earns_all(decide: Decide) -> None:
    assert decide("power", {"A": (0, 0)}, 40, base_price="1000", exponent="0.3")["A"].points == 40


def test_the_logarithm_falls_to_nothing_at_so_many_times_the_lowest(decide: Decide) -> None:
    bids = {"A": (0, 100), "B": (0, 200), "C": (0, 400), "D": (0, 500)}
    found = decide("log", bids, 40, zero_at="4")
    assert [found[bid].points for bid in "ABCD"] == [40, 20, 0, 0]


def test_the_steps_of_the_logarithm_say_ratio_and_digits(decide: Decide) -> None:
    steps = decide("log", {"A": (0, 100), "B": (50, 125)}, 40, zero_at="2")["B"].steps
    assert [str(step) for step in steps] == [
        "125 / 100 = 1.25",
        "log(1.25) / log(2) = 0.321928094887, to 12 decimal places",
        "(1 − 0.321928094887) × 40 = 27.12287620452",
        "50 quality + 27.12287620452 price = 77.12287620452",
    ]


@pytest.mark.parametrize("bids", [{"A": (0, 100)}, {"A": (0, 0)}, {"A": (0, 7), "B": (0, 7)}])
def test_equal_prices_all_earn_all_points_of_the_logarithm(
    decide: Decide, bids: dict[str, tuple[int, int]]
) -> None:
    assert {one.points for one in decide("log", bids, 40, zero_at="2").values()} == {40}


def test_beside_a_price_of_zero_others_earn_nothing(decide: Decide) -> None:
    found = decide("log", {"A": (0, 0), "B": (0, 1)}, 40, zero_at="2")
    assert [found[bid].points for bid in "AB"] == [40, 0]


@pytest.mark.parametrize(
    ("rule", "parameters", "said"),
    [
        ("log", {"zero_at": "1"}, "zero_at 1 must be above 1: so many times the lowest price."),
        ("power", {"base_price": "0", "exponent": "1"}, "base_price 0 must be above 0."),
        (
            "power",
            {"base_price": "1", "exponent": "0"},
            "exponent 0 must be above 0 and at most 10.",
        ),
    ],
)
def test_wrong_parameters_of_a_curve_are_named(
    rules: dict[str, PriceRule], rule: str, parameters: dict[str, str], said: str
) -> None:
    assert rules[rule].problems(parameters) == (said,)


@pytest.mark.parametrize("rule", ["power", "log"])
def test_the_formula_says_its_digits(rules: dict[str, PriceRule], rule: str) -> None:
    said = str(rules[rule].formula)
    assert "30 significant digits" in said
    assert "half up to 12 decimal places" in said
