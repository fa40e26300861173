"""A filled form from a stranger, opened within bounds, its rows found by their ids."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from procure.bid.answers import quote, unsaved_formula
from procure.bid.given import MAX_TEXT, Fault, Given, too_long
from procure.errors import Problem
from procure.forms.bounds import workbook_problem
from procure.forms.layout import FORM_SHEET, LISTS_SHEET, is_row_id
from procure.forms.references import column_number
from procure.forms.sheets import Sheet, SheetCell, read_sheets
from procure.forms.xml_walk import Unusable
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.message import Message

_LISTED = 5
_LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a sheet, found by its id; ``twins`` are further rows of the same id."""

    sheet: Sheet
    number: int
    twins: tuple["FoundRow", ...] = ()


@dataclass(slots=True)
class OpenedForm:
    """A filled form: its rows by id, and what was noticed while reading cells.

    Attributes:
        file: its name in messages, ``acme/bid.xlsx``.
        rows: by row id, on whatever sheet they stand.
        said: what the hidden sheet says: tender, kind, version, lock.
        parts: names of all parts of the file.
        read: sheet, row and column of every cell that was looked at.
    """

    file: str
    sheets: tuple[Sheet, ...]
    rows: Mapping[str, FoundRow]
    said: Mapping[str, str]
    parts: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: set[tuple[str, int, int]] = field(default_factory=set)

    def given(self, row: FoundRow, column: str) -> Given:
        """Return what stands in a cell, with formula, error and percentage told apart.

        Where the same row id stands several times, a filled cell counts before a blank one; two
        that differ are a fault, because nobody can say which one is meant.
        """
        first, *others = (self._in_row(one, column) for one in (row, *row.twins))
        for other in others:
            if first.blank:
                first = other
            elif not other.blank and other.quoted != first.quoted:
                return replace(first, fault=_two_answers(first, other))
        return first

    def _in_row(self, row: FoundRow, column: str) -> Given:
        place = self.place(row, column)
        number = column_number(column)
        self.read.add((row.sheet.title, row.number, number))
        area = row.sheet.merged_at(row.number, number)
        if area and (row.number, number) != area[:2]:
            said = Message("Merged into another cell, so it counts as blank.")
            self._note("procure.merged", place, said)
            return Given(None, place)
        cell = row.sheet.cell(row.number, number)
        if cell is None:
            return Given(None, place)
        self._look_at(row, number, place)
        if cell.formula and cell.value is not None:
            self._note_formula(cell, place)
        return _given(cell, place)

    def place(self, row: FoundRow, column: str) -> Place:
        """Return the place of a cell."""
        return Place(self.file, row.sheet.title, f"{column}{row.number}")

    def _look_at(self, row: FoundRow, column: int, place: Place) -> None:
        if row.sheet.hidden:
            self._note("procure.hidden", place, Message("The answer stands on a hidden sheet."))
        elif row.number in row.sheet.hidden_rows:
            self._note("procure.hidden", place, Message("The answer stands in a hidden row."))
        elif column in row.sheet.hidden_columns:
            self._note("procure.hidden", place, Message("The answer stands in a hidden column."))
        if row.sheet.merged_at(row.number, column):
            self._note("procure.merged", place, Message("The answer stands in merged cells."))

    def _note_formula(self, cell: SheetCell, place: Place) -> None:
        values = {"formula": cell.formula[:200], "value": Given(cell.value, place).quoted}
        what = Message("Formula {formula} stands here; its saved value {value} counts.", values)
        self.findings.append(Finding("procure.formula", Severity.WARNING, str(place), what))

    def _note(self, code: str, place: Place, what: Message) -> None:
        self.findings.append(Finding(code, Severity.WARNING, str(place), what))


def _given(cell: SheetCell, place: Place) -> Given:
    if cell.damage:
        mend = Message("Write the answer into the cell again, and save.")
        what = Message("the cell {damage}.", {"damage": cell.damage})
        return Given(cell.value, place, Fault(what, mend))
    if cell.value is None:
        return Given(cell.formula, place, unsaved_formula(cell.formula))
    given = Given(cell.value, place)
    if cell.error:
        mend = Message("Mend the calculation, and write the result itself into the cell.")
        what = Message("the cell shows the error {error}.", {"error": given.quoted})
        return Given(cell.value, place, Fault(what, mend))
    if cell.percent and isinstance(cell.value, Decimal):
        shown = Given(cell.value * 100, place).quoted
        values = {"shown": shown, "held": given.quoted}
        what = Message("the cell shows {shown} %, but holds {held}.", values)
        words = "Set the cell's format to General, and write {shown} if percent is asked."
        mend = Message(words, {"shown": shown})
        return Given(cell.value, place, Fault(what, mend))
    if isinstance(cell.value, str) and len(cell.value) > MAX_TEXT:
        return Given(cell.value[:MAX_TEXT], place, too_long())
    return given


def _two_answers(first: Given, other: Given) -> Fault:
    values = {"one": quote(first), "other": quote(other), "place": str(other.place)}
    what = Message("{one} stands here, and {other} in {place}, for the same row id.", values)
    return Fault(what, Message("Delete one of the two rows."))


def open_form(content: bytes, file: str) -> OpenedForm | Problem:
    """Return the form opened within bounds, or the one reason why it is not opened."""
    if problem := workbook_problem(content, file):
        return problem
    try:
        sheets = read_sheets(content)
    except Unusable as fault:
        return Problem(str(Place(file, fault.place)), fault.what, fault.remedy)
    problems: list[Problem] = []
    form = next((sheet for sheet in sheets if _is_form(sheet)), None)
    filled = tuple(one for one in sheets if one is not form and one.title != LISTS_SHEET)
    rows = _find_rows(filled, file, problems)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = frozenset(archive.namelist())
    return OpenedForm(file, sheets, rows, _said(form), parts, problems)


def _is_form(sheet: Sheet) -> bool:
    """Return whether this is the hidden sheet, whatever it is called by now."""
    names = [cell.value for row in (1, 2) if (cell := sheet.cell(row, 1))]
    return names == ["tender", "kind"] or sheet.title == FORM_SHEET


def _find_rows(
    sheets: tuple[Sheet, ...], file: str, problems: list[Problem]
) -> dict[str, FoundRow]:
    found: dict[str, list[FoundRow]] = {}
    for sheet in sheets:
        for number, cells in sheet.cells.items():
            id_ = str(cells[1].value).strip() if 1 in cells else ""
            if is_row_id(id_):
                found.setdefault(id_, []).append(FoundRow(sheet, number))
    problems.extend(_twice(found, file))
    return {id_: replace(rows[0], twins=tuple(rows[1:])) for id_, rows in found.items()}


def _twice(found: Mapping[str, list[FoundRow]], file: str) -> Iterator[Problem]:
    """Yield a problem for each sheet that repeats rows: a copied sheet repeats them all."""
    by_sheet: dict[str, list[tuple[str, FoundRow]]] = {}
    for id_, rows in found.items():
        for row in rows[1:]:
            by_sheet.setdefault(row.sheet.title, []).append((id_, row))
    for title, twins in by_sheet.items():
        listed = ", ".join(f"'{id_[:80]}'" for id_, _ in twins[:_LISTED])
        more = f" and {len(twins) - _LISTED} more" if len(twins) > _LISTED else ""
        verb = "row id {} stands" if len(twins) == 1 else "row ids {} stand"
        first = found[twins[0][0]][0]
        what = f"{verb.format(listed + more)} here a second time; first in {first.sheet.title}!"
        where = f"{file}!{title}!A{twins[0][1].number}"
        yield Problem(where, f"{what}A{first.number}.", "Delete the rows that do not count.")


def _said(form: Sheet | None) -> Mapping[str, str]:
    return {
        str(cells[1].value): str(cells[2].value)[:_LONGEST_SAID]
        for number, cells in (form.cells.items() if form else ())
        if number <= 8 and 1 in cells and 2 in cells
    }
