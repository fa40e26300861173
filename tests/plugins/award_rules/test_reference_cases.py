"""The published and computed cases, replayed from their file when it is there."""

import json
import os
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from procure.api import PriceDecision
from procure.numbers import fixed

Decide = Callable[..., dict[str, PriceDecision]]

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]


class Node:
    """A place in the JSON file, so that tests read as paths."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __getitem__(self, key: str) -> "Node":
        assert isinstance(self.value, dict)
        return Node(self.value[key])

    def bids(self) -> Mapping[str, "Node"]:
        assert isinstance(self.value, dict)
        return {name: Node(value) for name, value in self.value.items()}

    def numbers(self) -> list[Decimal]:
        assert isinstance(self.value, list)
        return [Decimal(str(one)) for one in self.value]

    @property
    def number(self) -> Decimal:
        return Decimal(str(self.value))


@pytest.fixture(scope="module")
def cases() -> Mapping[str, Node]:
    file = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "evaluation" / "cases.json"
    read = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    return {case["id"]: Node(case) for case in read["cases"]}


def assert_to_the_last_digit(expected: Node, found: Mapping[str, Fraction | None]) -> None:
    """Compare each number at as many places as the file gives it."""
    assert expected.bids().keys() == found.keys()
    for name, one in expected.bids().items():
        places = max(-int(one.number.as_tuple().exponent), 0)
        number = found[name]
        assert number is not None
        assert fixed(number, places) == format(one.number, "f")


def deciding(found: Mapping[str, PriceDecision]) -> dict[str, Fraction | None]:
    return {name: one.deciding for name, one in found.items()}


def points(found: Mapping[str, PriceDecision]) -> dict[str, Fraction | None]:
    return {name: one.points for name, one in found.items()}


def test_coefficient(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["prozorro_meat_tutorial"]
    most = 100 * sum(case["inputs"]["feature_max"].numbers())
    quality = 100 * sum(case["inputs"]["bidder_parameters"].numbers())
    prices = [case["inputs"]["price"].number, *case["inputs"]["other_prices"].numbers()]
    weighted = [case["expected"]["weighted"].number, *case["expected"]["weighted_other"].numbers()]
    bids = {str(price): (quality, price) for price in prices}
    found = decide("coefficient", bids, 100 - most)
    assert [fixed(one.deciding, 2) for one in found.values()] == [str(one) for one in weighted]
    coefficient = Fraction(prices[0]) / found[str(prices[0])].deciding
    assert coefficient == Fraction(str(case["expected"]["K_exact"].value))


def test_life_cycle_cost(cases: Mapping[str, Node], decide: Decide) -> None:
    inputs = cases["prozorro_lcc"]["inputs"]
    price = inputs["price"].number + inputs["lcc_responses_total"].number
    found = decide("coefficient", {"A": (0, price)}, 70)["A"].deciding
    assert found == Fraction(cases["prozorro_lcc"]["expected"]["weighted"].number)


def test_inverse_proportion(cases: Mapping[str, Node], decide: Decide) -> None:
    """Points of 200; ours add up to 100, so all are halved."""
    case = cases["negometrix_low_bid"]
    bids = {
        name: (sum(case["inputs"][name]["q"].numbers()) / 2, case["inputs"][name]["price"].number)
        for name in "AB"
    }
    found = decide("qcbs", bids, case["inputs"]["max_points"]["price"].number / 2)
    assert {name: one.points for name, one in found.items()} == {
        name: one.number / 2 for name, one in case["expected"]["price_points"].bids().items()
    }
    assert_to_the_last_digit(case["expected"]["percent"], deciding(found))


def test_award_on_value(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["negometrix_award_on_value"]
    inputs = case["inputs"]
    quality = 100 * inputs["levels"][str(inputs["awarded"].value)].number
    found = decide(
        "monetised_quality",
        {"A": (quality, inputs["price"].number)},
        full_quality_worth=str(inputs["criterion_value"].number),
    )
    assert found["A"].deciding == Fraction(case["expected"]["fictitious_price"].number)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("qcbs", "ufab2"), ("twice_lowest", "one_sided_2x"), ("min_max", "two_sided")],
)
def test_german_comparison(
    cases: Mapping[str, Node], decide: Decide, rule: str, expected: str
) -> None:
    case = cases["german_price_formulas"]
    bids = {name: (0, one.number) for name, one in case["inputs"]["prices"].bids().items()}
    found = decide(rule, bids, case["inputs"]["max_points"].number)
    assert_to_the_last_digit(case["expected"][expected], points(found))


def test_ufab(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["ufab_richtwert"]
    bids = {
        name: (one["L"].number, one["P"].number)
        for name, one in case["inputs"]["bids"].bids().items()
    }
    constant = str(case["inputs"]["constant"].number)
    simple = decide("ufab_simple", bids, quality_most=1000, constant=constant)
    assert_to_the_last_digit(case["expected"]["Z"], deciding(simple))
    assert order(simple) == case["expected"]["simple_ranking"].value
    band = str(case["inputs"]["band_percent"].number)
    extended = decide(
        "ufab_extended", bids, quality_most=1000, constant=constant, band_percent=band
    )
    assert order(extended)[0] == case["expected"]["extended_winner_by_L"].value
    in_band = [name for name, one in extended.items() if one.deciding != simple[name].deciding]
    assert in_band == case["expected"]["in_band"].value


def order(found: Mapping[str, PriceDecision]) -> list[str]:
    return sorted(found, key=lambda name: -found[name].deciding)


def test_qcbs(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["qcbs_80_20"]
    passed = {
        name: (one["St"].number * 80 / 100, one["F"].number)
        for name, one in case["inputs"]["bids"].bids().items()
        if one["St"].number >= case["inputs"]["min_technical"].number
    }
    found = decide("qcbs", passed, 20)
    assert {name: fixed(one.deciding, 2) for name, one in found.items()} == {
        name: f"{one.number:.2f}" for name, one in case["expected"]["S"].bids().items()
    }
    assert order(found) == case["expected"]["ranking"].value


def test_rated_criteria(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["worldbank_rated_criteria"]
    most = 100 * case["inputs"]["X"].number
    bids = {
        name: (one["T"].number * (100 - most) / 100, one["C"].number)
        for name, one in case["inputs"]["bids"].bids().items()
    }
    found = decide("world_bank", bids, most)
    assert_to_the_last_digit(case["expected"]["B"], deciding(found))
    assert order(found) == case["expected"]["ranking"].value


def test_south_africa(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["pppfa_80_20"]
    bids = {
        name: (one["goal_points"].number, one["price"].number)
        for name, one in case["inputs"]["bids"].bids().items()
    }
    found = decide("pppfa", bids, 80)
    assert_to_the_last_digit(case["expected"]["Ps"], points(found))
    assert_to_the_last_digit(case["expected"]["total"], deciding(found))
    assert order(found) == case["expected"]["ranking"].value


@pytest.mark.parametrize(
    ("id_", "rule"),
    [
        ("rank_reversal_lowest_over_price", "qcbs"),
        ("rank_reversal_linear_min_max", "min_max"),
        ("rank_reversal_linear_to_twice_lowest", "twice_lowest"),
    ],
)
def test_rank_reversal(cases: Mapping[str, Node], decide: Decide, id_: str, rule: str) -> None:
    inputs, expected = cases[id_]["inputs"], cases[id_]["expected"]
    weight = inputs["quality_weight"].number
    bids = {
        name: (one["quality"].number * weight, one["price"].number)
        for name, one in inputs["bids"].bids().items()
    }
    everybody = decide(rule, bids, 100 - 100 * weight)
    left = decide(rule, {name: bids[name] for name in "AB"}, 100 - 100 * weight)
    assert_to_the_last_digit(expected["with_C"], deciding(everybody))
    assert_to_the_last_digit(expected["without_C"], deciding(left))
    assert order(everybody) == expected["order_with_C"].value
    assert order(left) == expected["order_without_C"].value


def test_goldilocks(cases: Mapping[str, Node], decide: Decide) -> None:
    case = cases["goldilocks"]
    bids = {
        name: (one["quality"].number / 2, one["price"].number)
        for name, one in case["inputs"]["bids"].bids().items()
    }
    found = decide("qcbs", bids, 50)
    assert_to_the_last_digit(case["expected"]["totals"], deciding(found))
    assert found["A"].deciding == found["C"].deciding
