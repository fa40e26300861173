"""Cells, rows and columns by their references: ``D14``, ``A1:C3``."""

import re
from functools import lru_cache

from procure.forms.xml_walk import Unusable

LAST_ROW = 1_048_576

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_INDEX = re.compile("[0-9]{1,9}", re.ASCII)

_LONGEST = 11
"""Characters that are looked at: one more than the longest reference has, two more than an index.
"""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def index(digits: str) -> int:
    """Return a number counted from 0, or -1 if the digits are none."""
    return _index(digits[:_LONGEST])


@lru_cache(maxsize=4096)
def _index(digits: str) -> int:
    """Keep what ``index`` finds: a workbook has few styles and many cells."""
    return int(digits) if _INDEX.fullmatch(digits) else -1


def counted(digits: str) -> int:
    """Return a number counted from 1.

    Raises:
        Unusable: if it is none.
    """
    number = index(digits)
    if number < 1:
        raise Unusable(f"is damaged: '{digits[:20]}' is no row or column number.")
    return number


def area(reference: str) -> Area:
    """Return the area that a reference such as ``A1:C3`` names.

    Raises:
        Unusable: if it names none.
    """
    first, _, last = reference.partition(":")
    upper, lower = row_and_column(first), row_and_column(last or first)
    if not (upper[0] and lower[0]):
        raise Unusable(f"is damaged: '{reference[:20]}' is no area of cells.")
    return (*upper, *lower)


def row_and_column(reference: str) -> tuple[int, int]:
    """Return row and column of a reference, ``(14, 4)`` of ``D14``; ``(0, 0)`` if it is none."""
    return _row_and_column(reference[:_LONGEST])


@lru_cache(maxsize=16384)
def _row_and_column(reference: str) -> tuple[int, int]:
    """Keep what ``row_and_column`` finds: all bids fill in the same form."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match.group(2)), column_number(match.group(1))) if match else (0, 0)


def column_number(reference: str) -> int:
    """Return the number of the column that a reference such as ``D14`` or ``AA`` begins with."""
    number = 0
    for letter in reference[:4]:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
