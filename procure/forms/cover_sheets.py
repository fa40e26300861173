"""The sheets "Bidder", "Subcontractors" and "Files"."""

from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked
from procure.bid.tenderer import SUBCONTRACTOR, cover, lot_questions
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
    lot_row,
    member_row,
    subcontractor_row,
)
from procure.forms.look import finish, head, printed, row_id, section, title, to_fill_in
from procure.forms.speech import ROW_ID, headings, speaker, to_fill
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue

_QUESTIONS = {
    "name": Message("Legal name of the bidder; of the leader, if you bid as a consortium"),
    "id": Message("Legal identifier, such as the company registration number"),
    "size": Message("Size of the firm; choose from the list"),
    "valid_until": Message("The bid binds us until and including this day; for example 2026-10-14"),
    "signatory": Message("Who signs: name and role"),
    "confidential": Message("Only if the whole bid must stay confidential: the reason"),
}
_MEMBER = Asked("member", "text")
_HEADINGS = {
    "A": ROW_ID,
    "B": Message("What is asked"),
    COVER_COLUMN: to_fill(Message("Your answer")),
}
_FIRM = {
    "A": ROW_ID,
    "B": Message("Number"),
    SUBCONTRACTOR_COLUMNS["name"]: to_fill(Message("Legal name")),
    SUBCONTRACTOR_COLUMNS["id"]: to_fill(Message("Legal identifier")),
    SUBCONTRACTOR_COLUMNS["share"]: to_fill(Message("Share of the contract's value, percent")),
    SUBCONTRACTOR_COLUMNS["work"]: to_fill(Message("What they do")),
}


def write_bidder(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    """Write the cover: who bids, with whom, until when, who signs."""
    say = drop_downs.say
    title(sheet, say(Message("Bidder")), say(Message("Who bids, alone or as a consortium.")))
    head(sheet, headings(say, _HEADINGS), {"A": 18, "B": 52, COVER_COLUMN: 62})
    row = HEAD_ROW
    for asked in cover(lock):
        row += 1
        _question(sheet, row, cover_row(asked.id), say(_QUESTIONS[asked.id]))
        _answer(sheet, row, asked, drop_downs)
    row = _lots(sheet, row, lock, drop_downs)
    row += 1
    section(sheet, row, say(Message("Consortium: the other members")), len(_HEADINGS))
    for number in range(1, MEMBERS + 1):
        row += 1
        member = Message("Member {number}", {"number": number})
        _question(sheet, row, member_row(number), say(member))
        _answer(sheet, row, _MEMBER, drop_downs)
    finish(sheet, lock, COVER_COLUMN)


def _lots(sheet: Worksheet, row: int, lock: Lock, drop_downs: DropDowns) -> int:
    """Ask of each lot whether the bid is for it; return the last row written."""
    asked = lot_questions(lock)
    if asked:
        row += 1
        section(sheet, row, drop_downs.say(_lots_heading(lock)), len(_HEADINGS))
    for one in asked:
        row += 1
        words = Message("Do you bid for {lot}?", {"lot": lock.tender.lot(one.id).title})
        _question(sheet, row, lot_row(one.id), drop_downs.say(words))
        _answer(sheet, row, one, drop_downs)
    return row


def _lots_heading(lock: Lock) -> Message:
    limits = lock.tender.lot_limits
    values: dict[str, MessageValue] = {"bid": limits.bid or 0, "win": limits.win or 0}
    if limits.bid and limits.win:
        return Message("Lots: you may bid for at most {bid} and win at most {win}", values)
    if limits.bid:
        return Message("Lots: you may bid for at most {bid}", values)
    if limits.win:
        return Message("Lots: you may bid for all and win at most {win}", values)
    return Message("Lots: you may bid for one, several or all")


def write_subcontractors(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    """Write the sheet of subcontractors, a firm each row."""
    say = drop_downs.say
    below = Message("Leave it blank if you have none.")
    title(sheet, say(Message("Subcontractors")), say(below))
    head(sheet, headings(say, _FIRM), {"A": 18, "B": 9, "C": 36, "D": 22, "E": 24, "F": 44})
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
    say = speaker(lock)
    below = Message(
        "Files that belong to a whole part, such as a conformance report. Names as you send them."
    )
    title(sheet, say(Message("Files sent with the bid")), say(below))
    texts = {
        "A": ROW_ID,
        "B": Message("Part of the bid"),
        FILE_COLUMN: to_fill(Message("File name")),
    }
    head(sheet, headings(say, texts), {"A": 20, "B": 40, FILE_COLUMN: 60})
    row = HEAD_ROW
    for pack in lock.packs:
        for number in range(1, FILES + 1):
            row += 1
            row_id(sheet[f"A{row}"], file_row(pack.id, number))
            printed(sheet[f"B{row}"], pack.title)
            to_fill_in(sheet[f"{FILE_COLUMN}{row}"], "@")
    finish(sheet, lock, FILE_COLUMN)
