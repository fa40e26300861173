"""Cells, rows and columns by their references: ``D14``, ``A1:C3``."""

import re

from procure.forms.xml_walk import Unusable

LAST_ROW = 1_048_576

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_INDEX = re.compile("[0-9]{1,9}", re.ASCII)

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def index(digits: str) -> int:
    """Return a number counted from 0, or -1 if the digits are none."""
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
    corners = first, last or first
    rows = [row_number(one) for one in corners]
    if 0 in rows:
        raise Unusable(f"is damaged: '{reference[:20]}' is no area of cells.")
    return rows[0], column_number(corners[0]), rows[1], column_number(corners[1])


def row_number(reference: str) -> int:
    """Return the row of a reference such as ``D14``, or 0 if it is none."""
    match = _REFERENCE.fullmatch(reference)
    return int(match.group(2)) if match else 0


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
