"""What the frozen tender asks a bidder, question by question and column by column."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from procure.bid.spoken import Also, also_spoken, issued_in, other_choices
from procure.files.table import Row
from procure.model.lock import Lock, LockedCriterion, LockedPack
from procure.model.pack import Column, Requirement
from procure.model.scoring import FromSetting, Limit
from procure.once import once
from procure.pack.paths import translated_texts
from procure.pack.table_texts import columns_in_language, row_in_language

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
    """A row the buyer prints.

    Attributes:
        key: names it, in every language.
        texts: of the printed columns, in the language of the lock.
        also: what the printed columns say as published, and in the tender's other languages.
    """

    key: str
    texts: Mapping[str, str]
    also: Mapping[str, frozenset[str]] = field(default_factory=dict)


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


@once
def questions(lock: Lock) -> tuple[Question, ...]:
    """Return every requirement asked, in the order of the tender."""
    return tuple(_questions(lock))


def _questions(lock: Lock) -> Iterator[Question]:
    spoken = also_spoken(lock)
    for locked in lock.criteria:
        pack = lock.pack(locked.pack)
        for requirement in locked.criterion.requirements:
            id_ = f"{locked.pack}/{requirement.id or locked.criterion.id}"
            table = _table(id_, requirement, pack, lock) if requirement.type == "table" else None
            asked = _asked(id_, locked, requirement, pack)
            question = Question(id_, locked.pack, locked, requirement, asked, table)
            yield _with_words(_with_currency(question, lock.tender.currency), lock, spoken)


def unit_in(unit: str, currency: str) -> str:
    """Return a unit with the tender's currency where the pack says ``currency``."""
    parts = unit.split("/")
    return "/".join(currency if part == "currency" else part for part in parts)


def _with_currency(question: Question, currency: str) -> Question:
    """Return the question with the tender's currency where the pack says ``currency``."""

    def money(asked: Asked) -> Asked:
        unit = unit_in(asked.unit, currency)
        return asked if unit == asked.unit else replace(asked, unit=unit)

    table = question.table and replace(
        question.table,
        columns=tuple(replace(one, asked=money(one.asked)) for one in question.table.columns),
    )
    return replace(question, asked=money(question.asked), table=table)


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


def _table(id_: str, requirement: Requirement, pack: LockedPack, lock: Lock) -> AskedTable:
    if requirement.rows is None:
        return AskedTable(_columns(id_, requirement, {}), "", (), requirement.most_rows)
    name = requirement.rows.table
    columns, key = rows_source(name, pack, translated_texts(pack, lock.tender.language))
    published = _published(name, key, pack, lock)
    shown = {
        column: columns[column]
        for column in (key, *requirement.rows.show)
        if column in columns and column not in requirement.columns
    }
    return AskedTable(_columns(id_, requirement, shown), key, published, len(published))


def rows_source(
    name: str, pack: LockedPack, texts: Mapping[str, str]
) -> tuple[Mapping[str, Column], str]:
    """Return the columns, in the language of the texts, and the key of a table that forms print."""
    if table := pack.declared_tables.get(name):
        return columns_in_language(f"tables/{name}", table.columns, texts), table.key
    setting = pack.declared_settings[name]
    columns = columns_in_language(f"settings/{name}", setting.columns, texts)
    return columns, setting.key or next(iter(columns))


def _published(name: str, key: str, pack: LockedPack, lock: Lock) -> tuple[PublishedRow, ...]:
    """Return the rows the buyer prints; those of the buyer's own tables stand as written."""
    rows = pack.tables.get(name, ())
    if name not in pack.declared_tables:
        return tuple(PublishedRow(row[key], row) for row in rows)
    spoken = [texts for one in issued_in(lock) if (texts := translated_texts(pack, one))]
    if not spoken:
        return tuple(PublishedRow(row[key], row) for row in rows)
    shown = translated_texts(pack, lock.tender.language)
    return tuple(_in_languages(name, key, row, shown, spoken) for row in rows)


def _in_languages(
    name: str, key: str, row: Row, shown: Mapping[str, str], spoken: Iterable[Mapping[str, str]]
) -> PublishedRow:
    others = [row, *(row_in_language(name, key, row, texts) for texts in spoken)]
    also = {column: frozenset(other[column] for other in others) for column in row}
    return PublishedRow(row[key], row_in_language(name, key, row, shown), also)


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
