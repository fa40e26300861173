"""The sheets "Bidder", "Subcontractors" and "Files"."""

from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked
from procure.bid.tenderer import COVER, SUBCONTRACTOR
from procure.forms.drop_downs import DropDowns
from procure.forms.layout import (
    COVER_COLUMN,
    FILE_COLUMN,
    FILES,
    HEAD_ROW,
    MEMBERS,
    SUBCONTRACTOR_COLUMNS,
    SUBCONTRACTORS,
    cover_row,
    file_row,
    member_row,
    subcontractor_row,
)
from procure.forms.look import FILL_IN, finish, head, printed, row_id, section, title, to_fill_in
from procure.model.lock import Lock

_QUESTIONS = {
    "name": "Legal name of the bidder; of the leader, if you bid as a consortium",
    "id": "Legal identifier, such as the company registration number",
    "size": "Size of the firm; choose from the list",
    "valid_until": "The bid binds us until and including this day; for example 2026-10-14",
    "signatory": "Who signs: name and role",
    "confidential": "Only if the whole bid must stay confidential: the reason",
}
_MEMBER = Asked("member", "text")
_HEADINGS = {
    "A": "Row id",
    "B": "What is asked",
    COVER_COLUMN: "Your answer" + FILL_IN,
}
_FIRM = {
    "A": "Row id",
    "B": "Number",
    SUBCONTRACTOR_COLUMNS["name"]: "Legal name" + FILL_IN,
    SUBCONTRACTOR_COLUMNS["id"]: "Legal identifier" + FILL_IN,
    SUBCONTRACTOR_COLUMNS["share"]: "Share of the contract's value, percent" + FILL_IN,
    SUBCONTRACTOR_COLUMNS["work"]: "What they do" + FILL_IN,
}


def write_bidder(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    """Write the cover: who bids, with whom, until when, who signs."""
    title(sheet, "Bidder", "Who bids, alone or as a consortium.")
    head(sheet, _HEADINGS, {"A": 18, "B": 52, COVER_COLUMN: 62})
    row = HEAD_ROW
    for asked in COVER:
        row += 1
        _question(sheet, row, cover_row(asked.id), _QUESTIONS[asked.id])
        _answer(sheet, row, asked, drop_downs)
    row += 1
    section(sheet, row, "Consortium: the other members", len(_HEADINGS))
    for number in range(1, MEMBERS + 1):
        row += 1
        _question(sheet, row, member_row(number), f"Member {number}")
        _answer(sheet, row, _MEMBER, drop_downs)
    finish(sheet, lock, COVER_COLUMN)


def write_subcontractors(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    """Write the sheet of subcontractors, a firm each row."""
    title(sheet, "Subcontractors", "Leave it blank if you have none.")
    head(sheet, _FIRM, {"A": 18, "B": 9, "C": 36, "D": 22, "E": 24, "F": 44})
    for number in range(1, SUBCONTRACTORS + 1):
        row = HEAD_ROW + number
        row_id(sheet[f"A{row}"], subcontractor_row(number))
        printed(sheet[f"B{row}"], str(number))
        for asked in SUBCONTRACTOR:
            cell = sheet[f"{SUBCONTRACTOR_COLUMNS[asked.id]}{row}"]
            to_fill_in(cell)
            drop_downs.guide(cell, asked)
    finish(sheet, lock, SUBCONTRACTOR_COLUMNS["work"])


def _question(sheet: Worksheet, row: int, id_: str, question: str) -> None:
    row_id(sheet[f"A{row}"], id_)
    printed(sheet[f"B{row}"], question)


def _answer(sheet: Worksheet, row: int, asked: Asked, drop_downs: DropDowns) -> None:
    cell = sheet[f"{COVER_COLUMN}{row}"]
    to_fill_in(cell, "yyyy-mm-dd" if asked.type == "date" else "General")
    drop_downs.guide(cell, asked)


def write_files(sheet: Worksheet, lock: Lock) -> None:
    """Write the sheet that lists the evidence files sent with the bid, pack by pack."""
    below = (
        "Files that belong to a whole part, such as a conformance report. Names as you send them."
    )
    title(sheet, "Files sent with the bid", below)
    headings = {"A": "Row id", "B": "Part of the bid", FILE_COLUMN: "File name" + FILL_IN}
    head(sheet, headings, {"A": 20, "B": 40, FILE_COLUMN: 60})
    row = HEAD_ROW
    for pack in lock.packs:
        for number in range(1, FILES + 1):
            row += 1
            row_id(sheet[f"A{row}"], file_row(pack.id, number))
            printed(sheet[f"B{row}"], pack.title)
            to_fill_in(sheet[f"{FILE_COLUMN}{row}"], "@")
    finish(sheet, lock, FILE_COLUMN)
