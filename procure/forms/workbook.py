"""A workbook from a stranger, opened within bounds, its rows found by their ids."""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.answers import unsaved_formula
from procure.bid.given import Fault, Given, Raw
from procure.errors import Problem
from procure.forms.bounds import MAX_SHEETS, workbook_problem
from procure.forms.layout import FORM_SHEET, OWN_SHEETS, is_row_id
from procure.model.bid import Place
from procure.model.finding import Finding, Severity
from procure.model.message import Message

MAX_ROWS = 5_000
MAX_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of a sheet, found by its id."""

    sheet: Worksheet
    number: int


@dataclass(slots=True)
class OpenedForm:
    """A filled form: its rows by id, and what was noticed while reading cells.

    Attributes:
        file: its name in messages, ``acme/bid.xlsx``.
        rows: by row id, on whatever sheet they stand.
        form: what the hidden sheet says: tender, kind, version, lock.
        saved: the workbook with the saved results of formulas; opened only if there is a formula.
    """

    file: str
    content: bytes
    workbook: Workbook
    rows: Mapping[str, FoundRow]
    form: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: set[tuple[str, int, int]] = field(default_factory=set)
    saved: Workbook | None = None

    def given(self, row: FoundRow, column: str) -> Given:
        """Return what stands in a cell, with formula, error and percentage told apart."""
        cell = row.sheet[f"{column}{row.number}"]
        place = self.place(row, column)
        self.read.add((row.sheet.title, row.number, cell.column))
        if isinstance(cell, MergedCell):
            self._note("procure.merged", place, "The cell is merged into another, so it is blank.")
            return Given(None, place)
        if cell.data_type == "f":
            return self._calculated(cell, row, place)
        given = _given(cell.value, cell.data_type, cell.number_format, place)
        if not given.blank:
            self._look_at_cell(row, cell, place)
        return given

    def place(self, row: FoundRow, column: str) -> Place:
        """Return the place of a cell."""
        return Place(self.file, row.sheet.title, f"{column}{row.number}")

    def _calculated(self, cell: Cell, row: FoundRow, place: Place) -> Given:
        formula = str(getattr(cell.value, "text", None) or cell.value)
        if self.saved is None:
            self.saved = _load(self.content, data_only=True)
        result = self.saved[row.sheet.title][cell.coordinate]
        if result.value is None:
            return Given(formula, place, unsaved_formula(formula))
        given = _given(result.value, result.data_type, result.number_format, place)
        values = {"formula": formula[:200], "value": given.quoted}
        what = Message("Formula {formula} stands here; its saved value {value} counts.", values)
        self.findings.append(Finding("procure.formula", Severity.WARNING, str(place), what))
        self._look_at_cell(row, cell, place)
        return given

    def _look_at_cell(self, row: FoundRow, cell: Cell, place: Place) -> None:
        if row.sheet.sheet_state != "visible":
            self._note("procure.hidden", place, "The answer stands on a hidden sheet.")
        elif row.number in row.sheet.row_dimensions and row.sheet.row_dimensions[row.number].hidden:
            self._note("procure.hidden", place, "The answer stands in a hidden row.")
        elif cell.column in _hidden_columns(row.sheet):
            self._note("procure.hidden", place, "The answer stands in a hidden column.")
        if any(cell.coordinate in merged for merged in row.sheet.merged_cells.ranges):
            self._note("procure.merged", place, "The answer stands in merged cells.")

    def _note(self, code: str, place: Place, what: str) -> None:
        self.findings.append(Finding(code, Severity.WARNING, str(place), Message(what)))


def open_form(content: bytes, file: str) -> OpenedForm | Problem:
    """Return the form opened within bounds, or the one reason why it is not opened."""
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl runs without defusedxml; install defusedxml")
    if problem := workbook_problem(content, file):
        return problem
    try:
        workbook = _load(content, data_only=False)
    except Exception as error:
        what = f"cannot be opened as a workbook ({type(error).__name__})."
        return Problem(file, what, "Open it in Excel or LibreOffice, save it, send it again.")
    if len(workbook.worksheets) > MAX_SHEETS:
        what = f"has more than {MAX_SHEETS} sheets."
        return Problem(file, what, "Copy your answers into a fresh form and save that.")
    problems: list[Problem] = []
    rows = _find_rows(workbook, file, problems)
    return OpenedForm(file, content, workbook, rows, _form_sheet(workbook), problems)


def _load(content: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of extensions it leaves out
        return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only, keep_links=False)


def _find_rows(workbook: Workbook, file: str, problems: list[Problem]) -> dict[str, FoundRow]:
    rows: dict[str, FoundRow] = {}
    for sheet in workbook.worksheets:
        if sheet.title == FORM_SHEET:
            continue
        for (value,) in sheet.iter_rows(max_col=1, max_row=min(sheet.max_row, MAX_ROWS)):
            id_ = value.value.strip() if isinstance(value.value, str) else ""
            if not is_row_id(id_):
                continue
            if id_ in rows:
                first = f"{rows[id_].sheet.title}!A{rows[id_].number}"
                problem = Problem(
                    f"{file}!{sheet.title}!A{value.row}",
                    f"row id '{id_}' stands here a second time; {first} counts.",
                    "Delete one of the two rows.",
                )
                problems.append(problem)
                continue
            rows[id_] = FoundRow(sheet, int(value.row or 0))
    return rows


def _form_sheet(workbook: Workbook) -> Mapping[str, str]:
    if FORM_SHEET not in workbook.sheetnames:
        return {}
    rows = workbook[FORM_SHEET].iter_rows(max_row=8, max_col=2, values_only=True)
    return {str(name): "" if value is None else str(value) for name, value in rows if name}


def _given(value: object, kind: str, number_format: str, place: Place) -> Given:
    if kind == "e":
        mend = "Mend the calculation, and write the result itself into the cell."
        return Given(str(value), place, Fault(f"the cell shows the error {value}.", mend))
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(repr(value))
        if "%" in number_format.replace('"%"', ""):
            shown = Given(number * 100, place).quoted
            what = f"the cell shows {shown} %, but holds {Given(number, place).quoted}."
            mend = f"Set the cell's format to General and write {shown} if per cent is asked."
            return Given(number, place, Fault(what, mend))
        return Given(number, place)
    return Given(_raw(value), place)


def _raw(value: object) -> Raw:
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date() if midnight else value.isoformat(" ")
    return value if isinstance(value, date) else str(value)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    return frozenset(
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for number in range(dimension.min or 0, min(dimension.max or 0, MAX_COLUMNS) + 1)
    )


def leftovers(form: OpenedForm) -> tuple[Finding, ...]:
    """Return findings of sheets that are not the form's, and of content in rows without id."""
    findings = []
    with_ids = {row.sheet.title for row in form.rows.values()}
    for sheet in form.workbook.worksheets:
        if sheet.title in OWN_SHEETS and sheet.title not in with_ids:
            continue
        where = Place(form.file, sheet.title)
        if sheet.title not in with_ids:
            if _filled(sheet):
                what = Message("This sheet is not part of the form; it is kept, but not scored.")
                findings.append(Finding("procure.extra", Severity.WARNING, str(where), what))
            continue
        findings.extend(_loose_cells(form, sheet))
    return tuple(findings)


def _filled(sheet: Worksheet) -> bool:
    rows = sheet.iter_rows(
        max_row=min(sheet.max_row, MAX_ROWS),
        max_col=min(sheet.max_column, MAX_COLUMNS),
        values_only=True,
    )
    return any(value is not None for row in rows for value in row)


def _loose_cells(form: OpenedForm, sheet: Worksheet) -> list[Finding]:
    """Find unlocked or added cells that hold something and that nobody reads."""
    loose = [
        f"{get_column_letter(cell.column)}{cell.row}"
        for row in sheet.iter_rows(
            max_row=min(sheet.max_row, MAX_ROWS), max_col=min(sheet.max_column, MAX_COLUMNS)
        )
        for cell in row
        if cell.value is not None
        and (sheet.title, cell.row, cell.column) not in form.read
        and not cell.protection.locked
    ]
    if not loose:
        return []
    listed = ", ".join(loose[:10]) + (", …" if len(loose) > 10 else "")
    where = str(Place(form.file, sheet.title))
    what = Message("Nobody reads these cells, their rows have no id: {cells}.", {"cells": listed})
    return [Finding("procure.extra", Severity.WARNING, where, what)]
