"""Tables: caption above, header rows again on each page, figures aligned on the decimal sign."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from reportlab.platypus import CondPageBreak, Flowable

from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.ink import (
    Ink,
    Placed,
    draw_lines,
    draw_rules,
    ground,
    is_straight,
    rule,
    texts_of,
)
from procure.report.pdf.inlines import Told
from procure.report.pdf.line import Line
from procure.report.pdf.style import (
    CAPTION,
    CELL_PAD_X,
    CELL_PAD_Y,
    HEIGHT,
    INK,
    NOTE,
    RULE,
    SHADE,
    TextStyle,
)
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines

_TALL = 150.0
"""A row higher than this may be broken over pages."""
_ROOM_TO_BREAK = 60.0
_KEPT_WHOLE = 5
"""A table of this many rows is not spread over two pages, unless they are tall."""
_PARTED = 4
"""Rows from which such a table can be parted, two and two at least."""
MOST_EMPTY = HEIGHT / 4
"""Points that may stay empty at the foot of a page for the sake of such a table."""


class SetCell(NamedTuple):
    """A cell as set.

    Attributes:
        node: its element.
        inset: how far from the column's right edge figures end.
        column: its first; ``across`` and ``down`` are how many columns and rows it covers.
    """

    lines: tuple[Line, ...]
    ink: Ink
    node: Node
    inset: float
    column: int
    across: int = 1
    down: int = 1

    @property
    def is_straight(self) -> bool:
        """Return whether all of it runs from left to right, in a table of the other direction."""
        ink = self.ink
        return ink.back is False or all(is_straight(line, ink.inlines) for line in self.lines)

    @property
    def height(self) -> float:
        """Return the height of the cell with its padding."""
        return len(self.lines) * self.ink.style.leading + 2 * CELL_PAD_Y


class SetRow(NamedTuple):
    """A row as set, and its height; ``joined`` rows stay with the next, as a cell covers both."""

    cells: tuple[SetCell, ...]
    height: float
    joined: bool = False


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with widths and lines decided; parts of it on several pages share everything else.

    ``continued`` returns the caption above the later parts.
    """

    caption: Told
    caption_node: Node
    continued: Callable[[], Told]
    widths: tuple[float, ...]
    head: tuple[SetRow, ...]
    note: Told | None
    note_node: Node | None
    right_to_left: bool
    edges: tuple[float, ...] = field(init=False)
    """Of the columns, from the side where the first begins."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges", tuple(accumulate(self.widths, initial=0.0)))

    def span(self, cell: SetCell) -> tuple[float, float]:
        """Return where a cell begins from the left, and how wide it is."""
        before, after = self.edges[cell.column], self.edges[cell.column + cell.across]
        return (self.edges[-1] - after if self.right_to_left else before), after - before

    @property
    def head_height(self) -> float:
        """Return the height of the header rows."""
        return sum(row.height for row in self.head)


def set_rows(rows: list[tuple[SetCell, ...]]) -> tuple[SetRow, ...]:
    """Return rows as high as their cells need; a cell over several makes the last one higher."""
    heights = [max((cell.height for cell in row if cell.down == 1), default=0.0) for row in rows]
    joined = [False] * len(rows)
    for at, row in enumerate(rows):
        for cell in row:
            if cell.down > 1:
                missing = cell.height - sum(heights[at : at + cell.down])
                heights[at + cell.down - 1] += max(missing, 0.0)
                joined[at : at + cell.down - 1] = [True] * (cell.down - 1)
    return tuple(map(SetRow, rows, heights, joined))


class TableBlock(Flowable):  # type: ignore[misc]
    """Rows of one table, all of it or what stands on one page."""

    canv: TagCanvas

    def __init__(
        self,
        table: SetTable,
        rows: tuple[SetRow, ...],
        part: Literal["whole", "first", "middle", "last"] = "whole",
    ) -> None:
        super().__init__()
        self.table, self.rows, self.part = table, rows, part
        self.is_parted = False
        self.spaceBefore = 8 if self.begins else 0
        self.spaceAfter = 14 if part in {"whole", "last"} else 0
        self.above, room = (table.caption if self.begins else table.continued()), sum(table.widths)
        self.caption = lines(self.above.spans, CAPTION.size, room)
        noted = table.note if part in {"whole", "last"} else None
        self.note = lines(noted.spans, NOTE.size, room) if noted else ()

    @property
    def begins(self) -> bool:
        """Return whether the table's first row is in it."""
        return self.part in {"whole", "first"}

    @property
    def _above(self) -> float:
        return len(self.caption) * CAPTION.leading + CAPTION.after + self.table.head_height

    @property
    def _below(self) -> float:
        return len(self.note) * NOTE.leading + (4 if self.note else 0)

    @property
    def _kept_whole(self) -> bool:
        low = self._above + sum(row.height for row in self.rows) + self._below < 2 * _TALL
        return low and len(self.rows) <= _KEPT_WHOLE and self.part == "whole"

    @property
    def is_few(self) -> bool:
        """Return whether it is kept whole, but has rows enough to be parted two and two."""
        return self._kept_whole and len(self.rows) >= _PARTED

    def start_height(self, _room: float) -> float:
        """Return the height of caption, header and the first two rows; of all if they are few."""
        return self.wrap(0, 0)[1] if self._kept_whole else self.least_height()

    def least_height(self) -> float:
        """Return the height of caption, header and the first two rows, or of part of tall ones."""
        first = sum(row.height for row in self.rows[:2])
        return self._above + min(first, 2 * _TALL)

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Return width and height of caption, header, rows and note."""
        self.width = room
        self.height = self._above + sum(row.height for row in self.rows) + self._below
        return self.width, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        """Return the rows that fit and the rest; nothing if too few would fit.

        Few rows are parted, two and two at least, only if most of a page would stay empty.
        """
        few = self._kept_whole
        if few and not (self.is_few and (self.is_parted or height > MOST_EMPTY)):
            return []
        moved: list[Flowable] = []
        left = height - self._above + 0.01
        fits = 0
        while fits < len(self.rows) - 1 and self.rows[fits].height <= left:
            left -= self.rows[fits].height
            fits += 1
        while fits and self.rows[fits - 1].joined:
            fits -= 1
            left += self.rows[fits].height
        upper, lower = self.rows[:fits], self.rows[fits:]
        if lower and not lower[0].joined and lower[0].height > _TALL and left > _ROOM_TO_BREAK:
            head, tail = _broken(lower[0], min(left, lower[0].height - _TALL / 3))
            upper, lower = (*upper, head), (tail, *lower[1:])
        elif len(lower) == 1 and len(upper) > (2 if few else 3) and not upper[-2].joined:
            upper, lower = upper[:-1], (upper[-1], *lower)  # no single row on the next page
            moved = [CondPageBreak(HEIGHT)]  # where there is room for that row here again
        if not upper or not lower or (len(upper) < 2 and upper[0].height < _ROOM_TO_BREAK):
            return []
        if few and min(len(upper), len(lower)) < 2:
            return []
        ends = self.part in {"whole", "last"}
        return [
            TableBlock(self.table, upper, "first" if self.begins else "middle"),
            *moved,
            TableBlock(self.table, lower, "last" if ends else "middle"),
        ]

    def draw(self) -> None:
        """Draw from the top: caption, header rows, rows with a rule below each, note."""
        canvas, table, wide = self.canv, self.table, sum(self.table.widths)
        y = self.height - len(self.caption) * CAPTION.leading - CAPTION.after
        with canvas.artifact("Layout"):
            foot, high = y - table.head_height, table.head_height
            canvas.addLiteral(ground((0, foot, wide, high), SHADE))
        if self.begins:
            self._draw_caption(table.caption_node)
            y = self._draw_rows(table.head, y)
        else:  # said already, where the table begins
            with canvas.artifact("Pagination"):
                self._draw_caption(None)
                y = self._draw_rows(table.head, y)
        top = y
        if len(table.head) > 1:
            self._rule_groups(top + table.head[1].height)
        y = self._draw_rows(self.rows, y)
        self._rule_rows(top)
        draw_rules(canvas, (top, y), wide, 0.9, INK)
        if table.note:
            self._draw_text(self.note, y - 4, NOTE, table.note_node, table.note)

    def _draw_caption(self, node: Node | None) -> None:
        self._draw_text(self.caption, self.height, CAPTION, node, self.above)

    def _draw_text(
        self, of: tuple[Line, ...], top: float, style: TextStyle, node: Node | None, said: Told
    ) -> None:
        back = self.table.right_to_left if said.back is None else said.back
        at = (sum(self.table.widths) if back else 0.0, top)
        align: Literal["left", "right"] = "right" if back else "left"
        draw_lines(self.canv, of, at, Ink(style, said.inlines, align, said.back), node)

    def _draw_rows(self, rows: tuple[SetRow, ...], top: float) -> float:
        """Draw the rows below ``top`` and return the height of their foot."""
        canvas, table = self.canv, self.table
        drawn: list[Placed] = []
        for at, row in enumerate(rows):
            for cell in row.cells:
                if not cell.lines:
                    continue
                x, wide = table.span(cell)
                y = top - CELL_PAD_Y
                if cell.down > 1 and rows is table.head:
                    y -= sum(one.height for one in rows[at : at + cell.down]) - cell.height
                ends = cell.ink.align == "right"
                x += wide - CELL_PAD_X - cell.inset if ends else CELL_PAD_X
                drawn.append((cell.lines, (x, y), cell.ink, cell.node))
            top -= row.height
        canvas.addLiteral(texts_of(canvas, drawn))
        return top

    def _rule_groups(self, height: float) -> None:
        """Draw a rule under each head that several columns share."""
        shared = [cell for cell in self.table.head[0].cells if cell.down == 1]
        with self.canv.artifact("Layout"):
            for left, wide in map(self.table.span, shared):
                ends = left + CELL_PAD_X, left + wide - CELL_PAD_X
                self.canv.addLiteral(rule(*ends, height, 0.5, INK))

    def _rule_rows(self, top: float) -> None:
        """Draw a rule between rows, but not through a cell that covers both."""
        whole, partly = [], []
        for at, row in enumerate(self.rows[:-1]):
            top -= row.height
            if row.joined:
                partly += [(left, right, top) for left, right in self._free(at)]
            else:
                whole.append(top)
        draw_rules(self.canv, whole, sum(self.table.widths), 0.5, RULE)
        if partly:
            with self.canv.artifact("Layout"):
                for left, right, height in partly:
                    self.canv.addLiteral(rule(left, right, height, 0.5, RULE))

    def _free(self, at: int) -> Iterator[tuple[float, float]]:
        """Yield where a rule goes below a row that is joined to the next."""
        over = {
            column
            for above in range(at + 1)
            for cell in self.rows[above].cells
            if above + cell.down > at + 1
            for column in range(cell.column, cell.column + cell.across)
        }
        whole = sum(self.table.widths)
        for column, wide in enumerate(self.table.widths):
            left = sum(self.table.widths[:column])
            left = whole - left - wide if self.table.right_to_left else left
            if column not in over:
                yield left, left + wide


def _broken(row: SetRow, height: float) -> tuple[SetRow, SetRow]:
    """Return a tall row in two parts, the first at most ``height`` high."""
    upper, lower = [], []
    for cell in row.cells:
        fits = int((height - 2 * CELL_PAD_Y) / cell.ink.style.leading)
        upper.append(cell._replace(lines=cell.lines[:fits]))
        lower.append(cell._replace(lines=cell.lines[fits:]))
    return set_rows([tuple(upper)])[0], set_rows([tuple(lower)])[0]
