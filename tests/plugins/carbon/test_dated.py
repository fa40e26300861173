"""What ``procure check`` says of benchmarks, prices and the scope of a bill."""

from decimal import Decimal
from typing import Any

import pytest
from procure_carbon.dated import numbers_are_valid, price_of_carbon_is_named
from procure_carbon.scope import bill_can_be_counted
from support.locked import lock_of

from procure.api import Finding, Lock
from procure.model.tender import Adjust
from procure.pack.read import PublishedPack

GOOD: dict[str, Any] = {
    "figures-from": "bill",
    "study-years": "50",
    "area-m2": "1000",
    "start-year": "2026",
    "grid-published": "dk",
    "totals-needed": ("upfront", "embodied", "whole-life"),
    "offer-counts": "whole-life",
}


def locked(
    published: PublishedPack,
    *criteria: str,
    adjust: tuple[Adjust, ...] = (),
    tables: dict[str, tuple[dict[str, str], ...]] | None = None,
    **settings: Any,
) -> Lock:
    named = {name.replace("_", "-"): value for name, value in settings.items()}
    lock = lock_of(published, criteria, named, {**published.tables, **(tables or {})}, most=8)
    price = lock.tender.price.model_copy(update={"adjust": adjust})
    tender = lock.tender.model_copy(update={"price": price})
    return lock.model_copy(update={"tender": tender})


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{one.severity} {one.code.removeprefix('carbon.')}" for one in findings]


def test_a_limit_that_has_been_replaced_warns(published: PublishedPack) -> None:
    """BR18 had 12 until 30 June 2025; the deadline is after that."""
    lock = locked(published, "whole-life-limit", whole_life_limit="12")
    (finding,) = numbers_are_valid(lock)
    assert (finding.code, str(finding.severity)) == ("carbon.E2", "warning")
    assert "br18-2023" in str(finding.what)


@pytest.mark.parametrize("limit", ["7.5", "11.9"])
def test_a_limit_in_force_or_of_ones_own_passes(published: PublishedPack, limit: str) -> None:
    lock = locked(published, "whole-life-limit", whole_life_limit=limit)
    assert numbers_are_valid(lock) == ()


def test_an_end_taken_from_a_row_that_has_run_out_warns(published: PublishedPack) -> None:
    lock = locked(published, "upfront-carbon", upfront_zero_at="810", upfront_full_at="344")
    assert codes(numbers_are_valid(lock)) == ["warning E2", "warning E2"]


def test_ends_of_criteria_not_in_force_are_left_alone(published: PublishedPack) -> None:
    assert numbers_are_valid(locked(published, "offer-carbon", upfront_zero_at="810")) == ()


@pytest.mark.parametrize(
    ("named", "per_unit", "found"),
    [
        ("", "116", ["warning E3"]),
        ("nobody", "116", ["error E3"]),
        ("own", "116", []),
        ("nmd-a2", "116", []),
        ("nmd-a2", "100", ["warning E5"]),
        ("de-floor-2024", "45", ["warning E4"]),
        ("nmd-a1", "50", ["warning E4"]),
        ("eib-2050", "800", []),
        ("us-epa-2020", "190", ["warning E5"]),
    ],
)
def test_the_price_of_a_tonne_is_named_valid_and_the_one_used(
    published: PublishedPack, named: str, per_unit: str, found: list[str]
) -> None:
    adjust = (Adjust(measure="carbon.offer", per_unit=Decimal(per_unit)),)
    lock = locked(published, "offer-limit", adjust=adjust, carbon_price=named)
    assert codes(price_of_carbon_is_named(lock)) == found


def test_a_price_for_each_kilogram_is_that_of_a_tonne_by_a_thousand(
    published: PublishedPack,
) -> None:
    adjust = (Adjust(measure="carbon.whole_life", per_unit=Decimal("0.116")),)
    lock = locked(published, "offer-limit", adjust=adjust, carbon_price="nmd-a2")
    assert price_of_carbon_is_named(lock) == ()


def test_a_discount_between_two_ends_needs_no_price_of_a_tonne(published: PublishedPack) -> None:
    adjust = (Adjust(measure="carbon.offer_share", per_unit=Decimal(-250000)),)
    assert price_of_carbon_is_named(locked(published, "offer-limit", adjust=adjust)) == ()


def test_a_bill_with_all_that_it_is_counted_by_passes(published: PublishedPack) -> None:
    lock = locked(published, "bill-gates", "whole-life-carbon", "offer-carbon", **GOOD)
    assert bill_can_be_counted(lock) == ()


@pytest.mark.parametrize(
    ("criteria", "change", "found"),
    [
        (("upfront-carbon",), {}, ["error E6"]),
        (("bill-gates", "upfront-carbon"), {"study-years": ""}, ["error E6"]),
        (("bill-gates", "upfront-carbon"), {"area-m2": ""}, ["error E6"]),
        (("bill-gates", "offer-carbon"), {"area-m2": ""}, []),
        (("bill-gates", "offer-carbon"), {"grid-published": "none"}, ["error E6"]),
        (("bill-gates", "upfront-carbon"), {"grid-published": "none"}, []),
        (("bill-gates", "whole-life-limit"), {"totals-needed": ("upfront",)}, ["warning E7"]),
        (("bill-gates", "upfront-carbon"), {"start-year": "2020"}, ["error E8"]),
        (("bill-gates", "whole-life-carbon"), {"start-year": ""}, ["error E8"]),
        (("bill-gates", "upfront-carbon"), {"start-year": ""}, []),
        (("bill-gates", "upfront-carbon"), {"start-year": "2026.5"}, ["error E10"]),
        (("bill-gates", "upfront-carbon"), {"study-years": "60.5"}, ["error E10"]),
        (("upfront-carbon",), {"figures-from": "stated"}, []),
    ],
)
def test_what_a_bill_is_counted_by_must_be_published(
    published: PublishedPack,
    criteria: tuple[str, ...],
    change: dict[str, Any],
    found: list[str],
) -> None:
    lock = locked(published, *criteria, **{**GOOD, **change})
    assert codes(bill_can_be_counted(lock)) == found


def test_a_replaced_factor_must_be_one(published: PublishedPack) -> None:
    rows = ({"key": "c22", "value": "1", "source": "?"},)
    lock = locked(published, "bill-gates", tables={"own-factors": rows}, **GOOD)
    assert codes(bill_can_be_counted(lock)) == ["error E9"]


def test_electricity_is_no_carrier_with_a_factor_of_its_own(published: PublishedPack) -> None:
    rows = ({"carrier": "Strom", "factor": "0", "source": "?"},
            {"carrier": "Erdgas", "factor": "0.2", "source": "?"})  # fmt: skip
    lock = locked(published, "bill-gates", tables={"energy-carriers": rows}, **GOOD)
    assert codes(bill_can_be_counted(lock)) == ["error E11"]


@pytest.mark.parametrize(("unit", "found"), [("t", []), ("Tn", []), ("", []),
                                             ("bananas", ["warning E19"])])  # fmt: skip
def test_a_reference_quantity_in_a_unit_nobody_knows_is_warned_of(
    published: PublishedPack, unit: str, found: list[str]
) -> None:
    rows = ({"line": "L1", "title": "Concrete", "quantity": "5", "unit": unit},)
    lock = locked(published, "bill-gates", tables={"reference-quantities": rows}, **GOOD)
    assert codes(bill_can_be_counted(lock)) == found
