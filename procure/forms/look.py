"""How the forms look: what is filled in is marked by a thick border and by words in the heading.

Colour only repeats what border and words already say. Nothing typed by anybody becomes a formula.
"""

from collections.abc import Mapping
from typing import Final

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from procure.forms.heights import fit_heights
from procure.forms.layout import HEAD_ROW
from procure.forms.pages import break_before_lone_headings
from procure.forms.speech import Say, speaker
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue

LEAST_HEIGHT: Final = 21.0

_INK = "1F2A37"
_FONT = "Calibri"
_BODY = Font(name=_FONT, size=11, color=_INK)
_BOLD = Font(name=_FONT, size=11, bold=True, color=_INK)
_LINK = Font(name=_FONT, size=11, underline="single", color="1D4ED8")
_TITLE = Font(name=_FONT, size=16, bold=True, color=_INK)
_HEADING = Font(name=_FONT, size=12, bold=True, color=_INK)
_SMALL = Font(name=_FONT, size=8, color="4B5563")
_HEAD_FILL = PatternFill("solid", start_color="E5E7EB")
_INPUT_FILL = PatternFill("solid", start_color="FFFBE6")
_THIN = Side(style="thin", color="9CA3AF")
_THICK = Side(style="medium", color=_INK)
_PLAIN_BORDER = Border(bottom=_THIN)
_INPUT_BORDER = Border(left=_THICK, right=_THICK, top=_THICK, bottom=_THICK)
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Write ``text`` so that it stays text, whatever it starts with."""
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} is merged")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text) or None
    if cell.value is not None:
        cell.data_type = "s"


def title(sheet: Worksheet, heading: str, below: str = "") -> None:
    """Write the sheet's title, and a line below it."""
    write_text(sheet["A1"], heading)
    sheet["A1"].font = _TITLE
    write_text(sheet["A2"], below)
    sheet["A2"].font = _BODY


def printed(cell: Cell, text: str, *, bold: bool = False) -> None:
    """Write a text of the buyer's."""
    write_text(cell, text)
    cell.font = _BOLD if bold else _BODY
    cell.alignment = _WRAP
    cell.border = _PLAIN_BORDER


def row_id(cell: Cell, id_: str) -> None:
    """Write the id of a row, small."""
    printed(cell, id_)
    cell.font = _SMALL


def section(sheet: Worksheet, row: int, text: str, columns: int, *, at: int = 2) -> None:
    """Write a heading between rows."""
    for column in range(1, columns + 1):
        sheet.cell(row, column).fill = _HEAD_FILL
    cell = sheet.cell(row, at)
    write_text(cell, text)
    cell.font = _HEADING
    cell.alignment = Alignment(vertical="center")


def headings_between(sheet: Worksheet) -> tuple[int, ...]:
    """Return the rows that are headings of the rows below them."""
    rows = range(HEAD_ROW + 1, sheet.max_row + 1)
    return tuple(row for row in rows if any(cell.font == _HEADING for cell in sheet[row][:2]))


def to_fill_in(cell: Cell, number_format: str = "General", align: str = "left") -> None:
    """Mark a cell as one the bidder fills in: unlocked, thick border, light ground."""
    name = f"Answer {align} {number_format}"
    workbook = cell.parent.parent
    assert workbook is not None, "the sheet is in a workbook"
    if name not in workbook.named_styles:
        style = NamedStyle(name, _BODY, _INPUT_FILL, _INPUT_BORDER)
        style.alignment = Alignment(horizontal=align, indent=1, wrap_text=True, vertical="top")
        style.protection = Protection(locked=False)
        style.number_format = number_format
        workbook.add_named_style(style)
    cell.style = name


def head(sheet: Worksheet, headings: Mapping[str, str], widths: Mapping[str, float]) -> None:
    """Write the row of column headings and set the column widths."""
    for column, text in headings.items():
        cell = sheet[f"{column}{HEAD_ROW}"]
        write_text(cell, text)
        cell.font = _BOLD
        cell.fill = _HEAD_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(top=_THIN, bottom=_THICK)
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width


def link(cell: Cell, sheet_title: str, say: Say) -> None:
    """Write a link to another sheet of the form."""
    printed(cell, say(Message('Go to the sheet "{title}"', {"title": sheet_title})))
    place = f"{quote_sheetname(sheet_title)}!B{HEAD_ROW + 1}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
    cell.font = _LINK


def finish(sheet: Worksheet, lock: Lock, last_column: str) -> None:
    """Freeze headings, protect without password, set up printing, name the headings for readers.

    JAWS takes row and column headings from a name that starts with ``ColumnTitleRegion``.
    """
    fit_heights(sheet, range(HEAD_ROW, sheet.max_row + 1), LEAST_HEIGHT)
    break_before_lone_headings(sheet, HEAD_ROW, headings_between(sheet))
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    last = max(sheet.max_row, HEAD_ROW + 1)
    sheet.print_area = f"A1:{last_column}{last}"
    protect(sheet)
    set_up_page(sheet, lock)
    workbook: Workbook | None = sheet.parent
    if workbook is not None:
        number = workbook.index(sheet) + 1
        name = f"ColumnTitleRegion{number}.A{HEAD_ROW}.{last_column}{last}.{number}"
        place = f"{quote_sheetname(sheet.title)}!$A${HEAD_ROW}:${last_column}${HEAD_ROW}"
        workbook.defined_names[name] = DefinedName(name, attr_text=place)


def protect(sheet: Worksheet) -> None:
    """Protect without password; widths and heights may still be changed by the reader."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def set_up_page(sheet: Worksheet, lock: Lock) -> None:
    """Set A4 landscape, one page wide, with the tender and the page number at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = 0.5
    sheet.page_margins.bottom = 0.75
    say = speaker(lock)
    values: dict[str, MessageValue] = {
        "title": lock.tender.title,
        "id": lock.tender.id,
        "version": str(lock.form_version),
    }
    footer = say(Message("{title} ({id}), form version {version}", values))
    foot = sheet.oddFooter
    if foot is not None:
        foot.left.text = footer.replace("&", "&&")
        foot.right.text = say(Message("Page {page} of {pages}", {"page": "&P", "pages": "&N"}))
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
