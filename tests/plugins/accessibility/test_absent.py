"""What is counted where most of it is said not to apply."""

from collections.abc import Callable
from dataclasses import replace

from procure_accessibility.clause_points import clauses_met
from procure_accessibility.success_criteria import criteria_of
from procure_accessibility.support import reported_support
from support.openacr import coded, inspected, written

from procure.api import Case, Place, Response, Row, Scored, Severity, State

CaseOf = Callable[..., Case]
NUMBERS = [one.number for one in criteria_of("wcag21-aa")]
PLACE = Place("acme/bid.yaml")


def report(absent: int) -> dict[str, tuple[str, str]]:
    return {number: ("not-applicable", f"Not {number}.") for number in NUMBERS[:absent]}


def rows(levels: dict[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(key, PLACE, {"answer": Response("accessibility/x", State.ANSWERED, one, one, PLACE)})
        for key, one in levels.items()
    )


def test_support_that_rests_on_few_criteria_is_told() -> None:
    (found,) = coded(inspected(written(report(42))), "G2")
    assert found.severity is Severity.WARNING
    assert "42 of 50 are said not to apply: what is counted rests on 8." in str(found.what)


def test_half_may_not_apply() -> None:
    assert coded(inspected(written(report(25))), "G2") == []


def test_that_little_applies_changes_no_count() -> None:
    found = {one.name: one.value for one in inspected(written(report(42))).measures}
    assert found["accessibility.reported_support"] == 100


def test_criteria_answered_one_by_one_are_told_alike(case_of: CaseOf) -> None:
    levels = dict.fromkeys(NUMBERS, "not-applicable") | dict.fromkeys(NUMBERS[:8], "supports")
    case = case_of("reported-support", {"reported-support": (False, "")})
    own = replace(case, bid=replace(case.bid, tables={"accessibility/web-20": rows(levels)}))
    scored = reported_support(own)
    assert isinstance(scored, Scored)
    assert scored.points == 20
    assert [one.code for one in scored.findings] == ["accessibility.G2"]


def test_clauses_of_the_standard_are_told_alike(case_of: CaseOf) -> None:
    levels = {"5.2": "supports", "5.3": "not-applicable", "5.4": "not-applicable"}
    case = case_of("standard-clauses", {})
    bid = replace(case.bid, tables={"accessibility/clauses-generic": rows(levels)})
    settings = {"web": True, "biometrics": True, "conversion": True}
    scored = clauses_met(replace(case, bid=bid, settings=settings))
    assert isinstance(scored, Scored)
    assert [one.code for one in scored.findings] == ["accessibility.G2"]
