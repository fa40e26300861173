"""Where a printed sheet goes on to its next page: never between a heading and what it heads.

Programs fit a sheet to the width of the page by themselves; how many rows go on a page follows.
"""

from collections.abc import Iterable
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

_PAGE: Final = (770.0, 490.0)
"""Width and height in points between the margins of A4 landscape, a row less for safety."""
_CHARACTER: Final = 5.25
_BESIDE: Final = 3.75
"""Points that a character of a column's width takes, and what a column takes beside them."""


def break_before_lone_headings(sheet: Worksheet, head: int, headings: Iterable[int]) -> None:
    """Begin a new page at each heading that would stand on one without the row it heads.

    Args:
        sheet: with its heights and widths set.
        head: the row of column headings, repeated on each page.
        headings: rows that stand over the row below them.
    """
    room, used, over = _room(sheet), 0.0, frozenset(headings)
    repeated = _height(sheet, head)
    for row in range(1, sheet.max_row + 1):
        together = _height(sheet, row)
        if row in over:
            together += _height(sheet, row + 1)
        if used and used + together > room:
            if row in over:
                sheet.row_breaks.append(Break(id=row - 1))
            used = repeated
        used += _height(sheet, row)


def fits_a_page(sheet: Worksheet, least: float) -> bool:
    """Return whether a sheet fits a page when it is printed at ``least`` of its size or more."""
    return sum(_height(sheet, row) for row in range(1, sheet.max_row + 1)) * least <= _PAGE[1]


def _room(sheet: Worksheet) -> float:
    """Return the height of a page in points of the sheet, as it is when its width fits."""
    columns = (get_column_letter(number) for number in range(1, sheet.max_column + 1))
    width = sum(sheet.column_dimensions[one].width * _CHARACTER + _BESIDE for one in columns)
    return _PAGE[1] * max(width / _PAGE[0], 1)


def _height(sheet: Worksheet, row: int) -> float:
    return sheet.row_dimensions[row].height or 15.0
