"""Receive stores and hashes; what came in time stays, and nothing is shown."""

from pathlib import Path

import pytest
from procedure.town import BEFORE, LATE, NOON, Town, kim

from procure.errors import InputFault, Refused
from procure.files.canonical import file_sha256
from procure.procedure.act import Act
from procure.procedure.decide import withdraw
from procure.procedure.receive import receive

SOON = "2026-03-17T09:05:00Z"
"""Within ten minutes of the opening."""


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_every_file_is_stored_with_its_hash(benches: Town) -> None:
    benches.issue()
    receipt = benches.receive("oakline")
    stored = benches.folder.bids / "oakline"
    assert receipt.files == {
        name: file_sha256(stored / name) for name in ("bid.yaml", "offer.md", "price.yaml")
    }


def test_a_second_delivery_replaces_the_first_and_keeps_it(benches: Town) -> None:
    benches.issue()
    benches.receive("oakline")
    benches.change_bid("oakline", ("value: 210", "value: 200"))
    second = benches.receive("oakline", NOON)
    stored = benches.folder.bids / "oakline"
    assert "value: 200" in (stored / "bid.yaml").read_text(encoding="utf-8")
    assert "value: 210" in (stored / "replaced-1" / "bid.yaml").read_text(encoding="utf-8")
    assert benches.state.received["oakline"] == second


def test_a_file_missing_from_the_second_delivery_is_gone_from_the_bid(benches: Town) -> None:
    benches.issue()
    benches.receive("oakline")
    (benches.post / "oakline" / "offer.md").unlink()
    benches.receive("oakline")
    assert files(benches.folder.bids / "oakline") == [
        "bid.yaml",
        "price.yaml",
        "replaced-1/bid.yaml",
        "replaced-1/offer.md",
        "replaced-1/price.yaml",
    ]


@pytest.mark.parametrize(("at", "late"), [(BEFORE, False), (NOON, False), (LATE, True)])
def test_a_delivery_is_late_after_the_deadline_and_not_on_it(
    benches: Town, at: str, late: bool
) -> None:
    assert benches.issue().receive("oakline", at).late is late


def test_a_late_bid_is_never_opened(benches: Town) -> None:
    benches.issue().receive("oakline")
    benches.receive("riverbend", LATE)
    opening = benches.open()
    assert (set(opening.bids), opening.late) == ({"oakline"}, ("riverbend",))


def test_a_late_delivery_does_not_replace_one_that_came_in_time(benches: Town) -> None:
    benches.received()
    benches.change_bid("oakline", ("value: 210", "value: 150"))
    benches.receive("oakline", LATE)
    opening = benches.open()
    assert str(opening.bids["oakline"].responses["carbon/unit-footprint"].value) == "210"


def test_a_late_delivery_after_the_opening_leaves_the_opened_bid_alone(benches: Town) -> None:
    benches.opened().receive("oakline", SOON)
    assert benches.score().state.assessor("lea").finished
    kept = sorted(path.name for path in (benches.folder.bids / "oakline" / "late-2").iterdir())
    assert kept == ["bid.yaml", "offer.md", "price.yaml"]


def test_a_late_delivery_is_on_record(benches: Town) -> None:
    benches.received()
    late = benches.receive("oakline", LATE)
    assert late.late
    assert late in benches.state.events


def test_a_form_is_stored_under_the_name_it_is_read_by(benches: Town, tmp_path: Path) -> None:
    benches.issue()
    form = benches.folder.issued / "bid-form.xlsx"
    receipt = receive(benches.folder, "oakline", [form], kim(BEFORE))
    assert list(receipt.files) == ["bid.xlsx"]


@pytest.mark.parametrize(
    ("bidder", "names", "said"),
    [
        ("Oak Line", ("bid.yaml",), "is not a name for a bidder's folder"),
        ("oakline", ("offer.md",), "has no bid among the files"),
        ("oakline", ("bid.yaml", "plan.pdf"), "is not a file"),
        ("oakline", ("bid.yaml", "bid.yaml"), "is a second file called bid.yaml"),
    ],
)
def test_what_cannot_be_received_is_said(
    benches: Town, bidder: str, names: tuple[str, ...], said: str
) -> None:
    benches.issue()
    paths = [benches.post / "oakline" / name for name in names]
    with pytest.raises(InputFault, match=said):
        receive(benches.folder, bidder, paths, kim(BEFORE))


def test_a_file_named_like_ours_is_refused(benches: Town) -> None:
    benches.issue()
    (benches.post / "oakline" / "as-read.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputFault, match="has a name this program needs"):
        benches.receive("oakline")


def test_a_refused_delivery_leaves_nothing(benches: Town) -> None:
    benches.issue()
    with pytest.raises(InputFault):
        receive(benches.folder, "oakline", [benches.post / "oakline" / "offer.md"], kim(BEFORE))
    assert not benches.folder.bids.exists()


def test_nothing_is_received_before_the_tender_is_issued(benches: Town) -> None:
    with pytest.raises(InputFault, match="Freeze the tender first"):
        benches.receive("oakline")


def test_only_the_chair_receives(benches: Town) -> None:
    benches.issue()
    paths = [benches.post / "oakline" / "bid.yaml"]
    with pytest.raises(Refused, match="Only the chair"):
        receive(benches.folder, "oakline", paths, Act("tom", BEFORE))


def test_a_delivery_cannot_be_dated_before_the_opening(benches: Town) -> None:
    benches.opened()
    with pytest.raises(Refused, match="a delivery cannot be recorded before that"):
        benches.receive("oakline", NOON)


def test_a_withdrawn_bid_is_not_opened(benches: Town) -> None:
    benches.received()
    withdraw(benches.folder, "oakline", "No capacity.", kim(BEFORE))
    assert set(benches.open().bids) == {"riverbend"}


def test_a_receipt_is_written_for_the_bidder(benches: Town) -> None:
    benches.issue().receive("oakline")
    (receipt,) = (benches.folder.out / "receipts").iterdir()
    assert "Nothing of them has been read." in receipt.read_text(encoding="utf-8")
