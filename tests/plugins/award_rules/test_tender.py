"""What an officer is told before issue."""

from decimal import Decimal

import pytest
from procure_award_rules.tender import rule_fits_tender
from support.examples import small_lock

from procure.api import Lock
from procure.model.tender import Price
from procure.plugin.call import call_check

LOCK = small_lock()


def tender(price: dict[str, object], points: str = "40", minimum: str = "20") -> Lock:
    changed = {
        "price": Price.model_validate(price),
        "points": {**LOCK.tender.points, "price": Decimal(points)},
        "minimums": {"quality": Decimal(minimum)} if minimum else {},
    }
    return LOCK.model_copy(update={"tender": LOCK.tender.model_copy(update=changed)})


def said(lock: Lock) -> list[tuple[str, str]]:
    found = call_check("award_rules", rule_fits_tender, lock)
    return [(finding.code, str(finding.what)) for finding in found]


def test_other_rules_are_not_spoken_of() -> None:
    assert said(tender({"rule": "ethics.qcbs"}, minimum="")) == []


@pytest.mark.parametrize("rule", ["min_max", "coefficient", "qcbs"])
def test_a_rule_that_fits_is_not_spoken_of(rule: str) -> None:
    assert said(tender({"rule": f"award_rules.{rule}"})) == []


def test_a_coefficient_without_price_points_cannot_rank() -> None:
    ((code, what),) = said(tender({"rule": "award_rules.coefficient"}, points="0"))
    assert code == "award_rules.C1"
    assert what.startswith("The price earns no points")


@pytest.mark.parametrize(("points", "codes"), [("80", []), ("90", []), ("70", ["award_rules.C2"])])
def test_the_south_african_systems_are_80_and_90(points: str, codes: list[str]) -> None:
    found = said(tender({"rule": "award_rules.pppfa"}, points=points))
    assert [code for code, _ in found] == codes


@pytest.mark.parametrize(
    ("rule", "end"),
    [("power", "base_price"), ("bilinear", "base_price"), ("japan_addition", "planned_price")],
)
def test_the_end_of_a_rule_should_be_the_ceiling_too(rule: str, end: str) -> None:
    price: dict[str, object] = {"rule": f"award_rules.{rule}", end: "1000"}
    what = f"{end} is 1000; write ceiling: 1000 too, so that a price above it fails."
    assert said(tender(price)) == [("award_rules.C3", what)]
    assert said(tender({**price, "ceiling": "1000"})) == []


@pytest.mark.parametrize("rule", ["ufab_simple", "ufab_extended", "qcbs", "world_bank"])
def test_quotients_want_a_minimum_of_quality(rule: str) -> None:
    ((code, _),) = said(tender({"rule": f"award_rules.{rule}"}, minimum=""))
    assert code == "award_rules.C4"
