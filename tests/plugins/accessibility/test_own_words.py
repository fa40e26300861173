"""Conditions from a table of clauses, or of groups, that is answered in the form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_accessibility.contract import criterion_of, groups_left_out
from procure_accessibility.own_words import own_clauses, own_groups

from procure.api import Bid, Case, ContractClause, Place, Response, Row, State, Tenderer, Value
from procure.model.bid import Clarification
from procure.model.lock import LockedCriterion
from procure.model.pack import Pack

AS_OF = date(2026, 4, 14)
Cells = Mapping[str, Value | None]


def row(key: str, column: str, answer: Value | None, **more: str) -> Row:
    cells: Cells = {column: answer, **more}
    place = Place("acme/bid.xlsx", "Clauses", key)
    return Row(
        key,
        place,
        {
            name: Response(name, State.BLANK if value is None else State.ANSWERED, value, "", place)
            for name, value in cells.items()
        },
    )


def case(pack: Pack, criterion: str, *rows: Row, **settings: str) -> Case:
    found = next(one for one in pack.criteria if one.id == criterion)
    tables = {f"accessibility/{criterion}": rows}
    return Case(
        criterion=LockedCriterion(
            id=f"accessibility/{criterion}", criterion=found, most=Decimal(8)
        ),
        bid=Bid("acme", Tenderer("Acme"), {}, tables),
        settings={name.replace("_", "-"): value for name, value in settings.items()},
        tables={},
        measures={},
        as_of=AS_OF,
    )


def of_clauses(pack: Pack, *rows: Row, **settings: str) -> tuple[ContractClause, ...]:
    return own_clauses(case(pack, "clauses", *rows, **settings)).clauses


def of_groups(pack: Pack, *rows: Row) -> tuple[ContractClause, ...]:
    return own_groups(case(pack, "user-groups", *rows)).clauses


def test_a_clause_that_is_met_brings_no_condition(pack: Pack) -> None:
    assert of_clauses(pack, row("5.1.4", "supported", True)) == ()


def test_a_clause_that_is_not_met_brings_its_own_with_the_buyers_words(pack: Pack) -> None:
    (found,) = of_clauses(
        pack, row("5.1.4", "supported", False, title="Large print", remarks="It grows by half.")
    )
    assert (found.about, found.where) == ("5.1.4", "acme/bid.xlsx!Clauses!5.1.4")
    assert str(found.text).startswith(
        "Large print: reported as not met in full, in the bid's words: “It grows by half”. The"
        " supplier mends it within 12 months of signing. Until then it leaves out or hinders"
        " people who see little: within 2 working days"
    )


def test_a_clause_asked_about_in_vain_brings_the_condition_of_a_blank_one(pack: Pack) -> None:
    blank = row("5.1.4", "supported", None)
    note = Clarification("", "Asked.", "mira", "2026-04-15T09:00:00Z")
    unread = replace(
        blank.cells["supported"], state=State.UNREADABLE, raw="partly", clarification=note
    )
    (found,) = of_clauses(pack, replace(blank, cells={"supported": unread}))
    assert found == of_clauses(pack, blank)[0]


def test_the_days_are_the_buyers_settings(pack: Pack) -> None:
    (found,) = of_clauses(pack, row("8.5", "supported", False), mend_months="6")
    assert "within 6 months of signing" in str(found.text)


def test_a_clause_that_repeats_a_critical_criterion_is_mended_as_that(pack: Pack) -> None:
    (found,) = of_clauses(pack, row("11.1.4.3", "supported", False), critical_months="2")
    assert "within 2 months of signing" in str(found.text)
    assert "people who see little; people who cannot tell colours apart" in str(found.text)


def test_blank_clauses_are_tested_and_told(pack: Pack) -> None:
    (found,) = of_clauses(pack, row("8.5", "supported", None), row("12.1.1", "supported", None))
    assert found.about == "8.5 … 12.1.1"
    assert str(found.text).startswith("8.5, 12.1.1: nothing is reported. The supplier tests them")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("partially-supports", "Core tasks (People who sit): reported as partially supported."),
        ("does-not-support", "Core tasks (People who sit): reported as not supported."),
        ("not-tested", "Core tasks (People who sit): not tested. The supplier tests it"),
        (None, "Core tasks (People who sit): not tested. The supplier tests it"),
    ],
)
def test_a_group_that_cannot_do_every_core_task_brings_a_condition(
    pack: Pack, outcome: str | None, said: str
) -> None:
    (found,) = of_groups(pack, row("low-reach", "outcome", outcome, title="People who sit"))
    assert found.about == "People who sit"
    assert str(found.text).startswith(said)


def test_a_group_that_can_do_every_core_task_brings_none(pack: Pack) -> None:
    assert of_groups(pack, row("low-reach", "outcome", "supports", title="People who sit")) == ()


@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=8))
def test_a_better_answer_never_brings_more_conditions(pack: Pack, answers: list[bool]) -> None:
    rows = [row(f"8.{number}", "supported", one) for number, one in enumerate(answers)]
    better = [row("8.0", "supported", True), *rows[1:]]
    assert len(of_clauses(pack, *better)) <= len(of_clauses(pack, *rows))


@pytest.mark.parametrize(
    ("clause", "criterion"),
    [
        ("9.1.4.3", "1.4.3"),
        ("11.1.4.11", "1.4.11"),
        ("11.3.3.1.2", "3.3.1"),
        ("5.1.3.1", "5.1.3.1"),
        ("11.7", "11.7"),
        ("1.4.3", "1.4.3"),
    ],
)
def test_clauses_of_chapters_9_to_11_repeat_a_success_criterion(
    clause: str, criterion: str
) -> None:
    assert criterion_of(clause) == criterion
    assert groups_left_out(clause) == groups_left_out(criterion)
