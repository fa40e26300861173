from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procure_privacy.subprocessor import sub_processors

from procure.api import Case, Open, Scored, Value

CaseOf = Callable[..., Case]
WHOLE: dict[str, Value] = {
    "name": "Hoster",
    "role": "hosting",
    "country": "DE",
    "flow-down": True,
    "notice-days": Decimal(30),
    "objection": True,
}


def result(case_of: CaseOf, declared: bool | None, *rows: dict[str, Value]) -> Scored | Open:
    answers = {"any-sub-processors": (declared, "")}
    return sub_processors(case_of("sub-processors", answers, {"sub-processors": rows}, most="16"))


def points(case_of: CaseOf, declared: bool | None, *rows: dict[str, Value]) -> Fraction:
    scored = result(case_of, declared, *rows)
    assert isinstance(scored, Scored)
    return Fraction(scored.points)


def test_thirteen_of_sixteen_facts_earn_thirteen_of_sixteen_points(case_of: CaseOf) -> None:
    only_country: dict[str, Value] = {"name": "Statist", "country": "US"}
    others: list[dict[str, Value]] = [{**WHOLE, "name": name} for name in ("Backup", "Help")]
    assert points(case_of, True, WHOLE, *others, only_country) == 13


def test_a_sub_processor_written_down_again_earns_nothing_more(case_of: CaseOf) -> None:
    poor: dict[str, Value] = {"name": "Statist", "country": "US"}
    padded = (poor, WHOLE, {**WHOLE, "name": "hoster "}, {**WHOLE, "name": "HOSTER"})
    scored = result(case_of, True, *padded)
    assert isinstance(scored, Scored)
    assert scored.points == points(case_of, True, poor, WHOLE)
    assert [one.code for one in scored.findings] == ["privacy.S2"]


def test_of_a_sub_processor_in_two_rows_a_fact_counts_that_both_give(case_of: CaseOf) -> None:
    assert points(case_of, True, WHOLE, {**WHOLE, "flow-down": False}) == 12


@pytest.mark.parametrize("column", ["name", "role", "country"])
def test_a_dash_is_no_fact(case_of: CaseOf, column: str) -> None:
    assert points(case_of, True, {**WHOLE, column: "-"}) == 12


@pytest.mark.parametrize(("country", "earned"), [("NO", 16), ("n/a", 12), ("none", 12), ("?", 12)])
def test_norway_is_a_country_and_none_is_not(case_of: CaseOf, country: str, earned: int) -> None:
    assert points(case_of, True, {**WHOLE, "country": country}) == earned


def test_none_declared_earns_all(case_of: CaseOf) -> None:
    assert points(case_of, False) == 16


def test_declared_but_not_listed_earns_nothing(case_of: CaseOf) -> None:
    scored = result(case_of, True)
    assert isinstance(scored, Scored)
    assert (scored.points, [one.code for one in scored.findings]) == (Fraction(0), ["privacy.S3"])
    assert "any-sub-processors" in scored.findings[0].where


def test_nothing_said_is_open(case_of: CaseOf) -> None:
    assert isinstance(result(case_of, None), Open)


def test_notice_shorter_than_the_tender_asks_is_no_fact(case_of: CaseOf) -> None:
    assert points(case_of, True, {**WHOLE, "notice-days": Decimal(29)}) == 12


def test_listed_though_none_is_declared_is_found(case_of: CaseOf) -> None:
    scored = result(case_of, False, WHOLE)
    assert isinstance(scored, Scored)
    assert [one.code for one in scored.findings] == ["privacy.S1"]


@given(st.sets(st.sampled_from(sorted(WHOLE))), st.sampled_from(sorted(WHOLE)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_fact_more_never_earns_less(case_of: CaseOf, given_: set[str], more: str) -> None:
    fewer = {name: WHOLE[name] for name in given_}
    better = {**fewer, more: WHOLE[more]}
    assert 0 <= points(case_of, True, fewer) <= points(case_of, True, better) <= 16
