"""Gates: pass, fail, or not evaluable; no points buy a failed one back."""

from fractions import Fraction

import pytest
from scoring.street import (
    AT,
    JUDGED,
    agreed,
    agreed_gate,
    bid,
    conflict,
    gate,
    judged,
    one,
    record,
    rules,
    scored,
)

from procure.bid.clarified import clarified
from procure.errors import PluginFault
from procure.language.words import words
from procure.model.case import Case, Decided, Gate, Open
from procure.model.measure import Measure
from procure.model.message import Message
from procure.record.events import Clarified
from procure.record.state import State
from procure.scoring.assess import assess_bid, assess_past_gates
from procure.scoring.outcomes import BidQuality, GateOutcome
from procure.scoring.rules import Rules

METRES = '{id: x, question: "?", type: number, unit: m}'
YES_NO = '{id: x, question: "?", type: boolean, may_not_apply: yes}'
AT_LEAST = one('shape: condition, requirement: x, at_least: "1.8"', METRES, kind="gate")
AT_MOST = one('shape: condition, requirement: x, at_most: "0"', METRES, kind="gate")
YES = one("shape: condition, requirement: x, one_of: [yes]", YES_NO, kind="gate")
BY_PEOPLE = one("shape: judged", YES_NO, kind="gate")
LEVELS = record(scored("ana", 2), scored("bram", 2), agreed(2))


def assessed(
    criterion: str, answers: str = "", state: State = LEVELS, tender: str = ""
) -> BidQuality:
    return assessed_under(rules(criterion + JUDGED, tender), answers, state)


def assessed_under(of: Rules, answers: str, state: State = LEVELS, **asked: str) -> BidQuality:
    events = [
        Clarified(
            at=AT, by="mira", bidder="acme", requirement=f"street/{name}", answer=text, reason="R."
        )
        for name, text in asked.items()
    ]
    return assess_bid(of, clarified(of.lock, bid(of, answers), events), state, {})


def state_of(criterion: str, answers: str, **asked: str) -> Gate:
    of = rules(criterion + JUDGED)
    return gate(assessed_under(of, answers, LEVELS, **asked)).result.state


@pytest.mark.parametrize(
    ("metres", "state"), [("1.8", Gate.PASS), ("1.79999", Gate.FAIL), ("2.5", Gate.PASS)]
)
def test_a_limit_counts_itself_as_within(metres: str, state: Gate) -> None:
    assert state_of(AT_LEAST, f"answers: {{street/x: {metres}}}") is state


@pytest.mark.parametrize(("metres", "state"), [("0", Gate.PASS), ("0.001", Gate.FAIL)])
def test_a_limit_of_zero_is_a_limit(metres: str, state: Gate) -> None:
    assert state_of(AT_MOST, f"answers: {{street/x: {metres}}}") is state


def test_a_gate_says_number_and_limit() -> None:
    found = gate(assessed(AT_LEAST, "answers: {street/x: 1.5}"))
    assert str(found.result.reason) == "1.5 is less than 1.8."


@pytest.mark.parametrize(("answer", "state"), [("yes", Gate.PASS), ("no", Gate.FAIL)])
def test_a_gate_may_hold_on_an_answer(answer: str, state: Gate) -> None:
    assert state_of(YES, f"answers: {{street/x: {answer}}}") is state


def test_a_gate_says_yes_in_the_readers_language() -> None:
    found = gate(assessed(YES, "answers: {street/x: yes}")).result.reason
    assert str(found) == "The answer is “yes”; it passes."
    assert "evet" in words(found, "tr")


@pytest.mark.parametrize("answers", ["", "answers: {street/x: wide}"])
def test_what_cannot_be_read_is_not_evaluable_and_not_a_failure(answers: str) -> None:
    assert state_of(AT_LEAST, answers) is Gate.NOT_EVALUABLE


def test_not_applicable_is_not_evaluable() -> None:
    assert state_of(YES, "answers: {street/x: not applicable}") is Gate.NOT_EVALUABLE


def test_a_clarified_answer_decides() -> None:
    assert state_of(AT_LEAST, "answers: {street/x: wide}", x="2") is Gate.PASS


def test_asked_and_not_answered_fails() -> None:
    assert state_of(AT_LEAST, "answers: {street/x: wide}", x="") is Gate.FAIL


def test_the_reason_quotes_the_clarified_answer_and_not_the_one_nobody_could_read() -> None:
    asked = '{id: x, question: "?", type: choice, choices: {full: All works, none: Nothing works}}'
    of = rules(one("shape: condition, requirement: x, one_of: [full]", asked, kind="gate") + JUDGED)
    found = gate(assessed_under(of, "answers: {street/x: yes}", x="All works")).result
    assert found.state is Gate.PASS
    assert str(found.reason) == "The answer is “All works”; it passes."


def test_a_gate_that_cannot_be_evaluated_is_open_under_clarify() -> None:
    found = assessed(AT_LEAST, "answers: {street/x: wide}")
    assert not found.excluded
    assert len(found.open) == 1
    assert str(found.open[0]).startswith("street/x: Cannot be read:")


def test_a_gate_that_cannot_be_evaluated_excludes_under_fail() -> None:
    found = assessed(AT_LEAST, "", tender="not_evaluable: fail")
    assert [str(reason) for reason in found.excluded] == [
        "Gate not evaluable, which fails as published: X. Left blank."
    ]


def test_a_failed_gate_ends_the_assessment() -> None:
    found = assessed(AT_LEAST, "answers: {street/x: 1}")
    assert (found.criteria, found.points, found.open) == ((), None, ())


def test_past_the_gates_a_bid_sees_its_points_beside_the_failure() -> None:
    of = rules(AT_LEAST + JUDGED)
    found = assess_past_gates(of, bid(of, "answers: {street/x: 1}"), LEVELS)
    assert found.points == 10
    assert [str(reason) for reason in found.excluded] == ["Gate failed: X. 1 is less than 1.8."]


# judged


def verdict(state: State, tender: str = "agreed: mean") -> GateOutcome:
    return gate(assessed(BY_PEOPLE, "", state, tender))


def test_a_judged_gate_waits_for_every_assessor() -> None:
    found = verdict(record(judged("ana", True)))
    assert str(found.waiting) == "Waits for pass or fail from bram."


@pytest.mark.parametrize(("passes", "state"), [(True, Gate.PASS), (False, Gate.FAIL)])
def test_assessors_of_one_mind_decide(passes: bool, state: Gate) -> None:
    found = verdict(record(judged("ana", passes), judged("bram", passes)))
    assert found.result.state is state


def test_assessors_who_differ_leave_it_to_the_panel() -> None:
    found = verdict(record(judged("ana", True), judged("bram", False)))
    assert str(found.waiting) == "Waits for the chair to enter the panel's decision."


def test_under_consensus_the_chair_always_enters_the_decision() -> None:
    found = verdict(record(judged("ana", True), judged("bram", True)), "agreed: consensus")
    assert str(found.waiting) == "Waits for the chair to enter the panel's decision."


def test_the_panel_s_decision_holds_and_the_verdicts_stay() -> None:
    found = verdict(record(judged("ana", True), judged("bram", False), agreed_gate(False)))
    assert found.result.state is Gate.FAIL
    assert [entry.passes for entry in found.individual] == [True, False]


def test_an_assessor_in_conflict_is_not_waited_for() -> None:
    found = verdict(record(conflict("bram", "acme"), judged("ana", True)))
    assert found.result.state is Gate.PASS


def test_a_judged_gate_nobody_decided_yet_is_open_even_under_fail() -> None:
    found = assessed(BY_PEOPLE, "", record(), "not_evaluable: fail")
    assert found.excluded == ()


# requires

REQUIRES = """
- id: street/needs
  most: 0
  criterion: {id: needs, title: Needs, kind: gate, scoring: {shape: requires, criterion: %s}}
"""
HALF = REQUIRES % 'comfort, at_least_share: "0.5"'


@pytest.mark.parametrize(("level", "state"), [(2, Gate.PASS), (1, Gate.FAIL)])
def test_a_gate_may_require_a_share_of_another_criterion_s_points(level: int, state: Gate) -> None:
    levels = record(scored("ana", level), scored("bram", level), agreed(level))
    found = assessed(HALF, "", levels)
    assert gate(found, "street/needs").result.state is state


def test_a_required_share_that_is_not_reached_excludes_with_both_numbers() -> None:
    levels = record(scored("ana", 1), scored("bram", 1), agreed(1))
    assert [str(reason) for reason in assessed(HALF, "", levels).excluded] == [
        "Gate failed: Needs. street/comfort reaches 0.25; 0.5 is asked."
    ]


def test_a_gate_that_requires_an_open_criterion_is_open() -> None:
    found = assessed(HALF, "", record())
    assert gate(found, "street/needs").result.state is Gate.NOT_EVALUABLE


def test_a_gate_may_require_another_gate() -> None:
    found = assessed(AT_LEAST + REQUIRES % "x", "answers: {street/x: 2}")
    assert gate(found, "street/needs").result.state is Gate.PASS


def test_a_gate_may_require_a_gate_that_requires_one() -> None:
    further = (
        (REQUIRES % "needs")
        .replace("street/needs", "street/more")
        .replace("{id: needs", "{id: more")
    )
    found = assessed(AT_LEAST + REQUIRES % "x" + further, "answers: {street/x: 2}")
    assert gate(found, "street/more").result.state is Gate.PASS


# evaluator

EVALUATED = one("shape: evaluator, evaluator: street.permit", METRES, kind="gate")


def permit(case: Case) -> Decided | Open:
    answer = case.response("x")
    if answer.value is None:
        return Open(Message("No permit is named."), str(answer.place))
    measure = Measure("street.width", Fraction(str(answer.value)), "m")
    return Decided(Gate.PASS, Message("A permit is named."), measures=(measure,))


def test_an_evaluator_decides_a_gate_and_gives_measures() -> None:
    of = rules(EVALUATED + JUDGED, evaluators={"street.permit": permit})
    found = assessed_under(of, "answers: {street/x: 2}")
    assert gate(found).result.state is Gate.PASS
    assert found.measures["street.width"].value == 2


def test_what_an_evaluator_leaves_open_is_not_evaluable() -> None:
    of = rules(EVALUATED + JUDGED, evaluators={"street.permit": permit})
    assert gate(assessed_under(of, "")).result.state is Gate.NOT_EVALUABLE


def test_an_evaluator_that_is_gone_stops_with_a_sentence() -> None:
    with pytest.raises(PluginFault, match="'street' has no evaluator 'permit' any more"):
        assessed(EVALUATED, "answers: {street/x: 2}")
