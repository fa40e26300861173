"""A sheet of questions for one pack, and a sheet for each of its tables."""

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked, AskedColumn, AskedTable, Question
from procure.evaluation.wording import wording
from procure.forms.drop_downs import DropDowns
from procure.forms.guidance import criterion_heading, guidance
from procure.forms.heights import fit_width, wide
from procure.forms.layout import (
    ANSWER_COLUMN,
    CONFIDENTIAL_COLUMN,
    EVIDENCE_COLUMN,
    HEAD_ROW,
    UNIT_COLUMN,
    table_row,
)
from procure.forms.look import (
    finish,
    head,
    link,
    printed,
    row_id,
    section,
    title,
    to_fill_in,
)
from procure.forms.speech import ROW_ID, Say, headings, to_fill
from procure.forms.tables import table_columns
from procure.forms.units import shown_unit
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue

_EVIDENCE = Asked("evidence", "text")
_HEADINGS = {
    "A": ROW_ID,
    "B": Message("Question"),
    "C": Message("Guidance"),
    ANSWER_COLUMN: to_fill(Message("Your answer")),
    UNIT_COLUMN: Message("Unit"),
    EVIDENCE_COLUMN: to_fill(Message("Evidence: file#place")),
    CONFIDENTIAL_COLUMN: to_fill(Message("Confidential: reason")),
}
_WIDTHS = {"A": 13, "B": 30, "C": 44, "D": 46, "E": 9, "F": 18, "G": 18}
_TABLE_WIDTHS = {"boolean": 14, "number": 16, "date": 16, "choice": 26, "text": 38}


def write_questions(
    sheet: Worksheet,
    lock: Lock,
    asked: Sequence[Question],
    table_sheets: Mapping[str, str],
    drop_downs: DropDowns,
) -> None:
    """Write the questions of one pack, each criterion under its heading."""
    heading, say = lock.pack(asked[0].pack).title, drop_downs.say
    title(sheet, heading, say(Message("Cells with a thick border are yours to fill in.")))
    head(sheet, headings(say, _HEADINGS), _WIDTHS)
    row = HEAD_ROW
    criterion = ""
    words = wording(lock, asked[0].pack)
    for question in asked:
        if question.criterion.id != criterion:
            criterion = question.criterion.id
            row += 1
            worth = criterion_heading(question.criterion, lock.tender)
            section(sheet, row, say(worth), len(_HEADINGS))
        row += 1
        table_sheet = table_sheets.get(question.id, "")
        printed(sheet[f"C{row}"], guidance(question, table_sheet, say, words))
        _question(sheet, row, question, table_sheet, drop_downs)
    fit_width(sheet, "C", HEAD_ROW + 1)
    finish(sheet, lock, CONFIDENTIAL_COLUMN)


def _question(
    sheet: Worksheet, row: int, question: Question, table_sheet: str, drop_downs: DropDowns
) -> None:
    row_id(sheet[f"A{row}"], question.id)
    printed(sheet[f"B{row}"], question.requirement.question, bold=True)
    printed(sheet[f"{UNIT_COLUMN}{row}"], drop_downs.say(shown_unit(question.asked.unit)))
    answer = sheet[f"{ANSWER_COLUMN}{row}"]
    if table_sheet and not question.asked.may_not_apply:
        link(answer, table_sheet, drop_downs.say)
    else:
        to_fill_in(answer, "yyyy-mm-dd" if question.asked.type == "date" else "General")
        drop_downs.guide(answer, question.asked)
    for column in (EVIDENCE_COLUMN, CONFIDENTIAL_COLUMN):
        to_fill_in(sheet[f"{column}{row}"], "@")


def write_table(
    sheet: Worksheet, lock: Lock, question: Question, table: AskedTable, drop_downs: DropDowns
) -> None:
    """Write a table: the buyer's rows, or empty ones for the bidder to add."""
    say, below = drop_downs.say, question.requirement.question
    if not table.fixed:
        values: dict[str, MessageValue] = {"question": below, "most": table.most_rows}
        below = say(Message("{question} At most {most} rows.", values))
    title(sheet, question.criterion.criterion.title, below)
    columns = table_columns(table)
    heads = {letter: _heading(column, say) for column, letter in columns}
    widths = {letter: _width(column, table) for column, letter in columns}
    head(sheet, {"A": say(ROW_ID), **heads}, {"A": 15, **widths})
    texts = [(row.key, row.texts) for row in table.rows]
    if not table.fixed:
        texts = [(str(number), {}) for number in range(1, table.most_rows + 1)]
    for row, (key, published) in enumerate(texts, start=HEAD_ROW + 1):
        row_id(sheet[f"A{row}"], table_row(question.id, key))
        for column, letter in columns:
            cell = sheet[f"{letter}{row}"]
            if column.printed:
                printed(cell, published.get(column.name, ""))
            else:
                to_fill_in(cell, "yyyy-mm-dd" if column.asked.type == "date" else "General")
                drop_downs.guide(cell, column.asked)
    finish(sheet, lock, columns[-1][1])


def _heading(column: AskedColumn, say: Say) -> str:
    heading: Text = column.title
    if unit := shown_unit(column.asked.unit):
        heading = Message("{title}, {unit}", {"title": heading, "unit": unit})
    if column.optional:
        heading = Message("{heading}, optional", {"heading": heading})
    if not column.printed:
        heading = to_fill(heading)
    return "\n".join(filter(None, (say(heading), column.guidance)))


def _width(column: AskedColumn, table: AskedTable) -> float:
    """Return a width in characters: that of what is printed, or what the type needs."""
    if not column.printed:
        return max(_TABLE_WIDTHS[column.asked.type], min(wide(column.title) + 4, 30))
    longest = max((wide(row.texts.get(column.name, "")) for row in table.rows), default=0)
    return min(max(longest, wide(column.title), 8) + 3, 46)
