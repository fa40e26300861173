"""What stands behind a score: answers as read, clarifications, tables, parts, findings.

One or two short answers are a line each; only several make a table.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from procure.evaluation.model import GateResult, ShownFinding, ShownPart, ShownResponse, ShownTable
from procure.evaluation.named import place_beside
from procure.evaluation.public import withheld
from procure.forms.units import shown_unit, with_unit
from procure.model.bid import split_pointers
from procure.model.blocks import Block, ColumnHead, Paragraph, Table, Text
from procure.model.message import Message, MessageValue, listed
from procure.model.nothing import says_none
from procure.report.award_words import BACKING, SEVERITIES, day_written, sheet_and_cells, yes_or_no
from procure.report.figures import shown

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?$")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
_PARTS = {
    "ranking": Message("the ranking"),
    "panel": Message("the panel"),
    "plugins": Message("the plugins"),
}
_LONG = 240
"""Characters from which an answer is printed as text instead of in a table's cell."""
_FEW = 2
"""Short answers, or findings, that are a line each."""
_SOME = 6
"""Numbers of an arithmetic that stand in one line."""


def answers(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    """Yield the answers as they were read, with their cell and what backs them."""
    told = tuple(one for one in responses if not withheld(one))
    short = tuple(one for one in told if len(one.answer) < _LONG)
    if len(short) > _FEW:
        yield _table(short)
    for one in told:
        if len(one.answer) >= _LONG or len(short) <= _FEW:
            yield from _line(one)
    yield from clarifications(told)
    yield from _unreadable(told)
    yield from _confidential(responses)


def _table(short: tuple[ShownResponse, ...]) -> Table:
    return Table(
        caption=Message("Answers as read"),
        columns=(
            ColumnHead(Message("Question"), width=34),
            ColumnHead(Message("Answer"), width=24),
            ColumnHead(Message("Where it stands"), width=24),
            ColumnHead(Message("Backed by"), width=18),
        ),
        rows=tuple((one.question, _answer(one), one.where, backing(one)) for one in short),
    )


def _line(one: ShownResponse) -> Iterator[Block]:
    """Yield one answer after its question: its place behind it, or before a long one."""
    if one.clarified:
        return
    place = {"where": one.where, "backing": backing(one)}
    stands = Message("{where}; {backing}" if one.standing != "none" else "{where}", place)
    if len(one.answer) >= _LONG:
        yield Paragraph(stands, label=one.question)
        yield Paragraph(_answer(one), "quote")
        return
    values: dict[str, MessageValue] = {"what": _answer(one), "where": stands}
    yield Paragraph(Message("{what} ({where})", values), label=one.question)


def filled_tables(tables: tuple[ShownTable, ...]) -> Iterator[Block]:
    """Yield tables as the bidder filled them, with the place of each row.

    Rows that follow one another in a sheet are told once, under the table.
    """
    for table in tables:
        types = table.types or ("",) * len(table.columns)
        rows = tuple(
            tuple(
                day_written(yes_or_no(cell, kind), kind) or None
                for cell, kind in zip(row, types, strict=True)
            )
            for row in table.rows
        )
        sheet, cells = sheet_and_cells(table.where)
        together = bool(sheet) and _follow(cells)
        places = (
            ()
            if together
            else (ColumnHead(Message("Cell") if sheet else Message("Where it stands")),)
        )
        yield Table(
            caption=table.question,
            columns=(
                *(
                    ColumnHead(column, _kind(row[at] for row in rows))
                    for at, column in enumerate(table.columns)
                ),
                *places,
            ),
            rows=tuple(
                (*row, *((where,) if places else ()))
                for row, where in zip(rows, cells, strict=True)
            ),
            note=_places(sheet, cells, together=together, blank=any(None in row for row in rows)),
        )
        yield from clarifications(tables=(table,))


def _follow(cells: tuple[str, ...]) -> bool:
    """Say whether cells are those of one column, row after row."""
    found = [_CELL.fullmatch(cell) for cell in cells]
    if not all(found) or len(cells) < _FEW:
        return False
    first = next(one for one in found if one)
    return all(
        one is not None and one[1] == first[1] and int(one[2]) == int(first[2]) + at
        for at, one in enumerate(found)
    )


def _places(sheet: str, cells: tuple[str, ...], *, together: bool, blank: bool) -> Message | None:
    """Return where the rows stand, and what a dash means if there is one."""
    said: Message | None = None
    if together:
        said = Message(
            "The rows stand in {sheet}, from {first} to {last}.",
            {"sheet": sheet, "first": cells[0], "last": cells[-1]},
        )
    elif sheet:
        said = Message("The rows stand in {sheet}.", {"sheet": sheet})
    if not blank:
        return said
    dash = Message("A dash: the cell was left blank.")
    return Message("{dash} {stands}", {"dash": dash, "stands": said}) if said else dash


def _kind(column: Iterable[Text | None]) -> Literal["text", "number"]:
    """Return ``number`` for a column of plain numbers; they are aligned, and stay as written."""
    filled = [cell for cell in column if cell]
    plain = all(isinstance(cell, str) and _NUMBER.match(cell) for cell in filled)
    return "number" if filled and plain else "text"


def parts(of: tuple[ShownPart, ...], responses: tuple[ShownResponse, ...] = ()) -> Iterator[Block]:
    """Yield the numbers an arithmetic is made of: in one line if they are few, else a table.

    Where a number came by a clarification, its place holds another answer, and that is said.
    """
    if not of:
        return
    later = {one.where for one in responses if one.clarified}
    if len(of) <= _SOME and not any(one.source for one in of):
        label = Message("Numbers that went in:")
        yield Paragraph(listed([_part(one, later) for one in of]), label=label)
        return
    values = tuple(shown(one.value, 6) for one in of)
    texts: tuple[tuple[Message, tuple[Text, ...]], ...] = (
        (Message("Unit"), tuple(shown_unit(one.unit) for one in of)),
        (Message("Where it stands"), tuple(_from(one, later) for one in of)),
        (Message("Source"), tuple(one.source for one in of)),
    )
    said = tuple((name, column) for name, column in texts if any(column))
    yield Table(
        caption=Message("Numbers that went in"),
        columns=(
            ColumnHead(Message("Number")),
            ColumnHead(Message("Value"), "number"),
            *(ColumnHead(name) for name, _ in said),
        ),
        rows=tuple(
            (one.label, values[at], *(column[at] or None for _, column in said))
            for at, one in enumerate(of)
        ),
    )


def _from(one: ShownPart, later: set[str]) -> Text:
    if one.where not in later:
        return one.where
    return Message("{where}, clarified", {"where": one.where})


def _part(one: ShownPart, later: set[str]) -> Message:
    value = with_unit(shown(one.value, 6), one.unit)
    said = Message("{label}: {value}", {"label": one.label, "value": value})
    place = {"what": said, "where": _from(one, later)}
    return Message("{what} ({where})", place) if one.where else said


def findings(found: tuple[ShownFinding, ...], caption: Message | None = None) -> Iterator[Block]:
    """Yield findings with their place: a line each if they are few, else a table.

    Their codes are for programs and stay in evaluation.json.
    """
    if len(found) <= _FEW:
        for one in found:
            values: dict[str, MessageValue] = {
                "kind": SEVERITIES[one.severity],
                "where": _place(one),
            }
            words = "Finding ({kind}, {where}):" if values["where"] else "Finding ({kind}):"
            label = Message(words, values)
            yield Paragraph(one.what, label=label)
        return
    yield Table(
        caption=caption or Message("Findings"),
        columns=(
            ColumnHead(Message("Kind"), width=13),
            ColumnHead(Message("Where"), width=30),
            ColumnHead(Message("What"), width=57),
        ),
        rows=tuple((SEVERITIES[one.severity], _place(one), one.what) for one in found),
    )


def _place(one: ShownFinding) -> Text:
    """Return where a finding is: a file and cell, a bidder, or a part of the procedure."""
    where = place_beside(one)
    return _PARTS.get(where, where)


def _answer(one: ShownResponse) -> Text:
    """Return an answer as it counts; of one that was clarified, what the bid has as well."""
    if one.clarified:
        values: dict[str, MessageValue] = {
            "raw": one.raw or Message("left blank"),
            "text": one.clarified,
        }
        return Message("{raw} (clarified: {text})", values)
    return _as_read(one)


def _as_read(one: ShownResponse) -> Text:
    if one.state == "answered":
        answer, unit = yes_or_no(one.answer, one.type), shown_unit(one.unit)
        answer = day_written(answer, one.type)
        if isinstance(answer, Message):
            return answer
        if one.type == "number" and _NUMBER.match(answer):
            return with_unit(Decimal(answer), one.unit)
        if answer and isinstance(unit, Message):
            return Message("{value} {unit}", {"value": answer, "unit": unit})
        return f"{answer} {one.unit}".strip() or one.raw
    if one.state == "unreadable":
        return Message('not readable: "{raw}"', {"raw": one.raw})
    return Message("left blank") if one.state == "blank" else Message("not applicable")


def stands(gate: GateResult) -> Text:
    """Return where what a gate was decided on stands; of a judged one where its answers do."""
    places = dict.fromkeys(one.where for one in gate.responses if one.where)
    return gate.where or listed(tuple(places))


def backing(one: ShownResponse) -> Text:
    """Return what backs an answer: a file, the bidder's word, or nothing."""
    if one.standing == "evidenced":
        return Message("evidenced: {evidence}", {"evidence": one.evidence})
    if one.standing == "claimed" and not all(map(says_none, split_pointers(one.evidence))):
        words = "claimed; “{evidence}” names no file that came with the bid"
        return Message(words, {"evidence": one.evidence})
    return BACKING[one.standing]


def clarifications(
    responses: tuple[ShownResponse, ...] = (), tables: tuple[ShownTable, ...] = ()
) -> Iterator[Block]:
    """Yield what was clarified: the original, the answer that came, and why it could be asked."""
    rows: tuple[tuple[Text, str, Text, Text, str], ...] = (
        *(
            (one.question, one.raw, one.fault, one.clarified, one.clarified_reason)
            for one in responses
            if one.clarified
        ),
        *(
            (one.about, one.raw, one.fault, one.answer, one.reason)
            for table in tables
            for one in table.clarified
        ),
    )
    if rows:
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
                (what, raw or Message("left blank"), fault or None, answer, reason or None)
                for what, raw, fault, answer, reason in rows
            ),
        )


def _unreadable(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    for one in responses:
        if one.fault and not one.clarified:
            yield Paragraph(one.fault, label=Message("Not readable:"))


def _confidential(responses: tuple[ShownResponse, ...]) -> Iterator[Block]:
    for one in responses:
        if withheld(one):
            words = "{question} Not published: the bidder marked this answer confidential."
            yield Paragraph(Message(words, {"question": one.question}), "note")
        elif one.confidential:
            words = "{question} The bidder marked this answer confidential: {reason}"
            values = {"question": one.question, "reason": one.confidential}
            yield Paragraph(Message(words, values), "note")
