from collections.abc import Callable

import pytest
from procure_privacy.assessment import assessment_is_supplied
from procure_privacy.transfer import transfers_have_a_basis

from procure.api import Case, Gate, Value

CaseOf = Callable[..., Case]


def assessed(
    case_of: CaseOf,
    enclosed: bool | None,
    signs: tuple[bool | None, ...] = (),
    trigger: str = "screening",
    file: str = "",
) -> Gate:
    rows: list[dict[str, Value]] = []
    for number, sign in enumerate(signs):
        row: dict[str, Value] = {"sign": f"s{number}"}
        rows.append(row if sign is None else {**row, "applies": sign})
    case = case_of(
        "impact-assessment",
        {"assessment": (enclosed, file)},
        {"screening": tuple(rows)},
        settings={"pia-trigger": trigger},
    )
    return assessment_is_supplied(case).state


def transferred(case_of: CaseOf, answer: bool | None, *bases: str) -> Gate:
    rows: tuple[dict[str, Value], ...] = tuple(
        {"country": "IE", "purpose": "hosting", "basis": basis} for basis in bases
    )
    case = case_of("transfer-basis", {"transfer-basis": (answer, "")}, {"destinations": rows})
    return transfers_have_a_basis(case).state


def test_an_enclosed_assessment_passes(case_of: CaseOf) -> None:
    assert assessed(case_of, True, file="assessment.pdf") is Gate.PASS


def test_an_assessment_without_its_file_is_not_evaluable(case_of: CaseOf) -> None:
    assert assessed(case_of, True) is Gate.NOT_EVALUABLE


def test_none_fails_where_one_is_always_asked(case_of: CaseOf) -> None:
    assert assessed(case_of, False, (False, False), trigger="always") is Gate.FAIL


@pytest.mark.parametrize(
    ("signs", "state"),
    [
        ((True, False, False), Gate.PASS),
        ((True, True, False), Gate.FAIL),
        ((True, None, False), Gate.NOT_EVALUABLE),
        ((True, True, None), Gate.FAIL),
        ((), Gate.NOT_EVALUABLE),
    ],
)
def test_the_screening_decides_at_two_signs(
    case_of: CaseOf, signs: tuple[bool | None, ...], state: Gate
) -> None:
    assert assessed(case_of, False, signs) is state


def test_a_blank_answer_on_the_assessment_is_not_evaluable(case_of: CaseOf) -> None:
    assert assessed(case_of, None, (False,)) is Gate.NOT_EVALUABLE


@pytest.mark.parametrize(
    ("answer", "bases", "state"),
    [
        (True, (), Gate.PASS),
        (True, ("home", "safeguards"), Gate.PASS),
        (True, ("home", "none"), Gate.FAIL),
        (False, ("home",), Gate.FAIL),
        (None, ("home",), Gate.NOT_EVALUABLE),
        (None, ("none",), Gate.FAIL),
    ],
)
def test_every_country_needs_a_legal_way(
    case_of: CaseOf, answer: bool | None, bases: tuple[str, ...], state: Gate
) -> None:
    assert transferred(case_of, answer, *bases) is state
