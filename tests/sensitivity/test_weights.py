"""Where the first place changes with the weights, by hand; how often each bid would win."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report.kiosks import kiosks

from procure.sensitivity.weights import PRICE, Shares, shares, turns, won

# Quality 60 points, price 40. Ash earns all of quality and a quarter of the price: 60 + 10 = 70.
# Birch earns half of quality and all of the price: 30 + 40 = 70 too.
TWO = Shares(
    {"quality": Fraction(60), PRICE: Fraction(40)},
    {
        "ash": {"quality": Fraction(1), PRICE: Fraction(1, 4)},
        "birch": {"quality": Fraction(1, 2), PRICE: Fraction(1)},
    },
)
# Oak has 65, Elm 60.
THREE = Shares(
    {"green": Fraction(30), "open": Fraction(30), PRICE: Fraction(40)},
    {
        "oak": {"green": Fraction(1), "open": Fraction(1, 2), PRICE: Fraction(1, 2)},
        "elm": {"green": Fraction(1, 2), "open": Fraction(1, 2), PRICE: Fraction(3, 4)},
    },
)


def totals(known: Shares, weights: dict[str, Fraction]) -> dict[str, Fraction]:
    return {
        bidder: sum((weights[part] * own[part] for part in weights), Fraction(0))
        for bidder, own in known.earned.items()
    }


def reweighted(known: Shares, part: str, weight: Fraction) -> dict[str, Fraction]:
    """Return the weights when one part gets another, and the others keep their proportions."""
    rest = sum((own for name, own in known.weights.items() if name != part), Fraction(0))
    return {
        name: weight if name == part else own * (100 - weight) / rest
        for name, own in known.weights.items()
    }


def test_the_first_place_changes_where_the_lines_cross() -> None:
    # 100 - w split 1:1 on green and open: Oak (100-w)*3/4 + w/2, Elm (100-w)/2 + w*3/4: w = 50.
    price = next(turn for turn in turns(THREE) if turn.part == PRICE)
    assert (price.weight, price.down_to) == (Fraction(40), None)
    assert (price.up_to, price.above) == (Fraction(50), "elm")


def test_bids_that_are_level_change_at_the_published_weight() -> None:
    quality, price = turns(TWO)
    assert (quality.down_to, quality.up_to) == (Fraction(60), Fraction(60))
    assert (price.down_to, price.up_to) == (Fraction(40), Fraction(40))


weights = st.lists(st.integers(1, 40), min_size=3, max_size=3).map(
    lambda parts: [Fraction(100 * part, sum(parts)) for part in parts]
)
earned = st.lists(st.fractions(0, 1, max_denominator=20), min_size=3, max_size=3)


@given(weights, st.lists(earned, min_size=2, max_size=4))
def test_at_the_weight_named_the_bid_named_is_level_with_the_first(
    published: list[Fraction], bids: list[list[Fraction]]
) -> None:
    parts = ("green", "open", PRICE)
    own = {f"bid-{at}": dict(zip(parts, one, strict=True)) for at, one in enumerate(bids)}
    now = totals(Shares({}, own), dict(zip(parts, published, strict=True)))
    order = sorted(own, key=lambda bidder: -now[bidder])
    known = Shares(dict(zip(parts, published, strict=True)), {one: own[one] for one in order})
    for turn in turns(known):
        for weight, bidder in ((turn.down_to, turn.below), (turn.up_to, turn.above)):
            if weight is not None:
                then = totals(known, reweighted(known, turn.part, weight))
                assert then[bidder] == then[order[0]] == max(then.values())


def test_shares_of_the_sample_are_its_points() -> None:
    known = shares(kiosks())
    assert known is not None
    assert list(known.earned) == ["meridian", "lantern", "nordhall"]
    now = totals(known, dict(known.weights))
    assert {bidder: float(total) for bidder, total in now.items()} == {
        "meridian": 66.5,
        "lantern": 65.9,
        "nordhall": 59.0,
    }


def test_no_shares_where_the_rule_gives_no_points() -> None:
    sample = kiosks()
    price = sample.price.model_copy(update={"direction": "lowest"})
    assert shares(sample.model_copy(update={"price": price})) is None


def test_a_bid_that_is_better_in_all_parts_always_wins() -> None:
    every = Shares(
        {"green": Fraction(60), PRICE: Fraction(40)},
        {
            "ash": {"green": Fraction(1), PRICE: Fraction(1)},
            "birch": {"green": Fraction(1, 2), PRICE: Fraction(1, 2)},
        },
    )
    assert [(one.bidder, one.anywhere, one.nearby) for one in won(every, "seed")] == [
        ("ash", Decimal(100), Decimal(100)),
        ("birch", Decimal(0), Decimal(0)),
    ]


def test_of_two_parts_the_share_is_the_length_on_which_a_bid_leads() -> None:
    # Ash leads while its quality weight is above 60: on two fifths of all weightings.
    ash, birch = won(TWO, "seed")
    assert float(ash.anywhere) == pytest.approx(40, abs=1.5)
    assert ash.anywhere + birch.anywhere == 100


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    assert won(THREE, "one") == won(THREE, "one")
    assert won(THREE, "one") != won(THREE, "another")
