"""The core's price rules, against published examples and at their edges."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from scoring.street import JUDGED, lock, ranked

from procure.model.price import Admitted, PriceCase, PriceDecision
from procure.scoring.price_rules import CORE_RULES

Prices = Mapping[str, tuple[str, str]]
"""Quality points and price by bidder."""


def decide(rule: str, bids: Prices, most: str = "40", **parameters: str) -> dict[str, Fraction]:
    """Return the deciding number of each bid."""
    return {one.bidder: one.deciding for one in _decisions(rule, bids, most, parameters)}


def points(
    rule: str, prices: tuple[str, ...], most: str = "40", **parameters: str
) -> list[Fraction | None]:
    """Return the price points of bids with these prices."""
    bids = {f"b{number}": ("0", price) for number, price in enumerate(prices)}
    return [one.points for one in _decisions(rule, bids, most, parameters)]


def _decisions(
    rule: str, bids: Prices, most: str, parameters: Mapping[str, str]
) -> tuple[PriceDecision, ...]:
    case = PriceCase(
        tuple(Admitted(name, Fraction(q), Fraction(price)) for name, (q, price) in bids.items()),
        Fraction(most),
        100 - Fraction(most),
        parameters,
    )
    return CORE_RULES[rule].decide(case)


# band


@pytest.mark.parametrize(
    ("price", "earned"),
    [("2400000", "40"), ("3600000", "0"), ("2925000", "22.5"), ("2955000", "21.5"),
     ("3525000", "2.5"), ("3528600", "2.38"), ("1", "40"), ("9999999", "0"), ("0", "40")],
)  # fmt: skip
def test_band_is_a_straight_line_between_two_prices(price: str, earned: str) -> None:
    assert points("band", (price,), low="2400000", high="3600000") == [Fraction(earned)]


def test_band_ends_must_be_in_order() -> None:
    assert CORE_RULES["band"].problems({"low": "5", "high": "5"}) == (
        "low 5 must be below high 5.",
    )


# budget: "linear to budget/ceiling", w x (1 - P / B); 1000: 700/800/900 gives 30/20/10 of 100


def test_budget_replays_the_catalogue_s_example() -> None:
    assert points("budget", ("700", "800", "900"), "100", budget="1000") == [30, 20, 10]


@pytest.mark.parametrize(
    ("price", "earned"), [("1000", 0), ("1000.01", 0), ("0", 100), ("-50", 100)]
)
def test_budget_stays_within_its_points(price: str, earned: int) -> None:
    assert points("budget", (price,), "100", budget="1000") == [earned]


def test_budget_must_be_above_zero() -> None:
    assert CORE_RULES["budget"].problems({"budget": "0"}) == ("budget must be above 0.",)


# lowest over price


def test_lowest_over_price_replays_ufab() -> None:
    """UfAB-II formula: vergabeblog.de, 12 July 2015, on price sensitivity of award formulas."""
    assert points("lowest_over_price", ("100000", "125000", "160000"), "30") == [
        30,
        24,
        Fraction("18.75"),
    ]


def test_lowest_over_price_replays_negometrix() -> None:
    """Example "low bid" of support-us.negometrix.com, article 44001761046; 70 points for price."""
    found = decide("lowest_over_price", {"a": ("90", "10000"), "b": ("74", "8000")}, "70")
    assert found == {"a": 146, "b": 144}


def test_lowest_over_price_replays_qcbs() -> None:
    """World Bank and ADB standard request for proposals, data sheet: Sf = 100 x Fm / F, 80/20."""
    bids = {"f1": ("67.2", "1050000"), "f2": ("62.4", "900000"), "f3": ("73.6", "1300000")}
    found = decide("lowest_over_price", bids, "20")
    assert {name: f"{float(total):.2f}" for name, total in found.items()} == {
        "f1": "84.34",
        "f2": "82.40",
        "f3": "87.45",
    }


def test_lowest_over_price_replays_the_world_bank_s_rated_criteria() -> None:
    """Formula of the World Bank's standard documents: X x (Clow / C) + (1 - X) x (T / Thigh)."""
    quality = {name: str(40 * Fraction(t, 92)) for name, t in (("f1", 84), ("f2", 78), ("f3", 92))}
    prices = {"f1": "1050000", "f2": "900000", "f3": "1300000"}
    bids = {name: (quality[name], prices[name]) for name in prices}
    found = decide("lowest_over_price", bids, "60")
    assert {name: f"{float(total):.2f}" for name, total in found.items()} == {
        "f1": "87.95",
        "f2": "93.91",
        "f3": "81.54",
    }


@pytest.mark.parametrize(
    ("bids", "totals"),
    [
        (
            {"a": ("56", "90"), "b": ("63", "130"), "c": ("42", "50")},
            {"a": Fraction(218, 3), "b": Fraction(969, 13), "c": Fraction(72)},
        ),
        ({"a": ("56", "90"), "b": ("63", "130")}, {"a": Fraction(86), "b": Fraction(1089, 13)}),
    ],
)
def test_a_losing_bid_that_leaves_swaps_two_under_a_relative_rule(
    bids: Prices, totals: dict[str, Fraction]
) -> None:
    """Quality weight 0.7; worked out by hand: 72.6667 and 74.5385 become 86 and 83.7692."""
    assert decide("lowest_over_price", bids, "30") == totals


def test_half_quality_half_lowest_price_never_picks_the_middle_bid() -> None:
    """Example of localgovernmentlawyer.co.uk (H. Denfield): 50/50, bids worth what they cost."""
    bids = {"a": ("25", "50"), "b": ("37.5", "75"), "c": ("50", "100")}
    assert decide("lowest_over_price", bids, "50") == {"a": 75, "b": Fraction(425, 6), "c": 75}


@pytest.mark.parametrize(
    ("prices", "earned"),
    [
        (("77",), [40]),
        (("77", "77"), [40, 40]),
        (("0", "77"), [40, 0]),
        (("0", "0"), [40, 40]),
        (("-5", "77"), [40, 0]),
        ((), []),
    ],
)
def test_lowest_over_price_at_its_edges(prices: tuple[str, ...], earned: list[int]) -> None:
    assert points("lowest_over_price", prices) == earned


# lowest price, fixed price, price per point


def test_the_lowest_price_decides_whatever_the_quality() -> None:
    found = ranked(
        lock(JUDGED, "price: {rule: lowest_price}"), {"a": ("60", "90"), "b": ("1", "80")}
    )
    assert found.places == {"b": 1, "a": 2}
    assert found.decisions["a"].points is None


def test_at_a_fixed_price_quality_decides() -> None:
    tender = 'price: {rule: fixed_price, fixed: "100"}\npoints: {price: 0}'
    found = ranked(lock(JUDGED, tender), {"a": ("60", "100"), "b": ("61", "100")})
    assert found.places == {"b": 1, "a": 2}


def test_price_per_point_replays_the_catalogue_s_example() -> None:
    assert decide("price_per_point", {"a": ("80", "100000")}) == {"a": 1250}


def test_price_per_point_puts_the_lowest_first() -> None:
    tender = 'price: {rule: price_per_point}\nminimums: {quality: "1"}'
    found = ranked(lock(JUDGED, tender), {"a": ("80", "100000"), "b": ("50", "60000")})
    assert found.places == {"b": 1, "a": 2}


@pytest.mark.parametrize("rule", sorted(CORE_RULES))
def test_every_rule_says_each_bid_s_arithmetic(rule: str) -> None:
    parameters = {"low": "50", "high": "150", "budget": "200", "fixed": "100"}
    for one in _decisions(rule, {"a": ("60", "100"), "b": ("50", "120")}, "40", parameters):
        assert all("{" not in str(step) for step in one.steps)


@pytest.mark.parametrize(
    ("rule", "property_"),
    [("band", "absolute"), ("budget", "absolute"), ("lowest_over_price", "relative"),
     ("lowest_price", "absolute"), ("fixed_price", "absolute"), ("price_per_point", "absolute")],
)  # fmt: skip
def test_only_lowest_over_price_depends_on_other_bids(rule: str, property_: str) -> None:
    assert CORE_RULES[rule].property == property_
