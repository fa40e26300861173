"""The reader of our conformance sheet: an .xlsx workbook that a bidder has filled in."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from procure.api import (
    EvidenceContent,
    EvidenceSheet,
    Finding,
    InputFault,
    Problem,
    SheetValue,
    read_workbook,
)
from procure_accessibility.catalogue import chapter_name
from procure_accessibility.report import Answer, Report
from procure_accessibility.said import finding, shortened
from procure_accessibility.sheet_layout import COLUMNS, CRITERIA, FIELDS, PRODUCT, TERMS

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^<>]*\bname="([^"]{1,31})"')
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_AGAIN = "Fill in the sheet that was issued, and leave its heads as they are."


def is_sheet(file: EvidenceContent) -> bool:
    """Say whether a file is a workbook with the two sheets of our form."""
    if not file.name.lower().endswith(".xlsx") or not file.content.startswith(b"PK"):
        return False
    try:
        with (
            zipfile.ZipFile(io.BytesIO(file.content)) as archive,
            archive.open("xl/workbook.xml") as part,
        ):
            names = set(_SHEET.findall(part.read(100_000)))
    except _BROKEN:
        return False
    return {PRODUCT.encode(), CRITERIA.encode()} <= names


def read_sheet(file: EvidenceContent) -> Report:
    """Return the report a filled-in sheet holds, its answers in the order of its rows.

    Raises:
        InputFault: if it is no workbook, or its sheets or heads are not those of the form.
    """
    sheets = {one.title: one for one in read_workbook(file.content, file.name)}
    missing = [name for name in (PRODUCT, CRITERIA) if name not in sheets]
    if missing:
        what = f"has no sheet {missing[0]!r}."
        raise InputFault([Problem(file.name, what, _AGAIN)])
    facts = _facts(sheets[PRODUCT])
    texts = {name: _text(cell) for name, cell in facts.items()}
    faults = [*_unread(facts.values()), *_unread(_cells(sheets[CRITERIA]))]
    return Report(
        file=file.name,
        title=texts.get("title", ""),
        product=texts.get("product", ""),
        version=texts.get("version", ""),
        author=texts.get("author", ""),
        vendor=texts.get("vendor", ""),
        date=texts.get("date", ""),
        methods=texts.get("methods", ""),
        notes=texts.get("notes", ""),
        audit=texts.get("audit", ""),
        catalogue=texts.get("catalogue", ""),
        answers=tuple(_answers(sheets[CRITERIA], file.name)),
        places={name: cell.where for name, cell in facts.items()},
        unplaced=(*faults[:60], *_beyond(sheets[CRITERIA], file.name)),
    )


def _facts(sheet: EvidenceSheet) -> Mapping[str, SheetValue]:
    labels = {label: name for name, (label, _) in FIELDS.items()}
    found: dict[str, SheetValue] = {}
    for cells in sheet.rows.values():
        name = labels.get(_text(cells.get(1)))
        if name and 2 in cells:
            found.setdefault(name, cells[2])
    return found


def _answers(sheet: EvidenceSheet, file: str) -> Iterator[Answer]:
    heads, first = _heads(sheet, file)
    for number, cells in sorted(sheet.rows.items()):
        if number <= first:
            continue
        said = {head: cells.get(column) for head, column in heads.items()}
        if not _text(said["Criterion"]):
            continue
        level = _text(said["Level"])
        named = said["Level"] or said["Criterion"]
        fix_by = _text(said["Fixed by"])
        yield Answer(
            chapter=chapter_name(_text(said["Chapter"])),
            number=_text(said["Criterion"]),
            component=_text(said["Component"]),
            level=_LEVELS.get(level, level),
            remark=_text(said["Remarks"]),
            where=named.where if named else f"{file}!{CRITERIA}!{number}",
            fix_by=fix_by if _DATE.match(fix_by) else "",
        )


_LEVELS = {label: level for level, label in TERMS.items()}


def _heads(sheet: EvidenceSheet, file: str) -> tuple[Mapping[str, int], int]:
    for number, cells in sorted(sheet.rows.items())[:10]:
        heads = {_text(cell): column for column, cell in cells.items()}
        if set(COLUMNS) <= set(heads):
            return {head: heads[head] for head in COLUMNS}, number
    what = f"has no row with the heads {', '.join(COLUMNS)}."
    raise InputFault([Problem(f"{file}!{CRITERIA}", what, _AGAIN)])


def _cells(sheet: EvidenceSheet) -> Iterator[SheetValue]:
    for cells in sheet.rows.values():
        yield from cells.values()


def _unread(cells: Iterable[SheetValue]) -> Iterator[Finding]:
    for cell in cells:
        if cell.fault:
            words = "This cell {fault}; it was not read."
            yield finding("R2", cell.where, words, {"fault": shortened(cell.fault)})


def _beyond(sheet: EvidenceSheet, file: str) -> Iterator[Finding]:
    if sheet.beyond:
        words = "Cells from here on lie outside the form and were not read."
        yield finding("R2", f"{file}!{CRITERIA}!{sheet.beyond}", words, {})


def _text(cell: SheetValue | None) -> str:
    if cell is None or cell.value is None or isinstance(cell.value, bool):
        return ""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return cell.value if isinstance(cell.value, str) else format(Decimal(cell.value), "f")
