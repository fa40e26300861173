"""Where things stand in the forms: what the writer and the reader must agree on.

A row is found by the id in its first column, never by its number, so that sorted or inserted rows
do no harm; a value is found by its column.
"""

import re
from typing import Final

ID_COLUMN: Final = "A"
QUESTION_COLUMN: Final = "B"
ANSWER_COLUMN: Final = "D"
UNIT_COLUMN: Final = "E"
EVIDENCE_COLUMN: Final = "F"
CONFIDENTIAL_COLUMN: Final = "G"

COVER_COLUMN: Final = "C"
SUBCONTRACTOR_COLUMNS: Final = {"name": "C", "id": "D", "share": "E", "work": "F"}
FILE_COLUMN: Final = "C"

PRICE_UNIT_COLUMN: Final = "C"
QUANTITY_COLUMN: Final = "D"
RATE_COLUMN: Final = "E"
TOTAL_COLUMN: Final = "F"

HEAD_ROW: Final = 4
"""Row of the column headings on every sheet that is filled in; data begin below it."""

MEMBERS: Final = 6
SUBCONTRACTORS: Final = 12
FILES: Final = 6
"""Lines offered for consortium members, for subcontractors, and for files of each pack."""

FORM_SHEET: Final = "Form"
LISTS_SHEET: Final = "Lists"
OWN_SHEETS: Final = (
    "Instructions",
    "Bidder",
    "Subcontractors",
    "Files",
    "Prices",
    FORM_SHEET,
    LISTS_SHEET,
)

_ID = re.compile(r"([a-z0-9-]+/[a-z0-9-]+(:.+)?|bidder\.[a-z0-9_.-]+|file\..+|price\..+)$", re.S)


def is_row_id(text: str) -> bool:
    """Return whether a text in the first column looks like the id of a row."""
    return bool(_ID.match(text))


def table_row(table: str, key: str) -> str:
    """Return the id of a table's row: ``pack/name:key``."""
    return f"{table}:{key}"


def cover_row(name: str) -> str:
    """Return the id of a row of the cover, such as ``bidder.name``."""
    return f"bidder.{name}"


def member_row(number: int) -> str:
    """Return the id of the line for a consortium member."""
    return f"bidder.member.{number}"


def subcontractor_row(number: int) -> str:
    """Return the id of the line for a subcontractor."""
    return f"bidder.subcontractor.{number}"


def file_row(pack: str, number: int) -> str:
    """Return the id of the line for an evidence file of a pack."""
    return f"file.{pack}.{number}"


def lot_row(lot: str) -> str:
    """Return the id of the cover's row that asks whether the bid is for a lot."""
    return f"bidder.lot.{lot}"


def price_row(name: str, lot: str = "") -> str:
    """Return the id of a row of the price form: ``total``, ``currency`` or ``vat``, of a lot."""
    return f"price.lot.{lot}.{name}" if lot else f"price.{name}"


def line_row(line: str, lot: str = "") -> str:
    """Return the id of a price line's row."""
    return price_row(f"line.{line}", lot)
