"""What is found between the bids of one lot stops that lot, and no other."""

from collections.abc import Mapping

import pytest
from lots.parks import LATER, Parks, kim

from procure.api import Compared, Finding, Lock, Measure, Message, Severity
from procure.errors import StillOpen
from procure.evaluation import comparisons
from procure.procedure.decide import lock_quality
from procure.procedure.settling import open_between_bids, settle


def only_in_the_south(
    _: str, __: object, lock: Lock, ___: Mapping[str, Mapping[str, Measure]]
) -> Compared:
    """Stand in for a plugin's comparison: find something in one lot."""
    what = Message("They are not of one kind.")
    found = Finding("carbon.X9", Severity.ERROR, "oakline, riverbend", what)
    return Compared((found,) if lock.lot == "south" else ())


@pytest.fixture
def scored(two: Parks, monkeypatch: pytest.MonkeyPatch) -> Parks:
    monkeypatch.setattr(comparisons, "call_comparison", only_in_the_south)
    return two.opened().score("north").score("south")


def test_it_is_found_in_its_lot_alone(scored: Parks) -> None:
    found = open_between_bids(scored.folder)
    assert found["north"] == ()
    assert ["[carbon.X9]" in line for line in found["south"]] == [True]


def test_the_other_lot_goes_on(scored: Parks) -> None:
    lock_quality(scored.folder.for_lot("north"), kim(LATER, "north"))
    with pytest.raises(StillOpen, match=r"carbon\.X9"):
        lock_quality(scored.folder.for_lot("south"), kim(LATER, "south"))


def test_it_is_settled_in_its_lot(scored: Parks) -> None:
    south = scored.folder.for_lot("south")
    settle(south, "carbon.X9", "", "Both were asked.", kim(LATER, "south"))
    lock_quality(south, kim(LATER, "south"))
