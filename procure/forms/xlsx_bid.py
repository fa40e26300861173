"""A filled bid form, from cells to what was given."""

from collections.abc import Iterator, Mapping

from procure.bid.asked import AskedTable, Question, questions
from procure.bid.given import Given, GivenAnswer, GivenBid, GivenRow
from procure.bid.tenderer import COVER
from procure.errors import Problem
from procure.forms.issued import lock_as_issued
from procure.forms.layout import (
    ANSWER_COLUMN,
    CONFIDENTIAL_COLUMN,
    COVER_COLUMN,
    EVIDENCE_COLUMN,
    FILE_COLUMN,
    QUESTION_COLUMN,
    SUBCONTRACTOR_COLUMNS,
    UNIT_COLUMN,
    cover_row,
    lot_row,
    table_row,
)
from procure.forms.leftovers import leftovers
from procure.forms.lost_rows import lost_rows
from procure.forms.origin import lost_origin, said_version
from procure.forms.reprinted import reprinted
from procure.forms.tables import table_columns
from procure.forms.units import shown_unit
from procure.forms.workbook import FoundRow, OpenedForm
from procure.language.words import words
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message


def wrong_form(lock: Lock, form: OpenedForm, kind: str) -> Problem | None:
    """Return why this is not a form of this tender, or None if it is."""
    tender, found = form.said.get("tender", ""), form.said.get("kind", "")
    fresh = f"Fill in the {kind} of tender {lock.tender.id}."
    if tender and tender != lock.tender.id:
        return Problem(form.file, f"is a form of tender '{tender}'.", fresh)
    if found and found != kind:
        return Problem(form.file, f"is a {found}, not a {kind}.", fresh)
    return None if form.rows else Problem(form.file, "has no row ids: not our form.", fresh)


def given_in_workbook(lock: Lock, form: OpenedForm) -> GivenBid:
    """Return what stands in a filled bid form."""
    asked = questions(lock)
    answers = {
        one.id: _answer(form, one, form.rows[one.id]) for one in asked if one.id in form.rows
    }
    tables = {one.id: _rows(form, one.id, one.table) for one in asked if one.table}
    tenderer = {
        one.id: form.given(form.rows[cover_row(one.id)], COVER_COLUMN)
        for one in COVER
        if cover_row(one.id) in form.rows
    }
    members = tuple(form.given(row, COVER_COLUMN) for row in _numbered(form, "bidder.member."))
    subcontractors = tuple(_subcontractors(form))
    evidence = tuple(_evidence(form, lock))
    changed = (*lost_origin(form), *_reworded(form, lock))
    unknown = tuple(_unknown(form, lock, asked))
    return GivenBid(
        file=form.file,
        tenderer=tenderer,
        consortium=members,
        subcontractors=subcontractors,
        answers=answers,
        tables=tables,
        evidence=evidence,
        lots={
            lot: form.given(form.rows[lot_row(lot)], COVER_COLUMN)
            for lot in lock.tender.lot_ids
            if lot_row(lot) in form.rows
        },
        form_version=said_version(form),
        lock=form.said.get("lock", ""),
        lost=tuple(lost_rows(form, lock)),
        problems=tuple(form.problems),
        findings=(*form.findings, *changed, *unknown, *leftovers(form, lock)),
    )


def _reworded(form: OpenedForm, lock: Lock) -> Iterator[Finding]:
    """Yield a finding for each question whose printed words are not the published ones."""
    issued = lock_as_issued(lock, form.said.get("language", ""))
    for question in questions(issued):
        if row := form.rows.get(question.id):
            yield from reprinted(form, row, QUESTION_COLUMN, question.requirement.question)
            unit = words(shown_unit(question.asked.unit), issued.tender.language)
            yield from reprinted(form, row, UNIT_COLUMN, unit)


def _answer(form: OpenedForm, question: Question, row: FoundRow) -> GivenAnswer:
    link_only = question.table is not None and not question.asked.may_not_apply
    blank = Given(None, form.place(row, ANSWER_COLUMN))
    return GivenAnswer(
        value=blank if link_only else form.given(row, ANSWER_COLUMN),
        evidence=form.given(row, EVIDENCE_COLUMN),
        confidential=form.given(row, CONFIDENTIAL_COLUMN),
    )


def _rows(form: OpenedForm, id_: str, table: AskedTable) -> tuple[GivenRow, ...]:
    return tuple(
        GivenRow(key, form.place(form.rows[table_row(id_, key)], "A"), cells)
        for key in _keys(form, id_, table)
        if (cells := _cells(form, form.rows[table_row(id_, key)], table))
    )


def _keys(form: OpenedForm, id_: str, table: AskedTable) -> Iterator[str]:
    if table.fixed:
        yield from (row.key for row in table.rows if table_row(id_, row.key) in form.rows)
        return
    numbers = range(1, table.most_rows + 1)
    yield from (str(number) for number in numbers if table_row(id_, str(number)) in form.rows)


def _cells(form: OpenedForm, row: FoundRow, table: AskedTable) -> Mapping[str, Given]:
    return {column.name: form.given(row, letter) for column, letter in table_columns(table)}


def _numbered(form: OpenedForm, prefix: str) -> Iterator[FoundRow]:
    found = [
        (int(tail), row)
        for id_, row in form.rows.items()
        if id_.startswith(prefix)
        and (tail := id_.removeprefix(prefix)).isascii()
        and tail.isdigit()
    ]
    yield from (row for _, row in sorted(found, key=lambda pair: pair[0]))


def _subcontractors(form: OpenedForm) -> Iterator[Mapping[str, Given]]:
    for row in _numbered(form, "bidder.subcontractor."):
        yield {name: form.given(row, column) for name, column in SUBCONTRACTOR_COLUMNS.items()}


def _evidence(form: OpenedForm, lock: Lock) -> Iterator[tuple[str, Given]]:
    for pack in lock.packs:
        for row in _numbered(form, f"file.{pack.id}."):
            given = form.given(row, FILE_COLUMN)
            if not given.blank:
                yield pack.id, given


def _known(lock: Lock, asked: tuple[Question, ...]) -> set[str]:
    known = {question.id for question in asked}
    for question in asked:
        if question.table and question.table.fixed:
            known.update(table_row(question.id, row.key) for row in question.table.rows)
        elif question.table:
            numbers = range(1, question.table.most_rows + 1)
            known.update(table_row(question.id, str(number)) for number in numbers)
    return known


def _unknown(form: OpenedForm, lock: Lock, asked: tuple[Question, ...]) -> Iterator[Finding]:
    known = _known(lock, asked)
    for id_, row in form.rows.items():
        if id_ not in known and not id_.startswith(("bidder.", "file.")):
            where = str(Place(form.file, row.sheet.title, f"A{row.number}"))
            what = Message("Row '{id}' is not asked in this tender; it is not read.", {"id": id_})
            yield Finding("procure.extra", Severity.WARNING, where, what)
