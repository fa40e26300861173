"""Conditions for the contract that evaluators bring: each matter once, none for excluded bids."""

from collections.abc import Mapping
from typing import cast

import pytest
from scoring.street import JUDGED, agreed, bid, one, record, rules, scored

from procure.errors import PluginFault
from procure.model.case import Case, Conditions, ContractClause, Decided, Evaluator, Gate, Scored
from procure.model.measure import Measure
from procure.model.message import Message
from procure.model.pack import Translation
from procure.scoring.assess import assess_bid
from procure.scoring.rules import prepare

LEVELS = record(scored("ana", 2), scored("bram", 2), agreed(2))
ASKED = '{id: x, question: "?", type: number, unit: m}'
GATE = one("shape: evaluator, evaluator: street.gate", ASKED, kind="gate")
AWARD = one("shape: evaluator, evaluator: street.award", ASKED).replace("street/x", "street/y")
AWARD = AWARD.replace("id: x, title", "id: y, title").replace("{id: x,", "{id: z,")


def clause(about: str, text: str) -> ContractClause:
    return ContractClause(about, Message(text), "acme/bid.yaml:3")


def gate(case: Case) -> Decided:
    state = Gate.PASS if case.response("x").value else Gate.FAIL
    return Decided(state, Message("Seen."), clauses=(clause("ramp", "The ramp is mended."),))


def award(case: Case) -> Scored:
    found = (clause("ramp", "Said again."), clause("door", "The door is mended."))
    return Scored(case.criterion.most, Message("All."), clauses=found)


EVALUATORS: Mapping[str, Evaluator] = {"street.gate": gate, "street.award": award}


def found(answers: str, tender: str = "") -> list[tuple[str, str, str]]:
    of = rules(GATE + AWARD + JUDGED, tender, evaluators=EVALUATORS)
    quality = assess_bid(of, bid(of, answers), LEVELS, {})
    return [(criterion, one.about, str(one.text)) for criterion, one in quality.clauses]


def test_each_matter_has_one_condition_and_the_gates_comes_first() -> None:
    assert found("answers: {street/x: 2}") == [
        ("street/x", "ramp", "The ramp is mended."),
        ("street/y", "door", "The door is mended."),
    ]


def test_a_bid_that_is_excluded_brings_no_condition() -> None:
    assert found("answers: {street/x: 0}") == []


SHARE = one(
    "shape: share, requirements: [x], conditions: street.gaps",
    '{id: x, question: "?", type: boolean}',
)


def shared(answers: str, evaluator: Evaluator) -> tuple[str | None, list[str]]:
    of = rules(SHARE, evaluators={"street.gaps": evaluator})
    quality = assess_bid(of, bid(of, answers), record(), {})
    (outcome,) = quality.criteria
    points = str(outcome.result.points) if isinstance(outcome.result, Scored) else None
    return points, [str(one.text) for _, one in quality.clauses]


def gaps(case: Case) -> Conditions:
    met = case.response("x").value
    return Conditions(() if met else (clause("lamp", "The lamp is mended."),))


def test_a_plugin_brings_conditions_beside_a_declared_share() -> None:
    assert shared("answers: {street/x: no}", gaps) == ("0", ["The lamp is mended."])


def test_conditions_have_no_part_in_the_points_of_a_share() -> None:
    assert shared("answers: {street/x: yes}", gaps) == ("10", [])


def test_a_plugin_that_gives_points_where_conditions_are_due_is_named() -> None:
    with pytest.raises(PluginFault, match="where Conditions is due"):
        shared("answers: {street/x: no}", award)


def test_a_case_holds_the_packs_texts_in_the_language_of_the_tender() -> None:
    of = rules(SHARE)
    spanish = {"es": Translation(texts={"criteria/x/title": "Farola"})}
    pack = of.lock.packs[0].model_copy(update={"translations": spanish})
    tender = of.lock.tender.model_copy(update={"language": "es"})
    lock = of.lock.model_copy(update={"packs": (pack,), "tender": tender})
    case = prepare(lock, {}).case(lock.criteria[0], bid(of), {})
    assert case.texts == {"criteria/x/title": "Farola"}


def test_an_evaluator_changes_no_measure_of_the_bid() -> None:
    def meddle(case: Case) -> Scored:
        cast(dict[str, Measure], case.measures)["street.kerb"] = Measure(
            "street.kerb", "high", "text"
        )
        return Scored(case.criterion.most, Message("All."))

    of = rules(AWARD, evaluators={"street.award": meddle})
    with pytest.raises(PluginFault, match="does not support item assignment"):
        assess_bid(of, bid(of), LEVELS, {})
