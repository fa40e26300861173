"""A bill of quantities as rows of cells, whether it came as .xlsx, .csv or .yaml."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    EvidenceContent,
    EvidenceSheet,
    Finding,
    InputFault,
    JsonValue,
    Message,
    Problem,
    YamlDocument,
    parse_yaml,
    read_workbook,
)
from procure_carbon.bill_columns import IGNORED, TOTALS, column_of, sheet_of
from procure_carbon.bill_text import bill_text
from procure_carbon.finding import error, info, warning
from procure_carbon.tree import mapped
from procure_carbon.written import shown

MAX_ROWS = 5_000
_HEADER_ROWS = 12
"""Rows looked at for the header: a title and a note may stand above it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: its value, and where it stands."""

    value: bool | int | Decimal | Fraction | date | str | None
    where: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class BillRow:
    """A row: filled cells by column, and where it stands."""

    cells: Mapping[str, Entry]
    where: str

    def at(self, column: str) -> Entry:
        """Return a cell; an empty one that names its row and column if nothing stands there."""
        return self.cells.get(column) or Entry(None, f"{self.where} {column}")


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill as it came.

    Attributes:
        sheets: rows by part: ``boq``, ``project``, ``energy``, ``grid``, ``site``, ``ict``.
        totals: whether the factors of the lines are already totals of the lines.
        columns: those of the lines.
    """

    file: str
    sheets: Mapping[str, tuple[BillRow, ...]]
    totals: bool
    columns: frozenset[str]

    def rows(self, sheet: str) -> tuple[BillRow, ...]:
        """Return the rows of a part; none if it is not there."""
        return self.sheets.get(sheet, ())


def read_bill(file: EvidenceContent, findings: list[Finding]) -> Bill:
    """Return the rows of a bill.

    Raises:
        InputFault: if the file cannot be opened, or holds no part of a bill.
    """
    lower = file.name.lower()
    if lower.endswith((".xlsx", ".xlsm")):
        tables = [_of_sheet(sheet, findings) for sheet in read_workbook(file.content, file.name)]
    elif lower.endswith((".yaml", ".yml")):
        tables = list(_of_yaml(file, findings))
    else:
        tables = [_of_csv(file)]
    sheets: dict[str, tuple[BillRow, ...]] = {}
    columns: frozenset[str] = frozenset()
    for part, header, rows in tables:
        if not part:
            continue
        if part in sheets:
            what = Message("A second part {part} is left out.", {"part": part})
            findings.append(error("G14", rows[0].where if rows else file.name, what))
            continue
        sheets[part] = rows
        if part == "boq":
            columns = header
    lines = (row for part, rows in sheets.items() if part != "project" for row in rows)
    if not any(row.cells for row in lines):
        remedy = "Give it a sheet BoQ with the columns line_id, quantity, unit, gwp_A1A3_fossil."
        raise InputFault([Problem(file.name, "holds no row of a bill of quantities.", remedy)])
    return Bill(file.name, sheets, bool(columns & TOTALS), columns)


Found = tuple[str, frozenset[str], tuple[BillRow, ...]]
"""Part of the bill, its columns, its rows."""


def _of_sheet(sheet: EvidenceSheet, findings: list[Finding]) -> Found:
    part = sheet_of(sheet.title)
    first = next(iter(sheet.rows.values()), {})
    where = next(iter(first.values())).where if first else sheet.title
    if part and sheet.hidden:
        what = Message("The sheet is hidden. It counts all the same.")
        findings.append(warning("G14", where, what))
    if part and sheet.beyond:
        what = Message("Cells beyond row 5,000 or column 60 are left out, from {cell} on.",
                       {"cell": sheet.beyond})  # fmt: skip
        findings.append(error("G14", where, what))
    entries = {
        row: {column: Entry(cell.value, cell.where, cell.fault) for column, cell in cells.items()}
        for row, cells in sorted(sheet.rows.items())
    }
    if part == "project":
        return part, frozenset(), _project_rows(entries)
    if not part and len(entries) < 2:
        return "", frozenset(), ()
    header, columns = _header(entries, part)
    if not part:
        part = _part_of(frozenset(columns.values()))
    if not header:
        return "", frozenset(), ()
    strange = [shown(entries[header][one].value) for one in entries[header] if one not in columns]
    if part and strange:
        what = Message("These columns are left out: {names}.", {"names": ", ".join(strange[:10])})
        findings.append(info("G14", where, what))
    rows = tuple(
        BillRow(
            {name: cells[column] for column, name in columns.items() if column in cells},
            min(cells.items())[1].where,
        )
        for number, cells in entries.items()
        if number > header and cells
    )
    return part, frozenset(columns.values()), rows


def _project_rows(entries: Mapping[int, Mapping[int, Entry]]) -> tuple[BillRow, ...]:
    """Return names and values: beside each other in two columns, or below a row of heads."""
    rows = [dict(sorted(cells.items())) for cells in entries.values() if cells]
    heads = rows[0] if rows else {}
    if len(heads) > 2 and len(rows) > 1:
        pairs = [(head, rows[1][column]) for column, head in heads.items() if column in rows[1]]
    else:
        two = [list(cells.values()) for cells in rows if len(cells) > 1]
        pairs = [(cells[0], cells[1]) for cells in two]
    return tuple(BillRow({"item": name, "value": value}, value.where) for name, value in pairs)


def _header(entries: Mapping[int, Mapping[int, Entry]], part: str) -> tuple[int, dict[int, str]]:
    """Return the row that holds the headers, and the column each one names."""
    best: tuple[int, dict[int, str]] = (0, {})
    for number, cells in list(entries.items())[:_HEADER_ROWS]:
        named = {
            column: name
            for column, cell in cells.items()
            if isinstance(cell.value, str) and (name := column_of(cell.value))
        }
        unique = {
            column: name
            for column, name in named.items()
            if list(named.values()).index(name) == list(named).index(column)
        }
        if len(unique) > len(best[1]):
            best = (number, unique)
    if len(best[1]) < 2:
        return 0, {}
    return best


def has_lines(columns: Collection[str]) -> bool:
    """Say whether columns are those of lines: quantities, and figures or where they stand."""
    figures = "declaration" in columns or any(name.startswith("gwp_") for name in columns)
    return "quantity" in columns and figures


def _part_of(columns: frozenset[str]) -> str:
    """Return what a table without a telling name holds, by its columns."""
    if {"device", "watts"} <= columns:
        return "ict"
    if has_lines(columns):
        return "boq"
    if "kwh_per_year" in columns or {"year", "kwh"} <= columns:
        return "energy"
    if {"year", "factor"} <= columns:
        return "grid"
    return "site" if {"module", "kg_co2e"} <= columns else ""


def _of_csv(file: EvidenceContent) -> Found:
    text = bill_text(file.content, file.name)
    head = text[:4000].splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries: dict[int, dict[int, Entry]] = {}
    try:
        for row in reader:
            if len(entries) > MAX_ROWS:
                where = f"{file.name}:{reader.line_num}"
                raise InputFault([Problem(where, f"is past {MAX_ROWS} rows.", "Shorten it.")])
            entries[reader.line_num] = {
                column: Entry(cell.strip(), f"{file.name}:{reader.line_num} column {column}")
                for column, cell in enumerate(row[:60], 1)
                if cell.strip()
            }
    except csv.Error as fault:
        where = f"{file.name}:{reader.line_num}"
        raise InputFault([Problem(where, f"is not CSV: {fault}.", "Export it anew.")]) from fault
    header, columns = _header(entries, "")
    if not header:
        return "", frozenset(), ()
    rows = tuple(
        BillRow(
            {
                name: Entry(cells[column].value, f"{file.name}:{line} {name}")
                for column, name in columns.items()
                if column in cells
            },
            f"{file.name}:{line}",
        )
        for line, cells in entries.items()
        if line > header and cells
    )
    return _part_of(frozenset(columns.values())), frozenset(columns.values()), rows


def _of_yaml(file: EvidenceContent, findings: list[Finding]) -> Iterator[Found]:
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        what = f"byte {fault.start} is not UTF-8."
        raise InputFault([Problem(file.name, what, "Save it as UTF-8.")]) from fault
    document = parse_yaml(text, file.name)
    for title, rows in mapped(document.value).items():
        part = sheet_of(title)
        if part == "project" and isinstance(rows, dict):
            yield part, frozenset(), tuple(_yaml_facts(document, title, rows))
        elif part:
            found = tuple(_yaml_rows(document, title, rows, findings))
            yield part, frozenset(name for row in found for name in row.cells), found


def _yaml_facts(
    document: YamlDocument, title: str, facts: Mapping[str, JsonValue]
) -> Iterator[BillRow]:
    for key, value in facts.items():
        where = document.where((title, key))
        yield BillRow({"item": Entry(key, where), "value": _yaml_entry(value, where)}, where)


def _yaml_rows(
    document: YamlDocument, title: str, rows: JsonValue, findings: list[Finding]
) -> Iterator[BillRow]:
    """Yield the rows of a part; what is no row, or a column nobody knows, is a finding."""
    strange: dict[str, str] = {}
    for index, row in enumerate(rows if isinstance(rows, list) else [rows]):
        where = document.where((title, index))
        if not isinstance(row, dict) or index >= MAX_ROWS:
            what = Message("{value} is no row that can be read.", {"value": shown(row)})
            findings.append(error("G14", where, what))
            continue
        cells: dict[str, Entry] = {}
        for header, value in row.items():
            place = document.where((title, index, header))
            name = column_of(header)
            if not name:
                strange.setdefault(header, place)
            elif name not in IGNORED:
                cells[name] = _yaml_entry(value, place)
        yield BillRow(cells, where)
    if strange:
        names = ", ".join(shown(one) for one in list(strange)[:10])
        what = Message("These columns are left out: {names}.", {"names": names})
        findings.append(info("G14", next(iter(strange.values())), what))


def _yaml_entry(value: JsonValue, where: str) -> Entry:
    if isinstance(value, list | dict):
        return Entry(None, where, "holds a list where one value is due")
    return Entry(value, where)
