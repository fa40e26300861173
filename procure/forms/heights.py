"""Row heights that show all the text of a row.

Programs work out heights themselves only while somebody types, so a form written by a program
needs them written; they are not fixed, so that a row still grows with its answer.
"""

import re
from collections.abc import Iterable
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_LINE = 15.0
_LINE_OF_IDEOGRAPHS = 17.0
_SPARE = 6.0
_MOST = 400.0
_STANDARD_WIDTH = 8.43
_WIDEST = 120.0
_STEP = 4.0
"""Widths in characters, as programs for tables count them."""

_FULL: Final = 2.1
"""Width of a character as wide as it is high: 14.7 of the pixels of which a digit takes 7."""
_WIDE: Final = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6"
)
_IDEOGRAPH: Final = re.compile(f"[{_WIDE}]")
_UNBROKEN: Final = re.compile(f"[{_WIDE}]|[^{_WIDE}]+")


def fit_width(sheet: Worksheet, column: str, first: int) -> None:
    """Widen a column until the longest of its texts from row ``first`` on fits into a row.

    No program shows a row higher than 409 points: what is left of a longer text is cut off.
    """
    width = sheet.column_dimensions[column].width or _STANDARD_WIDTH
    cells = [sheet[f"{column}{row}"] for row in range(first, sheet.max_row + 1)]
    while width < _WIDEST and any(_tall(cell, width) + _SPARE > _MOST for cell in cells):
        width += _STEP
    sheet.column_dimensions[column].width = width


def fit_heights(sheet: Worksheet, rows: Iterable[int], least: float = 0) -> None:
    """Set the height of some rows, in points, at least ``least``."""
    widths = {
        number: sheet.column_dimensions[get_column_letter(number)].width or _STANDARD_WIDTH
        for number in range(1, sheet.max_column + 1)
    }
    for row in rows:
        tallest = max((_tall(cell, widths[cell.column or 1]) for cell in sheet[row]), default=0)
        height = max(tallest + _SPARE, least)
        sheet.row_dimensions[row].height = min(height, _MOST)


def _tall(cell: Cell | MergedCell, width: float) -> float:
    if cell.value is None or not cell.alignment.wrap_text:
        return 0
    scale = (cell.font.sz or 11) / 11
    broad, words = scale * (1.1 if cell.font.b else 1), str(cell.value)
    line = _LINE_OF_IDEOGRAPHS if _IDEOGRAPH.search(words) else _LINE
    return _lines(words, width / broad) * line * scale


def _lines(text: str, width: float) -> int:
    return sum(_wrapped(paragraph, width) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split():
        for at, part in enumerate(_parts(word)):
            space, length = (1 if used and not at else 0), wide(part)
            if used and used + space + length > width:
                lines, used, space = lines + 1, 0.0, 0
            used += space + length
            extra = int(used // (width + 1))
            lines, used = lines + extra, used - extra * width
    return lines


def _parts(word: str) -> list[str]:
    """Return what of a word stays on one line: Chinese and Japanese break after any character."""
    return [word] if word.isascii() else _UNBROKEN.findall(word)


def wide(part: str) -> float:
    """Return a width in characters; one of Chinese or Japanese is as wide as two digits or more."""
    if part.isascii():
        return len(part)
    return sum(_FULL if _IDEOGRAPH.match(one) else 1 for one in part)
