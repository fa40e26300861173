"""Broken and hostile workbooks, made from the small tender's form, and read as a bidder's."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.examples import small_lock

from procure.bid.read import ReadBid, Stage, read_bid
from procure.forms.bid_form import bid_form
from procure.model.bid import Bid, Response

Edit = Callable[[Workbook], None]
SHEET = "Street furniture"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@cache
def form() -> bytes:
    return bid_form(small_lock())


def edited(*edits: Edit) -> bytes:
    """Return the form after ``edits``, saved as openpyxl saves it, with a bidder's name."""
    workbook = openpyxl.load_workbook(io.BytesIO(form()))
    put(workbook, "bidder.name", "Acme Ltd", "C")
    for edit in edits:
        edit(workbook)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def row_of(workbook: Workbook, id_: str) -> tuple[Worksheet, int]:
    for sheet in workbook.worksheets:
        for (cell,) in sheet.iter_rows(max_col=1):
            if cell.value == id_ and sheet.title != "Form":
                assert cell.row
                return sheet, cell.row
    raise KeyError(id_)


def put(
    workbook: Workbook, id_: str, value: Any, column: str = "D", number_format: str = ""
) -> None:
    sheet, row = row_of(workbook, id_)
    sheet[f"{column}{row}"] = value
    if number_format:
        sheet[f"{column}{row}"].number_format = number_format


def answers(**given: Any) -> Edit:
    """Return an edit that answers ``street/<name>``; underscores stand for hyphens."""

    def edit(workbook: Workbook) -> None:
        for name, value in given.items():
            put(workbook, f"street/{name.replace('_', '-')}", value)

    return edit


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_parts(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the form with parts replaced or added."""
    return packed({**parts_of(form()), **parts}, method)


def sheet_of(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def read(tmp_path: Path, content: bytes, stage: Stage = "bidder") -> ReadBid:
    """Read a file as the bid of acme."""
    folder = tmp_path / "acme"
    folder.mkdir(exist_ok=True)
    (folder / "bid.xlsx").write_bytes(content)
    return read_bid(small_lock(), folder, stage)


def bid(result: ReadBid) -> Bid:
    assert result.bid is not None, result.problems
    return result.bid


def answer(result: ReadBid, name: str) -> Response:
    return bid(result).responses[f"street/{name}"]


def codes(result: ReadBid) -> list[str]:
    return [finding.code for finding in bid(result).findings]


def said(result: ReadBid) -> list[str]:
    return [str(problem) for problem in result.problems]
