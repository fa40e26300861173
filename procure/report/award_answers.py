"""What stands behind a score: answers as read, clarifications, tables, parts, levels, findings."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from procure.evaluation.model import (
    Evaluation,
    Level,
    ShownFinding,
    ShownPart,
    ShownResponse,
    ShownTable,
)
from procure.model.blocks import Block, Cell, ColumnHead, Paragraph, Table, Text
from procure.model.message import Message
from procure.report.award_words import BACKING, SEVERITIES, person_name, sheet_and_cells
from procure.report.figures import shown

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?$")
_LONG = 240
"""Characters from which an answer is printed as text instead of in a table's cell."""


def answers(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    """Yield the answers as they were read, with their cell and what backs them."""
    short = tuple(one for one in responses if len(one.answer) < _LONG)
    if short:
        yield Table(
            caption=Message("Answers as read"),
            columns=(
                ColumnHead(Message("Question"), width=34),
                ColumnHead(Message("Answer"), width=24),
                ColumnHead(Message("Where it stands"), width=24),
                ColumnHead(Message("Backed by"), width=18),
            ),
            rows=tuple((one.question, _answer(one), one.where, _backing(one)) for one in short),
        )
    for one in responses:
        if len(one.answer) >= _LONG:
            told = {"question": one.question, "where": one.where, "backing": str(_backing(one))}
            label = Message("{question} ({where}; {backing})", told)
            yield Paragraph(one.answer, "quote", label=label)
    yield from _clarifications(responses)
    yield from _confidential(responses)


def filled_tables(tables: tuple[ShownTable, ...]) -> Iterator[Block]:
    """Yield tables as the bidder filled them, each row with its place."""
    for table in tables:
        sheet, cells = sheet_and_cells(table.where)
        blank = Message("A dash: the cell was left blank.")
        in_sheet = Message(
            "A dash: the cell was left blank. The rows stand in {sheet}.", {"sheet": sheet}
        )
        yield Table(
            caption=table.question,
            columns=(
                *(
                    ColumnHead(column, _kind(row[at] for row in table.rows))
                    for at, column in enumerate(table.columns)
                ),
                ColumnHead(Message("Cell") if sheet else Message("Where it stands")),
            ),
            rows=tuple(
                (*(cell or None for cell in row), where)
                for row, where in zip(table.rows, cells, strict=True)
            ),
            note=in_sheet if sheet else blank,
        )


def _kind(column: Iterable[str]) -> Literal["text", "number"]:
    """Return ``number`` for a column of plain numbers; they are aligned, and stay as written."""
    filled = [cell for cell in column if cell]
    return "number" if filled and all(_NUMBER.match(cell) for cell in filled) else "text"


def parts(of: tuple[ShownPart, ...]) -> Iterator[Block]:
    """Yield the numbers an arithmetic is made of."""
    if of:
        values = tuple(shown(one.value, 6) for one in of)
        texts = {
            "Unit": tuple(one.unit for one in of),
            "Where it stands": tuple(one.where for one in of),
            "Source": tuple(one.source for one in of),
        }
        said = {name: column for name, column in texts.items() if any(column)}
        yield Table(
            caption=Message("Numbers that went in"),
            columns=(
                ColumnHead(Message("Number")),
                ColumnHead(Message("Value"), "number"),
                *(ColumnHead(Message(name)) for name in said),
            ),
            rows=tuple(
                (one.label, values[at], *(column[at] or None for column in said.values()))
                for at, one in enumerate(of)
            ),
        )


def individual_levels(
    evaluation: Evaluation, levels: tuple[Level, ...], words: dict[int, Text] | None = None
) -> Iterator[Block]:
    """Yield what each assessor gave before moderation; ``words`` stand for levels of a gate."""
    if levels:
        yield Table(
            caption=Message("Individual levels, as recorded before they were agreed"),
            columns=(
                ColumnHead(Message("Assessor"), width=21),
                ColumnHead(Message("Level"), width=9),
                ColumnHead(Message("Reason"), width=47),
                ColumnHead(Message("Evidence"), width=23),
            ),
            rows=tuple(
                (
                    person_name(evaluation, one.assessor),
                    words.get(one.level, str(one.level)) if words else str(one.level),
                    one.reason or None,
                    one.evidence or None,
                )
                for one in levels
            ),
        )


def findings(found: tuple[ShownFinding, ...], caption: str = "Findings") -> Iterator[Block]:
    """Yield findings with code and place."""
    if found:
        yield Table(
            caption=Message(caption),
            columns=(
                ColumnHead(Message("Kind"), width=15),
                ColumnHead(Message("Code"), width=17),
                ColumnHead(Message("Where"), width=25),
                ColumnHead(Message("What"), width=43),
            ),
            rows=tuple((SEVERITIES[one.severity], one.code, one.where, one.what) for one in found),
        )


def _answer(one: ShownResponse) -> Cell:
    if one.state == "answered":
        return f"{one.answer} {one.unit}".strip() or one.raw
    if one.state == "unreadable":
        return Message('not readable: "{raw}"', {"raw": one.raw})
    return Message("left blank") if one.state == "blank" else Message("not applicable")


def _backing(one: ShownResponse) -> Text:
    if one.standing == "evidenced":
        return Message("evidenced: {evidence}", {"evidence": one.evidence})
    return BACKING[one.standing]


def _clarifications(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    clarified = tuple(one for one in responses if one.clarified)
    if clarified:
        yield Table(
            caption=Message("Clarifications: the original stays as it was"),
            columns=(
                ColumnHead(Message("Question"), width=22),
                ColumnHead(Message("In the bid"), width=15),
                ColumnHead(Message("Why it could not be read"), width=23),
                ColumnHead(Message("Clarified answer"), width=17),
                ColumnHead(Message("Why it could be asked"), width=23),
            ),
            rows=tuple(
                (
                    one.question,
                    one.raw or Message("left blank"),
                    one.fault or None,
                    one.clarified,
                    one.clarified_reason or None,
                )
                for one in clarified
            ),
        )
    for one in responses:
        if one.fault and not one.clarified:
            yield Paragraph(one.fault, label=Message("Not readable:"))


def _confidential(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    for one in responses:
        if one.confidential:
            yield Paragraph(
                Message(
                    "{question} The bidder marked this answer confidential: {reason}",
                    {"question": one.question, "reason": one.confidential},
                ),
                "note",
            )
