"""What a bidder says of an item of the cover that nobody can read."""

import pytest
from procedure.town import AFTER, Town, kim

from procure.errors import InputFault, Refused
from procure.procedure.decide import clarify
from procure.procedure.evaluating import evaluate_folder
from procure.record.events import Clarified
from procure.tender.opened import load_opened


@pytest.fixture
def unread(benches: Town) -> Town:
    """The tender opened, Oakline's day until which its bid binds written in another way."""
    benches.change_bid("oakline", ("valid_until: 2026-09-30", "valid_until: 30.09.2027"))
    return benches.opened()


def say(benches: Town, answer: str, item: str = "valid-until") -> None:
    """Record what Oakline says of an item."""
    event = kim(AFTER).event(
        Clarified, bidder="oakline", requirement=f"bidder/{item}", answer=answer, reason="Rule 6."
    )
    clarify(benches.folder, event)


def codes(benches: Town) -> list[str]:
    """Return what the evaluation finds in Oakline's bid."""
    (oakline,) = (one for one in evaluate_folder(benches.folder).bids if one.bidder == "oakline")
    return [one.code for one in oakline.findings]


def test_an_unreadable_item_of_the_cover_is_told_in_the_evaluation(unread: Town) -> None:
    assert "procure.cover-unread" in codes(unread)


def test_what_the_bidder_says_of_it_counts_and_is_told(unread: Town) -> None:
    say(unread, "2027-09-30")
    assert load_opened(unread.folder).bids["oakline"].tenderer.valid_until == "2027-09-30"
    assert "procure.cover-clarified" in codes(unread)


def test_what_was_entered_wrongly_is_entered_again(unread: Town) -> None:
    say(unread, "2026-09-30")
    say(unread, "2027-09-30")
    assert load_opened(unread.folder).bids["oakline"].tenderer.valid_until == "2027-09-30"


def test_what_was_read_is_not_said_again(unread: Town) -> None:
    with pytest.raises(Refused, match=r"bidder\.name: .* stands in the bid and was read"):
        say(unread, "Another Ltd", "name")


def test_what_is_said_must_be_readable(unread: Town) -> None:
    with pytest.raises(InputFault, match="Write it like 2026-04-14"):
        say(unread, "30.09.2027")
