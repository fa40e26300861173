"""Tables: caption above, header row again on each page, figures aligned on the decimal sign."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from reportlab.platypus import Flowable

from procure.report.pdf.style import (
    CAPTION,
    CELL_PAD_X,
    CELL_PAD_Y,
    INK,
    NOTE,
    RULE,
    SHADE,
    TextStyle,
)
from procure.report.pdf.typeset import Line, draw_lines, draw_rules, lines

_TALL = 150.0
"""A row higher than this may be broken over pages."""
_ROOM_TO_BREAK = 60.0
_KEPT_WHOLE = 5
"""A table of this many rows is not spread over two pages, unless they are tall."""


class SetCell(NamedTuple):
    """A cell as set: its lines, and how far its right edge stays off the column's."""

    lines: tuple[Line, ...]
    style: TextStyle
    right: bool
    inset: float


class SetRow(NamedTuple):
    """A row as set, and its height."""

    cells: tuple[SetCell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with widths and lines decided; parts of it on several pages share everything else."""

    caption: str
    continued: str
    widths: tuple[float, ...]
    head: SetRow
    note: str


def set_row(cells: tuple[SetCell, ...]) -> SetRow:
    """Return the row with the height its highest cell needs."""
    highest = max(len(cell.lines) * cell.style.leading for cell in cells)
    return SetRow(cells, highest + 2 * CELL_PAD_Y)


class TableBlock(Flowable):  # type: ignore[misc]
    """Rows of one table, all of it or what stands on one page."""

    def __init__(
        self,
        table: SetTable,
        rows: tuple[SetRow, ...],
        part: Literal["whole", "first", "middle", "last"] = "whole",
    ) -> None:
        super().__init__()
        self.table, self.rows, self.part = table, rows, part
        self.spaceBefore = 8 if part in {"whole", "first"} else 0
        self.spaceAfter = 14 if part in {"whole", "last"} else 0
        caption = table.caption if part in {"whole", "first"} else table.continued
        self.caption = lines(((caption, CAPTION.font),), CAPTION.size, sum(table.widths))
        noted = table.note if part in {"whole", "last"} else ""
        self.note = lines(((noted, NOTE.font),), NOTE.size, sum(table.widths)) if noted else ()

    @property
    def _above(self) -> float:
        return len(self.caption) * CAPTION.leading + CAPTION.after + self.table.head.height

    @property
    def _below(self) -> float:
        return len(self.note) * NOTE.leading + (4 if self.note else 0)

    @property
    def _kept_whole(self) -> bool:
        low = self._above + sum(row.height for row in self.rows) + self._below < 2 * _TALL
        return low and len(self.rows) <= _KEPT_WHOLE and self.part == "whole"

    def start_height(self, _room: float) -> float:
        """Return the height of caption, header and the first two rows; of all if they are few."""
        if self._kept_whole:
            return self.wrap(0, 0)[1]
        first = sum(row.height for row in self.rows[:2])
        return self._above + min(first, 2 * _TALL)

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Return width and height of caption, header, rows and note."""
        self.width = room
        self.height = self._above + sum(row.height for row in self.rows) + self._below
        return self.width, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        """Return the rows that fit and the rest; nothing if too few would fit."""
        if self._kept_whole:
            return []
        left = height - self._above + 0.01
        fits = 0
        while fits < len(self.rows) - 1 and self.rows[fits].height <= left:
            left -= self.rows[fits].height
            fits += 1
        upper, lower = self.rows[:fits], self.rows[fits:]
        if lower and lower[0].height > _TALL and left > _ROOM_TO_BREAK:
            head, tail = _broken(lower[0], min(left, lower[0].height - _TALL / 3))
            upper, lower = (*upper, head), (tail, *lower[1:])
        elif len(lower) == 1 and len(upper) > 3:  # no single row on the next page
            upper, lower = upper[:-1], (upper[-1], *lower)
        if not upper or not lower or (len(upper) < 2 and upper[0].height < _ROOM_TO_BREAK):
            return []
        begins = self.part in {"whole", "first"}
        ends = self.part in {"whole", "last"}
        return [
            TableBlock(self.table, upper, "first" if begins else "middle"),
            TableBlock(self.table, lower, "last" if ends else "middle"),
        ]

    def draw(self) -> None:
        """Draw from the top: caption, header row, rows with a rule below each, note."""
        canvas, wide = self.canv, sum(self.table.widths)
        y = self.height
        draw_lines(canvas, self.caption, 0, y, CAPTION)
        y -= len(self.caption) * CAPTION.leading + CAPTION.after
        canvas.setFillColor(SHADE)
        canvas.rect(0, y - self.table.head.height, wide, self.table.head.height, stroke=0, fill=1)
        y = self._draw_row(self.table.head, y)
        ruled = [y]
        for row in self.rows:
            y = self._draw_row(row, y)
            ruled.append(y)
        draw_rules(canvas, ruled[1:-1], wide, 0.5, RULE)
        draw_rules(canvas, (ruled[0], ruled[-1]), wide, 0.9, INK)
        draw_lines(canvas, self.note, 0, y - 4, NOTE)

    def _draw_row(self, row: SetRow, top: float) -> float:
        x = 0.0
        for cell, wide in zip(row.cells, self.table.widths, strict=True):
            if cell.right:
                y = top - CELL_PAD_Y
                for line in cell.lines:
                    at = x + wide - CELL_PAD_X - cell.inset - line.width
                    draw_lines(self.canv, (line,), at, y, cell.style)
                    y -= cell.style.leading
            else:
                draw_lines(self.canv, cell.lines, x + CELL_PAD_X, top - CELL_PAD_Y, cell.style)
            x += wide
        return top - row.height


def _broken(row: SetRow, height: float) -> tuple[SetRow, SetRow]:
    """Return a tall row in two parts, the first at most ``height`` high."""
    upper, lower = [], []
    for cell in row.cells:
        fits = int((height - 2 * CELL_PAD_Y) / cell.style.leading)
        upper.append(cell._replace(lines=cell.lines[:fits]))
        lower.append(cell._replace(lines=cell.lines[fits:]))
    return set_row(tuple(upper)), set_row(tuple(lower))
