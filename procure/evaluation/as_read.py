"""One bid as the program read it, beside the words of the form, so that a misreading is seen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from procure.bid.asked import AskedTable, Question, questions
from procure.model.bid import Bid, Response, Row, State
from procure.model.blocks import Block, Cell, ColumnHead, Heading, Paragraph, Table, Text
from procure.model.finding import Finding
from procure.model.lock import Lock
from procure.model.message import Message
from procure.numbers import text

NO_ANSWER_CAME = Message("no answer came")
_STATES: Mapping[State, Message] = {
    State.ANSWERED: Message("answered"),
    State.BLANK: Message("left blank"),
    State.NOT_APPLICABLE: Message("not applicable"),
    State.UNREADABLE: Message("not readable"),
}
_HEADS = (
    ColumnHead(Message("Question"), width=30),
    ColumnHead(Message("Answer as read"), width=28),
    ColumnHead(Message("State"), width=12),
    ColumnHead(Message("Where it stands"), width=16),
    ColumnHead(Message("Evidence"), width=14),
)


def as_read(lock: Lock, bid: Bid) -> tuple[Block, ...]:
    """Return every answer of a bid beside its question: as read, state, place, evidence.

    Args:
        lock: the frozen tender; its words are those of the form.
        bid: as read, with or without clarifications laid over.
    """
    return tuple(_blocks(lock, bid))


def _blocks(lock: Lock, bid: Bid) -> Iterator[Block]:
    name = bid.tenderer.name or Message("no name given")
    yield Heading(1, Message("{bidder}: {name}", {"bidder": bid.bidder, "name": str(name)}))
    version = bid.form_version or Message("not stated")
    yield Paragraph(Message("Form version: {version}.", {"version": str(version)}))
    yield _tenderer(bid)
    asked = questions(lock)
    for pack in lock.packs:
        own = [question for question in asked if question.pack == pack.id]
        if own:
            yield Heading(2, pack.title)
            yield _answers(bid, own)
            for question in own:
                if question.table:
                    yield _table(question, question.table, bid.tables.get(question.id, ()))
    yield from _evidence(bid)
    yield from _findings(bid.findings)


def _tenderer(bid: Bid) -> Table:
    one = bid.tenderer
    said: tuple[tuple[Text, str], ...] = (
        (Message("Legal name"), one.name),
        (Message("Identifier"), one.id),
        (Message("Size"), one.size),
        (Message("Consortium"), "; ".join(one.consortium)),
        (
            Message("Subcontractors"),
            "; ".join(f"{firm.name}, {text(firm.share)} %" for firm in one.subcontractors),
        ),
        (Message("Binds until"), one.valid_until),
        (Message("Signed by"), one.signatory),
        (Message("Confidential"), one.confidential),
    )
    heads = (ColumnHead(Message("Who bids")), ColumnHead(Message("As read")))
    rows = tuple((label, value or None) for label, value in said)
    return Table(Message("The bidder"), heads, rows)


def _answers(bid: Bid, asked: Iterable[Question]) -> Table:
    rows = tuple(_answer_row(question, bid.responses[question.id]) for question in asked)
    return Table(Message("Answers as read"), _HEADS, rows)


def _answer_row(question: Question, response: Response) -> tuple[Cell, ...]:
    printed = question.requirement.question
    unit = f" ({question.asked.unit})" if question.asked.unit else ""
    return (
        f"{printed}{unit}",
        _shown(response, question.asked.choices, question.asked.unit),
        _state(response),
        str(response.place),
        response.evidence or None,
    )


def _table(question: Question, table: AskedTable, rows: tuple[Row, ...]) -> Table:
    columns = table.columns
    return Table(
        caption=question.requirement.question,
        columns=(
            ColumnHead(Message("Row")),
            *(ColumnHead(column.title) for column in columns),
            ColumnHead(Message("Where it stands")),
        ),
        rows=tuple(
            (
                row.key,
                *(_cell(row.cells[one.name], one.asked.choices) for one in columns),
                str(row.place),
            )
            for row in rows
        ),
        note=None if rows else Message("No row is filled in."),
    )


def _cell(response: Response, choices: Mapping[str, str]) -> Cell:
    if response.state is State.UNREADABLE:
        return Message('not readable: "{raw}"', {"raw": response.raw})
    return _shown(response, choices)


def _shown(response: Response, choices: Mapping[str, str], unit: str = "") -> Cell:
    value = response.value
    if response.state is not State.ANSWERED or value is None:
        return response.raw or None
    if isinstance(value, bool):
        return Message("yes") if value else Message("no")
    if isinstance(value, Decimal):
        return response.raw if response.raw.endswith(" rows") else f"{text(value)} {unit}".strip()
    return value.isoformat() if isinstance(value, date) else choices.get(value, value)


def _state(response: Response) -> Text:
    if said := response.clarification:
        return Message("clarified: {text}", {"text": said.text or NO_ANSWER_CAME})
    if response.unreadable:
        return Message("not readable: {fault}", {"fault": response.unreadable})
    return _STATES[response.state]


def _evidence(bid: Bid) -> Iterator[Block]:
    if bid.evidence:
        heads = (Message("File"), Message("Pack"), Message("SHA-256"))
        yield Table(
            Message("Evidence files"),
            tuple(map(ColumnHead, heads)),
            tuple((one.file, one.pack, one.sha256) for one in bid.evidence),
        )


def _findings(findings: Iterable[Finding]) -> Iterator[Block]:
    rows = tuple((one.where, one.severity.value, one.what, one.code) for one in findings)
    if rows:
        heads = (Message("Where"), Message("Kind"), Message("What"), Message("Code"))
        columns = tuple(map(ColumnHead, heads))
        yield Table(Message("What reading brought up"), columns, rows)
