"""The cells of a workbook from a stranger: value, formula and saved result in one pass.

openpyxl is not used for this: it would have to read twice to see a formula and its result, takes
four times as long, and also reads pictures, charts and rules that no bid needs. What is read here
has passed ``workbook_problem``: UTF-8 without document types or entities, and bounded.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from procure.bid.given import Raw
from procure.forms.book import ListedSheet, read_book, read_strings, unescaped
from procure.forms.cell_values import Formats, StylesWalk, Unread, plain_value
from procure.forms.references import (
    LAST_ROW,
    Area,
    area,
    column_letters,
    counted,
    index,
    row_and_column,
)
from procure.forms.xml_walk import Room, Unusable, Walk, follow

MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_MERGED = 1_000

_SHOWN_FORMULA = 300

_ROW = "worksheet/sheetData/row"
_CELL = f"{_ROW}/c"
_VALUE = f"{_CELL}/v"
_FORMULA = f"{_CELL}/f"
_INLINE = f"{_CELL}/is/t"
_RUN = f"{_CELL}/is/r/t"
_COLUMN = "worksheet/cols/col"
_MERGED = "worksheet/mergeCells/mergeCell"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something.

    Attributes:
        value: what the cell shows or last showed; None for a formula never calculated.
        formula: with its ``=``, its beginning if it is long; empty if it is none.
        error: whether the value is an error such as ``#DIV/0!``.
        percent: whether a number is shown as a percentage.
        locked: whether the form locks it.
        damage: why what the file holds here is no value, as the rest of a sentence; else empty.
    """

    value: Raw
    formula: str = ""
    error: bool = False
    percent: bool = False
    locked: bool = True
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by row and column, counted from 1; what is hidden and merged.

    Attributes:
        beyond: the first filled cell that lies outside what is read; empty if there is none.
    """

    title: str
    hidden: bool
    cells: dict[int, dict[int, SheetCell]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[Area, ...]
    beyond: str = ""

    def cell(self, row: int, column: int) -> SheetCell | None:
        """Return the cell, None if it is empty."""
        return self.cells.get(row, {}).get(column)

    def merged_at(self, row: int, column: int) -> Area | None:
        """Return the merged area a cell belongs to, if any."""
        for one in self.merged:
            if one[0] <= row <= one[2] and one[1] <= column <= one[3]:
                return one
        return None


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that has passed ``workbook_problem``.

    Cells beyond row 5,000 or column 60 are left out; the first of them is named.

    Raises:
        Unusable: if it is damaged, or holds more than a form can.
    """
    room = Room()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = read_book(archive, room)
        strings = read_strings(archive, book.strings_part, room)
        styles = StylesWalk(room)
        if book.styles_part:
            follow(archive, book.styles_part, styles)
        formats = styles.formats(book.from_1904)
        return tuple(_sheet(archive, one, strings, formats, room) for one in book.sheets)


def _sheet(
    archive: zipfile.ZipFile, listed: ListedSheet, strings: list[str], formats: Formats, room: Room
) -> Sheet:
    walk = _SheetWalk(room, strings, formats)
    try:
        follow(archive, listed.part, walk)
    except Unusable as fault:
        raise Unusable(fault.what, fault.remedy, f"{listed.title}{fault.place}") from fault
    return Sheet(
        title=listed.title,
        hidden=listed.hidden,
        cells=walk.cells,
        hidden_rows=frozenset(walk.hidden_rows),
        hidden_columns=frozenset(walk.hidden_columns),
        merged=tuple(walk.merged),
        beyond=walk.beyond,
    )


class _SheetWalk(Walk):
    paths: ClassVar = frozenset({_ROW, _CELL, _COLUMN, _MERGED})
    texts: ClassVar = frozenset({_VALUE, _FORMULA, _INLINE, _RUN})

    def __init__(self, room: Room, strings: list[str], formats: Formats) -> None:
        super().__init__(room)
        self.strings, self.formats = strings, formats
        self.cells: dict[int, dict[int, SheetCell]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Area] = []
        self.beyond = ""
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._saved: str | None = None
        self._inline: list[str] = []
        self._formula = ""

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        if path == _CELL:
            self._column = self._next_column(attributes.get("r"))
            self._cell, self._saved, self._inline, self._formula = attributes, None, [], ""
        elif path == _ROW:
            self._row = self._next_row(attributes.get("r"))
            self._column = 0
            if self._row <= MAX_ROWS and attributes.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif path == _MERGED:
            self.room.keep(listed=1)
            if len(self.merged) == MAX_MERGED:
                raise Unusable(f"has more than {MAX_MERGED} merged areas.")
            self.merged.append(area(attributes.get("ref", "")))
        elif attributes.get("hidden") in ("1", "true"):
            first, last = (counted(attributes.get(name, "1")) for name in ("min", "max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def closed(self, path: str, text: str) -> None:
        if path == _CELL:
            self._keep()
        elif path == _VALUE:
            self._saved = text
        elif path == _FORMULA:
            self._formula = f"={unescaped(text[:_SHOWN_FORMULA]) or '…'}"
        elif path in (_INLINE, _RUN):
            self._inline.append(text)

    def _next_row(self, given: str | None) -> int:
        """Return the row's number; rows that go back are written by no spreadsheet program."""
        number = self._row + 1 if given is None else counted(given)
        if not self._row < number <= LAST_ROW:
            what = f"is damaged: row '{str(given)[:20]}' stands after row {self._row}."
            raise Unusable(what)
        return number

    def _next_column(self, given: str | None) -> int:
        if given is None:
            return self._column + 1
        row, number = row_and_column(given)
        if row != self._row or number <= self._column:
            raise Unusable(f"is damaged: cell '{given[:20]}' stands in row {self._row}.")
        return number

    def _keep(self) -> None:
        cell = self._made()
        if cell is None:
            return
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS:
            self.beyond = self.beyond or f"{column_letters(self._column)}{self._row}"
            return
        self.room.keep(cells=1)
        self.cells.setdefault(self._row, {})[self._column] = cell

    def _made(self) -> SheetCell | None:
        if self._saved is None and not (self._formula or self._inline):
            return None
        kind = self._cell.get("t", "n")
        style = index(self._cell.get("s", "0"))
        damage = ""
        try:
            value = self._value(kind, style)
        except Unread as fault:
            value, damage = unescaped(self._saved or ""), str(fault)
        if not self._formula and not damage and (value is None or value == ""):
            return None
        return SheetCell(
            value=None if value == "" else value,
            formula=self._formula,
            error=kind == "e",
            percent=style in self.formats.percent and kind == "n",
            locked=style not in self.formats.unlocked,
            damage=damage,
        )

    def _value(self, kind: str, style: int) -> Raw:
        if kind == "inlineStr":
            return unescaped("".join(self._inline))
        if kind != "s" or not self._saved:
            return plain_value(self._saved, kind, style, self.formats)
        number = index(self._saved.strip())
        if not 0 <= number < len(self.strings):
            raise Unread(f"refers to text {self._saved[:20]}, which the file does not hold")
        return self.strings[number]
