from collections.abc import Callable
from decimal import Decimal

import pytest
from procure_privacy.assessment import assessment_is_supplied
from procure_privacy.duties import breach_in_time, contact_is_named
from procure_privacy.transfer import transfers_have_a_basis

from procure.api import Case, Decided, Gate, Value

CaseOf = Callable[..., Case]


MATTERS = ("processing", "risks")


def assessed(  # noqa: PLR0913, PLR0917
    case_of: CaseOf,
    enclosed: bool | None,
    signs: tuple[str, ...] = (),
    trigger: str = "two-of-nine",
    file: str = "",
    answers: tuple[str | None, ...] = (None, None),
    seen: tuple[bool, ...] = (),
) -> Decided:
    told: list[dict[str, Value]] = [
        {"matter": matter, "answer": said} if said else {"matter": matter}
        for matter, said in zip(MATTERS, answers, strict=True)
    ]
    screening = tuple({"sign": f"s{row}", "applies": one} for row, one in enumerate(seen))
    case = case_of(
        "impact-assessment",
        {"assessment": (enclosed, file)},
        {"screening": screening, "assessment-information": tuple(told)},
        settings={"pia-trigger": trigger, "signs": signs},
    )
    return assessment_is_supplied(case)


def transferred(case_of: CaseOf, answer: bool | None, *bases: str) -> Gate:
    rows: tuple[dict[str, Value], ...] = tuple(
        {"country": "IE", "purpose": "hosting", "basis": basis} for basis in bases
    )
    case = case_of("transfer-basis", {"transfer-basis": (answer, "")}, {"destinations": rows})
    return transfers_have_a_basis(case).state


DUE = ("new", "watching")


def test_an_enclosed_assessment_passes(case_of: CaseOf) -> None:
    assert assessed(case_of, True, DUE, file="assessment.pdf").state is Gate.PASS


def test_an_assessment_without_its_file_is_not_evaluable(case_of: CaseOf) -> None:
    assert assessed(case_of, True, DUE).state is Gate.NOT_EVALUABLE


def test_without_one_an_answer_to_each_matter_passes(case_of: CaseOf) -> None:
    decided = assessed(case_of, False, DUE, answers=("plan.pdf", "grave"))
    assert decided.state is Gate.PASS


@pytest.mark.parametrize("enclosed", [False, None])
def test_a_matter_without_an_answer_is_asked_about(case_of: CaseOf, enclosed: bool | None) -> None:
    decided = assessed(case_of, enclosed, DUE, answers=("plan.pdf", None))
    assert decided.state is Gate.NOT_EVALUABLE


@pytest.mark.parametrize(
    ("trigger", "signs", "state"),
    [
        ("always", (), Gate.NOT_EVALUABLE),
        ("two-of-nine", ("new",), Gate.PASS),
        ("two-of-nine", ("new", "many"), Gate.NOT_EVALUABLE),
        ("threshold", ("new", "many"), Gate.NOT_EVALUABLE),
        ("threshold", ("new",), Gate.PASS),
    ],
)
def test_the_buyers_screening_decides_when_it_is_due(
    case_of: CaseOf, trigger: str, signs: tuple[str, ...], state: Gate
) -> None:
    assert assessed(case_of, False, signs, trigger).state is state


@pytest.mark.parametrize("enclosed", [True, False, None])
@pytest.mark.parametrize("signs", [(), ("new",), DUE])
@pytest.mark.parametrize("answers", [(None, None), ("a", "b")])
def test_who_sees_more_signs_is_never_worse_off(
    case_of: CaseOf, enclosed: bool | None, signs: tuple[str, ...], answers: tuple[str | None, ...]
) -> None:
    states = {
        assessed(case_of, enclosed, signs, file="a.pdf", answers=answers, seen=seen).state
        for seen in ((False,) * 9, (True, *(False,) * 8), (True,) * 9)
    }
    assert len(states) == 1


def test_signs_only_the_bidder_sees_are_told_to_the_buyer(case_of: CaseOf) -> None:
    decided = assessed(case_of, False, ("new",), seen=(True, True, True))
    assert [one.code for one in decided.findings] == ["privacy.G2"]


@pytest.mark.parametrize(
    ("hours", "state"),
    [(Decimal(72), Gate.PASS), (Decimal("72.1"), Gate.FAIL), (None, Gate.NOT_EVALUABLE)],
)
def test_notice_of_a_breach_has_a_limit(
    case_of: CaseOf, hours: Decimal | None, state: Gate
) -> None:
    case = case_of("breach-limit", {"breach-hours": (hours, "")})
    assert breach_in_time(case).state is state


@pytest.mark.parametrize(("name", "state"), [("Ada", Gate.PASS), (None, Gate.NOT_EVALUABLE)])
def test_a_contact_is_named(case_of: CaseOf, name: str | None, state: Gate) -> None:
    case = case_of("contact-named", {"privacy-contact": (name, "")})
    assert contact_is_named(case).state is state


@pytest.mark.parametrize(
    ("gate", "criterion"),
    [(breach_in_time, "breach-limit"), (contact_is_named, "contact-named")],
)
def test_what_the_tender_does_not_ask_is_not_evaluable(
    case_of: CaseOf, gate: Callable[[Case], Decided], criterion: str
) -> None:
    assert gate(case_of(criterion)).state is Gate.NOT_EVALUABLE


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
