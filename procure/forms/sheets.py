"""The cells of a workbook from a stranger: value, formula and saved result in one pass.

openpyxl is not used for this: it would have to read twice to see a formula and its result, takes
four times as long, and also reads pictures, charts and rules that no bid needs. What is read here
has passed ``workbook_problem``: UTF-8 without document types or entities, and bounded.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from procure.bid.given import Raw
from procure.forms.cell_values import Formats, plain_value, read_formats

MAX_ROWS = 5_000
MAX_COLUMNS = 60

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something.

    Attributes:
        value: what the cell shows or last showed; None for a formula never calculated.
        formula: with its ``=``; empty if it is none.
        error: whether the value is an error such as ``#DIV/0!``.
        percent: whether a number is shown as a percentage.
        locked: whether the form locks it.
    """

    value: Raw
    formula: str = ""
    error: bool = False
    percent: bool = False
    locked: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by row and column, counted from 1; what is hidden and merged."""

    title: str
    hidden: bool
    cells: dict[int, dict[int, SheetCell]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[Area, ...]

    def cell(self, row: int, column: int) -> SheetCell | None:
        """Return the cell, None if it is empty."""
        return self.cells.get(row, {}).get(column)

    def merged_at(self, row: int, column: int) -> Area | None:
        """Return the merged area a cell belongs to, if any."""
        for area in self.merged:
            if area[0] <= row <= area[2] and area[1] <= column <= area[3]:
                return area
        return None


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that has passed ``workbook_problem``.

    Cells beyond row 5,000 or column 60 are left out.

    Raises:
        ValueError, LookupError, SyntaxError: if it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        targets = _targets(archive)
        strings = _strings(archive, names)
        formats = read_formats(_part(archive, names, "xl/styles.xml"), book)
        return tuple(
            _sheet(ET.fromstring(archive.read(target)), sheet, strings, formats)
            for sheet in book.iter(f"{_namespace(book)}sheet")
            if "worksheets/" in (target := targets[_relation(sheet)])
        )


def _namespace(element: ET.Element) -> str:
    return element.tag[: element.tag.index("}") + 1] if "}" in element.tag else ""


def _relation(sheet: ET.Element) -> str:
    return sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    return {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        ).lstrip("/")
        for relation in relations
    }


def _part(archive: zipfile.ZipFile, names: set[str], name: str) -> ET.Element | None:
    return ET.fromstring(archive.read(name)) if name in names else None


def _strings(archive: zipfile.ZipFile, names: set[str]) -> list[str]:
    root = _part(archive, names, "xl/sharedStrings.xml")
    return [] if root is None else [_string(item) for item in root]


def _string(item: ET.Element) -> str:
    """Return a string's text, its runs joined, without readings added for pronunciation."""
    parts: list[str] = []
    for child in item:
        if child.tag.endswith("}t"):
            parts.append(child.text or "")
        elif child.tag.endswith("}r"):
            parts.extend(run.text or "" for run in child if run.tag.endswith("}t"))
    return "".join(parts).replace("_x000D_", "")


def _sheet(root: ET.Element, sheet: ET.Element, strings: list[str], formats: Formats) -> Sheet:
    space = _namespace(root)
    cells: dict[int, dict[int, SheetCell]] = {}
    hidden: set[int] = set()
    number = 0
    for row in root.iterfind(f"{space}sheetData/{space}row"):
        number = int(row.get("r") or number + 1)
        if number > MAX_ROWS:
            continue
        if row.get("hidden") in ("1", "true"):
            hidden.add(number)
        if found := dict(_cells(row, space, strings, formats)):
            cells[number] = found
    return Sheet(
        title=sheet.get("name", ""),
        hidden=sheet.get("state", "visible") != "visible",
        cells=cells,
        hidden_rows=frozenset(hidden),
        hidden_columns=_hidden_columns(root, space),
        merged=tuple(_area(merge.get("ref", "")) for merge in root.iter(f"{space}mergeCell")),
    )


def _cells(
    row: ET.Element, space: str, strings: list[str], formats: Formats
) -> Iterator[tuple[int, SheetCell]]:
    column = 0
    names = (f"{space}v", f"{space}f", f"{space}is")
    for cell in row:
        reference = cell.get("r")
        column = column_number(reference) if reference else column + 1
        if len(cell) and column <= MAX_COLUMNS and (found := _cell(cell, names, strings, formats)):
            yield column, found


def _cell(
    cell: ET.Element, names: tuple[str, str, str], strings: list[str], formats: Formats
) -> SheetCell | None:
    saved = formula = inline = None
    for child in cell:
        if child.tag == names[0]:
            saved = child.text
        elif child.tag == names[1]:
            formula = child
        elif child.tag == names[2]:
            inline = _string(child)
    kind = cell.get("t", "n")
    style = int(cell.get("s", "0"))
    if kind == "s" and saved:
        value: Raw = strings[int(saved)]
    elif kind == "inlineStr":
        value = inline
    else:
        value = plain_value(saved, kind, style, formats)
    if formula is None and (value is None or value == ""):
        return None
    return SheetCell(
        value=None if value == "" else value,
        formula="" if formula is None else f"={formula.text or '…'}",
        error=kind == "e",
        percent=style in formats.percent and kind == "n",
        locked=style not in formats.unlocked,
    )


def _hidden_columns(root: ET.Element, space: str) -> frozenset[int]:
    return frozenset(
        number
        for column in root.iterfind(f"{space}cols/{space}col")
        if column.get("hidden") in ("1", "true")
        for number in range(
            int(column.get("min", "1")), min(int(column.get("max", "1")), MAX_COLUMNS) + 1
        )
    )


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    return (*_row_and_column(first), *_row_and_column(last or first))


def _row_and_column(reference: str) -> tuple[int, int]:
    match = _REFERENCE.match(reference)
    if not match:
        raise ValueError(f"{reference!r} is not a cell")
    return int(match.group(2)), column_number(reference)


def column_number(reference: str) -> int:
    """Return the number of the column that a reference such as ``D14`` or ``AA`` begins with."""
    number = 0
    for letter in reference[:4]:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number
