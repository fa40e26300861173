"""A workbook that came as evidence, for the reader of a plugin."""

from typing import TYPE_CHECKING

from procure.errors import InputFault, Problem
from procure.model.sheet import EvidenceSheet, SheetContent, SheetValue

if TYPE_CHECKING:
    from procure.forms.sheets import Sheet, SheetCell


def read_workbook(content: bytes, name: str) -> tuple[EvidenceSheet, ...]:
    """Return the sheets of an .xlsx file from a stranger, bounded and without running anything.

    Args:
        content: the file's bytes.
        name: how the file is called in messages.

    Raises:
        InputFault: if it is no workbook, is damaged, or holds more than a form can.
    """
    # What reads workbooks costs a fifth of a second to load; most runs of a plugin need none.
    from procure.forms.bounds import workbook_problem  # noqa: PLC0415
    from procure.forms.sheets import read_sheets  # noqa: PLC0415
    from procure.forms.xml_walk import Unusable  # noqa: PLC0415

    if problem := workbook_problem(content, name):
        raise InputFault([problem])
    try:
        sheets = read_sheets(content)
    except Unusable as fault:
        where = f"{name}!{fault.place}" if fault.place else name
        raise InputFault([Problem(where, fault.what, fault.remedy)]) from fault
    return tuple(_evidence(sheet, name) for sheet in sheets)


def _evidence(sheet: "Sheet", name: str) -> EvidenceSheet:
    from procure.forms.references import column_letters  # noqa: PLC0415

    rows = {
        row: {
            column: _value(cell, f"{name}!{sheet.title}!{column_letters(column)}{row}")
            for column, cell in cells.items()
        }
        for row, cells in sheet.cells.items()
    }
    return EvidenceSheet(sheet.title, sheet.hidden, rows, sheet.beyond)


def _value(cell: "SheetCell", where: str) -> SheetValue:
    if cell.damage:
        return SheetValue(None, where, cell.damage)
    if cell.error:
        return SheetValue(None, where, f"shows the error {str(cell.value)[:20]}")
    if cell.formula and cell.value is None:
        return SheetValue(None, where, "is a formula without a saved value")
    return SheetValue(_plain(cell.value), where)


def _plain(value: SheetContent) -> SheetContent:
    return value.strip() if isinstance(value, str) else value
