"""Totals of unlike scope are never compared: an error, which stops the ranking."""

import pytest
from procure_carbon.compare_scopes import unlike_scopes
from support.carbon_bills import EXAMPLE, without
from support.carbon_compared import bill, figure, locked

from procure.api import Severity
from procure.pack.read import PublishedPack


def test_bills_of_one_scope_are_compared(published: PublishedPack) -> None:
    two = {"acme": bill(), "birch": bill(EXAMPLE[:3])}
    assert unlike_scopes(locked(published, "upfront-carbon"), two).findings == ()


def test_a_module_that_only_some_know_is_named_with_the_bid(published: PublishedPack) -> None:
    two = {"acme": bill(), "birch": bill(energy=None)}
    (found,) = unlike_scopes(locked(published, "upfront-carbon"), two).findings
    assert (found.code, found.severity, found.where) == (
        "carbon.X1",
        Severity.ERROR,
        "acme, birch",
    )
    assert "birch leaves out B6" in str(found.what)


@pytest.mark.parametrize(
    ("criterion", "said"), [("upfront-carbon", True), ("whole-life-carbon", False)]
)
def test_modules_that_earn_no_points_still_stop_and_are_told_to_the_chair(
    published: PublishedPack, criterion: str, said: bool
) -> None:
    two = {"acme": bill(), "birch": bill(energy=None)}
    (found,) = unlike_scopes(locked(published, criterion), two).findings
    assert found.severity is Severity.ERROR
    assert ("do not hold these modules" in str(found.what)) is said


def test_each_part_of_a_scope_that_differs_is_named(published: PublishedPack) -> None:
    two = {
        "acme": bill(),
        "birch": bill(study_period="50", area_m2="900", b4="lcabyg", waste="simple"),
    }
    (found,) = unlike_scopes(locked(published, "upfront-carbon"), two).findings
    said = str(found.what)
    assert "study period (acme: 60 years; birch: 50 years)" in said
    assert "floor area (acme: 1000 m2; birch: 900 m2)" in said
    assert "how replacements (B4) are counted (acme: rics; birch: lcabyg)" in said
    assert "how waste on site is counted (acme: istructe; birch: simple)" in said


def test_a_bill_beside_a_stated_number_is_found(published: PublishedPack) -> None:
    two = {"acme": bill(), "birch": figure("upfront_per_m2", 200)}
    (found,) = unlike_scopes(locked(published, "upfront-carbon"), two).findings
    assert (found.code, found.severity) == ("carbon.X2", Severity.ERROR)
    assert "figures of acme rest on a bill of quantities, and those of birch" in str(found.what)


def test_a_bill_nobody_is_scored_by_may_be_the_only_one(published: PublishedPack) -> None:
    two = {"acme": bill(), "birch": figure("unit_footprint", 200, "kgCO2e")}
    assert unlike_scopes(locked(published, "unit-footprint"), two).findings == ()


def test_the_order_of_the_bids_does_not_change_the_finding(published: PublishedPack) -> None:
    lock, one, other = locked(published, "upfront-carbon"), bill(), bill(energy=None)
    assert unlike_scopes(lock, {"a": one, "b": other}) == unlike_scopes(
        lock, {"b": other, "a": one}
    )


def test_one_bill_with_unknown_modules_is_no_comparison(published: PublishedPack) -> None:
    lacking = (without(EXAMPLE[0], "waste_rate"), *EXAMPLE[1:])
    assert (
        unlike_scopes(locked(published, "upfront-carbon"), {"acme": bill(lacking)}).findings == ()
    )


def test_a_module_that_a_bid_has_for_some_lines_only_is_named(published: PublishedPack) -> None:
    every = [line | {"gwp_B2": 1} for line in EXAMPLE]
    partly = [EXAMPLE[0] | {"gwp_B2": 1}, *EXAMPLE[1:]]
    two = {"acme": bill(every), "birch": bill(partly)}
    (found,) = unlike_scopes(locked(published, "embodied-carbon"), two).findings
    assert "their totals cannot be compared: birch has B2 for some lines only" in str(found.what)


def test_a_part_that_earns_no_points_is_told_to_the_chair(published: PublishedPack) -> None:
    every = [line | {"gwp_B2": 1} for line in EXAMPLE]
    two = {"acme": bill(every), "birch": bill([EXAMPLE[0] | {"gwp_B2": 1}, *EXAMPLE[1:]])}
    (found,) = unlike_scopes(locked(published, "upfront-carbon"), two).findings
    assert "do not hold these modules" in str(found.what)


def test_a_bill_without_classes_of_data_is_not_of_the_scope_of_one_with_them(
    published: PublishedPack,
) -> None:
    bare = [without(line, "data_class") for line in EXAMPLE]
    two = {"acme": bill(b4="lcabyg"), "birch": bill(bare, b4="lcabyg")}
    (found,) = unlike_scopes(locked(published, "upfront-carbon"), two).findings
    assert "birch says no classes of data, so nothing is added for them" in str(found.what)


def test_a_default_that_counts_for_all_is_no_part(published: PublishedPack) -> None:
    partly = [EXAMPLE[0] | {"gwp_C1": 1, "gwp_B2": 1}, *EXAMPLE[1:]]
    two = {"acme": bill(upkeep="gla"), "birch": bill(partly, upkeep="gla")}
    assert unlike_scopes(locked(published, "embodied-carbon"), two).findings == ()
