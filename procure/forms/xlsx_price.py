"""A filled price form, from cells to what was given."""

from collections.abc import Iterator
from dataclasses import replace

from procure.bid.given import Given, GivenPrice
from procure.bid.spoken import issued_in, vat_key
from procure.errors import Problem
from procure.forms.layout import (
    HEAD_ROW,
    ID_COLUMN,
    PRICE_UNIT_COLUMN,
    QUANTITY_COLUMN,
    QUESTION_COLUMN,
    RATE_COLUMN,
    TOTAL_COLUMN,
    line_row,
    price_row,
)
from procure.forms.leftovers import leftovers
from procure.forms.origin import lost_origin, said_version
from procure.forms.price_labels import column_labels, whole_labels
from procure.forms.reprinted import reprinted
from procure.forms.speech import ROW_ID
from procure.forms.units import shown_unit
from procure.forms.workbook import FoundRow, OpenedForm
from procure.language.words import words
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message

_COLUMNS = {"quantity": QUANTITY_COLUMN, "rate": RATE_COLUMN, "total": TOTAL_COLUMN}


def given_price_in_workbook(lock: Lock, form: OpenedForm) -> GivenPrice:
    """Return what stands in a filled price form; rows that are gone are problems."""
    lines = lock.tender.price.lines
    ids = {line.id: line_row(line.id, lock.lot) for line in lines}
    present = {line: form.rows[id_] for line, id_ in ids.items() if id_ in form.rows}
    for line in lines:
        if line.id not in present:
            what = f"the row of line '{line.id}' is gone."
            form.problems.append(Problem(form.file, what, "Fill in a fresh price form."))
    given = {
        id_: {name: form.given(row, column) for name, column in _COLUMNS.items()}
        for id_, row in present.items()
    }
    for line in lines:
        if row := present.get(line.id):
            form.findings.extend(reprinted(form, row, QUESTION_COLUMN, line.title))
            unit = shown_unit(line.unit)
            printed = [words(unit, language) for language in issued_in(lock)]
            form.findings.extend(reprinted(form, row, PRICE_UNIT_COLUMN, line.unit, *printed))
    form.findings.extend(_relabelled(form, lock))
    currency, vat, total = (_one(form, lock, name) for name in ("currency", "vat", "total"))
    tenderer = _one(form, lock, "tenderer")
    findings = leftovers(form, lock, _sheets_of_other_lots(form, lock.lot))
    return GivenPrice(
        file=form.file,
        currency=currency,
        vat=replace(vat, value=vat_key(lock, vat.quoted)) if vat.fault is None else vat,
        total=total,
        lines=given,
        problems=tuple(form.problems),
        findings=(*lost_origin(form), *form.findings, *_unknown(form, lock), *findings),
        added=_added(form, lock),
        form_version=said_version(form),
        lock=form.said.get("lock", ""),
        tenderer=tenderer,
    )


def _one(form: OpenedForm, lock: Lock, name: str) -> Given:
    row = form.rows.get(price_row(name, lock.lot))
    return form.given(row, TOTAL_COLUMN) if row else Given(None, Place(form.file))


def _relabelled(form: OpenedForm, lock: Lock) -> Iterator[Finding]:
    """Yield a finding for each heading and label that no longer says what was published."""
    spoken = issued_in(lock)
    for name, label in whole_labels(lock).items():
        if row := form.rows.get(price_row(name, lock.lot)):
            printed = [words(label, language) for language in spoken]
            yield from reprinted(form, row, QUESTION_COLUMN, *printed)
    total = form.rows.get(price_row("total", lock.lot))
    first = total.sheet.cell(HEAD_ROW, 1) if total else None
    if total and first and first.value in {words(ROW_ID, language) for language in spoken}:
        for column, label in column_labels(lock).items():
            printed = [words(label, language) for language in spoken]
            yield from reprinted(form, FoundRow(total.sheet, HEAD_ROW), column, *printed)


def _added(form: OpenedForm, lock: Lock) -> tuple[str, ...]:
    """Return the ids of price lines in the form that the tender does not publish."""
    start = line_row("", lock.lot)
    known = {line.id for line in lock.tender.price.lines}
    ids = (id_.removeprefix(start) for id_ in form.rows if id_.startswith(start))
    return tuple(id_ for id_ in ids if id_ not in known)


def _unknown(form: OpenedForm, lock: Lock) -> Iterator[Finding]:
    """Yield a finding for each row that the price form does not have; those of other lots do."""
    known = {price_row(name, lock.lot) for name in whole_labels(lock)}
    known |= {line_row(line.id, lock.lot) for line in lock.tender.price.lines}
    for id_, row in form.rows.items():
        own = id_.startswith(price_row("", lock.lot)) or not id_.startswith(price_row("lot."))
        if own and id_ not in known:
            what = Message("Row '{id}' is not asked in this tender; it is not read.", {"id": id_})
            place = str(form.place(row, ID_COLUMN))
            yield Finding("procure.extra", Severity.WARNING, place, what)


def _sheets_of_other_lots(form: OpenedForm, lot: str) -> frozenset[str]:
    """Return the titles of sheets that are read for another lot."""
    return frozenset(
        row.sheet.title
        for id_, row in form.rows.items()
        if id_.startswith("price.lot.") and not id_.startswith(price_row("", lot))
    )
