"""The price that counts: rates, total or none; what is added for measures; the ceiling."""

from fractions import Fraction

import pytest
from scoring.street import JUDGED, lock, offer, quality

from procure.language.words import words
from procure.model.measure import Measure
from procure.model.tender import Price
from procure.scoring.award import Ranked, award
from procure.scoring.correction import CountedPrice, count_price
from procure.scoring.price_rules import CORE_RULES

LINES = "lines: [{id: a, title: A, unit: piece, quantity: 10}, {id: b, title: B, unit: piece, quantity: 10}]"  # noqa: E501


def counted(
    rules: str, total: str | None, measures: dict[str, Measure] | None = None, **rates: str
) -> CountedPrice:
    price: Price = lock(
        JUDGED, f'price: {{rule: band, low: "80", high: "120", {rules}}}'
    ).tender.price
    return count_price(offer("acme", total, **rates), price, measures or {})


@pytest.mark.parametrize("correction", ["rates", "total", "none"])
def test_a_price_that_adds_up_counts_under_every_rule(correction: str) -> None:
    found = counted(f"correction: {correction}, {LINES}", "30", a="1", b="2")
    assert found.corrected == 30
    assert not found.findings


@pytest.mark.parametrize(("correction", "price"), [("rates", 30), ("total", 33), ("none", None)])
def test_where_lines_and_total_disagree_the_published_rule_decides(
    correction: str, price: int | None
) -> None:
    assert counted(f"correction: {correction}, {LINES}", "33", a="1", b="2").corrected == price


def test_where_none_is_published_the_price_is_open() -> None:
    found = counted(f"correction: none, {LINES}", "33", a="1", b="2")
    assert str(found.open) == "Lines and total disagree, and no correction rule was published."


@pytest.mark.parametrize("correction", ["rates", "total", "none"])
def test_a_difference_is_a_finding_under_every_rule(correction: str) -> None:
    found = counted(f"correction: {correction}, {LINES}", "33", a="1", b="2")
    assert [one.code for one in found.findings] == ["procure.price-sum"]


def test_the_rule_of_correction_is_said_in_the_readers_language() -> None:
    (found,) = counted(f"correction: total, {LINES}", "33", a="1", b="2").findings
    assert words(found.what, "es").endswith("prevalece el total indicado.")


def test_without_a_total_the_rates_are_enough() -> None:
    found = counted(f"correction: rates, {LINES}", None, a="1", b="2")
    assert found.corrected == 30
    assert not found.findings


def test_a_blank_total_that_should_prevail_is_open() -> None:
    found = counted(f"correction: total, {LINES}", None, a="1", b="2")
    assert str(found.open) == "The total is blank."


def test_without_lines_the_total_counts() -> None:
    assert counted("correction: rates", "99.5").corrected == Fraction("99.5")


def test_rates_are_multiplied_exactly() -> None:
    assert counted(f"correction: rates, {LINES}", None, a="0.1", b="0.2").corrected == 3


# adjust

KG = Measure("carbon.kg", Fraction(40), "kgCO2e")
SHADOW = 'adjust: [{measure: carbon.kg, per_unit: "0.25"}]'


def test_a_measure_adds_money_before_the_rule_sees_the_price() -> None:
    found = counted(SHADOW, "100", {"carbon.kg": KG})
    assert [found.corrected, found.compared] == [100, 110]


def test_what_is_added_is_said() -> None:
    found = counted(SHADOW, "100", {"carbon.kg": KG})
    assert [str(line) for line in found.adjustments] == [
        "carbon.kg: 40 kgCO2e × 0.25 = 10 added to the price"
    ]


def test_a_negative_rate_takes_money_off() -> None:
    """Award on value, as in support.negometrix.com article 9000123966: 80,000 - 0.6 x 2,500."""
    worth = Measure("street.value", Fraction("0.6"), "1")
    found = counted('adjust: [{measure: street.value, per_unit: "-2500"}]', "80000",
                    {"street.value": worth})  # fmt: skip
    assert found.compared == 78500


def test_a_measure_that_is_missing_leaves_the_price_open() -> None:
    found = counted(SHADOW, "100")
    assert (found.compared, str(found.open)) == (
        None,
        "The price is adjusted by carbon.kg, which this bid does not give.",
    )


# ceiling


def awarded(*bids: tuple[str, str, str], rules: str = "") -> Ranked:
    of = lock(JUDGED, f'price: {{rule: band, low: "80", high: "120", ceiling: "110"{rules}}}')
    qualities = {name: quality(name, points) for name, points, _ in bids}
    offers = {name: offer(name, price) for name, _, price in bids}
    return award(of, CORE_RULES["band"], qualities, offers, {})


def test_a_price_at_the_ceiling_is_admitted() -> None:
    assert awarded(("a", "10", "110")).places == {"a": 1}


def test_a_price_above_the_ceiling_has_no_place_and_no_total() -> None:
    found = awarded(("a", "60", "110.01"), ("b", "10", "100"))
    assert (found.places, set(found.totals)) == ({"b": 1}, {"b"})
    assert str(found.over_ceiling["a"]) == "Gate failed: price ceiling. 110.01 is more than 110."


def test_a_price_above_the_ceiling_is_no_reference_for_others() -> None:
    of = lock(JUDGED, 'price: {rule: lowest_over_price, ceiling: "110"}')
    qualities = {name: quality(name, "10") for name in "ab"}
    offers = {"a": offer("a", "100"), "b": offer("b", "111")}
    found = award(of, CORE_RULES["lowest_over_price"], qualities, offers, {})
    assert found.decisions["a"].points == 40


def test_one_open_price_keeps_all_places_waiting() -> None:
    of = lock(JUDGED, f'price: {{rule: band, low: "80", high: "120", correction: none, {LINES}}}')
    qualities = {name: quality(name, "10") for name in "ab"}
    offers = {"a": offer("a", "30", a="1", b="2"), "b": offer("b", "33", a="1", b="2")}
    found = award(of, CORE_RULES["band"], qualities, offers, {})
    assert found.places == {}
    assert [str(line) for line in found.waiting] == [
        "b: Lines and total disagree, and no correction rule was published."
    ]


def test_while_prices_are_sealed_nobody_has_a_place() -> None:
    found = award(lock(JUDGED), CORE_RULES["band"], {"a": quality("a", "10")}, None, {})
    assert (found.places, [str(one) for one in found.waiting]) == (
        {},
        ["Prices have not been unsealed."],
    )
