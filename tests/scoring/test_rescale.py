"""Quality points scaled against the best bid, after the minimums."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring.street import JUDGED, lock, offer, quality

from procure.model.lock import Lock
from procure.scoring.award import award
from procure.scoring.price_rules import CORE_RULES
from procure.scoring.rescale import Counted, counted_quality

TWO = JUDGED + JUDGED.replace("comfort", "care").replace("most: 20", "most: 40")
BIDS = {"a": ("10", "20"), "b": ("5", "30"), "c": ("0", "15")}
"""Points of comfort, of at most 20, and of care, of at most 40. The price earns 40."""


def of(mode: str, more: str = "") -> Lock:
    return lock(TWO, f"rescale: {mode}\n{more}")


def counted(
    mode: str, bids: Mapping[str, tuple[str, str]] = BIDS, more: str = ""
) -> dict[str, Counted]:
    under = of(mode, more)
    return counted_quality(
        under,
        {
            name: quality(
                name, str(Fraction(comfort) + Fraction(care)), under, comfort=comfort, care=care
            )
            for name, (comfort, care) in bids.items()
        },
    )


EXPECTED = {
    "none": {"a": "30", "b": "35", "c": "15"},
    # comfort: 10/10, 5/10, 0/10 of 20; care: 20/30, 30/30, 15/30 of 40
    "criteria": {"a": "140/3", "b": "50", "c": "20"},
    # 30/35, 35/35, 15/35 of 60
    "quality": {"a": "360/7", "b": "60", "c": "180/7"},
    # 140/3 and 20, of the best 50, of 60
    "both": {"a": "56", "b": "60", "c": "24"},
}


@pytest.mark.parametrize("mode", EXPECTED)
def test_points_by_hand(mode: str) -> None:
    found = {name: one.quality for name, one in counted(mode).items()}
    assert found == {name: Fraction(points) for name, points in EXPECTED[mode].items()}


def test_each_step_is_shown() -> None:
    assert [str(step) for step in counted("both")["a"].steps] == [
        "Comfort: 10 / 10 × 20 = 20",
        "Comfort: 20 / 30 × 40 = 26.6666666667",
        "Quality: 46.6666666667 / 50 × 60 = 56",
    ]


def test_one_bid_has_all_points() -> None:
    assert counted("both", {"a": ("1", "2")})["a"].quality == 60
    assert counted("quality", {"a": ("1", "2")})["a"].quality == 60


def test_what_nobody_earned_stays_nothing() -> None:
    assert counted("criteria", {"a": ("0", "10"), "b": ("0", "20")})["b"].quality == 40
    assert counted("both", {"a": ("0", "0"), "b": ("0", "0")})["a"].quality == 0


def test_rounding_by_criterion_comes_after_the_scaling() -> None:
    more = "rounding: {to: 1, when: criterion}"
    assert counted("criteria", more=more)["a"].quality == Fraction("46.7")


def test_the_price_rule_gets_the_points_that_count() -> None:
    under = of("quality", "rounding: {to: 2}")
    bids = {"a": quality("a", "30"), "b": quality("b", "15")}
    found = award(
        under,
        CORE_RULES["band"],
        bids,
        {"a": offer("a", "120"), "b": offer("b", "80")},
        {},
    )
    assert {name: str(total) for name, total in found.totals.items()} == {
        "a": "60.00",
        "b": "70.00",
    }
    assert found.places == {"b": 1, "a": 2}


def test_a_loser_that_leaves_can_swap_two_others() -> None:
    """As a rule that depends on other bids does: the warning is there for this."""
    under = of("criteria")
    bids = {
        "a": quality("a", "20", under, comfort="20", care="0"),
        "b": quality("b", "8", under, comfort="0", care="8"),
        "c": quality("c", "40", under, comfort="0", care="40"),
    }
    offers = {"a": offer("a", "80"), "b": offer("b", "80"), "c": offer("c", "120")}

    def first(names: str) -> str:
        some = {name: bids[name] for name in names}
        found = award(under, CORE_RULES["band"], some, {n: offers[n] for n in names}, {})
        return next(name for name, place in found.places.items() if place == 1)

    assert (first("abc"), first("ab")) == ("a", "b")


points = st.fractions(min_value=0, max_value=20, max_denominator=8)


@given(st.lists(st.tuples(points, points), min_size=1, max_size=6))
def test_the_best_has_all_points_and_the_order_by_sum_stays(
    given_points: list[tuple[Fraction, Fraction]],
) -> None:
    bids = {str(at): (str(one), str(two)) for at, (one, two) in enumerate(given_points)}
    scaled = {name: one.quality for name, one in counted("quality", bids).items()}
    raw = {name: one.quality for name, one in counted("none", bids).items()}
    assert max(scaled.values()) == (60 if max(raw.values()) else 0)
    assert sorted(raw, key=lambda name: raw[name]) == sorted(raw, key=lambda name: scaled[name])
