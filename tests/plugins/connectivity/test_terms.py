"""Route, price and back-up power of the worked example: field notes, B3.4."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_connectivity.backup import resilience
from procure_connectivity.price import affordability
from procure_connectivity.route import dig_once

from procure.api import Case, Evaluator, Open, Scored

Build = Callable[[Mapping[str, object]], Case]


def route(**km: object) -> dict[str, object]:
    rows = [{"section": name, "method": name, "km": length} for name, length in km.items()]
    return {
        "criterion": "connectivity/dig-once",
        "most": 10,
        "bid_tables": {"dig-once": rows},
    }


def price(monthly: object) -> dict[str, object]:
    return {
        "criterion": "connectivity/affordability",
        "most": 10,
        "settings": {"income-month": "900"},
        "answers": {"affordability": monthly},
    }


def backup(diversity: object, *sites: tuple[int, object]) -> dict[str, object]:
    rows = [{"site": "mast", "sites": count, "hours": hours} for count, hours in sites]
    return {
        "criterion": "connectivity/resilience",
        "most": 10,
        "answers": {"path-diversity": diversity},
        "bid_tables": {"backup": rows},
    }


def points(build: Build, evaluator: Evaluator, written: Mapping[str, object]) -> Fraction:
    result = evaluator(build(written))
    assert isinstance(result, Scored), result
    return Fraction(result.points)


def test_half_of_the_example_route_needs_no_trench_of_its_own(build: Build) -> None:
    written = route(existing=10, shared=6, micro=8, new=16)
    result = dig_once(build(written))
    assert isinstance(result, Scored)
    assert result.points == 5
    assert str(result.arithmetic) == "(10 + 6 + 0.5 × 8) / 40 km × 10 = 5"


def test_thirty_of_900_a_month_earns_six_tenths(build: Build) -> None:
    assert points(build, affordability, price(30)) == 6


def test_back_up_power_and_paths_of_the_example_earn_0_475(build: Build) -> None:
    written = backup(Decimal("0.3"), (60, 1), (40, 4))
    assert points(build, resilience, written) == Fraction("4.75")


def test_a_price_of_nothing_earns_all_points(build: Build) -> None:
    assert points(build, affordability, price(0)) == 10


@pytest.mark.parametrize(
    ("evaluator", "written"),
    [
        (dig_once, route()),
        (dig_once, route(new=0)),
        (affordability, price("about 30")),
        (affordability, price(None)),
        (resilience, backup(None, (1, 1))),
        (resilience, backup(0)),
        (resilience, backup(0, (0, 4))),
    ],
)
def test_what_cannot_be_calculated_stays_open(
    build: Build, evaluator: Evaluator, written: Mapping[str, object]
) -> None:
    assert isinstance(evaluator(build(written)), Open)


@given(km=st.lists(st.integers(0, 500), min_size=4, max_size=4), moved=st.integers(0, 500))
def test_less_digging_never_earns_less(build: Build, km: list[int], moved: int) -> None:
    existing, shared, micro, new = km[0] + 1, km[1], km[2], km[3]
    moved = min(moved, new)
    before = points(build, dig_once, route(existing=existing, shared=shared, micro=micro, new=new))
    after = points(
        build,
        dig_once,
        route(existing=existing, shared=shared, micro=micro + moved, new=new - moved),
    )
    assert 0 <= before <= after <= 10


@given(one=st.decimals(0, 500, places=2), other=st.decimals(0, 500, places=2))
def test_a_lower_price_never_earns_less(build: Build, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    cheap, dear = (points(build, affordability, price(value)) for value in (low, high))
    assert 0 <= dear <= cheap <= 10


@given(hours=st.lists(st.decimals(0, 99, places=1), min_size=2, max_size=2))
def test_longer_back_up_never_earns_less(build: Build, hours: list[Decimal]) -> None:
    short, long = sorted(hours)
    less, more = (points(build, resilience, backup(1, (3, one), (2, 1))) for one in (short, long))
    assert 0 <= less <= more <= 10
