"""What holds for every answer, every price and every set of bids."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring.exact import floats
from scoring.street import JUDGED, bid, lock, one, outcome, ranked, record, rules, scored

from procure.model.bid import Bid
from procure.scoring.assess import assess_bid
from procure.scoring.outcomes import BidQuality
from procure.scoring.rules import Rules, best_numbers

NUMBER = '{id: x, question: "?", type: number}'
TABLE = (
    '{id: x, question: "?", type: table, columns: {met: {title: M, type: boolean}, '
    "proof: {title: P, optional: yes}}, most_rows: 12}"
)
FALLING = rules(one('shape: linear, requirement: x, zero_at: "600", full_at: "300"', NUMBER))
RISING = rules(one('shape: linear, requirement: x, zero_at: "3", full_at: "4"', NUMBER))
STEPS = rules(
    one(
        'shape: steps, requirement: x, otherwise: "0", '
        'steps: [{at_most: "4.38", share: "1"}, {at_most: "8.76", share: "0.5"}]',
        NUMBER,
    )
)
SHARE = rules(
    one('shape: share, table: x, column: met, evidence_column: proof, bare_claim: "0.5"', TABLE)
)
BEST = rules(one("shape: relative, requirement: x, best: lowest", NUMBER))
MEAN = rules(JUDGED, "agreed: mean")

NUMBERS = st.decimals(0, 10000, places=3)
ROWS = st.lists(st.sampled_from(["no", "yes", "yes a.pdf"]), min_size=1, max_size=12)
RANK_OF_ROW = {"no": 0, "yes": 1, "yes a.pdf": 2}


def points(of: Rules, answers: str) -> Fraction:
    found = outcome(assess_bid(of, bid(of, answers), record(), {})).points
    assert found is not None
    return found


def number(value: Decimal) -> str:
    return f"answers: {{street/x: {value:f}}}"


def table(rows: list[str]) -> str:
    filled = [f"{{met: {row.split()[0]}{', proof: a.pdf' if ' ' in row else ''}}}" for row in rows]
    return f"tables: {{street/x: [{', '.join(filled)}]}}"


@pytest.mark.parametrize("of", [FALLING, RISING, STEPS])
@given(value=NUMBERS)
def test_points_of_a_number_stay_within_0_and_the_most(of: Rules, value: Decimal) -> None:
    assert 0 <= points(of, number(value)) <= 10


@given(rows=ROWS)
def test_points_of_a_table_stay_within_0_and_the_most(rows: list[str]) -> None:
    assert 0 <= points(SHARE, table(rows)) <= 10


@pytest.mark.parametrize(("of", "sign"), [(FALLING, -1), (RISING, 1), (STEPS, -1)])
@given(first=NUMBERS, second=NUMBERS)
def test_a_better_number_never_earns_less(
    of: Rules, sign: int, first: Decimal, second: Decimal
) -> None:
    worse, better = sorted((first, second), key=lambda value: sign * value)
    assert points(of, number(worse)) <= points(of, number(better))


@given(rows=ROWS, at=st.integers(0, 11), row=st.sampled_from(["no", "yes", "yes a.pdf"]))
def test_a_better_row_never_earns_less(rows: list[str], at: int, row: str) -> None:
    at %= len(rows)
    other = [*rows[:at], row, *rows[at + 1 :]]
    worse, better = sorted((rows, other), key=lambda one: RANK_OF_ROW[one[at]])
    assert points(SHARE, table(worse)) <= points(SHARE, table(better))


@given(levels=st.tuples(st.integers(0, 4), st.integers(0, 4)), more=st.integers(0, 4))
def test_a_higher_level_never_earns_less(levels: tuple[int, int], more: int) -> None:
    def earned(ana: int, bram: int) -> Fraction:
        state = record(scored("ana", ana), scored("bram", bram))
        found = outcome(assess_bid(MEAN, bid(MEAN), state, {}), "street/comfort").points
        assert found is not None
        return found

    ana, bram = levels
    assert 0 <= earned(ana, bram) <= earned(max(ana, more), bram) <= 20


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=6))
def test_compared_points_stay_within_0_and_the_most_and_somebody_has_all(
    numbers: list[Decimal],
) -> None:
    bids = tuple(bid(BEST, number(value), f"b{at}") for at, value in enumerate(numbers))
    found = [compared.points or Fraction(0) for compared in _compared(bids)]
    assert all(0 <= earned <= 10 for earned in found)
    assert max(found) == 10


def _compared(bids: tuple[Bid, ...]) -> list[BidQuality]:
    best = best_numbers(BEST, bids, {one.bidder: one.measures for one in bids})
    return [assess_bid(BEST, one, record(), best) for one in bids]


# prices

PRICES = {
    "band": lock(JUDGED, 'price: {rule: band, low: "80", high: "120"}'),
    "budget": lock(JUDGED, 'price: {rule: budget, budget: "120"}'),
    "lowest_over_price": lock(JUDGED, "price: {rule: lowest_over_price}"),
    "lowest_price": lock(JUDGED, "price: {rule: lowest_price}"),
    "fixed_price": lock(JUDGED, 'price: {rule: fixed_price, fixed: "100"}'),
    "price_per_point": lock(JUDGED, 'price: {rule: price_per_point}\nminimums: {quality: "1"}'),
}
ABSOLUTE = sorted(set(PRICES) - {"lowest_over_price"})
QUALITY = st.decimals(1, 60, places=2).map(str)
PRICE = st.decimals(0, 200, places=2).map(str)
BIDS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(QUALITY, PRICE), min_size=2)


@pytest.mark.parametrize("rule", ["band", "budget", "lowest_over_price"])
@given(bids=BIDS)
def test_price_points_stay_within_0_and_the_most(
    rule: str, bids: dict[str, tuple[str, str]]
) -> None:
    decisions = ranked(PRICES[rule], bids).decisions
    assert all(0 <= (decision.points or 0) <= 40 for decision in decisions.values())


@pytest.mark.parametrize("rule", ["band", "budget", "lowest_over_price"])
@given(bids=BIDS)
def test_a_lower_price_never_earns_less(rule: str, bids: dict[str, tuple[str, str]]) -> None:
    decisions = ranked(PRICES[rule], bids).decisions
    by_price = sorted(bids, key=lambda name: Decimal(bids[name][1]))
    earned = [decisions[name].points or Fraction(0) for name in by_price]
    assert earned == sorted(earned, reverse=True)


@pytest.mark.parametrize("rule", ABSOLUTE)
@given(bids=BIDS, leaving=st.data())
def test_a_bid_that_leaves_never_reorders_the_others_under_an_absolute_rule(
    rule: str, bids: dict[str, tuple[str, str]], leaving: st.DataObject
) -> None:
    gone = leaving.draw(st.sampled_from(sorted(bids)))
    before = ranked(PRICES[rule], bids).places
    after = ranked(PRICES[rule], {name: bids[name] for name in bids if name != gone}).places
    others = sorted(after)
    assert [
        (before[one] < before[two], before[one] == before[two]) for one in others for two in others
    ] == [(after[one] < after[two], after[one] == after[two]) for one in others for two in others]


@pytest.mark.parametrize("rule", sorted(PRICES))
@given(bids=BIDS, shuffled=st.data())
def test_nothing_depends_on_the_order_bids_come_in(
    rule: str, bids: dict[str, tuple[str, str]], shuffled: st.DataObject
) -> None:
    order = shuffled.draw(st.permutations(sorted(bids)))
    one, two = (
        ranked(PRICES[rule], bids),
        ranked(PRICES[rule], {name: bids[name] for name in order}),
    )
    assert (one.totals, one.places, one.ties, one.findings) == (
        two.totals,
        two.places,
        two.ties,
        two.findings,
    )


@pytest.mark.parametrize("rule", sorted(PRICES))
@given(bids=BIDS)
def test_no_binary_float_takes_part(rule: str, bids: dict[str, tuple[str, str]]) -> None:
    assert list(floats(ranked(PRICES[rule], bids))) == []
