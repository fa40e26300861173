"""From a table block to a table as set: cells as text, column widths, decimal alignment."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from procure.language.direction import is_right_to_left
from procure.model.blocks import Cell, FullCell, Link, Table, Text, content, covered
from procure.model.message import Message
from procure.report.pdf.fonts import width
from procure.report.pdf.heads import head_rows
from procure.report.pdf.ink import Ink
from procure.report.pdf.inlines import Passage, Told, told
from procure.report.pdf.said import fragments, words
from procure.report.pdf.style import CAPTION, CELL, CELL_BOLD, CELL_PAD_X, NOTE, TextStyle
from procure.report.pdf.table import SetCell, SetRow, SetTable, TableBlock, set_rows
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines, lines_of, longest_word, natural_width
from procure.report.render_text import LONG, number

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+…?)?$")
NOTHING = "\N{EN DASH}"
_WIDEST = 260.0
"""A text column asks for at most this much, however long its longest answer."""
_HIGHEST_TOGETHER = 120.0
"""Rows that one cell covers stay on a page together up to this height."""
_LONGEST_NAME = 130.0
"""A cell that is one word no wider than this stands on one line where there is room."""
_MOST_HELD = 0.8
"""Share of a table that its columns may hold for that, before what is left is shared out."""
_LONGEST_WORD = 110.0
"""Beyond this a word is broken rather than widening its column."""


class _Written(NamedTuple):
    """A cell as text; ``fraction`` is its part from the decimal sign on.

    ``is_plain``: all of it is in the report's language, written its way.
    """

    text: str
    fraction: str
    is_nothing: bool = False
    is_plain: bool = True


_BLANK = _Written("", "")


def table_block(table: Table, language: str, room: float, parent: Node) -> TableBlock:
    """Return the table set to ``room`` points width, as an element of ``parent``."""
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
    widths = _widths(table, heads, rows, fractions, room)
    node = Node("Table", parent)
    again = Message("{caption} (continued)", {"caption": table.caption})
    note_node = Node("P", parent) if table.note is not None else None
    caption_node = Node("Caption", node)
    whole = SetTable(
        caption=told(table.caption, CAPTION, caption_node, language),
        caption_node=caption_node,
        continued=partial(told, again, CAPTION, Node("Span"), language),
        widths=widths,
        head=head_rows(table, language, widths, node),
        note=told(table.note, NOTE, note_node, language) if table.note and note_node else None,
        note_node=note_node,
        right_to_left=is_right_to_left(language),
    )
    return TableBlock(whole, _Rows(table, language, widths, fractions, node).set(rows))


class _Rows:
    """The body of one table being set."""

    def __init__(
        self,
        table: Table,
        language: str,
        widths: tuple[float, ...],
        fractions: tuple[float, ...],
        node: Node,
    ) -> None:
        self.table, self.widths, self.fractions = table, widths, fractions
        self.body = Node("TBody", node)
        self.unsaid = covered(table.rows)
        self.blank: frozenset[tuple[int, int]] = frozenset()
        self.emphasis = frozenset(table.emphasis)
        self.language, self.none = language, words(Message("none"), language)
        self.turns = is_right_to_left(language)
        self.is_number = [column.kind == "number" for column in table.columns]
        self.plain, self.bold = self._inks(CELL), self._inks(CELL_BOLD)
        self.edges = tuple(accumulate(widths, initial=0.0))

    def _inks(self, style: TextStyle) -> list[Ink]:
        """Return how the cells of each column are drawn, if nothing is particular to them."""
        return [
            Ink(style, align="right" if figures or self.turns else "left")
            for figures in self.is_number
        ]

    def set(self, rows: tuple[tuple[_Written, ...], ...]) -> tuple[SetRow, ...]:
        """Return the rows with their elements; rows too high to stay together are not joined."""
        done = self._set(rows)
        together = 0.0
        for row in done:
            together += row.height
            if together > _HIGHEST_TOGETHER and (row.joined or together > row.height):
                self.body.parts.clear()
                self._part_rows()
                return self._set(rows)
            together = together if row.joined else 0.0
        return done

    def _set(self, rows: tuple[tuple[_Written, ...], ...]) -> tuple[SetRow, ...]:
        done = [self._row(at, row) for at, row in enumerate(rows)]
        return set_rows(self._from_left(done) if self.turns else done)

    def _part_rows(self) -> None:
        """Let each cell over several rows stand in the first of them, with blank ones below."""
        self.table = replace(
            self.table,
            rows=tuple(
                tuple(replace(cell, rows=1) if isinstance(cell, FullCell) else cell for cell in row)
                for row in self.table.rows
            ),
        )
        self.blank = self.unsaid - covered(self.table.rows)
        self.unsaid = covered(self.table.rows)

    def _row(self, at: int, row: tuple[_Written, ...]) -> tuple[SetCell, ...]:
        inks, node = self.bold if at in self.emphasis else self.plain, Node("TR", self.body)
        cells = self.table.rows[at]
        return tuple(
            self._cell(
                cells[column],
                column,
                _BLANK if (at, column) in self.blank else written,
                inks[column],
                node,
            )
            for column, written in enumerate(row)
            if (at, column) not in self.unsaid
        )

    def _cell(self, cell: Cell, column: int, written: _Written, ink: Ink, parent: Node) -> SetCell:
        own, style = Node("TD", parent), ink.style
        if column == self.table.row_header:
            own.tag, own.attributes = "TH", "/O/Table/Scope/Row"
        full = cell if isinstance(cell, FullCell) else None
        if written.is_nothing:
            own.actual = self.none
        across = full.columns if full else 1
        room = self.edges[column + across] - self.edges[column] - 2 * CELL_PAD_X
        said = None if written.is_plain else _told(cell, style, own, self.language)
        set_lines = (
            lines(said.spans, style.size, room)
            if said
            else lines_of(written.text, style.font, style.size, room)
        )
        inset = 0.0
        if self.is_number[column] and len(set_lines) == 1:
            fraction = style.size * width(written.fraction, style.font)
            most = max(room - set_lines[0].width, 0.0)
            inset = min(max(self.fractions[column] - fraction, 0.0), most)
        done = SetCell(set_lines, ink, own, inset, column)
        return done if full is None and said is None else self._covering(done, full, said)

    def _covering(self, done: SetCell, full: FullCell | None, said: Told | None) -> SetCell:
        """Return a cell with what it covers, and with the parts and the direction of its text."""
        across = full.columns if full else 1
        down = full.rows if full else 1
        covers = "".join(
            f"/{name} {count}"
            for name, count in (("ColSpan", across), ("RowSpan", down))
            if count > 1
        )
        if covers:
            done.node.attributes = f"{done.node.attributes or '/O/Table'}{covers}"
        ink = done.ink._replace(inlines=said.inlines, back=said.back) if said else done.ink
        return done._replace(across=across, down=down, ink=ink)

    def _from_left(self, rows: list[tuple[SetCell, ...]]) -> list[tuple[SetCell, ...]]:
        """Return the rows, columns of foreign passages from the left in a table from the right.

        Only a column with a long passage is: short names and words keep to the table's edge.
        """
        long = {
            cell.column
            for row in rows
            for cell in row
            if not self.is_number[cell.column] and _signs(cell) > LONG and cell.is_straight
        }
        return [
            tuple(
                cell._replace(ink=cell.ink._replace(align="left"))
                if cell.column in long and cell.is_straight
                else cell
                for cell in row
            )
            for row in rows
        ]


def _signs(cell: SetCell) -> int:
    return sum(len(run.text) for line in cell.lines for run in line.runs)


def _told(cell: Cell, style: TextStyle, node: Node, language: str) -> Told:
    """Return a cell in another language, with parts of it, or a link."""
    full = cell if isinstance(cell, FullCell) else FullCell(cell)
    text = number(full.content, language) if isinstance(full.content, Decimal) else full.content
    passage = Passage(node, style, language)
    passage.say(text or "", full.language, (Link(text or "", full.to),) if full.to else ())
    return passage.told()


def _written(cell: Cell, language: str, kind: str) -> _Written:
    said = content(cell)
    if said is None:
        return _Written(NOTHING, "", True)
    if type(cell) is str and kind != "number" and cell.isascii() and not is_right_to_left(language):
        return _word(cell)
    if not isinstance(said, Decimal):
        text, plain = _said(said, language)
        plain = plain and not (isinstance(cell, FullCell) and (cell.language or cell.to))
        _, point, decimals = text.partition(".") if kind == "number" else ("", "", "")
        return _Written(text, point + decimals if _NUMBER.match(text) else "", is_plain=plain)
    exponent = said.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = number(said, language)
    return _Written(text, text[-places - 1 :] if places else "")


@lru_cache(maxsize=4096)
def _word(text: str) -> _Written:
    return _Written(text, "")


def _said(said: Text, language: str) -> tuple[str, bool]:
    """Return a text, and whether all of it is in the report's language, written its way."""
    if type(said) is str and said.isascii() and not is_right_to_left(language):
        return said, True  # a fact as most are
    parts = fragments(said, language)
    alone = len(parts) == 1 and parts[0].language == language and not parts[0].turned
    return (parts[0].text if alone else "".join(part.text for part in parts)), alone


def _widths(
    table: Table,
    heads: tuple[str, ...],
    rows: tuple[tuple[_Written, ...], ...],
    fractions: tuple[float, ...],
    room: float,
) -> tuple[float, ...]:
    """Return column widths that add up to ``room``.

    Published shares hold if every column has one; else each column gets its longest word, then its
    longest name of a file, then what is left goes to the columns that would need more lines, in
    proportion.
    """
    columns = table.columns
    if all(column.width for column in columns):
        return _published(table, heads, room)
    over_more = [
        {at for at, cell in enumerate(row) if isinstance(cell, FullCell) and cell.columns > 1}
        for row in table.rows
    ]
    least, whole, wished = [], [], []
    for at, column in enumerate(columns):
        texts = [
            "" if at in wide else row[at].text for row, wide in zip(rows, over_more, strict=True)
        ]
        natural = {
            text: natural_width(text, CELL_BOLD.font, CELL.size) for text in dict.fromkeys(texts)
        }
        narrow = max(
            longest_word(heads[at], CELL_BOLD.font, CELL_BOLD.size),
            min(_longest(natural), _LONGEST_WORD),
        )
        if column.kind == "number":
            narrow = max(narrow, _figures([row[at] for row in rows], fractions[at]))
        asked = [min(natural[text], _WIDEST) for text in texts]
        if column.kind != "number":
            asked.insert(0, min(natural_width(heads[at], CELL_BOLD.font, CELL.size), _WIDEST))
        wide = max((max(asked) + sum(asked) / len(asked)) / 2 if asked else 0.0, narrow)
        least.append(narrow + 2 * CELL_PAD_X)
        whole.append(max(narrow, _longest_name(natural)) + 2 * CELL_PAD_X)
        wished.append(
            whole[-1] if column.kind == "number" else max(wide + 2 * CELL_PAD_X, whole[-1])
        )
    return _shared(whole if sum(whole) <= _MOST_HELD * room else least, wished, room)


def _published(table: Table, heads: tuple[str, ...], room: float) -> tuple[float, ...]:
    """Return published shares of ``room``; a column too narrow for its head takes from the rest."""
    shares = sum(column.width for column in table.columns)
    wished = [room * column.width / shares for column in table.columns]
    least = [longest_word(head, CELL_BOLD.font, CELL_BOLD.size) + 2 * CELL_PAD_X for head in heads]
    if all(need <= wide for need, wide in zip(least, wished, strict=True)):
        return tuple(wished)
    return _shared(least, [max(pair) for pair in zip(least, wished, strict=True)], room)


def _widest_fraction(column: Sequence[_Written]) -> float:
    return CELL.size * max((width(cell.fraction, CELL.font) for cell in column), default=0.0)


def _longest(texts: Iterable[str]) -> float:
    return max((longest_word(text, CELL_BOLD.font, CELL.size) for text in texts), default=0.0)


def _longest_name(natural: Mapping[str, float]) -> float:
    """Return the width of the longest cell that is one word, such as the name of a file."""
    widths = (wide for text, wide in natural.items() if " " not in text)
    return max((wide for wide in widths if wide <= _LONGEST_NAME), default=0.0)


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
