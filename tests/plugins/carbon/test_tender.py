import pytest
from procure_carbon.tender import ends_in_order, items_have_a_whole, stages_within_scope
from support.examples import small_lock
from support.locked import lock_of

from procure.api import Lock, Severity
from procure.pack.read import PublishedPack


def locked(
    published: PublishedPack, settings: dict[str, str], stages: tuple[dict[str, str], ...] = ()
) -> Lock:
    return lock_of(published, ("unit-footprint",), settings, {"stages": stages}, most=8)


def test_ends_the_right_way_round_pass(published: PublishedPack) -> None:
    assert ends_in_order(locked(published, {"zero-at": "6000", "full-at": "3000"})) == ()


def test_a_full_end_that_is_not_below_the_zero_end_is_an_error(published: PublishedPack) -> None:
    (finding,) = ends_in_order(locked(published, {"zero-at": "3000", "full-at": "6000"}))
    assert (finding.code, finding.severity) == ("carbon.E1", Severity.ERROR)
    assert "full-at is 6000" in str(finding.what)


def test_ends_of_criteria_not_in_force_are_left_alone(published: PublishedPack) -> None:
    settings = {"zero-at": "2", "full-at": "1", "upfront-zero-at": "1", "upfront-full-at": "2"}
    assert ends_in_order(locked(published, settings)) == ()


def test_module_d_and_stored_carbon_are_refused_as_stages(published: PublishedPack) -> None:
    stages = (
        {"stage": "product", "title": "Manufacture", "boundary": "A1 to A3"},
        {"stage": "d", "title": "Beyond the life cycle", "boundary": ""},
        {"stage": "wood", "title": "Biogenic carbon in wood", "boundary": ""},
    )
    lock = locked(published, {}, stages)
    assert [finding.where for finding in stages_within_scope(lock)] == [
        "tables/stages d",
        "tables/stages wood",
    ]


def test_a_tender_without_the_pack_has_no_findings() -> None:
    assert ends_in_order(small_lock()) == stages_within_scope(small_lock()) == ()


@pytest.mark.parametrize(
    ("criteria", "settings", "codes"),
    [
        (("product-data",), {}, ["carbon.E12"]),
        (("product-data", "upfront-carbon"), {}, ["carbon.E12"]),
        (("product-data", "upfront-carbon"), {"area-m2": "1000"}, []),
        (("product-data", "unit-footprint"), {}, []),
        (("product-data", "service-footprint"), {}, []),
        (("product-data", "bill-gates"), {"figures-from": "bill"}, []),
        (("unit-footprint",), {}, []),
    ],
)
def test_items_of_a_footprint_need_the_footprint(
    published: PublishedPack,
    criteria: tuple[str, ...],
    settings: dict[str, str],
    codes: list[str],
) -> None:
    lock = lock_of(published, criteria, settings, {}, most=8)
    assert [finding.code for finding in items_have_a_whole(lock)] == codes
