"""One award criterion, or one gate, of one bid."""

from collections.abc import Iterator

from procure.evaluation.model import CriterionResult, Evaluation, GateResult
from procure.model.blocks import Block, Heading, Paragraph, Text
from procure.model.message import Message
from procure.report.award_answers import answers, filled_tables, findings, individual_levels, parts
from procure.report.award_words import GATES, labelled, title_of
from procure.report.figures import shown

_PASS_OR_FAIL: dict[int, Text] = {0: GATES["fail"], 1: GATES["pass"]}


def criterion_result(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    """Yield arithmetic, level, reason, evidence, individual levels, answers and findings."""
    yield Heading(4, _heading(evaluation, result))
    if result.open is not None:
        yield labelled("Still open:", result.open)
    if result.arithmetic is not None:
        yield labelled("Arithmetic:", result.arithmetic, "arithmetic")
    if result.exact:
        yield labelled("Exact points:", result.exact, "arithmetic")
    yield from _agreed(evaluation, result)
    yield from individual_levels(evaluation, result.individual)
    yield from parts(result.parts)
    yield from answers(result.responses)
    yield from filled_tables(result.tables)
    yield from findings(result.findings)


def gate_details(evaluation: Evaluation, gate: GateResult) -> Iterator[Block]:
    """Yield what a gate rests on; nothing if that is only its reason."""
    if not (gate.individual or gate.parts or gate.responses or gate.findings):
        return
    yield Heading(
        4,
        Message(
            "Gate: {title}: {state}",
            {"title": str(title_of(evaluation, gate.id)), "state": str(GATES[gate.state])},
        ),
    )
    yield from individual_levels(evaluation, gate.individual, _PASS_OR_FAIL)
    yield from parts(gate.parts)
    yield from answers(gate.responses)
    yield from findings(gate.findings)


def _heading(evaluation: Evaluation, result: CriterionResult) -> Message:
    title = str(title_of(evaluation, result.id))
    most = shown(result.most)
    if result.points is None:
        return Message("{title}: no points yet, at most {most}", {"title": title, "most": most})
    return Message(
        "{title}: {points} of {most} points",
        {"title": title, "points": shown(result.points), "most": most},
    )


def _agreed(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    if result.level is not None:
        level = shown(result.level)
        top = next((len(one.levels) - 1 for one in evaluation.criteria if one.id == result.id), 0)
        sentence = "{level} of {top}. {text}" if result.level_text else "{level} of {top}."
        yield labelled(
            "Agreed level:",
            Message(sentence, {"level": level, "top": top, "text": result.level_text}),
        )
    if result.reason:
        yield Paragraph(result.reason, "quote", label=Message("Reason:"))
    if result.evidence:
        yield labelled("Evidence:", result.evidence)
