"""Open: not before the deadline, only what was received, as often as needed until the lock."""

import pytest
from procedure.town import AFTER, BEFORE, LATER, NOON, Town, kim

from procure.errors import InputFault, Refused, StillOpen
from procure.procedure.act import Act
from procure.procedure.decide import exclude, lock_quality
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.opening import open_bids
from procure.record.events import Opened
from procure.tender.opened import load_opened


def test_bids_stay_closed_before_the_deadline(benches: Town) -> None:
    benches.received()
    with pytest.raises(Refused, match="Bids stay closed"):
        benches.open(BEFORE)


def test_bids_may_be_opened_at_the_deadline(benches: Town) -> None:
    assert set(benches.received().open(NOON).bids) == {"oakline", "riverbend"}


def test_only_the_chair_opens(benches: Town) -> None:
    benches.received()
    with pytest.raises(Refused, match="Only the chair"):
        open_bids(benches.folder, Act("lea", AFTER))


def test_a_file_changed_after_it_was_received_is_named(benches: Town) -> None:
    benches.received()
    (benches.folder.bids / "oakline" / "offer.md").write_text("better", encoding="utf-8")
    with pytest.raises(InputFault, match=r"oakline/offer\.md: is not the file that was received"):
        benches.open()


def test_a_file_that_is_gone_is_named(benches: Town) -> None:
    benches.received()
    (benches.folder.bids / "oakline" / "offer.md").unlink()
    with pytest.raises(InputFault, match=r"oakline/offer\.md: was received and is gone"):
        benches.open()


def test_nothing_received_is_said_with_what_to_do(benches: Town) -> None:
    benches.issue()
    with pytest.raises(InputFault, match="Record each delivery: procure receive"):
        benches.open()


def test_only_late_bids_are_nothing_to_open(benches: Town) -> None:
    benches.issue().receive("oakline", AFTER)
    with pytest.raises(InputFault, match="holds no bid that came in time"):
        benches.open()


def test_opening_again_reads_the_same_and_is_an_event_of_its_own(benches: Town) -> None:
    first = benches.opened().state.opened
    benches.open(LATER)
    events = [one for one in benches.state.events if isinstance(one, Opened)]
    assert first is not None
    assert [one.reads for one in events] == [first.reads, first.reads]


def test_bids_are_not_opened_again_when_quality_is_locked(benches: Town) -> None:
    benches.locked()
    with pytest.raises(Refused, match="Quality is locked"):
        benches.open(LATER)


def test_what_was_read_is_not_edited_afterwards(benches: Town) -> None:
    benches.opened()
    path = benches.folder.bids / "oakline" / "as-read.json"
    path.write_text(path.read_text(encoding="utf-8").replace("210", "150"), encoding="utf-8")
    with pytest.raises(InputFault, match="is not what was read when the bids were opened"):
        load_opened(benches.folder)


def test_nothing_is_evaluated_before_bids_are_open(benches: Town) -> None:
    benches.received()
    with pytest.raises(StillOpen, match="Bids have not been opened"):
        evaluate_folder(benches.folder)


def test_every_fault_is_listed_at_once(benches: Town) -> None:
    benches.change_bid("oakline", ("value: 210", 'value: "about 210"'))
    benches.change_bid("riverbend", ("value: 255", "value: 2 t"))
    problems = benches.received().open().problems
    assert {bidder: len(found) for bidder, found in problems.items()} == {
        "oakline": 1,
        "riverbend": 1,
    }


def test_no_price_is_shown_or_kept_by_opening(benches: Town) -> None:
    benches.opened()
    kept = (benches.folder.bids / "oakline" / "as-read.json").read_text(encoding="utf-8")
    minute = (benches.folder.out / "opening-minute.txt").read_text(encoding="utf-8")
    assert "26000" not in kept + minute


def broken(benches: Town) -> Town:
    """Hand in a bid that cannot be opened as a whole."""
    (benches.post / "oakline" / "bid.yaml").write_text("answers: [", encoding="utf-8")
    return benches


def test_a_bid_that_cannot_be_opened_blocks_the_lock_until_it_is_decided(benches: Town) -> None:
    broken(benches).opened().score(("riverbend",))
    with pytest.raises(StillOpen, match="oakline: The bid form cannot be opened"):
        lock_quality(benches.folder, kim(LATER))


def test_the_chair_may_exclude_a_bid_that_cannot_be_opened(benches: Town) -> None:
    broken(benches).opened().score(("riverbend",))
    exclude(benches.folder, "oakline", "No bid form.", "Article 56(1)", kim(LATER))
    lock_quality(benches.folder, kim(LATER))
    states = {bid.bidder: bid.state for bid in evaluate_folder(benches.folder).bids}
    assert states == {"riverbend": "open", "oakline": "excluded"}
