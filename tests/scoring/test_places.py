"""Rounding once, places, ties and draws."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring.street import JUDGED, lock, offer, quality, ranked

from procure.model.lock import Lock
from procure.numbers import rounded
from procure.scoring.award import Ranked, award
from procure.scoring.places import Entrant, draw_order, rank
from procure.scoring.price_rules import CORE_RULES


def places(
    totals: Mapping[str, str],
    direction: str = "highest",
    ties: tuple[str, ...] = (),
    draws: Mapping[frozenset[str], str] | None = None,
    **keys: Mapping[str, int],
) -> dict[str, int]:
    """Return places; ``keys`` holds for each bidder the numbers tie rules ask for."""
    entrants = [
        Entrant(name, Decimal(total), {key: Fraction(n) for key, n in keys.get(name, {}).items()})
        for name, total in totals.items()
    ]
    return rank(entrants, direction, ties, draws or {})[0]


def test_equal_totals_share_a_place() -> None:
    assert places({"a": "9", "b": "8", "c": "8", "d": "7"}) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_the_lowest_may_win() -> None:
    assert places({"a": "9", "b": "8", "c": "8"}, "lowest") == {"b": 1, "c": 1, "a": 3}


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_places_do_not_depend_on_the_order_of_bids(order: tuple[str, ...]) -> None:
    totals = {"a": "9", "b": "8", "c": "8", "d": "7"}
    assert places({name: totals[name] for name in order}) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_a_tie_rule_parts_equal_totals_the_higher_number_first() -> None:
    found = places({"a": "8", "b": "8"}, ties=("quality",), a={"quality": 40}, b={"quality": 41})
    assert found == {"b": 1, "a": 2}


def test_the_next_rule_looks_only_at_those_still_equal() -> None:
    totals = {"a": "8", "b": "8", "c": "8"}
    found = places(
        totals,
        ties=("quality", "street"),
        a={"quality": 40, "street": 1},
        b={"quality": 40, "street": 2},
        c={"quality": 41, "street": 0},
    )
    assert found == {"c": 1, "b": 2, "a": 3}


def test_a_tie_no_rule_parts_stays_and_is_told() -> None:
    entrants = [Entrant(name, Decimal(8), {"quality": Fraction(40)}) for name in "ba"]
    found, ties = rank(entrants, "highest", ("quality", "draw"), {})
    assert found == {"a": 1, "b": 1}
    assert [(tie.place, tie.bids, tie.rule) for tie in ties] == [(1, ("a", "b"), "")]


def test_the_rules_that_parted_a_tie_are_told() -> None:
    entrants = [
        Entrant("a", Decimal(8), {"quality": Fraction(1)}),
        Entrant("b", Decimal(8), {"quality": Fraction(1)}),
        Entrant("c", Decimal(8), {"quality": Fraction(2)}),
    ]
    draws = {frozenset("ab"): "12 17 31"}
    _, ties = rank(entrants, "highest", ("quality", "draw"), draws)
    assert [tie.rule for tie in ties] == ["quality, draw"]


def test_a_recorded_draw_parts_a_tie() -> None:
    found = places({"a": "8", "b": "8"}, ties=("draw",), draws={frozenset("ab"): "12 17 31"})
    assert sorted(found, key=lambda name: found[name]) == list(draw_order("ab", "12 17 31"))


def test_a_draw_between_others_parts_nothing() -> None:
    found = places({"a": "8", "b": "8"}, ties=("draw",), draws={frozenset("abc"): "12 17 31"})
    assert found == {"a": 1, "b": 1}


def test_the_order_of_a_draw_is_that_of_sha_256_of_seed_and_bidder() -> None:
    # printf '1|a' | sha256sum begins d55e, '1|b' 1d34, '1|c' d2b0
    assert draw_order(("c", "b", "a"), "1") == ("b", "c", "a")


def test_the_order_of_a_draw_does_not_depend_on_who_is_named_first() -> None:
    assert draw_order(("a", "b", "c"), "x") == draw_order(("c", "a", "b"), "x")


# rules of a tender on its own numbers


def tied(ties: str, of: Lock | None = None) -> Ranked:
    """Two bids of total 50: ``a`` of 30 quality points and price 100, ``b`` of 40 and 110."""
    of = of or lock(JUDGED, f"ties: [{ties}]")
    return ranked(of, {"a": ("30", "100"), "b": ("40", "110")})


@pytest.mark.parametrize(("ties", "first"), [("quality", "b"), ("price", "a")])
def test_a_tie_goes_to_more_quality_or_to_the_lower_price(ties: str, first: str) -> None:
    found = tied(ties)
    assert found.totals == {"a": 50, "b": 50}
    assert found.places[first] == 1


@pytest.mark.parametrize("ties", ["street", "street/comfort"])
def test_a_tie_may_go_to_more_points_in_a_pack_or_a_criterion(ties: str) -> None:
    of = lock(JUDGED, f"ties: [{ties}]")
    qualities = {
        "a": quality("a", "30", of, comfort="18"),
        "b": quality("b", "40", of, comfort="20"),
    }
    offers = {"a": offer("a", "100"), "b": offer("b", "110")}
    assert award(of, CORE_RULES["band"], qualities, offers, {}).places == {"b": 1, "a": 2}


def test_equal_totals_of_different_exact_numbers_are_a_tie() -> None:
    found = ranked(lock(JUDGED), {"a": ("30.001", "100"), "b": ("30.002", "100")})
    assert found.totals == {"a": Decimal("50.00"), "b": Decimal("50.00")}
    assert [tie.bids for tie in found.ties] == [("a", "b")]


# rounding

THREE = """
- {id: street/x, most: 20, criterion: {id: x, title: X, kind: award}}
- {id: street/y, most: 20, criterion: {id: y, title: Y, kind: award}}
- {id: street/z, most: 20, criterion: {id: z, title: Z, kind: award}}
"""


def rounding_flip(when: str) -> Ranked:
    of = lock(THREE, f"rounding: {{to: 1, when: {when}}}")
    qualities = {
        "a": quality("a", "22.02", of, x="7.34", y="7.34", z="7.34"),
        "b": quality("b", "22.01", of, x="7.35", y="7.35", z="7.31"),
    }
    return award(of, CORE_RULES["band"], qualities, {n: offer(n, "120") for n in "ab"}, {})


def test_rounding_each_criterion_changes_the_winner() -> None:
    """7.34 three times against 7.35, 7.35, 7.31: by criterion and half up B is ahead."""
    found = rounding_flip("criterion")
    assert found.totals == {"a": Decimal("21.9"), "b": Decimal("22.1")}
    assert found.places == {"b": 1, "a": 2}


def test_rounding_the_total_does_not_part_them_and_quality_does() -> None:
    found = rounding_flip("total")
    assert found.totals == {"a": Decimal("22.0"), "b": Decimal("22.0")}
    assert found.places == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("mode", "to", "total"),
    [
        ("half_up", 2, "50.13"),
        ("half_even", 2, "50.12"),
        ("half_up", 0, "50"),
        ("half_up", 3, "50.125"),
    ],
)
def test_the_total_is_rounded_as_published(mode: str, to: int, total: str) -> None:
    of = lock(JUDGED, f"rounding: {{to: {to}, mode: {mode}}}")
    assert ranked(of, {"a": ("30.125", "100")}).totals == {"a": Decimal(total)}


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6), st.integers(0, 6))
def test_half_up_is_never_more_than_half_a_unit_off(number: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(number, places)) - number) * 10**places <= Fraction(1, 2)


@given(st.decimals(-1000, 1000, places=4), st.sampled_from(["half_up", "half_even"]))
def test_rounding_agrees_with_decimal(number: Decimal, mode: str) -> None:
    modes = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}
    there = number.quantize(Decimal("0.01"), modes[mode], Context(prec=50))
    assert rounded(Fraction(number), 2, mode) == there


# close totals


def test_a_margin_within_one_level_is_a_finding() -> None:
    found = ranked(lock(JUDGED), {"a": ("30", "100"), "b": ("35", "100")})
    assert [one.code for one in found.findings] == ["procure.close"]


def test_a_margin_above_one_level_is_none() -> None:
    found = ranked(lock(JUDGED), {"a": ("30", "100"), "b": ("35.01", "100")})
    assert found.findings == ()


def test_close_totals_are_never_a_tie() -> None:
    found = ranked(lock(JUDGED), {"a": ("30", "100"), "b": ("30.01", "100")})
    assert (found.places, found.ties) == ({"b": 1, "a": 2}, ())
