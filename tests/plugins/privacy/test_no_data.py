"""An offer that handles no data about people can say so."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from procure_privacy.inventory import data_inventory, lawful_and_needed
from procure_privacy.transfer import transfers

from procure.api import Case, Open, Scored, Value
from procure.model.bid import Clarification

CaseOf = Callable[..., Case]
Evaluator = Callable[[Case], Scored | Open]
READ = [
    (data_inventory, "data-inventory", "data-elements"),
    (lawful_and_needed, "lawful-basis", "data-elements"),
    (transfers, "transfers", "destinations"),
]
ROWS: dict[str, dict[str, Value]] = {
    "data-elements": {"element": "logs", "category": "usage", "purpose": "safety"},
    "destinations": {"country": "IE", "basis": "safeguards"},
}


def result(case_of: CaseOf, one: tuple[Evaluator, str, str], said: Value | None) -> Scored | Open:
    evaluate, criterion, _ = one
    return evaluate(case_of(criterion, {"handles-data": (said, "")}, {}, most="12"))


def with_a_row(
    case_of: CaseOf, one: tuple[Evaluator, str, str], said: Value | None
) -> tuple[Fraction, list[str]]:
    evaluate, criterion, table = one
    rows = {table: (ROWS[table],)}
    scored = evaluate(case_of(criterion, {"handles-data": (said, "")}, rows, most="12"))
    assert isinstance(scored, Scored)
    return Fraction(scored.points), [finding.code for finding in scored.findings]


@pytest.mark.parametrize("one", READ, ids=lambda one: one[1])
def test_an_offer_without_data_earns_all_and_is_pointed_out(
    case_of: CaseOf, one: tuple[Evaluator, str, str]
) -> None:
    scored = result(case_of, one, False)
    assert isinstance(scored, Scored)
    assert scored.points == 12
    assert [finding.code for finding in scored.findings] == ["privacy.I2"]
    assert "handles-data" in scored.findings[0].where


@pytest.mark.parametrize("said", [True, None])
@pytest.mark.parametrize("one", READ, ids=lambda one: one[1])
def test_an_empty_table_is_open_unless_the_bid_says_why(
    case_of: CaseOf, one: tuple[Evaluator, str, str], said: Value | None
) -> None:
    assert isinstance(result(case_of, one, said), Open)


@pytest.mark.parametrize("one", READ, ids=lambda one: one[1])
def test_a_no_beside_rows_earns_what_the_rows_earn_and_is_found(
    case_of: CaseOf, one: tuple[Evaluator, str, str]
) -> None:
    earned, found = with_a_row(case_of, one, True)
    assert found == []
    assert with_a_row(case_of, one, False) == (earned, ["privacy.I3"])


@pytest.mark.parametrize("one", READ, ids=lambda one: one[1])
def test_a_row_of_none_beside_a_no_is_no_row(
    case_of: CaseOf, one: tuple[Evaluator, str, str]
) -> None:
    evaluate, criterion, table = one
    name = "country" if table == "destinations" else "element"
    rows = {table: ({name: "none", "basis": "home", "purpose": "none"},)}
    scored = evaluate(case_of(criterion, {"handles-data": (False, "")}, rows, most="12"))
    assert isinstance(scored, Scored)
    assert scored.points == 12
    assert [finding.code for finding in scored.findings] == ["privacy.I2", "privacy.N1"]


def told(case_of: CaseOf, one: tuple[Evaluator, str, str], clarified: bool) -> Scored | Open:
    """Return the result for a bid that says no, and lists a sub-processor all the same."""
    evaluate, criterion, _ = one
    rows = {"sub-processors": ({"name": "Hoster"},)}
    case = case_of(criterion, {"handles-data": (False, "")}, rows, most="12")
    if clarified:
        note = Clarification("no", "Asked.", "mira", "2026-04-15T09:00:00Z")
        handles = replace(case.bid.responses["privacy/handles-data"], clarification=note)
        responses = {**case.bid.responses, "privacy/handles-data": handles}
        case = replace(case, bid=replace(case.bid, responses=responses))
    return evaluate(case)


@pytest.mark.parametrize("one", READ, ids=lambda one: one[1])
def test_a_no_that_the_bid_contradicts_elsewhere_is_asked_about(
    case_of: CaseOf, one: tuple[Evaluator, str, str]
) -> None:
    result = told(case_of, one, clarified=False)
    assert isinstance(result, Open)
    assert "Ask which holds." in str(result.reason)
    assert isinstance(told(case_of, one, clarified=True), Scored)
