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
from procure_carbon.bill_columns import IGNORED, column_of, sheet_of
from procure_carbon.bill_heads import RESULTS, columns_of_headers, header_findings, heads_of
from procure_carbon.bill_text import bill_text
from procure_carbon.finding import error, info, warning
from procure_carbon.tree import mapped
from procure_carbon.written import shown

MAX_ROWS = 5_000
MAX_COLUMNS = 60
_DECLARED = frozenset({"declared_amount", "declared_unit", "conv_to_declared", "declaration"})
"""Columns that say what a factor is for: where one stands, factors are no totals of lines."""


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
        tables = [_of_csv(file, findings)]
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
    totals = RESULTS in columns and not columns & _DECLARED
    if totals:
        findings.append(_told_totals(sheets["boq"], file.name))
    return Bill(file.name, sheets, totals, columns)


def _told_totals(rows: tuple[BillRow, ...], file: str) -> Finding:
    what = Message(
        "The lines are read as a table of results: each figure is the line's total, and is not"
        " multiplied by its quantity. A bill of declared units has the columns declared_amount and"
        " declared_unit."
    )
    return info("G14", rows[0].where if rows else file, what)


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
    heads = heads_of(_values(entries))
    part = part or _part_of(heads.columns)
    if not heads.row:
        return "", frozenset(), ()
    if part:
        findings += header_findings(_headers(entries, heads.row))
    rows = tuple(
        BillRow(
            {name: cells[column] for column, name in heads.named.items() if column in cells},
            min(cells.items())[1].where,
        )
        for number, cells in entries.items()
        if number > heads.row and cells
    )
    return part, heads.columns, rows


def _values(entries: Mapping[int, Mapping[int, Entry]]) -> dict[int, dict[int, object]]:
    return {row: {at: one.value for at, one in cells.items()} for row, cells in entries.items()}


def _headers(entries: Mapping[int, Mapping[int, Entry]], row: int) -> Iterator[tuple[str, str]]:
    for _, cell in sorted(entries[row].items()):
        yield str(cell.value), cell.where


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


def _of_csv(file: EvidenceContent, findings: list[Finding]) -> Found:
    text = bill_text(file.content, file.name)
    head = text[:4000].splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries: dict[int, dict[int, Entry]] = {}
    beyond = ""
    try:
        for row in reader:
            if len(entries) > MAX_ROWS:
                where = f"{file.name}:{reader.line_num}"
                raise InputFault([Problem(where, f"is past {MAX_ROWS} rows.", "Shorten it.")])
            if any(cell.strip() for cell in row[MAX_COLUMNS:]):
                beyond = beyond or f"{file.name}:{reader.line_num}"
            entries[reader.line_num] = {
                column: Entry(cell.strip(), f"{file.name}:{reader.line_num} column {column}")
                for column, cell in enumerate(row[:MAX_COLUMNS], 1)
                if cell.strip()
            }
    except csv.Error as fault:
        where = f"{file.name}:{reader.line_num}"
        raise InputFault([Problem(where, f"is not CSV: {fault}.", "Export it anew.")]) from fault
    if beyond:
        what = Message("Columns after number {most} are left out.", {"most": MAX_COLUMNS})
        findings.append(error("G14", beyond, what))
    heads = heads_of(_values(entries))
    part = _part_of(heads.columns)
    if not heads.row:
        return "", frozenset(), ()
    if part:
        findings += header_findings(_headers(entries, heads.row))
    rows = tuple(
        BillRow(
            {
                name: Entry(cells[column].value, f"{file.name}:{line} {name}")
                for column, name in heads.named.items()
                if column in cells
            },
            f"{file.name}:{line}",
        )
        for line, cells in entries.items()
        if line > heads.row and cells
    )
    return part, heads.columns, rows


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
            headers: dict[str, str] = {}
            found = tuple(_yaml_rows(document, title, rows, headers, findings))
            findings += header_findings(headers.items())
            yield part, columns_of_headers(headers), found


def _yaml_facts(
    document: YamlDocument, title: str, facts: Mapping[str, JsonValue]
) -> Iterator[BillRow]:
    for key, value in facts.items():
        where = document.where((title, key))
        yield BillRow({"item": Entry(key, where), "value": _yaml_entry(value, where)}, where)


def _yaml_rows(
    document: YamlDocument,
    title: str,
    rows: JsonValue,
    headers: dict[str, str],
    findings: list[Finding],
) -> Iterator[BillRow]:
    """Yield the rows of a part, and note each header with its first place; no row is a finding."""
    for index, row in enumerate(rows if isinstance(rows, list) else [rows]):
        where = document.where((title, index))
        if not isinstance(row, dict) or index >= MAX_ROWS:
            what = Message("{value} is no row that can be read.", {"value": shown(row)})
            findings.append(error("G14", where, what))
            continue
        cells: dict[str, Entry] = {}
        for header, value in row.items():
            place = document.where((title, index, header))
            headers.setdefault(header, place)
            name = column_of(header)
            if name and name not in IGNORED:
                cells.setdefault(name, _yaml_entry(value, place))
        yield BillRow(cells, where)


def _yaml_entry(value: JsonValue, where: str) -> Entry:
    if isinstance(value, list | dict):
        return Entry(None, where, "holds a list where one value is due")
    return Entry(value, where)
