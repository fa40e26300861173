"""The hidden sheet that says which tender, version and lock a form was written from.

It also lists what type each field has, so that a program can fill the form in.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpyxl.workbook.workbook import Workbook

from procure.bid.asked import Asked
from procure.forms.layout import FORM_SHEET, LISTS_SHEET
from procure.forms.look import protect, write_text
from procure.model.lock import Lock

FIELDS_FROM = 10
VERSION_CELL, LOCK_CELL = "B3", "B4"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: its id, its column, its type, its choices from key to printed text."""

    id: str
    column: str
    type: str
    choices: Mapping[str, str]


def write_identity(
    workbook: Workbook, lock: Lock, kind: str, fields: Iterable[tuple[Asked, str]]
) -> None:
    """Write the hidden sheet ``Form``."""
    sheet = workbook[FORM_SHEET]
    said = {
        "tender": lock.tender.id,
        "kind": kind,
        "version": str(lock.form_version),
        "lock": lock.hash,
        "language": lock.tender.language,
    }
    for row, (name, value) in enumerate(said.items(), start=1):
        write_text(sheet.cell(row, 1), name)
        write_text(sheet.cell(row, 2), value)
    for row, (asked, column) in enumerate(fields, start=FIELDS_FROM):
        choices = json.dumps(dict(asked.choices), ensure_ascii=False) if asked.choices else ""
        for number, value in enumerate((asked.id, column, asked.type, choices), start=1):
            write_text(sheet.cell(row, number), value)


def form_fields(workbook: Workbook) -> tuple[FormField, ...]:
    """Return the fields the hidden sheet lists."""
    rows = workbook[FORM_SHEET].iter_rows(min_row=FIELDS_FROM, max_col=4, values_only=True)
    return tuple(
        FormField(str(id_), str(column), str(type_), json.loads(str(choices)) if choices else {})
        for id_, column, type_, choices in rows
        if id_
    )


def hidden_sheets(workbook: Workbook) -> None:
    """Add the two hidden sheets."""
    for name in (FORM_SHEET, LISTS_SHEET):
        sheet = workbook.create_sheet(name)
        sheet.sheet_state = "hidden"
        protect(sheet)
