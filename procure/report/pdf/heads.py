"""The header rows of a table: one, or two where neighbouring columns share a head."""

from itertools import groupby

from procure.model.blocks import Table
from procure.report.pdf.said import words
from procure.report.pdf.style import CELL_BOLD, CELL_PAD_X
from procure.report.pdf.table import SetCell, SetRow, set_rows
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import Line, Span, lines

_HEAD_LINES = 12
"""A column's head is cut, visibly, after as many lines."""
_SCOPE = "/O/Table/Scope/Column"


def head_rows(
    table: Table, language: str, widths: tuple[float, ...], parent: Node
) -> tuple[SetRow, ...]:
    """Return the header rows, as elements of the table."""
    head = Node("THead", parent)
    groups = [words(column.group, language) for column in table.columns]
    if not any(groups):
        row = Node("TR", head)
        return set_rows(
            [tuple(_own(table, at, language, widths, row) for at in range(len(widths)))]
        )
    upper, lower = Node("TR", head), Node("TR", head)
    above, below = [], []
    at = 0
    for group, same in groupby(groups):
        count = len(list(same))
        if group:
            above.append(_shared(group, at, count, widths, upper))
            below += [_own(table, at + one, language, widths, lower) for one in range(count)]
        else:
            for one in range(count):
                alone = _own(table, at + one, language, widths, upper)
                alone.node.attributes += "/RowSpan 2"
                above.append(alone._replace(down=2))
        at += count
    return set_rows([tuple(above), tuple(below)])


def _own(table: Table, at: int, language: str, widths: tuple[float, ...], row: Node) -> SetCell:
    column = table.columns[at]
    text, room = words(column.text, language), widths[at] - 2 * CELL_PAD_X
    node = Node("TH", row, attributes=_SCOPE)
    return SetCell(_cut(text, room), CELL_BOLD, column.kind == "number", 0.0, node, at)


def _shared(group: str, at: int, count: int, widths: tuple[float, ...], row: Node) -> SetCell:
    room = sum(widths[at : at + count]) - 2 * CELL_PAD_X
    spans = f"/ColSpan {count}" if count > 1 else ""
    node = Node("TH", row, attributes=_SCOPE + spans)
    return SetCell(_cut(group, room), CELL_BOLD, False, 0.0, node, at, count)


def _cut(text: str, room: float) -> tuple[Line, ...]:
    found = lines((Span(text, CELL_BOLD.font),), CELL_BOLD.size, room)
    if len(found) <= _HEAD_LINES:
        return found
    more = lines((Span("…", CELL_BOLD.font),), CELL_BOLD.size, room)
    return (*found[: _HEAD_LINES - 1], *more)
