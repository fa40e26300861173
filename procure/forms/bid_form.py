"""The bid form: a workbook written from the lock, the same bytes for the same lock."""

from collections.abc import Iterator

from openpyxl.workbook.workbook import Workbook

from procure.bid.asked import Asked, Question, questions
from procure.bid.tenderer import cover, lot_questions
from procure.evaluation.published import RESCALING
from procure.forms.cover_sheets import write_bidder, write_files, write_subcontractors
from procure.forms.direction import set_direction
from procure.forms.drop_downs import DropDowns
from procure.forms.identity import hidden_sheets, write_identity
from procure.forms.instructions import BID_LINES, write_instructions
from procure.forms.issued import lock_in
from procure.forms.layout import (
    ANSWER_COLUMN,
    COVER_COLUMN,
)
from procure.forms.pack_sheet import write_questions, write_table
from procure.forms.package import describe, saved
from procure.forms.planned import by_pack, sheet_names
from procure.forms.speech import speaker
from procure.forms.tables import table_columns
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message

BID_FORM = "bid form"


def bid_form(lock: Lock, language: str = "") -> bytes:
    """Return the bid form as an .xlsx file, without any formula or macro.

    ``language`` is one the tender is issued in; the one that counts, if left out.
    """
    counts, lock = lock.tender.language, lock_in(lock, language or lock.tender.language)
    workbook, say = Workbook(), speaker(lock)
    asked, what, names = questions(lock), Message("Bid form"), sheet_names(lock)
    lines = (*BID_LINES, *_rescaling(lock))
    write_instructions(workbook.worksheets[0], lock, what, lines, counts)
    drop_downs = DropDowns(workbook, say)
    write_bidder(workbook.create_sheet(names.bidder), lock, drop_downs)
    write_subcontractors(workbook.create_sheet(names.subcontractors), lock, drop_downs)
    for pack, own in by_pack(lock):
        sheet = workbook.create_sheet(names.packs[pack])
        write_questions(sheet, lock, own, names.tables, drop_downs)
        for question in own:
            if question.table:
                sheet = workbook.create_sheet(names.tables[question.id])
                write_table(sheet, lock, question, question.table, drop_downs)
    write_files(workbook.create_sheet(names.files), lock)
    hidden_sheets(workbook)
    drop_downs.write_lists()
    write_identity(workbook, lock, BID_FORM, _fields(lock, asked))
    describe(workbook, lock, what)
    set_direction(workbook, lock.tender.language)
    return saved(workbook)


def _rescaling(lock: Lock) -> Iterator[tuple[Text, Text]]:
    """Yield how quality points are rescaled, in each lot that rescales them."""
    for lot in lock.tender.lot_ids or ("",):
        part = lock.for_lot(lot).tender
        if said := RESCALING.get(part.rescale):
            about = Message("Quality points")
            if lot:
                title = lock.tender.lot(lot).title
                about = Message("{what}: {title}", {"what": title, "title": about})
            yield about, said


def _fields(lock: Lock, asked: tuple[Question, ...]) -> list[tuple[Asked, str]]:
    fields = [(one, COVER_COLUMN) for one in (*cover(lock), *lot_questions(lock))]
    for question in asked:
        fields.append((question.asked, ANSWER_COLUMN))
        if question.table:
            fields.extend(
                (column.asked, letter) for column, letter in table_columns(question.table)
            )
    return fields
