"""One award criterion, or one gate, of one bid."""

from collections.abc import Iterator

from procure.evaluation.model import CriterionResult, Evaluation, GateResult, Level
from procure.model.blocks import Block, Cell, ColumnHead, Heading, Paragraph, Table, Text
from procure.model.message import Message, MessageValue
from procure.report.award_answers import answers, filled_tables, findings, parts
from procure.report.award_words import GATES, labelled, short_name, title_of
from procure.report.figures import shown


def criterion_result(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    """Yield arithmetic, level, reason, evidence, individual levels, answers and findings."""
    yield Heading(4, _heading(evaluation, result))
    if result.open is not None:
        yield labelled("Still open:", result.open)
    if result.arithmetic is not None:
        yield Paragraph(result.arithmetic, "arithmetic", label=Message("Arithmetic:"))
    if result.exact:
        yield Paragraph(result.exact, "arithmetic", label=Message("Exact points:"))
    yield from parts(result.parts, result.responses)
    yield from _agreed(evaluation, result)
    yield from answers(result.responses)
    yield from filled_tables(result.tables)
    yield from findings(result.findings)


def gate_details(evaluation: Evaluation, gate: GateResult) -> Iterator[Block]:
    """Yield what a gate rests on; nothing if that is only its reason and where it stands."""
    plain = all(
        one.state == "answered" and not (one.clarified or one.confidential)
        for one in gate.responses
    )
    if plain and not (gate.individual or gate.parts or gate.findings):
        return
    yield Heading(
        4,
        Message(
            "Gate: {title}: {state}",
            {"title": title_of(evaluation, gate.id), "state": GATES[gate.state]},
        ),
    )
    yield from parts(gate.parts, gate.responses)
    if gate.individual:
        verdicts = {0: GATES["fail"], 1: GATES["pass"]}
        yield _levels([_given(evaluation, one, verdicts[one.level]) for one in gate.individual])
    yield from answers(gate.responses)
    yield from findings(gate.findings)


def _heading(evaluation: Evaluation, result: CriterionResult) -> Message:
    title, most = title_of(evaluation, result.id), shown(result.most)
    if result.points is None:
        return Message("{title}: no points yet, at most {most}", {"title": title, "most": most})
    return Message(
        "{title}: {points} of {most} points",
        {"title": title, "points": shown(result.points), "most": most},
    )


def _agreed(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    """Yield the agreed level with its text; its reason beside those of the assessors."""
    if result.level is not None:
        level = shown(result.level)
        top = next((len(one.levels) - 1 for one in evaluation.criteria if one.id == result.id), 0)
        sentence = "{level} of {top}. {text}" if result.level_text else "{level} of {top}."
        values: dict[str, MessageValue] = {"level": level, "top": top, "text": result.level_text}
        yield labelled("Agreed level:", Message(sentence, values))
    if not result.individual:
        if result.reason:
            yield Paragraph(result.reason, "quote", label=Message("Reason:"))
        if result.evidence:
            yield labelled("Evidence:", result.evidence)
        return
    rows = [_given(evaluation, one, str(one.level)) for one in result.individual]
    agreed = result.level is not None and bool(result.reason or result.evidence)
    if agreed and result.level is not None:
        reason, evidence = result.reason or None, result.evidence or None
        rows.insert(0, (Message("Agreed"), str(shown(result.level)), reason, evidence))
    yield _levels(rows, first=agreed)


def _levels(rows: list[tuple[Cell, ...]], *, first: bool = False) -> Table:
    """Return what the assessors gave before they agreed; ``first``: the agreed level leads."""
    return Table(
        caption=Message("Levels, as recorded by each assessor before they were agreed"),
        columns=(
            ColumnHead(Message("By"), width=16),
            ColumnHead(Message("Level"), width=8),
            ColumnHead(Message("Reason"), width=52),
            ColumnHead(Message("Evidence"), width=24),
        ),
        rows=tuple(rows),
        emphasis=(0,) if first else (),
    )


def _given(evaluation: Evaluation, one: Level, level: Text) -> tuple[Cell, ...]:
    return (
        short_name(evaluation, one.assessor),
        level,
        one.reason or None,
        one.evidence or None,
    )
