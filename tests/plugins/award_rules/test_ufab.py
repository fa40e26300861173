"""UfAB reference values; numbers of the case ``ufab_richtwert``."""

from collections.abc import Callable, Mapping

import pytest

from procure.api import PriceDecision, PriceRule

Decide = Callable[..., dict[str, PriceDecision]]

THREE = {"A": (900, 225000), "B": (820, 200000), "C": (950, 250000)}


def simple(decide: Decide, bids: Mapping[str, tuple[int, object]]) -> dict[str, PriceDecision]:
    return decide("ufab_simple", bids, quality_most=1000, constant="100000")


def extended(decide: Decide, band: str) -> dict[str, PriceDecision]:
    return decide("ufab_extended", THREE, quality_most=1000, constant="100000", band_percent=band)


def test_the_highest_quotient_wins(decide: Decide) -> None:
    found = simple(decide, THREE)
    assert {bid: one.deciding for bid, one in found.items()} == {"A": 400, "B": 410, "C": 380}


def test_inside_the_band_the_most_quality_wins(decide: Decide) -> None:
    found = extended(decide, "5")
    assert sorted(found, key=lambda bid: -found[bid].deciding) == ["A", "B", "C"]


def test_the_steps_say_the_band_and_who_is_in_it(decide: Decide) -> None:
    found = extended(decide, "5")
    assert [str(step) for step in found["A"].steps] == [
        "Z = 900 / 225000 × 100000 = 400",
        "The band reaches from the best Z 410 down by 5 percent to 389.5",
        "Z 400 lies in the band, where quality decides: best Z 410 + 900 quality = 1310",
    ]
    assert str(found["C"].steps[-1]) == "Z 380 lies below the band and stays the deciding number"


def test_a_band_of_zero_leaves_the_simple_order(decide: Decide) -> None:
    found = extended(decide, "0")
    assert sorted(found, key=lambda bid: -found[bid].deciding) == ["B", "A", "C"]


def test_the_lower_end_of_the_band_belongs_to_it(decide: Decide) -> None:
    bids = {"A": (100, 1000), "B": (190, 2000)}
    found = decide("ufab_extended", bids, quality_most=1000, constant="1000", band_percent="5")
    assert found["B"].deciding == 100 + 190


def test_a_price_of_zero_counts_as_a_cent(decide: Decide) -> None:
    (found,) = simple(decide, {"A": (900, 0)}).values()
    assert found.deciding == 9_000_000_000
    assert str(found.steps[0]) == (
        "The price 0 counts as 0.01: Z = 900 / 0.01 × 100000 = 9000000000"
    )


def test_a_price_of_a_cent_is_not_better_than_one_of_zero(decide: Decide) -> None:
    found = simple(decide, {"A": (900, 0), "B": (900, "0.01"), "C": (900, "0.001")})
    assert len({one.deciding for one in found.values()}) == 1


@pytest.mark.parametrize(
    ("rule", "parameters", "said"),
    [
        ("ufab_simple", {"constant": "0"}, ("constant 0 must be above 0.",)),
        (
            "ufab_extended",
            {"constant": "0", "band_percent": "100"},
            (
                "constant 0 must be above 0.",
                "band_percent 100 must be from 0 to below 100.",
            ),
        ),
    ],
)
def test_wrong_parameters_are_named(
    rules: dict[str, PriceRule], rule: str, parameters: dict[str, str], said: tuple[str, ...]
) -> None:
    assert rules[rule].problems(parameters) == said
