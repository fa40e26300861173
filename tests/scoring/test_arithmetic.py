"""Slips in a price form: what was written, the rule, what counts; nothing is guessed."""

from decimal import Decimal

import pytest
from scoring.street import JUDGED, lock

from procure.model.bid import Place, PriceLine, PriceOffer
from procure.scoring.correction import CountedPrice, count_price

LINES = (
    "lines: [{id: a, title: A, unit: piece, quantity: 10}, {id: b, title: B, unit: m, quantity: 4}]"
)


def line(name: str, rate: str | None, total: str | None, offered: str = "") -> PriceLine:
    quantity = Decimal({"a": 10, "b": 4}[name])
    place = Place("acme/price.xlsx", "Prices", f"E{name}")
    return PriceLine(
        name, quantity, None if rate is None else Decimal(rate),
        None if total is None else Decimal(total), place, offered,
    )  # fmt: skip


def counted(
    total: str | None, *lines: PriceLine, rules: str = "correction: rates", added: str = ""
) -> CountedPrice:
    price = lock(JUDGED, f'price: {{rule: band, low: "80", high: "120", {rules}, {LINES}}}')
    place = Place("acme/price.xlsx", "Prices", "F9")
    stated = None if total is None else Decimal(total)
    extra = (added,) if added else ()
    offer = PriceOffer("acme", "EUR", "excluded", stated, lines, place, "", added=extra)
    return count_price(offer, price.tender.price, {})


def said(found: CountedPrice) -> list[str]:
    return [f"{one.what}: {one.written} -> {one.counts}. {one.rule}" for one in found.corrections]


def codes(found: CountedPrice) -> list[str]:
    return [one.code for one in found.findings]


def test_what_adds_up_is_not_corrected() -> None:
    found = counted("140", line("a", "10", "100"), line("b", "10", "40"))
    assert found.corrected == 140
    assert said(found) + codes(found) == []


def test_a_wrong_line_total_and_the_total_built_on_it_are_corrected_to_the_rates() -> None:
    found = counted("150", line("a", "10", "110"), line("b", "10", "40"))
    assert found.corrected == 140
    assert said(found) == [
        "Line a: line total: 110 -> 100. The published quantity times the unit rate counts.",
        "Total: 150 -> 140. The lines count, not the total.",
    ]


def test_a_wrong_addition_is_found_beside_right_lines() -> None:
    found = counted("141", line("a", "10", "100"), line("b", "10", "40"))
    assert codes(found) == ["procure.addition", "procure.price-sum"]
    assert said(found) == ["Total: 141 -> 140. The lines count, not the total."]


def test_where_the_total_prevails_the_lines_give_way() -> None:
    found = counted("141", line("a", "10", "100"), line("b", "10", "40"), rules="correction: total")
    assert found.corrected == 141
    assert said(found) == ["Sum of the lines: 140 -> 141. The stated total counts, not the lines."]


def test_a_changed_quantity_is_put_back_to_the_published_one() -> None:
    found = counted("140", line("a", "10", "100", "12"), line("b", "10", "40"))
    assert said(found) == ["Line a: quantity: 12 -> 10. The published quantity counts."]


def test_a_missing_rate_that_is_included_counts_nothing_and_is_said() -> None:
    found = counted("100", line("a", "10", "100"), line("b", None, None),
                    rules="missing_rate: included")  # fmt: skip
    assert found.corrected == 100
    assert said(found) == [
        "Line b: unit rate: left blank -> 0. A line without a rate is included in the other rates."
    ]


def test_a_rate_of_zero_is_pointed_out() -> None:
    found = counted("100", line("a", "10", "100"), line("b", "0", "0"))
    assert found.corrected == 100
    assert codes(found) == ["procure.zero-rate"]


def test_an_added_line_does_not_count() -> None:
    found = counted("140", line("a", "10", "100"), line("b", "10", "40"), added="paint")
    assert found.corrected == 140
    assert said(found) == [
        "Line paint: added by the bidder: paint -> not counted. Only published lines count."
    ]


@pytest.mark.parametrize(("rate", "places"), [("1", 1), ("0.1", 2), ("1000", 2)])
def test_a_decimal_point_out_of_place_is_pointed_out_and_never_moved(
    rate: str, places: int
) -> None:
    found = counted(None, line("a", rate, "100"), line("b", "10", "40"))
    assert found.corrected == Decimal(rate) * 10 + 40
    words = [str(one.what) for one in found.findings if one.code == "procure.decimal-place"]
    assert len(words) == 1
    assert f"with the decimal point {places} places away. Nothing is moved" in words[0]


def test_a_total_with_its_decimal_point_out_of_place_is_pointed_out() -> None:
    found = counted("14", line("a", "10", None), line("b", "10", None))
    assert codes(found) == ["procure.decimal-place", "procure.price-sum"]
    assert found.corrected == 140


def test_lines_of_which_one_cannot_be_read_are_not_held_against_the_total() -> None:
    found = counted("140", line("a", "10", "100"), rules="correction: total")
    assert found.corrected == 140
    assert said(found) + codes(found) == []


def test_a_total_without_lines_is_not_held_against_them() -> None:
    found = counted("140", rules="correction: total")
    assert found.corrected == 140
    assert said(found) + codes(found) == []


def test_a_price_of_0_counts_and_is_pointed_out() -> None:
    found = counted("0", line("a", "0", "0"), line("b", "0", "0"))
    assert found.corrected == 0
    assert codes(found) == ["procure.zero-rate", "procure.zero-rate", "procure.zero-price"]
