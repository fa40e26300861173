"""The sample's figures as the product works them out, and the lessons its guides draw."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from evaluation.sample import Kiosks
from scoring.exact import floats

from procure.evaluation.model import BidResult
from procure.evaluation.ranking import ranking_json
from procure.evaluation.tables import ranking_frame, to_csv
from procure.files.yaml import Value, read_yaml
from procure.model.bid import PriceLine
from procure.model.tender import Price
from procure.numbers import text

BRIGHTPOST_PRICE = "2484000"


def _mapping(value: Value) -> Mapping[str, Value]:
    assert isinstance(value, dict)
    return value


EXPECTED = _mapping(read_yaml(Path(__file__).parents[1] / "tenders" / "expected.yaml").value)


def expected(*keys: str) -> Mapping[str, Value]:
    """Return a part of ``tests/tenders/expected.yaml``."""
    found: Mapping[str, Value] = EXPECTED
    for key in keys:
        found = _mapping(found[key])
    return found


def number(value: Value) -> str | None:
    """Return an expected number as the evaluation writes it."""
    return None if value is None else text(Decimal(str(value)))


def bid(kiosks: Kiosks, bidder: str) -> BidResult:
    return next(one for one in kiosks.evaluation.bids if one.bidder == bidder)


BIDDERS = sorted(expected("ranking"))
SCORED = sorted(expected("points"))


@pytest.mark.parametrize("bidder", BIDDERS)
def test_each_bid_has_its_place_points_and_price(kiosks: Kiosks, bidder: str) -> None:
    ranked, found = expected("ranking", bidder), bid(kiosks, bidder)
    assert (found.place, found.state) == (ranked["place"], ranked["state"])
    numbers = ("quality", "price", "price_points", "total")
    assert [getattr(found, name) for name in numbers] == [number(ranked[name]) for name in numbers]


@pytest.mark.parametrize("bidder", BIDDERS)
def test_each_gate_is_as_expected(kiosks: Kiosks, bidder: str) -> None:
    gates = {one.id: one.state for one in bid(kiosks, bidder).gates if one.id != "price/ceiling"}
    assert gates == expected("gates", bidder)


@pytest.mark.parametrize("bidder", SCORED)
def test_each_criterion_earns_what_is_expected(kiosks: Kiosks, bidder: str) -> None:
    points = {one.id: one.points for one in bid(kiosks, bidder).criteria}
    assert points == {id_: number(value) for id_, value in expected("points", bidder).items()}


def test_three_entries_were_not_unanimous(kiosks: Kiosks) -> None:
    split = {
        (one.bidder, criterion.id): tuple(entry.level for entry in criterion.individual)
        for one in kiosks.evaluation.bids
        for criterion in one.criteria
        if len({entry.level for entry in criterion.individual}) > 1
    }
    assert split == {
        ("lantern", "accessibility/user-testing"): (3, 4, 3),
        ("meridian", "privacy/groups-harmed"): (2, 3, 4),
        ("nordhall", "connectivity/footway"): (3, 4, 3),
    }


def test_the_mistyped_total_is_not_believed(kiosks: Kiosks) -> None:
    offer = bid(kiosks, "nordhall").offer
    assert offer is not None
    assert (offer.stated, offer.corrected) == ("3528600", "3525000")
    assert {one.code for one in offer.findings} == {"procure.line-total", "procure.price-sum"}


def test_close_first_places_are_pointed_out(kiosks: Kiosks) -> None:
    assert [one.code for one in kiosks.evaluation.findings] == ["procure.close"]


def test_no_binary_float_is_in_assessment_or_evaluation(kiosks: Kiosks) -> None:
    assert list(floats(kiosks.assessed())) == []
    assert list(floats(kiosks.evaluation)) == []


def _numbers(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item)
    else:
        yield value


def test_no_binary_float_is_in_the_file(kiosks: Kiosks) -> None:
    written = json.loads((kiosks.folder.out / "evaluation.json").read_text(encoding="utf-8"))
    assert [one for one in _numbers(written) if isinstance(one, float)] == []


# the excluded bid's price was never opened, and is known nowhere


def test_the_excluded_bid_s_price_is_null_in_the_evaluation(kiosks: Kiosks) -> None:
    found = bid(kiosks, "brightpost")
    assert [found.price, found.price_points, found.total, found.total_exact, found.offer] == [
        None
    ] * 5


def test_the_excluded_bid_s_price_is_null_in_the_ranking(kiosks: Kiosks) -> None:
    (lot,) = json.loads(json.dumps(ranking_json([kiosks.evaluation])))["lots"]
    (found,) = [one for one in lot["bids"] if one["id"] == "brightpost"]
    assert [found[name] for name in ("price", "price_points", "total", "place", "quality")] == [
        None
    ] * 5


def test_the_excluded_bid_s_price_is_blank_in_the_table(kiosks: Kiosks) -> None:
    rows = to_csv(ranking_frame(kiosks.evaluation)).splitlines()
    (row,) = [row for row in rows if "Brightpost" in row]
    assert row.split(",")[:7] == ["", "Brightpost Displays Ltd", "excluded", "", "", "", ""]


def test_the_excluded_bid_s_price_stands_in_no_file_but_its_own(kiosks: Kiosks) -> None:
    named = [
        path.relative_to(kiosks.folder.path).as_posix()
        for path in sorted(kiosks.folder.path.rglob("*"))
        if path.is_file()
        and path.suffix in {".json", ".jsonl", ".txt", ".yaml", ".csv", ".md"}
        and any(
            price in path.read_text(encoding="utf-8")
            for price in (BRIGHTPOST_PRICE, "2,484,000", "2 484 000")
        )
    ]
    assert named == []


# lessons


def totals(kiosks: Kiosks) -> dict[str, str]:
    return {name: text(total) for name, total in kiosks.assessed().ranked.totals.items()}


def first(kiosks: Kiosks) -> str:
    places = kiosks.assessed().ranked.places
    (name,) = [name for name, place in places.items() if place == 1]
    return name


def test_believing_claims_like_evidence_would_put_lantern_first(kiosks: Kiosks) -> None:
    lock = kiosks.opened.lock
    criteria = tuple(
        one.model_copy(
            update={
                "criterion": one.criterion.model_copy(
                    update={
                        "scoring": one.criterion.scoring.model_copy(update={"bare_claim": None})
                    }
                )
            }
        )
        if one.id == "accessibility/clauses" and one.criterion.scoring
        else one
        for one in lock.criteria
    )
    believed = kiosks.under(lock.model_copy(update={"criteria": criteria}))
    assert {name: totals(believed)[name] for name in ("lantern", "meridian")} == expected(
        "what_if", "claims_believed_like_evidence"
    )
    assert first(believed) == "lantern"


def test_believing_the_stated_total_would_cost_nordhall(kiosks: Kiosks) -> None:
    price: Price = kiosks.opened.lock.tender.price
    believed = kiosks.with_tender(price=price.model_copy(update={"correction": "total"}))
    assert believed.assessed().ranked.decisions["nordhall"].points == Fraction("2.38")


def test_one_level_in_eleven_of_twelve_cells_changes_the_first_place(kiosks: Kiosks) -> None:
    judged = [one.id for one in kiosks.opened.lock.criteria if one.criterion.levels]
    agreed = kiosks.opened.state.agreed
    flips = [
        (bidder, id_)
        for bidder, step in (("meridian", -1), ("lantern", 1))
        for id_ in judged
        if (level := agreed[bidder, id_].level + step) <= 4
        and first(kiosks.with_levels(bidder, {id_: level})) == "lantern"
    ]
    assert len(judged) == 6
    cells = [(bidder, id_) for bidder in ("meridian", "lantern") for id_ in judged]
    assert sorted(set(cells) - set(flips)) == [("lantern", "privacy/groups-harmed")]


@pytest.mark.parametrize(("less", "winner"), [("17000", "meridian"), ("18000", "lantern")])
def test_18000_euro_change_the_first_place(kiosks: Kiosks, less: str, winner: str) -> None:
    offer = kiosks.offers["lantern"]
    lines = tuple(line if line.line != "software" else _cheaper(line, less) for line in offer.lines)
    cheaper = replace(kiosks, offers={**kiosks.offers, "lantern": replace(offer, lines=lines)})
    assert first(cheaper) == winner


def _cheaper(line: PriceLine, less: str) -> PriceLine:
    assert line.quantity == 1 and line.rate is not None
    return replace(line, rate=line.rate - Decimal(less))


def without_the_gate(kiosks: Kiosks) -> Kiosks:
    levels = {
        id_: int(str(level))
        for id_, level in expected("what_if", "without_the_gate", "brightpost_levels").items()
    }
    return (
        kiosks.without_gate("accessibility/core-tasks")
        .with_levels("brightpost", levels)
        .with_price_of("brightpost")
    )


def test_without_the_gate_the_kiosk_blind_people_cannot_use_would_win(kiosks: Kiosks) -> None:
    open_to_all = without_the_gate(kiosks)
    would = expected("what_if", "without_the_gate", "brightpost")
    found = open_to_all.assessed()
    assert first(open_to_all) == "brightpost"
    assert found.qualities["brightpost"].points == Fraction(str(would["quality"]))
    assert found.ranked.decisions["brightpost"].points == Fraction(str(would["price_points"]))
    assert totals(open_to_all)["brightpost"] == would["total"]


def relative(kiosks: Kiosks) -> Kiosks:
    """Return the sample under lowest / own price, with totals to three places."""
    price = Price.model_validate(
        {"rule": "lowest_over_price", "lines": kiosks.opened.lock.tender.price.lines}
    )
    rounding = kiosks.opened.lock.tender.rounding.model_copy(update={"to": 3})
    return kiosks.with_tender(price=price, rounding=rounding)


def test_under_lowest_over_own_price_nordhall_would_win(kiosks: Kiosks) -> None:
    found = totals(relative(without_the_gate(kiosks)))
    would = expected("what_if", "lowest_over_own_price", "with_brightpost")
    assert {name: found[name] for name in would} == dict(would)
    assert first(relative(without_the_gate(kiosks))) == "nordhall"


def test_under_lowest_over_own_price_two_swap_when_a_third_leaves(kiosks: Kiosks) -> None:
    found = totals(relative(kiosks))
    would = expected("what_if", "lowest_over_own_price", "without_brightpost")
    assert {name: Decimal(found[name]) for name in would} == {
        name: Decimal(str(total)) for name, total in would.items()
    }
    places = relative(kiosks).assessed().ranked.places
    before = relative(without_the_gate(kiosks)).assessed().ranked.places
    assert before["lantern"] < before["meridian"]
    assert places["meridian"] < places["lantern"]
