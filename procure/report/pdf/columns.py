"""From a table block to a table as set: cells as text, column widths, decimal alignment."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from procure.model.blocks import Cell, ColumnHead, Table, content
from procure.model.message import Message
from procure.report.pdf.fonts import width
from procure.report.pdf.style import CELL, CELL_BOLD, CELL_PAD_X
from procure.report.pdf.table import SetCell, SetRow, SetTable, TableBlock, set_row
from procure.report.pdf.typeset import lines, longest_word, natural_width
from procure.report.render_text import number, words

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?$")
NOTHING = "\N{EN DASH}"
_WIDEST = 260.0
"""A text column asks for at most this much, however long its longest answer."""
_LONGEST_WORD = 110.0
"""Beyond this a word is broken rather than widening its column."""
_HEAD_LINES = 12
"""A column's head is cut, visibly, after as many lines."""
CONTINUED = Message("(continued)")


class _Written(NamedTuple):
    """A cell as text; ``fraction`` is its part from the decimal sign on."""

    text: str
    fraction: str


def table_block(table: Table, language: str, room: float) -> TableBlock:
    """Return the table set to ``room`` points width."""
    heads = tuple(words(column.text, language) for column in table.columns)
    rows = tuple(
        tuple(
            _written(cell, language, column.kind)
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    fractions = tuple(
        _widest_fraction([row[at] for row in rows]) if column.kind == "number" else 0.0
        for at, column in enumerate(table.columns)
    )
    widths = _widths(table.columns, heads, rows, fractions, room)
    caption = words(table.caption, language)
    whole = SetTable(
        caption=caption,
        continued=f"{caption} {words(CONTINUED, language)}",
        widths=widths,
        head=_head(table.columns, heads, widths),
        note=words(table.note, language) if table.note is not None else "",
    )
    emphasis = frozenset(table.emphasis)
    return TableBlock(
        whole,
        tuple(
            _row(row, table.columns, widths, fractions, bold=at in emphasis)
            for at, row in enumerate(rows)
        ),
    )


def _written(cell: Cell, language: str, kind: str) -> _Written:
    said = content(cell)
    if said is None:
        return _Written(NOTHING, "")
    if not isinstance(said, Decimal):
        text = words(said, language)
        _, point, decimals = text.partition(".")
        is_number = kind == "number" and bool(_NUMBER.match(text))
        return _Written(text, point + decimals if is_number else "")
    exponent = said.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = number(said, language)
    return _Written(text, text[-places - 1 :] if places else "")


def _head(
    columns: tuple[ColumnHead, ...], heads: tuple[str, ...], widths: tuple[float, ...]
) -> SetRow:
    style, cells = CELL_BOLD, []
    for column, text, wide in zip(columns, heads, widths, strict=True):
        room = wide - 2 * CELL_PAD_X
        set_lines = lines(((text, style.font),), style.size, room)
        if len(set_lines) > _HEAD_LINES:
            more = lines((("…", style.font),), style.size, room)
            set_lines = (*set_lines[: _HEAD_LINES - 1], *more)
        cells.append(SetCell(set_lines, style, column.kind == "number", 0.0))
    return set_row(tuple(cells))


def _row(
    row: tuple[_Written, ...],
    columns: tuple[ColumnHead, ...],
    widths: tuple[float, ...],
    fractions: tuple[float, ...],
    *,
    bold: bool,
) -> SetRow:
    style = CELL_BOLD if bold else CELL
    cells = []
    for written, column, wide, fraction in zip(row, columns, widths, fractions, strict=True):
        right = column.kind == "number"
        room = wide - 2 * CELL_PAD_X
        set_lines = lines(((written.text, style.font),), style.size, room)
        inset = 0.0
        if right and len(set_lines) == 1:
            own = style.size * width(written.fraction, style.font)
            inset = min(max(fraction - own, 0.0), max(room - set_lines[0].width, 0.0))
        cells.append(SetCell(set_lines, style, right, inset))
    return set_row(tuple(cells))


def _widths(
    columns: tuple[ColumnHead, ...],
    heads: tuple[str, ...],
    rows: tuple[tuple[_Written, ...], ...],
    fractions: tuple[float, ...],
    room: float,
) -> tuple[float, ...]:
    """Return column widths that add up to ``room``.

    Published shares hold if every column has one; else each column gets its longest word, and what
    is left goes to the columns that would need more lines, in proportion.
    """
    if all(column.width for column in columns):
        shares = sum(column.width for column in columns)
        return tuple(room * column.width / shares for column in columns)
    least, wished = [], []
    for at, column in enumerate(columns):
        texts = [row[at].text for row in rows]
        narrow = max(
            longest_word(heads[at], CELL_BOLD.font, CELL_BOLD.size),
            min(_longest(texts), _LONGEST_WORD),
        )
        if column.kind == "number":
            narrow = max(narrow, _figures([row[at] for row in rows], fractions[at]))
        asked = [
            min(natural_width(text, CELL_BOLD.font, CELL.size), _WIDEST)
            for text in (texts if column.kind == "number" else (heads[at], *texts))
        ]
        wide = max((max(asked) + sum(asked) / len(asked)) / 2 if asked else 0.0, narrow)
        least.append(narrow + 2 * CELL_PAD_X)
        wished.append(least[-1] if column.kind == "number" else wide + 2 * CELL_PAD_X)
    return _shared(least, wished, room)


def _widest_fraction(column: Sequence[_Written]) -> float:
    return CELL.size * max((width(cell.fraction, CELL.font) for cell in column), default=0.0)


def _longest(texts: Sequence[str]) -> float:
    return max((longest_word(text, CELL_BOLD.font, CELL.size) for text in texts), default=0.0)


def _figures(column: Sequence[_Written], fraction: float) -> float:
    """Return the width of a column of figures: widest whole part, sign and widest fraction."""
    whole = max(
        (
            width(cell.text[: len(cell.text) - len(cell.fraction)], CELL_BOLD.font)
            for cell in column
            if cell.fraction or " " not in cell.text
        ),
        default=0.0,
    )
    return CELL_BOLD.size * whole + fraction * 1.05


def _shared(least: list[float], wished: list[float], room: float) -> tuple[float, ...]:
    if sum(least) >= room:
        return tuple(room * one / sum(least) for one in least)
    spare, wish = room - sum(least), sum(wished) - sum(least)
    if wish <= 0:
        return tuple(one + spare / len(least) for one in least)
    if wish >= spare:
        return tuple(
            low + spare * (high - low) / wish for low, high in zip(least, wished, strict=True)
        )
    extra = (spare - wish) / sum(wished)
    return tuple(high * (1 + extra) for high in wished)
