"""A filled form from a stranger, opened within bounds, its rows found by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from procure.bid.answers import unsaved_formula
from procure.bid.given import Fault, Given
from procure.errors import Problem
from procure.forms.bounds import MAX_SHEETS, workbook_problem
from procure.forms.layout import FORM_SHEET, is_row_id
from procure.forms.sheets import Sheet, SheetCell, column_number, read_sheets
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.message import Message

_MEND = "Open it in Excel or LibreOffice, save it, and send it again."


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a sheet, found by its id."""

    sheet: Sheet
    number: int


@dataclass(slots=True)
class OpenedForm:
    """A filled form: its rows by id, and what was noticed while reading cells.

    Attributes:
        file: its name in messages, ``acme/bid.xlsx``.
        rows: by row id, on whatever sheet they stand.
        said: what the hidden sheet says: tender, kind, version, lock.
        read: sheet, row and column of every cell that was looked at.
    """

    file: str
    sheets: tuple[Sheet, ...]
    rows: Mapping[str, FoundRow]
    said: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: set[tuple[str, int, int]] = field(default_factory=set)

    def given(self, row: FoundRow, column: str) -> Given:
        """Return what stands in a cell, with formula, error and percentage told apart."""
        place = self.place(row, column)
        number = column_number(column)
        self.read.add((row.sheet.title, row.number, number))
        area = row.sheet.merged_at(row.number, number)
        if area and (row.number, number) != area[:2]:
            self._note("procure.merged", place, "Merged into another cell, so it counts as blank.")
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
            self._note("procure.hidden", place, "The answer stands on a hidden sheet.")
        elif row.number in row.sheet.hidden_rows:
            self._note("procure.hidden", place, "The answer stands in a hidden row.")
        elif column in row.sheet.hidden_columns:
            self._note("procure.hidden", place, "The answer stands in a hidden column.")
        if row.sheet.merged_at(row.number, column):
            self._note("procure.merged", place, "The answer stands in merged cells.")

    def _note_formula(self, cell: SheetCell, place: Place) -> None:
        values = {"formula": cell.formula[:200], "value": Given(cell.value, place).quoted}
        what = Message("Formula {formula} stands here; its saved value {value} counts.", values)
        self.findings.append(Finding("procure.formula", Severity.WARNING, str(place), what))

    def _note(self, code: str, place: Place, what: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, str(place), Message(what)))


def _given(cell: SheetCell, place: Place) -> Given:
    if cell.value is None:
        return Given(cell.formula, place, unsaved_formula(cell.formula))
    given = Given(cell.value, place)
    if cell.error:
        mend = "Mend the calculation, and write the result itself into the cell."
        return Given(cell.value, place, Fault(f"the cell shows the error {given.quoted}.", mend))
    if cell.percent and isinstance(cell.value, Decimal):
        shown = Given(cell.value * 100, place).quoted
        what = f"the cell shows {shown} %, but holds {given.quoted}."
        mend = f"Set the cell's format to General, and write {shown} if percent is asked."
        return Given(cell.value, place, Fault(what, mend))
    return given


def open_form(content: bytes, file: str) -> OpenedForm | Problem:
    """Return the form opened within bounds, or the one reason why it is not opened."""
    if problem := workbook_problem(content, file):
        return problem
    try:
        sheets = read_sheets(content)
    except (ValueError, LookupError, SyntaxError) as error:
        return Problem(file, f"is damaged: {error}.", _MEND)
    if len(sheets) > MAX_SHEETS:
        what = f"has more than {MAX_SHEETS} sheets."
        return Problem(file, what, "Copy your answers into a fresh form and save that.")
    problems: list[Problem] = []
    rows = _find_rows(sheets, file, problems)
    return OpenedForm(file, sheets, rows, _form_sheet(sheets), problems)


def _find_rows(
    sheets: tuple[Sheet, ...], file: str, problems: list[Problem]
) -> dict[str, FoundRow]:
    rows: dict[str, FoundRow] = {}
    for sheet in sheets:
        for number, cells in sheet.cells.items():
            if sheet.title == FORM_SHEET or 1 not in cells:
                continue
            id_ = str(cells[1].value).strip()
            if id_ in rows:
                first = f"{rows[id_].sheet.title}!A{rows[id_].number}"
                what = f"row id '{id_}' stands here a second time; {first} counts."
                where = f"{file}!{sheet.title}!A{number}"
                problems.append(Problem(where, what, "Delete one of the two rows."))
            elif is_row_id(id_):
                rows[id_] = FoundRow(sheet, number)
    return rows


def _form_sheet(sheets: tuple[Sheet, ...]) -> Mapping[str, str]:
    return {
        str(cells[1].value): str(cells[2].value)
        for sheet in sheets
        if sheet.title == FORM_SHEET
        for number, cells in sheet.cells.items()
        if number <= 8 and 1 in cells and 2 in cells
    }
