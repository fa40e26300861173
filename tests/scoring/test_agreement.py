"""How assessors' levels become one, who may score, and minimums on what comes out."""

from fractions import Fraction

import pytest
from scoring.street import JUDGED, agreed, bid, conflict, lock, outcome, record, rules, scored

from procure.record.events import Event
from procure.scoring.agreement import Agreement, Waiting, assessors_due
from procure.scoring.assess import assess_bid
from procure.scoring.outcomes import BidQuality

THREE = "panel: {chair: [mira], assessors: [ana, bram, chidi]}"


def assessed(tender: str, *events: Event) -> BidQuality:
    of = rules(JUDGED, tender)
    return assess_bid(of, bid(of), record(*events), {})


def points(tender: str, *events: Event) -> Fraction | None:
    return outcome(assessed(tender, *events), "street/comfort").points


def waits(tender: str, *events: Event) -> str:
    found = outcome(assessed(tender, *events), "street/comfort").agreement
    assert isinstance(found, Waiting)
    return str(found.reason)


@pytest.mark.parametrize(("level", "earned"), [(0, 0), (1, 5), (2, 10), (3, 15), (4, 20)])
def test_a_level_earns_its_part_of_the_top_one(level: int, earned: int) -> None:
    assert points("", scored("ana", level), scored("bram", level), agreed(level)) == earned


def test_the_mean_is_exact() -> None:
    levels = [scored("ana", 2), scored("bram", 3), scored("chidi", 3)]
    assert points(f"{THREE}\nagreed: mean", *levels) == Fraction(40, 3)


def test_the_median_of_three_is_the_middle_one() -> None:
    levels = [scored("ana", 0), scored("bram", 4), scored("chidi", 3)]
    assert points(f"{THREE}\nagreed: median", *levels) == 15


def test_the_median_of_two_lies_between_them() -> None:
    assert points("agreed: median", scored("ana", 2), scored("bram", 3)) == Fraction(25, 2)


def test_consensus_waits_for_the_chair_even_if_all_agree() -> None:
    assert waits("", scored("ana", 3), scored("bram", 3)) == (
        "Waits for the chair to enter the agreed level."
    )


def test_the_chair_s_entry_waits_for_the_assessors() -> None:
    assert waits("", scored("ana", 3), agreed(3)) == "Waits for a level from bram."


@pytest.mark.parametrize("how", ["consensus", "mean", "median"])
def test_nobody_is_left_out_of_an_average(how: str) -> None:
    assert waits(f"agreed: {how}", scored("bram", 3)) == "Waits for a level from ana."


def test_individual_levels_stay_beside_the_agreed_one() -> None:
    found = outcome(
        assessed("", scored("ana", 2), scored("bram", 4), agreed(3)), "street/comfort"
    ).agreement
    assert isinstance(found, Agreement)
    assert [(entry.by, entry.level) for entry in found.individual] == [("ana", 2), ("bram", 4)]


def test_an_assessor_in_conflict_does_not_count() -> None:
    events: list[Event] = [conflict("bram", "acme"), scored("ana", 4)]
    assert points("agreed: mean", *events) == 20


def test_a_conflict_holds_for_the_bidder_named_only() -> None:
    state = record(conflict("bram", "birch"))
    assert assessors_due(lock(JUDGED), state, "acme") == ("ana", "bram")


def test_a_level_given_before_the_conflict_was_declared_does_not_count() -> None:
    events: list[Event] = [scored("ana", 4), scored("bram", 0), conflict("bram", "acme")]
    assert points("agreed: mean", *events) == 20


def test_where_all_are_in_conflict_nobody_may_score() -> None:
    events: list[Event] = [conflict("ana", "acme"), conflict("bram", "acme")]
    assert waits("", *events) == "Nobody may score it: every assessor declared a conflict."


def test_the_last_level_an_assessor_gave_counts() -> None:
    events = [scored("ana", 0), scored("ana", 4), scored("bram", 4)]
    assert points("agreed: mean", *events) == 20


# minimums, on unrounded points


def minimum(asked: str, *levels: int) -> BidQuality:
    people = ("ana", "bram", "chidi")
    events = [scored(person, level) for person, level in zip(people, levels, strict=True)]
    return assessed(f"{THREE}\nagreed: mean\nminimums: {{{asked}}}", *events)


@pytest.mark.parametrize("what", ["quality", "street", "street/comfort"])
def test_a_minimum_may_be_of_quality_a_pack_or_a_criterion(what: str) -> None:
    assert [str(reason) for reason in minimum(f'{what}: "15"', 2, 3, 3).excluded] == [
        f"Minimum not met: {what} needs 15 points and reaches 13.3333333333."
    ]


def test_a_minimum_that_is_just_reached_is_met() -> None:
    assert minimum('quality: "15"', 3, 3, 3).excluded == ()


def test_a_minimum_is_not_met_by_rounding_up() -> None:
    assert minimum('quality: "13.34"', 2, 3, 3).excluded
    assert not minimum('quality: "13.33"', 2, 3, 3).excluded


def test_a_minimum_of_open_points_is_neither_met_nor_missed() -> None:
    found = assessed('minimums: {quality: "15"}', scored("ana", 0))
    assert [one.met for one in found.minimums] == [None]
    assert found.excluded == ()


def test_points_of_a_bid_below_a_minimum_are_still_shown() -> None:
    assert minimum('quality: "15"', 2, 2, 2).points == 10
