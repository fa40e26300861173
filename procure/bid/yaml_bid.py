"""A bid written as YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from procure.bid.asked import AskedTable, Question, questions
from procure.bid.given import MAX_TEXT, Given, GivenAnswer, GivenBid, GivenRow, too_long
from procure.bid.tenderer import COVER, SUBCONTRACTOR
from procure.errors import Problem
from procure.files.characters import legible
from procure.files.yaml import Document, Key, Value
from procure.model.bid import Place, join_pointers
from procure.model.lock import Lock

_TOP = ("form", "tenderer", "answers", "tables", "evidence")
_LOTS = "lots"
_MOST_DIGITS = 1_000
_ANSWER = ("value", "evidence", "confidential")


@dataclass(slots=True)
class Source:
    """A YAML document while it is read, with the problems found so far."""

    document: Document
    problems: list[Problem] = field(default_factory=list)

    def given(self, key: Key, value: Value) -> Given:
        """Return one value with its line; a list or mapping where one value is due is a fault."""
        place = Place(self.document.where(key))
        if isinstance(value, list | dict):
            listed = join_pointers(value) if key[-1] == "evidence" else ""
            remedy = f"Write '{listed}' instead." if listed else "Write one value."
            self.say(key, "holds several values.", remedy)
            return Given(None, place)
        if isinstance(value, Decimal) and len(digits := format(value, "f")) > _MOST_DIGITS:
            value = digits
        if isinstance(value, str):
            value = legible(value[: MAX_TEXT + 1])
            if len(value) > MAX_TEXT:
                return Given(value[:MAX_TEXT], place, too_long())
        return Given(value, place)

    def mapping(self, key: Key, value: Value) -> Mapping[str, Value]:
        """Return the mapping at ``key``; nothing there is an empty one."""
        if value is None or isinstance(value, dict):
            return value or {}
        self.say(key, "is not a list of 'key: value' lines.", "Write key: value below it.")
        return {}

    def items(self, key: Key, value: Value) -> list[Value]:
        """Return the list at ``key``; nothing there is an empty one."""
        if value is None or isinstance(value, list):
            return value or []
        self.say(key, "is not a list.", "Start each entry with a hyphen.")
        return []

    def only(self, key: Key, value: Mapping[str, Value], known: tuple[str, ...]) -> None:
        """Note a problem for each key that is not known here."""
        for name in value:
            if name not in known:
                self.say((*key, name), "is not a key known here.", f"Use {', '.join(known)}.")

    def say(self, key: Key, what: str, remedy: str) -> None:
        """Note a problem at ``key``."""
        self.problems.append(Problem(self.document.where(key), what, remedy))


def given_in_yaml(lock: Lock, document: Document) -> GivenBid:
    """Return what stands in a ``bid.yaml``; unknown answers, tables and keys are problems."""
    source = Source(document)
    top = source.mapping((), document.value)
    source.only((), top, (*_TOP, _LOTS) if lock.tender.lots else _TOP)
    form = source.mapping(("form",), top.get("form"))
    source.only(("form",), form, ("version", "lock"))
    asked = {question.id: question for question in questions(lock)}
    tenderer = source.mapping(("tenderer",), top.get("tenderer"))
    cover = tuple(one.id for one in COVER)
    source.only(("tenderer",), tenderer, (*cover, "consortium", "subcontractors"))
    return GivenBid(
        file=document.file,
        tenderer={
            name: source.given(("tenderer", name), tenderer[name])
            for name in cover
            if name in tenderer
        },
        consortium=_consortium(source, tenderer.get("consortium")),
        subcontractors=_subcontractors(source, tenderer.get("subcontractors")),
        answers=_answers(source, top.get("answers"), asked),
        tables=_tables(source, top.get("tables"), asked),
        evidence=_evidence(source, top.get("evidence"), {pack.id for pack in lock.packs}),
        lots=_lots(source, top.get(_LOTS), lock) if lock.tender.lots else {},
        form_version=_version(source, form.get("version")),
        lock=str(form.get("lock") or ""),
        problems=tuple(source.problems),
    )


def _lots(source: Source, value: Value, lock: Lock) -> Mapping[str, Given]:
    """Return the lots that are listed, as a workbook says them: a yes beside each."""
    known, found = lock.tender.lot_ids, {}
    for index, item in enumerate(source.items((_LOTS,), value)):
        lot = source.given((_LOTS, index), item)
        if lot.quoted not in known:
            listed = f"Lots: {', '.join(known)}."
            source.say((_LOTS, index), f"'{lot.quoted}' is no lot of this tender.", listed)
        elif lot.quoted in found:
            source.say((_LOTS, index), f"'{lot.quoted}' is listed twice.", "Leave one out.")
        else:
            found[lot.quoted] = Given(True, lot.place)
    return found


def _version(source: Source, value: Value) -> int:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return int(value or 0)
    source.say(("form", "version"), f"'{value}' is not a whole number.", "Copy it from the form.")
    return 0


def _consortium(source: Source, value: Value) -> tuple[Given, ...]:
    key = ("tenderer", "consortium")
    return tuple(
        source.given((*key, index), item) for index, item in enumerate(source.items(key, value))
    )


def _subcontractors(source: Source, value: Value) -> tuple[Mapping[str, Given], ...]:
    key = ("tenderer", "subcontractors")
    known = tuple(one.id for one in SUBCONTRACTOR)
    rows = []
    for index, item in enumerate(source.items(key, value)):
        row = source.mapping((*key, index), item)
        source.only((*key, index), row, known)
        rows.append(_cells(source, (*key, index), row, known))
    return tuple(rows)


def _cells(
    source: Source, key: Key, row: Mapping[str, Value], known: tuple[str, ...]
) -> Mapping[str, Given]:
    return {name: source.given((*key, name), row[name]) for name in known if name in row}


def _answers(
    source: Source, value: Value, asked: Mapping[str, Question]
) -> Mapping[str, GivenAnswer]:
    answers = {}
    for id_, item in source.mapping(("answers",), value).items():
        key = ("answers", id_)
        if id_ not in asked:
            source.say(key, "is not asked in this tender.", "Check the id, or leave it out.")
            continue
        parts = item if isinstance(item, dict) else {"value": item}
        source.only(key, parts, _ANSWER)
        cells = {
            name: source.given(_known(source, (*key, name)), parts.get(name)) for name in _ANSWER
        }
        answers[id_] = GivenAnswer(**cells)
    return answers


def _known(source: Source, key: Key) -> Key:
    """Return the key, or its parent where the file does not have it, so that a place is real."""
    return key if key in source.document.lines else key[:-1]


def _tables(
    source: Source, value: Value, asked: Mapping[str, Question]
) -> Mapping[str, tuple[GivenRow, ...]]:
    tables = {}
    for id_, item in source.mapping(("tables",), value).items():
        table = asked[id_].table if id_ in asked else None
        if table is None:
            remedy = "Check the id, or leave it out."
            source.say(("tables", id_), "is not a table of this tender.", remedy)
            continue
        tables[id_] = _rows(source, ("tables", id_), source.items(("tables", id_), item), table)
    return tables


def _rows(source: Source, key: Key, items: list[Value], table: AskedTable) -> tuple[GivenRow, ...]:
    rows: dict[str, GivenRow] = {}
    known = tuple(column.name for column in table.columns)
    for index, item in enumerate(items):
        at = (*key, index)
        row = source.mapping(at, item)
        source.only(at, row, known)
        cells = _cells(source, at, row, known)
        name = cells[table.key].quoted if table.key in cells else ""
        row_key = name if table.fixed else str(index + 1)
        if _fits(source, at, row_key, table, rows):
            rows[row_key] = GivenRow(row_key, Place(source.document.where(at)), cells)
    return tuple(rows.values())


def _fits(
    source: Source, at: Key, row_key: str, table: AskedTable, rows: Mapping[str, GivenRow]
) -> bool:
    """Say whether the row belongs to the table; if not, note why."""
    if table.fixed and row_key not in {row.key for row in table.rows}:
        what = f"row '{row_key}' is not one of the buyer's rows."
        source.say(at, what, f"Name a row of the form in '{table.key}'.")
        return False
    if row_key in rows:
        source.say(at, f"row '{row_key}' stands here a second time.", "Keep one of them.")
        return False
    if not table.fixed and len(rows) >= table.most_rows:
        source.say(at, f"is beyond the {table.most_rows} rows asked.", "Leave it out.")
        return False
    return True


def _evidence(source: Source, value: Value, packs: set[str]) -> tuple[tuple[str, Given], ...]:
    listed: list[tuple[str, Given]] = []
    for pack, item in source.mapping(("evidence",), value).items():
        key = ("evidence", pack)
        if pack not in packs:
            source.say(key, "is not a pack of this tender.", f"Use {', '.join(sorted(packs))}.")
            continue
        files = item if isinstance(item, list) else [item]
        listed.extend((pack, source.given((*key, index), one)) for index, one in enumerate(files))
    return tuple(listed)
