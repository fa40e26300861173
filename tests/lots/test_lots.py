"""Two lots, each with its own criteria, points, price, panel, record and award."""

import pytest
from lots.parks import AFTER, LATER, Parks, kim

from procure.errors import InputFault, Refused, StillOpen
from procure.evaluation.model import Evaluation
from procure.procedure.decide import clarify, exclude, lock_quality, withdraw
from procure.procedure.evaluating import evaluate_folder, evaluate_lots
from procure.procedure.issue import check_tender
from procure.record.events import Clarified
from procure.tender.folder import read_lock
from procure.tender.opened import load_opened


def totals(evaluation: Evaluation) -> dict[str, tuple[int | None, str | None]]:
    return {bid.bidder: (bid.place, bid.total) for bid in evaluation.bids}


def by_lot(two: Parks) -> dict[str, Evaluation]:
    return {one.lot: one for one in evaluate_lots(two.folder).values()}


@pytest.mark.parametrize("workbooks", [False, True], ids=["yaml", "xlsx"])
def test_each_lot_is_scored_priced_and_ranked_by_itself(two: Parks, workbooks: bool) -> None:
    found = by_lot(two.opened(workbooks=workbooks).unsealed("north", "south"))
    assert totals(found["north"]) == {"oakline": (1, "60.25"), "riverbend": (2, "57")}
    assert totals(found["south"]) == {"oakline": (1, "65"), "riverbend": (2, "62")}


def test_a_lot_asks_and_pays_only_what_it_names(two: Parks) -> None:
    south = evaluate_folder(two.opened().unsealed("south").folder.for_lot("south"))
    assert [one.id for one in south.criteria] == [
        "connectivity/footway",
        "connectivity/footway-clearance",
    ]
    assert south.price.parameters["high"] == "20000"
    assert [one.id for one in south.panel if one.role == "assessor"] == ["tom"]
    assert south.tender.title == "Forty park benches: Lot 2, south"


def test_what_happens_in_one_lot_leaves_the_other_open(two: Parks) -> None:
    two.opened().unsealed("south")
    north = load_opened(two.folder.for_lot("north"))
    assert north.state.locked is None
    assert north.state.unsealed is None
    assert not north.state.assessors
    with pytest.raises(StillOpen):
        lock_quality(two.folder.for_lot("north"), kim(LATER, "north"))


def test_a_lot_has_to_be_named(two: Parks) -> None:
    two.opened()
    with pytest.raises(InputFault, match="--lot: is needed: this tender has lots"):
        load_opened(two.folder)
    with pytest.raises(InputFault, match="there is no lot 'east'"):
        load_opened(two.folder.for_lot("east"))


def test_a_bid_for_one_lot_is_not_in_the_other(two: Parks) -> None:
    two.change_bid("riverbend", "lots: [north, south]", "lots: [north]").opened()
    assert sorted(load_opened(two.folder.for_lot("south")).bids) == ["oakline"]
    assert sorted(load_opened(two.folder.for_lot("north")).bids) == ["oakline", "riverbend"]


def test_a_bid_for_one_lot_holds_up_no_other(two: Parks) -> None:
    two.change_bid("riverbend", "lots: [north, south]", "lots: [north]").opened()
    two.score("south", ("oakline",))
    lock_quality(two.folder.for_lot("south"), kim(LATER, "south"))
    assert load_opened(two.folder.for_lot("south")).unreadable == ()


def test_a_bid_that_names_no_lot_waits_for_the_bidder(two: Parks) -> None:
    two.change_bid("riverbend", "lots: [north, south]", "lots: []").received()
    (problem,) = two.open().problems["riverbend"]
    assert problem.what == "the bid names no lot."
    with pytest.raises(StillOpen, match="riverbend: The bid names no lot"):
        two.unsealed("south")
    event = kim(LATER).event(
        Clarified,
        bidder="riverbend",
        requirement="bidder/lots",
        answer="south",
        reason="Section 6 of the instructions allows the question.",
    )
    clarify(two.folder, event)
    assert sorted(load_opened(two.folder.for_lot("south")).bids) == ["oakline", "riverbend"]
    assert sorted(load_opened(two.folder.for_lot("north")).bids) == ["oakline"]


def test_lots_that_were_named_are_not_changed(two: Parks) -> None:
    event = kim(AFTER).event(
        Clarified, bidder="oakline", requirement="bidder/lots", answer="south", reason="Asked."
    )
    with pytest.raises(Refused, match="the bid is for north, south, and a bid is not changed"):
        clarify(two.opened().folder, event)


def test_more_lots_than_allowed_wait_for_the_chair(two: Parks) -> None:
    two.limited("{bid: 1}").opened()
    for lot in ("north", "south"):
        found = evaluate_folder(two.folder.for_lot(lot))
        assert {bid.state for bid in found.bids} == {"open"}
        assert "at most 1 are allowed" in str(found.bids[0].open[0])
    with pytest.raises(StillOpen, match="at most 1 are allowed"):
        two.unsealed("south")
    withdraw(two.folder.for_lot("north"), "oakline", "We keep the south.", kim(LATER, "north"))
    exclude(two.folder.for_lot("south"), "riverbend", "One lot", "Rule 3", kim(LATER, "south"))
    assert not load_opened(two.folder.for_lot("north")).at_fault
    north = {bid.bidder: bid.state for bid in evaluate_folder(two.folder.for_lot("north")).bids}
    south = {bid.bidder: bid.state for bid in evaluate_folder(two.folder.for_lot("south")).bids}
    assert north == {"oakline": "withdrawn", "riverbend": "open"}
    assert south == {"oakline": "open", "riverbend": "excluded"}


def test_without_lot_a_bid_is_excluded_or_withdrawn_from_all(two: Parks) -> None:
    exclude(two.opened().folder, "riverbend", "False statement", "Article 57", kim(LATER))
    withdraw(two.folder, "oakline", "", kim(LATER))
    for lot in ("north", "south"):
        states = {one.bidder: one.state for one in evaluate_folder(two.folder.for_lot(lot)).bids}
        assert states == {"oakline": "withdrawn", "riverbend": "excluded"}


AWARDS = {
    "{win: 1}": {
        "north": ["Lot 1, north: goes to Oakline Joinery Ltd, at place 1, which had won 0 of at"
                  " most 1 lots before."],
        "south": ["Lot 2, south: Oakline Joinery Ltd, at place 1, has won 1 lots already, the most"
                  " one may win.",
                  "Lot 2, south: goes to Riverbend Outdoor Ltd, at place 2, which had won 0 of at"
                  " most 1 lots before."],
    },
    "{win: 1, order: [south, north]}": {
        "south": ["Lot 2, south: goes to Oakline Joinery Ltd, at place 1, which had won 0 of at"
                  " most 1 lots before."],
        "north": ["Lot 1, north: Oakline Joinery Ltd, at place 1, has won 1 lots already, the most"
                  " one may win.",
                  "Lot 1, north: goes to Riverbend Outdoor Ltd, at place 2, which had won 0 of at"
                  " most 1 lots before."],
    },
}  # fmt: skip


@pytest.mark.parametrize("limits", AWARDS)
def test_nobody_wins_more_lots_than_it_may(two: Parks, limits: str) -> None:
    found = by_lot(two.limited(limits).opened().unsealed("north", "south"))
    said = {
        lot: [str(one.what) for one in evaluation.findings if one.code == "procure.lot-award"]
        for lot, evaluation in found.items()
    }
    assert said == AWARDS[limits]


def test_a_lot_after_an_open_one_waits(two: Parks) -> None:
    found = by_lot(two.limited("{win: 1}").opened().unsealed("south"))
    said = [str(one.what) for one in found["south"].findings if one.code == "procure.lot-award"]
    assert said == ["Waits for what is open in Lot 1, north."]


def test_without_a_limit_nothing_is_said_of_it(two: Parks) -> None:
    found = by_lot(two.opened().unsealed("north", "south"))
    assert not [one for ev in found.values() for one in ev.findings if "lot-award" in one.code]


FAULTS = [
    ('title: "Lot 2, south"', 'title: "Lot 1, north"', "'Lot 1, north' is the title of two lots."),
    ("- id: south", "- id: north", "'north' is the id of two lots."),
    ("connectivity/footway: 60}", "connectivity/footway: 50}", "add up to 90, not 100 (40 + 50)."),
    ("connectivity/footway: 60}", "connectivity/path: 60}",
     "there is no criterion 'connectivity/path'."),
    ('rule: band, low: "10000"', 'rule: bend, low: "10000"', "there is no price rule 'bend'."),
    ("assessors: [tom]}", "assessors: []}", "names nobody, but criteria are judged."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what"), FAULTS)
def test_every_fault_of_a_lot_is_found_where_it_stands(
    two: Parks, old: str, new: str, what: str
) -> None:
    with pytest.raises(InputFault) as caught:
        check_tender(two.change_tender(old, new).folder)
    (problem,) = caught.value.problems
    assert problem.what == what
    assert problem.where.startswith("tender.yaml:")
    assert " lots.1" in problem.where


LIMITS = [
    ("{bid: 2}", "lot_limits.bid", "2 of 2 lots is no limit."),
    ("{win: 3}", "lot_limits.win", "3 of 2 lots is no limit."),
    ("{win: 1, order: [north]}", "lot_limits.order", "does not name every lot once."),
    ("{order: [north, south]}", "lot_limits.order",
     "says in which order lots are awarded, and nothing limits how many one may win."),
]  # fmt: skip


@pytest.mark.parametrize(("limits", "where", "what"), LIMITS)
def test_limits_that_limit_nothing_are_refused(
    two: Parks, limits: str, where: str, what: str
) -> None:
    with pytest.raises(InputFault) as caught:
        check_tender(two.limited(limits).folder)
    (problem,) = caught.value.problems
    assert problem.where.endswith(where)
    assert problem.what == what


def test_the_record_of_a_lot_names_it_and_that_of_all_does_not(two: Parks) -> None:
    two.opened().score("south")
    lines = (two.folder.record / "tom.jsonl").read_text(encoding="utf-8").splitlines()
    assert all('"lot":"south"' in line for line in lines)
    assert '"lot"' not in (two.folder.record / "kim.jsonl").read_text("utf-8").splitlines()[0]


def test_the_part_of_a_lot_is_never_taken_for_the_lock(two: Parks) -> None:
    lock = read_lock(two.issued().folder.lock_file)
    part = lock.for_lot("south")
    assert part.hash == lock.hash
    content = two.folder.lock_file.read_text(encoding="utf-8")
    assert '"lot"' not in content
    changed = content.replace('"hash"', '"lot": "south",\n  "hash"', 1)
    two.folder.lock_file.write_text(changed, encoding="utf-8")
    with pytest.raises(InputFault, match="was changed after it was issued"):
        read_lock(two.folder.lock_file)
