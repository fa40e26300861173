"""What a bidder wrote where nobody reads it: added sheets, comments, rows without an id."""

from collections.abc import Collection, Iterator

from procure.bid.spoken import INSTRUCTIONS, also_spoken
from procure.forms.layout import FORM_SHEET, HEAD_ROW, LISTS_SHEET, OWN_SHEETS
from procure.forms.references import column_letters
from procure.forms.sheets import MAX_COLUMNS, Sheet
from procure.forms.workbook import OpenedForm
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message

_LISTED = 10
_BESIDES = {
    "xl/comments": Message("Comments stand beside cells; nobody reads them."),
    "xl/threadedComments": Message("Comments stand beside cells; nobody reads them."),
    "xl/media/": Message("Pictures stand in the form; nobody looks at them."),
    "xl/drawings/drawing": Message("Drawings or text boxes stand in the form; nobody reads them."),
}


def leftovers(form: OpenedForm, lock: Lock, others: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return a finding for each sheet that is not the form's, and for cells that are not read.

    ``others`` are titles of sheets of the form that are read by themselves.
    """
    own = (*others, *OWN_SHEETS, *also_spoken(lock).get(INSTRUCTIONS, ()), FORM_SHEET, LISTS_SHEET)
    return tuple(_leftovers(form, own))


def _leftovers(form: OpenedForm, own: tuple[str, ...]) -> Iterator[Finding]:
    read = {title for title, _, _ in form.read}
    for sheet in form.sheets:
        where = str(Place(form.file, sheet.title))
        if sheet.beyond:
            place = str(Place(form.file, sheet.title, sheet.beyond))
            what = Message("Cells so far from the form are not read; this is the first of them.")
            yield Finding("procure.extra", Severity.WARNING, place, what)
        if sheet.title in read:
            if loose := list(_loose(form, sheet)):
                listed = ", ".join(loose[:_LISTED]) + (", …" if len(loose) > _LISTED else "")
                what = Message("Nobody reads these cells of the sheet: {cells}.", {"cells": listed})
                yield Finding("procure.extra", Severity.WARNING, where, what)
        elif sheet.title not in own and sheet.cells:
            what = Message("This sheet is not part of the form; nobody reads it.")
            yield Finding("procure.extra", Severity.WARNING, where, what)
    besides = {str(what): what for start, what in _BESIDES.items() if _has(form, start)}
    for what in besides.values():
        yield Finding("procure.extra", Severity.WARNING, form.file, what)


def _has(form: OpenedForm, start: str) -> bool:
    return any(part.startswith(start) for part in form.parts)


def _loose(form: OpenedForm, sheet: Sheet) -> Iterator[str]:
    """Yield cells that nobody reads: those not locked, and those where the form prints nothing.

    The form prints nothing to the right of its headings, nor below its last row. Rows with an id
    that is not the form's are told by themselves.
    """
    heads = sheet.cells.get(HEAD_ROW, {})
    width = max(heads) if len(heads) > 1 else MAX_COLUMNS
    last = max((row for title, row, _ in form.read if title == sheet.title), default=0)
    for row, cells in sheet.cells.items():
        below = row > last and 1 not in cells
        for column, cell in cells.items():
            printed = cell.locked and column <= width and not below
            if row > HEAD_ROW and not printed and (sheet.title, row, column) not in form.read:
                yield f"{column_letters(column)}{row}"
