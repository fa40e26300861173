"""What a bidder wrote where nobody reads it: added sheets, and rows without an id."""

from collections.abc import Iterator

from procure.forms.layout import FORM_SHEET, HEAD_ROW, ID_COLUMN, LISTS_SHEET, OWN_SHEETS
from procure.forms.sheets import Sheet
from procure.forms.workbook import OpenedForm
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.message import Message

_LISTED = 10


def leftovers(form: OpenedForm) -> tuple[Finding, ...]:
    """Return a finding for each sheet that is not the form's, and for cells that are not read."""
    return tuple(_leftovers(form))


def _leftovers(form: OpenedForm) -> Iterator[Finding]:
    with_ids = {row.sheet.title for row in form.rows.values()}
    for sheet in form.sheets:
        where = str(Place(form.file, sheet.title))
        if sheet.title in with_ids:
            if loose := list(_loose(form, sheet)):
                listed = ", ".join(loose[:_LISTED]) + (", …" if len(loose) > _LISTED else "")
                what = Message("Nobody reads these cells of the sheet: {cells}.", {"cells": listed})
                yield Finding("procure.extra", Severity.WARNING, where, what)
        elif sheet.title not in (*OWN_SHEETS, FORM_SHEET, LISTS_SHEET) and sheet.cells:
            what = Message("This sheet is not part of the form; nobody reads it.")
            yield Finding("procure.extra", Severity.WARNING, where, what)


def _loose(form: OpenedForm, sheet: Sheet) -> Iterator[str]:
    """Yield cells that are not locked and that nobody reads."""
    for row, cells in sheet.cells.items():
        for column, cell in cells.items():
            if row > HEAD_ROW and not cell.locked and (sheet.title, row, column) not in form.read:
                yield f"{_letters(column)}{row}"


def _letters(column: int) -> str:
    first, last = divmod(column - 1, 26)
    return (chr(first + 64) if first else "") + chr(last + ord(ID_COLUMN))
