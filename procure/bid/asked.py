"""What the frozen tender asks a bidder, question by question and column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from procure.bid.spoken import Also, also_spoken, other_choices
from procure.model.lock import Lock, LockedCriterion, LockedPack
from procure.model.pack import Column, Requirement
from procure.model.scoring import FromSetting, Limit

AnswerType: TypeAlias = Literal[
    "boolean", "number", "choice", "text", "date", "level", "file", "table"
]


@dataclass(frozen=True, slots=True)
class Asked:
    """How one answer, or one cell of a table, must look.

    Attributes:
        id: ``pack/name``, or ``pack/name.column``.
        choices: key to printed text.
        at_least: smallest number that can be meant, in ``unit``.
        at_most: largest number that can be meant, in ``unit``.
        words: the most words of a text; 0 for no limit.
        may_not_apply: whether "not applicable" is an answer.
        also: words of the tender's other languages by what they mean: a choice's key, ``yes``,
            ``no``, ``not applicable``.
    """

    id: str
    type: AnswerType
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    words: int = 0
    may_not_apply: bool = False
    also: Also = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column of a table; ``printed`` ones are the buyer's, the others are filled in."""

    name: str
    title: str
    asked: Asked
    printed: bool
    optional: bool = False
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row the buyer prints: its key, and the texts of the printed columns."""

    key: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AskedTable:
    """A table to fill in.

    Attributes:
        key: name of the printed column that identifies a row; empty if the bidder adds rows.
        rows: the published rows; empty if the bidder adds rows.
        most_rows: the most rows a bidder may add.
    """

    columns: tuple[AskedColumn, ...]
    key: str
    rows: tuple[PublishedRow, ...]
    most_rows: int

    @property
    def fixed(self) -> bool:
        """Whether the buyer prints the rows."""
        return bool(self.key)


@dataclass(frozen=True, slots=True)
class Question:
    """One requirement in force, with the criterion it belongs to."""

    id: str
    pack: str
    criterion: LockedCriterion
    requirement: Requirement
    asked: Asked
    table: AskedTable | None = None


def questions(lock: Lock) -> tuple[Question, ...]:
    """Return every requirement asked, in the order of the tender."""
    return tuple(_questions(lock))


def _questions(lock: Lock) -> Iterator[Question]:
    spoken = also_spoken(lock)
    for locked in lock.criteria:
        pack = lock.pack(locked.pack)
        for requirement in locked.criterion.requirements:
            id_ = f"{locked.pack}/{requirement.id or locked.criterion.id}"
            table = _table(id_, requirement, pack) if requirement.type == "table" else None
            asked = _asked(id_, locked, requirement, pack)
            question = Question(id_, locked.pack, locked, requirement, asked, table)
            yield _with_words(question, lock, spoken)


def _with_words(question: Question, lock: Lock, spoken: Also) -> Question:
    """Return the question with the words of the tender's other languages, if it has any."""
    if not (spoken or lock.tender.languages):
        return question
    path = f"requirements/{question.id.split('/')[1]}"

    def also(asked: Asked, path: str) -> Asked:
        others = other_choices(lock, question.pack, f"{path}/choices", asked.choices)
        return replace(asked, also={**spoken, **others})

    table = question.table and replace(
        question.table,
        columns=tuple(
            replace(one, asked=also(one.asked, f"{path}/columns/{one.name}"))
            for one in question.table.columns
        ),
    )
    return replace(question, asked=also(question.asked, path), table=table)


def _asked(id_: str, locked: LockedCriterion, requirement: Requirement, pack: LockedPack) -> Asked:
    at_least = _limit(requirement.at_least, pack)
    at_most = _limit(requirement.at_most, pack)
    if requirement.type == "level":
        at_least, at_most = Decimal(0), Decimal(max(len(locked.criterion.levels) - 1, 0))
    return Asked(
        id=id_,
        type=requirement.type,
        unit=requirement.unit,
        choices=requirement.choices,
        at_least=at_least,
        at_most=at_most,
        words=requirement.words if requirement.type == "text" else 0,
        may_not_apply=requirement.may_not_apply,
    )


def _limit(limit: Limit | None, pack: LockedPack) -> Decimal | None:
    if isinstance(limit, FromSetting):
        return Decimal(str(pack.settings[limit.setting]))
    return limit


def _table(id_: str, requirement: Requirement, pack: LockedPack) -> AskedTable:
    if requirement.rows is None:
        return AskedTable(_columns(id_, requirement, {}), "", (), requirement.most_rows)
    name = requirement.rows.table
    columns, key = _source(name, pack)
    published = tuple(PublishedRow(row[key], row) for row in pack.tables.get(name, ()))
    shown = {
        column: columns[column]
        for column in (key, *requirement.rows.show)
        if column in columns and column not in requirement.columns
    }
    return AskedTable(_columns(id_, requirement, shown), key, published, len(published))


def _source(name: str, pack: LockedPack) -> tuple[Mapping[str, Column], str]:
    if name in pack.declared_tables:
        return pack.declared_tables[name].columns, pack.declared_tables[name].key
    setting = pack.declared_settings[name]
    return setting.columns, setting.key or next(iter(setting.columns))


def _columns(
    id_: str, requirement: Requirement, shown: Mapping[str, Column]
) -> tuple[AskedColumn, ...]:
    fixed = requirement.rows is not None
    return tuple(
        _column(id_, name, column, fixed and (name in shown or not column.fill), requirement)
        for name, column in {**shown, **requirement.columns}.items()
    )


def _column(
    id_: str, name: str, column: Column, printed: bool, requirement: Requirement
) -> AskedColumn:
    asked = Asked(
        id=f"{id_}.{name}",
        type=column.type,
        unit=column.unit,
        choices=column.choices,
        at_least=column.at_least,
        at_most=column.at_most,
        may_not_apply=requirement.may_not_apply and not printed,
    )
    return AskedColumn(name, column.title, asked, printed, column.optional, column.guidance)
