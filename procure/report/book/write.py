"""A table on its sheet: head in the first row, widths, heights, names for screen readers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from procure.language.direction import is_right_to_left
from procure.report.book.sheet import Cell, Sheet
from procure.report.render_text import words

_WIDEST, _NARROWEST = 60, 10
_LINE = 15.5
"""Points of a row for each line of its highest cell."""


class Look(NamedTuple):
    """The formats of a workbook; ``turned`` is for texts written the other way than the rest."""

    head: Format
    body: Format
    figures: Format
    turned: Format


def look(workbook: Workbook, tongue: str) -> Look:
    """Return the formats of a workbook in a language."""
    text = {"text_wrap": True, "valign": "top"}
    order = 1 if is_right_to_left(tongue) else 2  # 1 is from left to right
    return Look(
        head=workbook.add_format({**text, "bold": True, "bottom": 2}),
        body=workbook.add_format({**text, "indent": 1}),
        figures=workbook.add_format({"align": "right", "valign": "top", "indent": 1}),
        turned=workbook.add_format({**text, "indent": 1, "reading_order": order}),
    )


def write_sheet(
    made: Worksheet, sheet: Sheet, tongue: str, formats: Look, foreign: Mapping[str, str]
) -> None:
    """Write a table.

    Args:
        made: an empty sheet.
        sheet: the table.
        tongue: the reader's language.
        formats: of the workbook.
        foreign: texts in another language, with it; a workbook cannot say it, but sets them so.
    """
    _set_page(made, tongue)
    heads = [words(text, tongue) for text in sheet.heads]
    table = [tuple(_shown(cell, tongue) for cell in row) for row in sheet.rows]
    widths = [_width(head, [row[at] for row in table]) for at, head in enumerate(heads)]
    made.set_row(0, 1.4 * _LINE)
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        made.write_string(0, column, head, formats.head)
        made.set_column(column, column, width)
    for row, cells in enumerate(table, start=1):
        lines = max(-(-len(str(cell or "")) // (widths[at] - 3)) for at, cell in enumerate(cells))
        made.set_row(row, _LINE * lines)
        for column, cell in enumerate(cells):
            own = foreign.get(cell, tongue) if isinstance(cell, str) else tongue
            turned = is_right_to_left(own) != is_right_to_left(tongue)
            _write(made, (row, column), cell, formats, formats.turned if turned else formats.body)


def name_table(workbook: Workbook, name: str, sheet: Sheet, number: int) -> None:
    """Name the table, and its heads for screen readers: JAWS looks for names that start so."""
    last = chr(ord("A") + len(sheet.heads) - 1)
    quoted = name.replace("'", "''")
    rows = len(sheet.rows) + 1
    workbook.define_name(f"Table{number}", f"='{quoted}'!$A$1:${last}${rows}")
    region = f"TitleRegion{number}.A1.{last}{rows}.{number}"
    workbook.define_name(region, f"='{quoted}'!$A$1:${last}$1")


def _set_page(made: Worksheet, tongue: str) -> None:
    if is_right_to_left(tongue):
        made.right_to_left()
    made.freeze_panes(1, 1)
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&L&A&R&P / &N")


def _width(head: str, cells: list[str | Decimal | None]) -> int:
    told = [len(str(cell)) for cell in cells if cell is not None]
    return min(_WIDEST, max(_NARROWEST, max((len(head), *told)) + 4))


def _write(
    made: Worksheet, at: tuple[int, int], cell: str | Decimal | None, formats: Look, text: Format
) -> None:
    if isinstance(cell, Decimal):
        made.write_number(*at, float(cell), formats.figures)
    elif cell is None:
        made.write_blank(*at, None, formats.body)
    else:
        made.write_string(*at, cell, text)


def _shown(cell: Cell, tongue: str) -> str | Decimal | None:
    return cell if cell is None or isinstance(cell, Decimal) else words(cell, tongue)
