import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from procure_privacy.tender import (
    READS,
    earlier_notice_earns_more,
    hours_fit_the_law,
    what_is_read_is_asked,
)
from support.examples import small_lock

from procure.api import Lock, LockedCriterion
from procure.model.pack import Pack

PACK = Path(__file__).parents[3] / "criteria" / "privacy"


def lock_with(pack: Pack, *names: str) -> Lock:
    criteria = tuple(
        LockedCriterion(id=f"privacy/{one.id}", criterion=one, most=Decimal(0))
        for one in pack.criteria
        if one.id in names
    )
    return small_lock().model_copy(update={"criteria": criteria})


@pytest.mark.parametrize(("reader", "asker"), list(READS.items()))
def test_what_a_criterion_reads_has_to_be_asked(pack: Pack, reader: str, asker: str) -> None:
    (finding,) = what_is_read_is_asked(lock_with(pack, reader))
    assert finding.code == "privacy.E1"
    assert what_is_read_is_asked(lock_with(pack, reader, asker)) == ()


def profiled(pack: Pack, law: str, hours: str) -> Lock:
    lock = lock_with(pack, "breach-hours", "breach-limit")
    first = lock.packs[0].model_copy(
        update={
            "id": "privacy",
            "settings": {"jurisdiction": law, "breach-hours-most": hours},
            "tables": {"profiles": PROFILES},
        }
    )
    return lock.model_copy(update={"packs": (first,)})


PROFILES = tuple(csv.DictReader((PACK / "profiles.csv").read_text(encoding="utf-8").splitlines()))
LAWS = ("eu", "uk", "japan", "turkiye")


@pytest.mark.parametrize("law", LAWS)
def test_hours_after_the_buyers_own_deadline_are_told(pack: Pack, law: str) -> None:
    assert [one.code for one in hours_fit_the_law(profiled(pack, law, "73"))] == ["privacy.G5"]
    assert hours_fit_the_law(profiled(pack, law, "48")) == ()


@pytest.mark.parametrize(
    ("full", "zero", "found"),
    [("24", "72", []), ("72", "24", ["privacy.B1"]), ("24", "24", ["privacy.B1"])],
)
def test_later_notice_of_a_breach_never_earns_more(
    pack: Pack, full: str, zero: str, found: list[str]
) -> None:
    lock = profiled(pack, "eu", "48")
    hours = {"breach-hours-full": full, "breach-hours-zero": zero}
    first = lock.packs[0].model_copy(update={"settings": hours})
    lock = lock.model_copy(update={"packs": (first,)})
    assert [one.code for one in earlier_notice_earns_more(lock)] == found
    asked_of_nobody = lock.model_copy(update={"criteria": ()})
    assert earlier_notice_earns_more(asked_of_nobody) == ()


def test_another_law_has_no_profile_to_be_held_against(pack: Pack) -> None:
    assert hours_fit_the_law(profiled(pack, "other", "700")) == ()


def test_each_law_has_its_rules_with_source_and_date() -> None:
    rules = {(row["jurisdiction"], row["matter"]) for row in PROFILES}
    assert rules == {(law, one) for law in LAWS for one in ("breach", "assessment", "transfers")}
    assert all(row["document"] and date.fromisoformat(row["date"]) for row in PROFILES)
