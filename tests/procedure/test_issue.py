"""Issue freezes a tender; only an addendum before the deadline changes it."""

import pytest
from procedure.town import AFTER, BEFORE, LATE, Town, kim

from procure.errors import InputFault, Refused
from procure.procedure.act import Act
from procure.procedure.issue import issue
from procure.tender.folder import read_lock

LONGER = ("title: Forty park benches\n", "title: Forty-one park benches\n")
WITH_ADDENDUM = (
    "packs:\n",
    "addenda: [{number: 1, date: 2026-03-01, what: One bench more.}]\npacks:\n",
)


def test_issue_writes_lock_and_forms(benches: Town) -> None:
    benches.issue()
    assert sorted(path.name for path in benches.folder.issued.iterdir()) == [
        "bid-form.xlsx",
        "criteria.html",
        "criteria.pdf",
        "price-form.xlsx",
        "tender.lock.json",
    ]


def test_a_frozen_tender_is_not_issued_again(benches: Town) -> None:
    benches.issue().change_tender(LONGER)
    with pytest.raises(Refused, match="publish an addendum"):
        benches.issue(BEFORE)


def test_what_is_refused_leaves_the_lock_as_it_was(benches: Town) -> None:
    before = benches.issue().folder.lock_file.read_bytes()
    benches.change_tender(LONGER)
    with pytest.raises(Refused):
        benches.issue(BEFORE)
    assert benches.folder.lock_file.read_bytes() == before


def test_an_addendum_makes_a_new_version_and_keeps_the_earlier_one(benches: Town) -> None:
    first = read_lock(benches.issue().folder.lock_file)
    benches.change_tender(LONGER, WITH_ADDENDUM).issue(BEFORE)
    second = read_lock(benches.folder.lock_file)
    kept = benches.folder.issued / "version-1"
    assert (second.form_version, second.supersedes) == (2, (first.hash,))
    assert read_lock(kept / "tender.lock.json").hash == first.hash
    assert (kept / "bid-form.xlsx").is_file()


def test_no_addendum_after_the_deadline_once_a_bid_is_in(benches: Town) -> None:
    benches.received().change_tender(LONGER, WITH_ADDENDUM)
    with pytest.raises(Refused, match=r"The deadline .* has passed"):
        benches.issue(LATE)


def test_no_addendum_once_bids_are_open(benches: Town) -> None:
    benches.opened().change_tender(LONGER, WITH_ADDENDUM)
    with pytest.raises(Refused, match="Bids are open"):
        benches.issue(AFTER)


def test_only_the_chair_issues(benches: Town) -> None:
    with pytest.raises(Refused, match="Only the chair may do this: kim"):
        issue(benches.folder, Act("lea", BEFORE))
    assert not benches.folder.lock_file.exists()


def test_a_tender_with_a_fault_is_not_issued(benches: Town) -> None:
    benches.change_tender(("price: 50", "price: 49"))
    with pytest.raises(InputFault, match="add up to 99, not 100"):
        issue(benches.folder, kim(BEFORE))


def test_a_tender_is_not_issued_after_its_deadline(benches: Town) -> None:
    with pytest.raises(Refused, match="a tender is issued before its deadline"):
        benches.issue(LATE)


def test_no_addendum_after_the_deadline_even_with_no_bid_in(benches: Town) -> None:
    benches.issue().change_tender(LONGER, WITH_ADDENDUM)
    with pytest.raises(Refused, match=r"The deadline .* has passed"):
        benches.issue(LATE)


@pytest.mark.parametrize("day", ["2026-03-11", "2026-02-15"])
def test_an_addendum_is_not_of_a_day_to_come_nor_before_the_version_it_changes(
    benches: Town, day: str
) -> None:
    listed = WITH_ADDENDUM[1].replace("2026-03-01", day)
    benches.issue().change_tender(LONGER, (WITH_ADDENDUM[0], listed))
    with pytest.raises(InputFault, match=f"dated {day}.*Date it on the day you issue it"):
        benches.issue(BEFORE)
