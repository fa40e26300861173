"""Abnormally low tests: published cases, worked numbers, and what is not flagged."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import procure_award_rules
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.api import LowPriceBid, LowPriceCase, LowPriceResult, LowPriceTest
from procure.model.low_price import ChosenLowPriceTest
from procure.scoring.low_price import run_low_price_tests

Run = Callable[..., dict[str, LowPriceResult]]

TESTS = {test.name: test for test in procure_award_rules.procure_low_price_tests()}

PARAMETERS: Mapping[str, Mapping[str, str]] = {
    "prozorro": {},
    "four_fifths": {},
    "turkey_limit": {"n": "1.00", "below_06": "c"},
    "share_of_mean": {"share": "0.8"},
    "share_of_estimate": {"share": "0.7"},
}


def bid(name: str, price: object, **fields: object) -> LowPriceBid:
    numbers = {
        key: value if value is None or key == "place" else Fraction(str(value))
        for key, value in fields.items()
    }
    return LowPriceBid(name, Fraction(str(price)), **{"quality": Fraction(0), **numbers})  # type: ignore[arg-type]


def run(
    name: str, *bids: LowPriceBid, estimate: object = None, **parameters: str
) -> dict[str, LowPriceResult]:
    test = TESTS[name]
    types = {parameter.name: parameter.type for parameter in test.parameters}
    given_ = {
        key: Decimal(value) if types[key] == "number" else value
        for key, value in parameters.items()
    }
    assert test.problems(given_) == ()
    chosen = ChosenLowPriceTest(f"award_rules.{name}", test, given_)
    published = None if estimate is None else Fraction(str(estimate))
    case = LowPriceCase(bids, Fraction(40), Fraction(60), estimate=published)
    (outcome,) = run_low_price_tests([chosen], case)
    return {result.bidder: result for result in outcome.results}


def flags(found: Mapping[str, LowPriceResult]) -> dict[str, bool | None]:
    return {name: result.flagged for name, result in found.items()}


def said(result: LowPriceResult) -> list[str]:
    return [str(step) for step in result.steps]


@pytest.mark.parametrize(
    ("initial", "final", "to_mean", "to_next"),
    [
        ("1100 1000 1200", "500 1000 1100", True, True),
        ("11000 833 800", "490 700 850", False, True),
        ("600 1000 1000", "600 857.14 850", True, False),
        ("600 999.99 1000", "600 857.14 850", False, False),
        ("185000 182415 1000", "106500 107000 850", False, False),
    ],
)
def test_the_five_published_cases_of_prozorro(
    initial: str, final: str, to_mean: bool, to_next: bool
) -> None:
    """Prices before and after the auction, in the order of the ranking."""
    bids = [
        bid(name, after, place=place, initial=before)
        for place, (name, before, after) in enumerate(
            zip("ABC", initial.split(), final.split(), strict=True), 1
        )
    ]
    found = run("prozorro", *bids)
    assert flags(found) == {"A": to_mean or to_next, "B": None, "C": None}
    assert ("or more" in said(found["A"])[1], "or more" in said(found["A"])[3]) == (
        to_mean,
        to_next,
    )


def test_the_steps_of_prozorro_show_both_distances() -> None:
    found = run("prozorro", bid("A", 490, place=1), bid("B", 700, place=2), bid("C", 800, place=3))
    assert said(found["A"]) == [
        "Mean of the initial prices of 2 others = 750",
        "1 − 490 / 750 = 0.346666666667, which is less than 0.4",
        "Next ranked: B",
        "1 − 490 / 700 = 0.3, which is 0.3 or more",
    ]


def test_prozorro_asks_nothing_of_a_single_bid_or_without_a_ranking() -> None:
    assert flags(run("prozorro", bid("A", 1, place=1))) == {"A": None}
    assert flags(run("prozorro", bid("A", 1), bid("B", 100))) == {"A": None, "B": None}


def test_of_bids_that_share_the_next_place_the_lowest_price_is_next() -> None:
    bids = [bid("A", 490, place=1), bid("B", 800, place=2), bid("C", 600, place=2)]
    assert "Next ranked: C" in said(run("prozorro", *bids)["A"])


@pytest.mark.parametrize(
    ("price_points", "quality", "flagged"),
    [("32", "48", True), ("31.99", "48", False), ("40", "47.99", False), ("40", "60", True)],
)
def test_four_fifths_of_both_are_flagged(price_points: str, quality: str, flagged: bool) -> None:
    """Of at most 40 points for the price and 60 for quality."""
    found = run("four_fifths", bid("A", 1, quality=quality, price_points=price_points))
    assert flags(found) == {"A": flagged}


def test_the_steps_of_four_fifths_show_both_limits() -> None:
    found = run("four_fifths", bid("A", 1, quality="50", price_points="30"))
    assert said(found["A"]) == [
        "30 price points do not reach 4/5 × 40 = 32",
        "50 quality points reach 4/5 × 60 = 48",
    ]


def test_four_fifths_need_points_for_the_price() -> None:
    assert flags(run("four_fifths", bid("A", 1, quality="60"))) == {"A": None}


def test_four_fifths_wait_for_enough_bids() -> None:
    found = run("four_fifths", bid("A", 1, quality="60", price_points="40"), least_bids="3")
    assert flags(found) == {"A": None}
    assert said(found["A"]) == ["1 bids are fewer than 3: the test is not applied."]


FIVE = [bid(name, price) for name, price in zip("ABCDE", [700, 750, 800, 850, 300], strict=True)]


def test_turkeys_limit_line_by_line() -> None:
    found = run("turkey_limit", *FIVE, estimate=1000, n="1.00", below_06="c")
    assert flags(found) == {"A": True, "B": False, "C": False, "D": False, "E": True}
    assert said(found["A"]) == [
        "4 of 5 prices lie between 40 and 120 percent of the estimate, 400 to 1200",
        "Their mean is 775, their sample standard deviation 64.55",
        "2 of them lie within one standard deviation; their mean is 775",
        "C = 775 / 1000 = 0.775",
        "K = (3.2 × 0.775 − 0.775² − 0.6) / (0.775 + 1) = 0.720774647887",
        "Limit: 0.720774647887 × 1000 / 1 = 720.774647887",
        "700 is below 720.774647887",
    ]


def test_for_infrastructure_turkeys_limit_is_lower() -> None:
    found = run("turkey_limit", *FIVE, estimate=1000, n="1.20", below_06="c")
    assert flags(found) == {"A": False, "B": False, "C": False, "D": False, "E": True}


@pytest.mark.parametrize(
    ("price", "said_of_k"),
    [
        ("600", "K = (3.2 × 0.6 − 0.6² − 0.6) / (0.6 + 1) = 0.6"),
        ("1000", "K = (3.2 × 1 − 1² − 0.6) / (1 + 1) = 0.8"),
        ("1100", "K = (1.1² − 0.8 × 1.1 + 1.4) / (1.1 + 1) = 0.82380952381"),
    ],
)
def test_turkeys_formulas_meet_at_their_ends(price: str, said_of_k: str) -> None:
    found = run("turkey_limit", bid("A", price), estimate=1000, n="1.00", below_06="c")
    assert said_of_k in said(found["A"])


@pytest.mark.parametrize(
    ("below", "factor", "flagged"), [("c", "0.5", False), ("0.6", "0.6", True)]
)
def test_below_06_the_dispute_is_marked(below: str, factor: str, flagged: bool) -> None:
    found = run("turkey_limit", bid("A", 500), estimate=1000, n="1.00", below_06=below)
    assert flags(found) == {"A": flagged}
    assert (
        "Disputed: for C below 0.6 sources give K = C or K = 0.6; this tender takes K = " + factor
    ) in said(found["A"])


@pytest.mark.parametrize("price", ["399.99", "1200.01"])
def test_without_a_price_near_the_estimate_turkeys_limit_is_not_drawn(price: str) -> None:
    found = run("turkey_limit", bid("A", price), estimate=1000, n="1.00", below_06="c")
    assert flags(found) == {"A": None}


def test_below_a_share_of_the_mean_is_flagged() -> None:
    found = run("share_of_mean", bid("A", 60), bid("B", 120), bid("C", 120), share="0.8")
    assert flags(found) == {"A": True, "B": False, "C": False}
    assert said(found["A"]) == [
        "Mean of 3 prices = 100",
        "0.8 × 100 = 80",
        "60 is below 80",
    ]


def test_exactly_the_share_is_not_below_it() -> None:
    bids = [bid("A", 80), bid("B", 120)]
    assert flags(run("share_of_mean", *bids, share="0.8")) == {"A": False, "B": False}


def test_the_mean_can_leave_out_the_bids_own_price() -> None:
    bids = [bid("A", 80), bid("B", 120)]
    found = run("share_of_mean", *bids, share="0.8", mean_of="others")
    assert flags(found) == {"A": True, "B": False}


def test_a_single_price_has_no_mean_to_lie_below() -> None:
    assert flags(run("share_of_mean", bid("A", 1), share="0.8")) == {"A": None}


def test_below_a_share_of_the_estimate_is_flagged() -> None:
    bids = [bid("A", "699.99"), bid("B", 700)]
    found = run("share_of_estimate", *bids, estimate=1000, share="0.7")
    assert flags(found) == {"A": True, "B": False}
    assert said(found["A"]) == ["0.7 × 1000 = 700", "699.99 is below 700"]


@pytest.mark.parametrize("name", ["turkey_limit", "share_of_estimate"])
def test_without_an_estimate_nobody_is_flagged(name: str) -> None:
    found = run(name, bid("A", 1), **PARAMETERS[name])
    assert flags(found) == {"A": None}
    assert said(found["A"]) == ["The tender publishes no estimate to compare the price with."]


@pytest.mark.parametrize(
    ("name", "parameters", "said_of"),
    [
        ("share_of_mean", {"share": "1"}, ("share 1 must be above 0 and below 1.",)),
        (
            "share_of_mean",
            {"share": "0.8", "mean_of": "most"},
            ("mean_of 'most' must be all or others.",),
        ),
        ("share_of_estimate", {"share": "0"}, ("share 0 must be above 0 and below 1.",)),
        (
            "turkey_limit",
            {"n": "0", "below_06": "half"},
            ("n 0 must be above 0.", "below_06 'half' must be c or 0.6."),
        ),
        ("four_fifths", {"least_bids": "0"}, ("least_bids 0 must be 1 or more.",)),
    ],
)
def test_wrong_parameters_are_named(
    name: str, parameters: dict[str, str], said_of: tuple[str, ...]
) -> None:
    assert TESTS[name].problems(parameters) == said_of


@pytest.mark.parametrize("name", sorted(TESTS))
@given(prices=st.lists(st.decimals(-50, 1300, places=2), max_size=6))
def test_every_test_says_something_of_every_bid(name: str, prices: list[Decimal]) -> None:
    bids = [
        bid(f"bid-{place}", price, place=place, quality=50, price_points=33)
        for place, price in enumerate(prices, 1)
    ]
    found = run(name, *bids, estimate=1000, **PARAMETERS[name])
    assert list(found) == [one.bidder for one in bids]


def test_there_are_five_tests_with_formula_and_source() -> None:
    assert set(TESTS) == set(PARAMETERS)
    for test in TESTS.values():
        assert isinstance(test, LowPriceTest)
        assert str(test.formula)
        assert test.source
