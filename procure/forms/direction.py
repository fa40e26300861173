"""Which way the sheets of a form and the texts on them run.

In Arabic the columns of a form begin at the right. A text of the tender that has no translation,
an id or a name in Latin letters runs from left to right there all the same.
"""

from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.workbook.workbook import Workbook

from procure.language.direction import has_right_to_left, is_right_to_left, runs_back

LEFT_TO_RIGHT: Final = 1
RIGHT_TO_LEFT: Final = 2
"""Reading orders of a cell (ECMA-376, 18.8.1); 0 is by the cell's content."""


def set_direction(workbook: Workbook, language: str) -> None:
    """Let the visible sheets run as the language does, and each text on them as its letters do."""
    if not is_right_to_left(language):
        return
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.sheet_view.rightToLeft = True
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell):
                    _turn(cell)


def _turn(cell: Cell) -> None:
    """Give a text its own order; an empty cell to fill in takes that of what is written in it.

    What is printed in one paragraph begins at the right, where the columns begin, also in Latin
    letters: else it would stand at the far end of its cell, or run off the sheet.
    """
    own, text = cell.alignment, cell.value
    order, across = own.readingOrder, "general" if own.horizontal == "left" else own.horizontal
    if isinstance(text, str):
        back = _runs_back(text)
        order = order if back is None else RIGHT_TO_LEFT if back else LEFT_TO_RIGHT
        across = "right" if cell.protection.locked and "\n" not in text else across
    elif cell.protection.locked or own.horizontal != "left":
        return
    cell.alignment = Alignment(
        horizontal=across,
        vertical=own.vertical,
        wrap_text=own.wrap_text,
        indent=own.indent,
        readingOrder=order,
    )


def _runs_back(text: str) -> bool | None:
    """Return whether a text runs from right to left; None if it has no letter.

    One paragraph with an Arabic word in it is a sentence of the form around a title or an amount
    of the tender's. Several, such as guidance, run as the first of them does.
    """
    back = runs_back(text)
    return back or has_right_to_left(text) if "\n" not in text else back
