"""What a price of carbon would change: the three bids of the field notes, 6.6, to the digits."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.compare_prices import Offer, break_even, first, places
from procure_carbon.compare_section import price_of_carbon
from procure_carbon.compare_stored import published_prices
from support.carbon_compared import PRICES, figure, locked

from procure.api import Table
from procure.evaluation.stored_blocks import block_to_json
from procure.pack.read import PublishedPack

A = Offer("a", "A", Fraction(2400000), Fraction("507.582"))
B = Offer("b", "B", Fraction(2350000), Fraction(620))
C = Offer("c", "C", Fraction(2500000), Fraction(430))


@pytest.mark.parametrize(("other", "price"), [(B, 444.77), (C, 1288.96)], ids="BC")
def test_two_bids_cost_the_same_at_the_break_even_price(other: Offer, price: float) -> None:
    found = break_even(A, other)
    assert found is not None
    assert round(float(found), 2) == price
    assert A.cost(found) == other.cost(found)


def test_no_price_turns_round_a_bid_that_is_cheaper_and_lower_in_carbon() -> None:
    better = Offer("d", "D", Fraction(2000000), Fraction(400))
    assert break_even(A, better) is None


def test_bids_of_equal_carbon_have_no_break_even() -> None:
    assert break_even(A, Offer("d", "D", Fraction(1), A.tonnes)) is None


@pytest.mark.parametrize(
    ("price", "costs"),
    [
        ("65", (2432992.83, 2390300, 2527950)),
        ("250", (2526895.50, 2505000, 2607500)),
        ("300", (2552274.60, 2536000, 2629000)),
    ],
)
def test_a_price_of_a_tonne_adds_the_cost_of_carbon(
    price: str, costs: tuple[float, float, float]
) -> None:
    found = [round(float(one.cost(Fraction(price))), 2) for one in (A, B, C)]
    assert found == list(costs)
    assert first((A, B, C), Fraction(price)) == ("B",)


def test_above_the_break_even_price_the_bid_with_less_carbon_costs_least() -> None:
    assert [first((A, B, C), Fraction(price)) for price in (444, 445, 1289)] == [
        ("B",),
        ("A",),
        ("C",),
    ]


AMOUNTS = st.integers(1, 10**9).map(Fraction)


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_two_bids_break_even_at_one_price_whichever_is_first(
    price: Fraction, tonnes: Fraction, other_price: Fraction, other_tonnes: Fraction
) -> None:
    one, other = Offer("a", "A", price, tonnes), Offer("b", "B", other_price, other_tonnes)
    assert break_even(one, other) == break_even(other, one)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=2, max_size=6))
def test_a_price_above_every_break_even_lets_the_least_carbon_win(
    bids: list[tuple[Fraction, Fraction]],
) -> None:
    offers = tuple(Offer(str(at), str(at), *one) for at, one in enumerate(bids))
    turns = [break_even(one, other) or Fraction(0) for one in offers for other in offers]
    winners = first(offers, max(turns) + 1)
    assert {one.tonnes for one in offers if one.name in winners} == {
        min(one.tonnes for one in offers)
    }


def test_a_price_that_was_valid_before_the_deadline_only_is_left_out(
    published: PublishedPack,
) -> None:
    old = PRICES[0] | {"id": "eur-old", "valid-to": "2020-12-31"}
    lock = locked(published, "offer-carbon", tables={"carbon-prices": (*PRICES, old)})
    (_, table) = published_prices(lock, {"a": figure("offer", 1, "tCO2e")}).blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["eur-65", "eur-250", "eur-300"]


def test_a_price_that_has_been_replaced_is_left_out(published: PublishedPack) -> None:
    old = PRICES[0] | {"id": "eur-old", "replaced-by": "eur-65"}
    lock = locked(published, "offer-carbon", tables={"carbon-prices": (*PRICES, old)})
    (_, table) = published_prices(lock, {"a": figure("offer", 1, "tCO2e")}).blocks
    assert isinstance(table, Table)
    assert "eur-old" not in [row[0] for row in table.rows]


def test_equal_numbers_share_a_place() -> None:
    twin = Offer("d", "D", B.price, Fraction(1))
    assert places((A, B, twin), lambda one: one.price) == {"a": 3, "b": 1, "d": 1}


def stored(published: PublishedPack, **bids: Any) -> dict[str, object]:
    """Return an evaluation as it is stored: bids A, B, C with prices, places and tonnes."""
    measures = {one.bidder: figure("offer", str(one.tonnes), "tCO2e") for one in (A, B, C)}
    lock = locked(published, "offer-carbon", tables={"carbon-prices": PRICES})
    blocks = published_prices(lock, measures).blocks
    return {
        "tender": {"currency": "EUR"},
        "criteria": [{"id": "carbon/offer-carbon"}],
        "packs": [{"id": "carbon", "settings": {}}],
        "comparisons": [{"plugin": "carbon", "blocks": [block_to_json(block) for block in blocks]}],
        "bids": [
            {
                "bidder": one.bidder,
                "name": one.name,
                "place": place,
                "price": str(one.price),
                "measures": {"carbon.offer": {"value": str(float(one.tonnes)), "unit": "tCO2e"}},
            }
            for place, one in enumerate((A, B, C), start=1)
        ],
    } | bids


def shown(evaluation: dict[str, object]) -> list[list[list[str]]]:
    """Return the rows of each table of the section."""
    return [
        [[str(cell) for cell in row] for row in block.rows]
        for block in price_of_carbon(evaluation)
        if isinstance(block, Table)
    ]


def test_the_report_has_the_break_even_prices(published: PublishedPack) -> None:
    table = shown(stored(published))[0]
    assert [row[3:] for row in table] == [["444.77", "A"], ["1288.96", "C"], ["789.47", "C"]]


def test_the_report_sweeps_the_published_prices_in_the_currency(published: PublishedPack) -> None:
    table = shown(stored(published))[1]
    assert [row[0] for row in table] == ["Price alone", "eur-65", "eur-250", "eur-300"]
    assert table[1] == ["eur-65", "65.00", "2432992.83", "2390300.00", "2527950.00", "B"]


def test_the_report_shows_places_by_method(published: PublishedPack) -> None:
    table = shown(stored(published))[2]
    assert table == [
        ["A", "1", "2", "2", "2", "2", "2"],
        ["B", "2", "1", "3", "1", "1", "1"],
        ["C", "3", "3", "1", "3", "3", "3"],
    ]


def test_without_published_prices_the_break_even_stays(published: PublishedPack) -> None:
    assert len(shown(stored(published, comparisons=[]))) == 2


def test_while_nobody_has_a_place_nothing_is_said(published: PublishedPack) -> None:
    assert price_of_carbon(stored(published, bids=[])) == ()


def test_tonnes_follow_from_a_figure_for_each_square_metre(published: PublishedPack) -> None:
    evaluation = stored(published, criteria=[{"id": "carbon/upfront-carbon"}])
    evaluation["packs"] = [{"id": "carbon", "settings": {"area-m2": "1000"}}]
    bids: Any = evaluation["bids"]
    for bid, tonnes in zip(bids, ("507.582", "620", "430"), strict=True):
        bid["measures"] = {"carbon.upfront_per_m2": {"value": tonnes, "unit": "kgCO2e/m2"}}
    assert shown(evaluation)[0][0][3] == "444.77"
