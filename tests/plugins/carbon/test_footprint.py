from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.footprint import unit_footprint

from procure.api import Case, Open, Scored, Severity
from procure.model.bid import Clarification

Build = Callable[[Mapping[str, object]], Case]

STAGES = [{"stage": name, "title": name, "boundary": ""} for name in ("make", "use", "end")]
kilograms = st.decimals(0, 9000, places=1)


def footprint(total: object, *stages: object) -> dict[str, object]:
    return {
        "criterion": "carbon/unit-footprint",
        "most": 8,
        "settings": {"zero-at": "6000", "full-at": "3000"},
        "tables": {"stages": STAGES},
        "answers": {"unit-footprint": total},
        "bid_tables": {
            "stages": [
                {"stage": row["stage"], **({} if kg is None else {"kg": kg})}
                for row, kg in zip(STAGES, stages, strict=True)
            ]
        },
    }


def test_the_stated_total_becomes_a_measure_with_its_place(build: Build) -> None:
    result = unit_footprint(build(footprint(4800, 3000, 1500, 300)))
    assert isinstance(result, Scored)
    (measure,) = result.measures
    assert (measure.name, measure.unit) == ("carbon.unit_footprint", "kgCO2e")
    assert measure.value == Fraction(4800)
    assert measure.where == "bid.yaml!unit-footprint"


def test_the_arithmetic_can_be_redone_by_hand(build: Build) -> None:
    result = unit_footprint(build(footprint(4800, 3000, 1500, 300)))
    assert isinstance(result, Scored)
    assert str(result.arithmetic) == "(6000 − 4800) / (6000 − 3000) × 8 = 3.2"


def test_stages_that_do_not_add_up_leave_it_open_with_an_error(build: Build) -> None:
    result = unit_footprint(build(footprint(4800, 3000, 1500, 200)))
    assert isinstance(result, Open)
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("carbon.G12", Severity.ERROR)
    assert "add up to 4700 kgCO2e, the total says 4800" in str(finding.what)


def test_an_unreadable_total_is_open_and_names_the_place_and_the_words(build: Build) -> None:
    result = unit_footprint(build(footprint("4.5 t", 3000, 1200, 300)))
    assert isinstance(result, Open)
    assert result.where == "bid.yaml!unit-footprint"
    assert "'4.5 t'" in str(result.reason)


def test_all_blank_stages_are_named_at_once(build: Build) -> None:
    result = unit_footprint(build(footprint(4800, None, 1500, None)))
    assert isinstance(result, Open)
    assert "bid.yaml!make!kg" in str(result.reason)
    assert "bid.yaml!end!kg" in str(result.reason)


def test_a_total_asked_about_in_vain_earns_nothing(build: Build) -> None:
    case = build(footprint("4.5 t", 3000, 1200, 300))
    name = "carbon/unit-footprint"
    asked = Clarification("", "unit unreadable", "mira", "2026-04-15T09:00:00Z")
    answer = replace(case.bid.responses[name], clarification=asked)
    case = replace(case, bid=replace(case.bid, responses={name: answer}))
    result = unit_footprint(case)
    assert isinstance(result, Scored)
    assert result.points == 0


def test_stages_that_still_do_not_add_up_after_a_question_earn_nothing(build: Build) -> None:
    case = build(footprint(4800, 3000, 1500, 200))
    name = "carbon/unit-footprint"
    asked = Clarification("4800", "stages differ", "mira", "2026-04-15T09:00:00Z")
    answer = replace(case.bid.responses[name], clarification=asked)
    case = replace(case, bid=replace(case.bid, responses={name: answer}))
    result = unit_footprint(case)
    assert isinstance(result, Scored)
    assert result.points == 0
    assert [finding.code for finding in result.findings] == ["carbon.G12"]


def test_equal_ends_cannot_score(build: Build) -> None:
    written = footprint(4800, 3000, 1500, 300) | {"settings": {"zero-at": "1", "full-at": "1"}}
    assert isinstance(unit_footprint(build(written)), Open)


def points(build: Build, total: Decimal) -> Fraction:
    result = unit_footprint(build(footprint(total, total, 0, 0)))
    assert isinstance(result, Scored)
    return Fraction(result.points)


@given(total=kilograms)
def test_points_stay_within_0_and_the_most(build: Build, total: Decimal) -> None:
    assert 0 <= points(build, total) <= 8


@given(one=kilograms, other=kilograms)
def test_less_carbon_never_earns_less(build: Build, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert points(build, low) >= points(build, high)


@pytest.mark.parametrize(("stage", "kind"), [("1005", Scored), ("1005.01", Open)])
def test_half_a_percent_of_the_total_is_the_tolerance(
    build: Build, stage: str, kind: type[Scored | Open]
) -> None:
    assert isinstance(unit_footprint(build(footprint(1000, stage, 0, 0))), kind)
