"""What sheets a bid form has, in what order, and which rows each of them offers."""

from collections.abc import Iterator
from dataclasses import dataclass

from procure.bid.asked import Question, questions
from procure.bid.tenderer import cover, lot_questions
from procure.forms.layout import (
    FILES,
    FORM_SHEET,
    LISTS_SHEET,
    MEMBERS,
    OWN_SHEETS,
    SUBCONTRACTORS,
    cover_row,
    file_row,
    lot_row,
    member_row,
    subcontractor_row,
    table_row,
)
from procure.forms.sheet_names import sheet_name
from procure.forms.speech import Say, speaker
from procure.model.lock import Lock
from procure.model.message import Message
from procure.once import once

RowIds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetNames:
    """The names of a bid form's sheets; ``packs`` by pack, ``tables`` by question."""

    instructions: str
    bidder: str
    subcontractors: str
    files: str
    packs: dict[str, str]
    tables: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A sheet to fill in: rows that each must be there, and series of rows offered in order.

    Of a series the bidder uses as many rows as it needs, the first ones.
    """

    title: str
    rows: RowIds
    series: tuple[RowIds, ...] = ()


def sheet_names(lock: Lock) -> SheetNames:
    """Return how the sheets of a form in the lock's language are called, each name once."""
    say = speaker(lock)
    hidden, taken = (FORM_SHEET, LISTS_SHEET), list[str]()
    for heading in (Message("Instructions"), Message("Bidder"), Message("Subcontractors")):
        taken.append(sheet_name(say(heading), [*taken, *hidden]))
    instructions, bidder, subcontractors = taken
    packs: dict[str, str] = {}
    tables: dict[str, str] = {}
    for pack, own in by_pack(lock):
        packs[pack] = _free(lock.pack(pack).title, taken, say)
        for question in own:
            if question.table:
                tables[question.id] = _free(question.criterion.criterion.title, taken, say)
    files = sheet_name(say(Message("Files")), [*taken, *hidden])
    return SheetNames(instructions, bidder, subcontractors, files, packs, tables)


def _free(wanted: str, taken: list[str], say: Say) -> str:
    name = sheet_name(wanted, [*taken, *OWN_SHEETS, say(Message("Files"))])
    taken.append(name)
    return name


@once
def planned_sheets(lock: Lock) -> tuple[PlannedSheet, ...]:
    """Return the sheets to fill in of a form in the lock's language, with the ids of their rows."""
    return tuple(_planned(lock, sheet_names(lock)))


def _planned(lock: Lock, names: SheetNames) -> Iterator[PlannedSheet]:
    said = (
        *(cover_row(one.id) for one in cover(lock)),
        *(lot_row(one.id) for one in lot_questions(lock)),
    )
    members = tuple(member_row(number) for number in range(1, MEMBERS + 1))
    yield PlannedSheet(names.bidder, said, (members,))
    firms = tuple(subcontractor_row(number) for number in range(1, SUBCONTRACTORS + 1))
    yield PlannedSheet(names.subcontractors, (), (firms,))
    for pack, own in by_pack(lock):
        yield PlannedSheet(names.packs[pack], tuple(question.id for question in own))
        yield from (_table(names.tables[one.id], one) for one in own if one.table)
    files = (
        tuple(file_row(pack.id, number) for number in range(1, FILES + 1)) for pack in lock.packs
    )
    yield PlannedSheet(names.files, (), tuple(files))


def by_pack(lock: Lock) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Yield each pack that asks something, with its questions."""
    asked = questions(lock)
    for pack in lock.packs:
        if own := tuple(question for question in asked if question.pack == pack.id):
            yield pack.id, own


def _table(title: str, question: Question) -> PlannedSheet:
    table = question.table
    if table is None or table.fixed:
        keys = tuple(row.key for row in table.rows) if table else ()
        return PlannedSheet(title, tuple(table_row(question.id, key) for key in keys))
    numbers = range(1, table.most_rows + 1)
    return PlannedSheet(title, (), (tuple(table_row(question.id, str(one)) for one in numbers),))
