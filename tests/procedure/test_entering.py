"""Another window may lock quality while a session is open: nothing is entered behind the lock."""

import pytest
from procedure.town import LATER, Town, kim

from procure.errors import InputFault, Refused
from procure.files.canonical import pretty
from procure.procedure.entering import enter
from procure.record.events import Agreed, Scored
from procure.tender.folder import lock_hash, read_lock
from procure.tender.opened import load_opened

LEVEL = {
    "bidder": "oakline",
    "criterion": "connectivity/footway",
    "level": 0,
    "reason": "Typed into a window left open.",
    "evidence": "offer.md#2",
}


def test_no_level_is_agreed_after_prices_are_unsealed(benches: Town) -> None:
    benches.unsealed()
    with pytest.raises(Refused, match="locked in the meantime"):
        enter(benches.folder, [kim(LATER).event(Agreed, **LEVEL)])


def test_what_was_refused_is_not_on_record(benches: Town) -> None:
    benches.unsealed()
    before = benches.state.events
    with pytest.raises(Refused):
        enter(benches.folder, [kim(LATER).event(Scored, **LEVEL)])
    assert benches.state.events == before


def test_a_lock_that_was_not_issued_is_refused(benches: Town) -> None:
    benches.unsealed()
    lock = read_lock(benches.folder.lock_file)
    tender = lock.tender.model_copy(update={"title": "Other rules"})
    other = lock.model_copy(update={"tender": tender})
    other = other.model_copy(update={"hash": lock_hash(other)})
    content = other.model_dump(mode="json", by_alias=True)
    benches.folder.lock_file.write_text(pretty(content), encoding="utf-8")
    with pytest.raises(InputFault, match="not the lock that the record says was issued"):
        load_opened(benches.folder)


def test_a_file_that_is_in_no_delivery_stops_the_opening(benches: Town) -> None:
    benches.received()
    (benches.folder.bids / "oakline" / "later.csv").write_text("late\n", encoding="utf-8")
    with pytest.raises(InputFault, match=r"oakline/later\.csv: lies with the bid and is in no"):
        benches.open()
