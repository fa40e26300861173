"""After opening, too, a file that was received or issued is the one on record."""

import shutil

import pytest
from procedure.town import AFTER, LATE, Town, kim

from procure.errors import InputFault
from procure.procedure.decide import exclude, withdraw
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.receive import receive
from procure.tender.opened import load_opened


def test_a_bid_edited_after_opening_is_named_by_the_next_command(benches: Town) -> None:
    benches.opened()
    with (benches.folder.bids / "oakline" / "offer.md").open("a", encoding="utf-8") as file:
        file.write("better")
    with pytest.raises(InputFault, match=r"oakline/offer\.md: is not the file that was received"):
        evaluate_folder(benches.folder)


def test_a_bid_s_file_gone_after_opening_is_named(benches: Town) -> None:
    benches.opened()
    (benches.folder.bids / "oakline" / "offer.md").unlink()
    with pytest.raises(InputFault, match=r"oakline/offer\.md: was received and is gone"):
        load_opened(benches.folder)


@pytest.mark.parametrize("name", ["bid-form.xlsx", "price-form.xlsx", "criteria.pdf"])
def test_what_was_issued_is_not_edited(benches: Town, name: str) -> None:
    benches.opened()
    with (benches.folder.issued / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(InputFault, match=rf"issued/{name}: is not the file that was issued"):
        load_opened(benches.folder)


def test_bids_are_not_opened_beside_an_edited_form(benches: Town) -> None:
    benches.received()
    (benches.folder.issued / "bid-form.xlsx").write_bytes(b"x")
    with pytest.raises(InputFault, match=r"issued/bid-form\.xlsx"):
        benches.open()


def test_what_was_withdrawn_may_be_given_back(benches: Town) -> None:
    benches.opened()
    withdraw(benches.folder, "oakline", "By letter.", kim(AFTER))
    (benches.folder.bids / "oakline" / "offer.md").unlink()
    assert "riverbend" in load_opened(benches.folder).due


def test_a_bid_whose_files_are_gone_can_be_excluded_and_then_stops_nobody(benches: Town) -> None:
    benches.opened()
    (benches.folder.bids / "oakline" / "offer.md").unlink()
    exclude(benches.folder, "oakline", "Its files are lost.", "Section 9", kim(AFTER))
    assert load_opened(benches.folder).due == ("riverbend",)


def test_what_came_late_may_be_given_back(benches: Town) -> None:
    benches.received()
    late = benches.post / "oakline"
    receive(benches.folder, "lateco", sorted(late.iterdir()), kim(LATE))
    benches.open()
    shutil.rmtree(benches.folder.bids / "lateco")
    assert set(load_opened(benches.folder).due) == {"oakline", "riverbend"}
