"""One award criterion in the letter to the bidder: points, reason, why not the next level."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal

from procure.evaluation.model import CriterionResult, Evaluation, RowState, SaidOrFact
from procure.model.blocks import Block, Heading, Paragraph
from procure.model.message import Message, MessageValue, listed
from procure.report.award_answers import clarifications, parts
from procure.report.award_words import labelled, title_of
from procure.report.figures import in_full

_GROUPS: Mapping[str, tuple[RowState, ...]] = {
    "Answered no, or left blank:": ("no", "blank"),
    "Asked to clarify, and no answer came:": ("no answer",),
    "Claimed, without evidence:": ("claimed",),
}
_KEY_AND_TITLE = 3
"""Columns from which a table has a key and a title before what is answered."""


def own_criterion(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    """Yield points, arithmetic, level, reason, what the next level asks, and clarifications."""
    yield from _scored(evaluation, result)
    yield from clarifications(result.responses, result.tables)


def _scored(evaluation: Evaluation, result: CriterionResult) -> Iterator[Block]:
    published = evaluation.criterion(result.id)
    values: dict[str, MessageValue] = {
        "title": title_of(evaluation, result.id),
        "points": in_full(result.points or "0"),
        "most": in_full(result.most),
    }
    yield Heading(3, Message("{title}: {points} of {most} points", values))
    if published.compared:
        yield Paragraph(published.how)
    elif result.arithmetic is not None:
        yield Paragraph(result.arithmetic, "arithmetic", label=Message("Arithmetic:"))
        if result.exact:
            yield Paragraph(result.exact, "arithmetic", label=Message("Exact points:"))
        yield from parts(result.parts, result.responses)
        yield from _not_met(result)
    elif result.level is None:
        yield Paragraph(published.how)
    if result.level is None:
        return
    level, top = Decimal(result.level), len(published.levels) - 1
    words: dict[str, MessageValue] = {
        "level": in_full(result.level),
        "top": top,
        "text": result.level_text,
    }
    sentence = "{level} of {top}. {text}" if result.level_text else "{level} of {top}."
    yield labelled("Agreed level:", Message(sentence, words))
    yield Paragraph(result.reason, "quote", label=Message("Why:"))
    if result.evidence:
        yield labelled("Evidence:", result.evidence)
    higher = int(level.to_integral_value(ROUND_FLOOR)) + 1
    if higher <= top:
        asks = Message("{level}. {text}", {"level": higher, "text": published.levels[higher]})
        yield labelled("The next level, which it does not reach, asks for:", asks)


def _not_met(result: CriterionResult) -> Iterator[Block]:
    """Yield the rows of the bidder's own tables that earn nothing, or less than they could."""
    for table in result.tables:
        for label, states in _GROUPS.items():
            rows = zip(table.rows, table.states, strict=False)
            if found := [_row(row) for row, state in rows if state in states]:
                yield labelled(label, listed(found))


def _row(row: tuple[SaidOrFact, ...]) -> Message | str:
    """Return what a row is called: its key, and the words that the form prints beside it."""
    if len(row) < _KEY_AND_TITLE:
        return row[0]
    return Message("{key} {title}", {"key": row[0], "title": row[1]})
