"""A bidder's answers in words, each with what backs it and where it stands. Nothing is added."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from procure import numbers
from procure.evaluation.as_read import NO_ANSWER_CAME
from procure.model.bid import Response, Row, Standing, State
from procure.model.blocks import Text
from procure.model.message import Message, listed
from procure.model.pack import Column, Requirement

Where = Callable[[str], str]
"""Writes a place as the reader may see it: with the bidder's letter where letters are used."""


def value_words(response: Response, asked: Requirement | Column) -> Text:
    """Return an answer's value as a reader understands it: choices by title, numbers with unit."""
    match response.value:
        case bool():
            return Message("yes") if response.value else Message("no")
        case Decimal():
            unit = "" if asked.unit in ("", "1", "count") else f" {asked.unit}"
            return numbers.text(response.value) + unit
        case date():
            return response.value.isoformat()
        case str():
            return asked.choices.get(response.value, response.value)
    return response.raw


def answer_lines(response: Response, asked: Requirement, where: Where) -> tuple[Text, ...]:
    """Return one answer: what stands there, what backs it, its place, and any mark on it."""
    lines: list[Text] = [_answer(response, value_words(response, asked))]
    lines.append(_standing(response))
    lines.append(Message("Place: {place}", {"place": where(str(response.place))}))
    if response.confidential:
        lines.append(
            Message("Confidential, the bidder says: {why}", {"why": response.confidential})
        )
    if response.clarification:
        given = response.clarification
        lines.append(
            Message(
                "Clarified later, {at}: {answer} (asked because: {why})",
                {"at": given.at, "answer": given.text or NO_ANSWER_CAME, "why": given.reason},
            )
        )
    return tuple(lines)


def row_line(row: Row, asked: Requirement, where: Where) -> Message:
    """Return one row of a table as a sentence: what was printed there, then what was filled in."""
    printed_first = sorted(asked.columns.items(), key=lambda named: named[1].fill)
    cells = listed(
        [
            Message(
                "{title}: {answer}",
                {"title": column.title, "answer": _cell(row.cells[name], column)},
            )
            for name, column in printed_first
            if name in row.cells
        ]
    )
    return Message(
        "Row {key}. {cells}. Place: {place}",
        {"key": row.key, "cells": cells, "place": where(str(row.place))},
    )


def _answer(response: Response, words: Text) -> Message:
    match response.state:
        case State.ANSWERED:
            return Message("Answer: {answer}", {"answer": words})
        case State.BLANK:
            return Message("Answer: blank. Nothing was filled in.")
        case State.NOT_APPLICABLE:
            return Message("Answer: not applicable, says the bidder.")
    return Message(
        "Answer: cannot be read. There stands {raw}. {fault}",
        {"raw": repr(response.raw), "fault": response.unreadable},
    )


def _standing(response: Response) -> Message:
    match response.standing:
        case Standing.EVIDENCED:
            return Message("Backed by evidence: {evidence}", {"evidence": response.evidence})
        case Standing.CLAIMED if response.points_at_something:
            words = "Claimed only: '{evidence}' names no file that came with the bid."
            return Message(words, {"evidence": response.evidence})
        case Standing.CLAIMED:
            return Message("Claimed only: no evidence is named beside it.")
    if response.evidence:
        return Message("Evidence named beside it: {evidence}", {"evidence": response.evidence})
    return Message("No evidence is named beside it.")


def _cell(response: Response, column: Column) -> Text:
    shown, marks = _shown(response, column), _marks(response)
    return (
        Message("{shown} ({marks})", {"shown": shown, "marks": listed(marks)}) if marks else shown
    )


def _shown(response: Response, column: Column) -> Text:
    match response.state:
        case State.ANSWERED:
            return value_words(response, column)
        case State.BLANK:
            return Message("blank")
        case State.NOT_APPLICABLE:
            return Message("not applicable")
    return Message("cannot be read: {raw}", {"raw": repr(response.raw)})


def _marks(response: Response) -> list[Text]:
    marks: list[Text] = []
    if response.evidence:
        marks.append(Message("evidence {evidence}", {"evidence": response.evidence}))
    if response.confidential:
        marks.append(Message("confidential: {why}", {"why": response.confidential}))
    if response.clarification:
        text = response.clarification.text or NO_ANSWER_CAME
        marks.append(Message("clarified later: {text}", {"text": text}))
    return marks
