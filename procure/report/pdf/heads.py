"""The header rows of a table: one, or two where neighbouring columns share a head."""

from itertools import groupby

from procure.language.direction import is_right_to_left
from procure.model.blocks import Table, Text
from procure.report.pdf.ink import Ink
from procure.report.pdf.inlines import told
from procure.report.pdf.line import Span
from procure.report.pdf.style import CELL_BOLD, CELL_PAD_X
from procure.report.pdf.table import SetCell, SetRow, set_rows
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines

_HEAD_LINES = 12
"""A column's head is cut, visibly, after as many lines."""
_SCOPE = "/O/Table/Scope/Column"


def head_rows(
    table: Table, language: str, widths: tuple[float, ...], parent: Node
) -> tuple[SetRow, ...]:
    """Return the header rows, as elements of the table."""
    head = Node("THead", parent)
    groups = [column.group for column in table.columns]
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
            node = Node("TH", upper, attributes=_SCOPE + (f"/ColSpan {count}" if count > 1 else ""))
            room = sum(widths[at : at + count]) - 2 * CELL_PAD_X
            above.append(
                _set(group, language, room, SetCell((), _ink(language), node, 0.0, at, count))
            )
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
    node = Node("TH", row, attributes=_SCOPE)
    empty = SetCell((), _ink(language, ends=column.kind == "number"), node, 0.0, at)
    return _set(column.text, language, widths[at] - 2 * CELL_PAD_X, empty)


def _set(text: Text, language: str, room: float, cell: SetCell) -> SetCell:
    """Return a head with its text; a very long one is cut, visibly."""
    spans, inlines, back = told(text, CELL_BOLD, cell.node, language)
    found = lines(spans, CELL_BOLD.size, room)
    if len(found) > _HEAD_LINES:
        more = lines((Span("…", CELL_BOLD.font),), CELL_BOLD.size, room)
        found = (*found[: _HEAD_LINES - 1], *more)
    return cell._replace(lines=found, ink=cell.ink._replace(inlines=inlines, back=back))


def _ink(language: str, *, ends: bool = False) -> Ink:
    return Ink(CELL_BOLD, align="right" if ends or is_right_to_left(language) else "left")
