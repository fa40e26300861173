"""A form filled in by a program from YAML, exactly as typed there: how samples get workbooks."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, cast

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.workbook.workbook import Workbook

from procure.bid.answers import NUMBER, calendar_day
from procure.errors import InputFault, Problem
from procure.files.yaml import Document, Value
from procure.forms.heights import fit_heights
from procure.forms.identity import LOCK_CELL, VERSION_CELL, FormField, form_fields
from procure.forms.layout import (
    ANSWER_COLUMN,
    CONFIDENTIAL_COLUMN,
    COVER_COLUMN,
    EVIDENCE_COLUMN,
    FILE_COLUMN,
    FILES,
    FORM_SHEET,
    QUANTITY_COLUMN,
    RATE_COLUMN,
    SUBCONTRACTOR_COLUMNS,
    TOTAL_COLUMN,
    cover_row,
    file_row,
    is_row_id,
    line_row,
    lot_row,
    member_row,
    price_row,
    subcontractor_row,
    table_row,
)
from procure.forms.look import LEAST_HEIGHT, write_text
from procure.forms.package import saved

Mappings = Mapping[str, Value]
_NUMBERS = ("number", "level")


class _Written(NamedTuple):
    """A cell that was written into, and what stood there before."""

    cell: Cell
    value: Any
    data_type: str
    number_format: str

    def clear(self) -> None:
        """Put back what stood there."""
        self.cell.value = self.value
        self.cell.data_type = self.data_type
        self.cell.number_format = self.number_format


class _Form:
    """A form that is filled in for one bidder after another: cells by row id, fields by id."""

    def __init__(self, content: bytes) -> None:
        self.workbook: Workbook = openpyxl.load_workbook(io.BytesIO(content))
        self.written: list[_Written] = []
        self.heights: dict[tuple[str, int], float | None] = {}
        self.fields = {field.id: field for field in form_fields(self.workbook)}
        self.rows = {
            cell.value: (sheet, cell.row)
            for sheet in self.workbook.worksheets
            if sheet.title != FORM_SHEET
            for (cell,) in sheet.iter_rows(max_col=1)
            if isinstance(cell.value, str) and is_row_id(cell.value)
        }

    def write(self, row_id: str, column: str, value: Value, field: FormField | None = None) -> None:
        """Write a value as it was typed: what can be read as the type asked, else text.

        Text that starts with = in a number cell becomes a formula without a result, as it does
        when a bidder's program never calculated it.
        """
        if row_id not in self.rows:
            raise _NotAsked(f"names '{row_id}', which the form does not have.")
        sheet, row = self.rows[row_id]
        cell = cast(Cell, sheet[f"{column}{row}"])
        if value is None:
            return
        self._keep(cell)
        typed = field.type if field else "text"
        if isinstance(value, bool):
            write_text(cell, "yes" if value else "no")
        elif isinstance(value, int | Decimal) and typed in _NUMBERS:
            cell.value = value
        else:
            self._text(cell, str(value), field)

    def identify(self, place: str, text: str) -> None:
        """Write over what the form says of itself."""
        cell = cast(Cell, self.workbook[FORM_SHEET][place])
        self._keep(cell)
        write_text(cell, text)

    def saved(self) -> bytes:
        """Return the filled form, its rows high enough for what stands in them."""
        self._fit_rows()
        return saved(self.workbook)

    def clear(self) -> None:
        """Make the form as it was issued."""
        for one in reversed(self.written):
            one.clear()
        for (title, row), height in self.heights.items():
            self.workbook[title].row_dimensions[row].height = height
        self.written.clear()
        self.heights.clear()
        for sheet in self.workbook.worksheets:
            sheet.column_dimensions.max_outline = None  # openpyxl counts it when it saves

    def _keep(self, cell: Cell) -> None:
        self.written.append(_Written(cell, cell.value, cell.data_type, cell.number_format))

    def _fit_rows(self) -> None:
        """Set the heights of the rows that were written into, and keep those they had."""
        rows: dict[str, set[int]] = {}
        for cell, *_ in self.written:
            rows.setdefault(cell.parent.title, set()).add(cell.row)
        rows.pop(FORM_SHEET, None)
        for title, own in rows.items():
            sheet = self.workbook[title]
            self.heights |= {(title, row): sheet.row_dimensions[row].height for row in own}
            fit_heights(sheet, sorted(own), LEAST_HEIGHT)

    def _text(self, cell: Cell, value: str, field: FormField | None) -> None:
        kind = field.type if field else "text"
        if kind in _NUMBERS and value.startswith("="):
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        elif kind in _NUMBERS and NUMBER.match(value):
            cell.value = Decimal(value)
        elif kind == "date" and (day := calendar_day(value)):
            cell.value = day
        else:
            write_text(cell, field.choices.get(value, value) if field else value)


class _NotAsked(Exception):
    """Something the form does not ask; says what."""


_opened = lru_cache(maxsize=2)(_Form)
"""Most of filling in a form is opening it: the last two are kept, and cleared after each bidder."""


@contextmanager
def _filling(content: bytes, document: Document) -> Iterator[_Form]:
    form = _opened(content)
    try:
        yield form
    except _NotAsked as error:
        raise InputFault([Problem(document.file, str(error))]) from None
    finally:
        form.clear()


def fill_bid_form(form: bytes, document: Document) -> bytes:
    """Return the form filled in with the answers of a ``bid.yaml``.

    Raises:
        InputFault: if the document answers something the form does not ask.
    """
    top = _mapping(document.value)
    with _filling(form, document) as filled:
        _cover(filled, _mapping(top.get("tenderer")))
        for lot in cast("list[Value]", top.get("lots") or []):
            filled.write(lot_row(str(lot)), COVER_COLUMN, True)
        for id_, item in _mapping(top.get("answers")).items():
            answer = item if isinstance(item, dict) else {"value": item}
            filled.write(id_, ANSWER_COLUMN, answer.get("value"), filled.fields.get(id_))
            filled.write(id_, EVIDENCE_COLUMN, answer.get("evidence"))
            filled.write(id_, CONFIDENTIAL_COLUMN, answer.get("confidential"))
        for id_, rows in _mapping(top.get("tables")).items():
            _table(filled, id_, cast("list[Value]", rows or []))
        for pack, files in _mapping(top.get("evidence")).items():
            _files(filled, pack, files if isinstance(files, list) else [files])
        if "form" in top:
            said = _mapping(top["form"])
            for place, name in ((VERSION_CELL, "version"), (LOCK_CELL, "lock")):
                filled.identify(place, str(said.get(name) or ""))
        return filled.saved()


def fill_price_form(form: bytes, document: Document) -> bytes:
    """Return the price form filled in with the prices of a ``price.yaml``.

    Raises:
        InputFault: if the document prices something the form does not ask.
    """
    top = _mapping(document.value)
    lots = _mapping(top.get("lots"))
    with _filling(form, document) as filled:
        for lot, said in lots.items():
            _prices(filled, lot, {"tenderer": top.get("tenderer"), **_mapping(said)})
        if not lots:
            _prices(filled, "", top)
        return filled.saved()


def _prices(form: _Form, lot: str, top: Mappings) -> None:
    money = form.fields.get("price")
    for id_, item in _mapping(top.get("lines")).items():
        line, row = _mapping(item), line_row(id_, lot)
        form.write(row, QUANTITY_COLUMN, line.get("quantity"), money)
        form.write(row, RATE_COLUMN, line.get("rate"), money)
        form.write(row, TOTAL_COLUMN, line.get("total"), money)
    form.write(price_row("total", lot), TOTAL_COLUMN, top.get("total"), money)
    for name in ("currency", "vat", "tenderer"):
        form.write(price_row(name, lot), TOTAL_COLUMN, top.get(name))


def _mapping(value: Value) -> Mappings:
    return value if isinstance(value, dict) else {}


def _cover(form: _Form, tenderer: Mappings) -> None:
    for name, value in tenderer.items():
        if name == "consortium":
            for number, member in enumerate(cast("list[Value]", value or []), start=1):
                form.write(member_row(number), COVER_COLUMN, member)
        elif name == "subcontractors":
            for number, firm in enumerate(cast("list[Value]", value or []), start=1):
                for key, said in _mapping(firm).items():
                    form.write(subcontractor_row(number), SUBCONTRACTOR_COLUMNS[key], said)
        else:
            form.write(cover_row(name), COVER_COLUMN, value, form.fields.get(name))


def _table(form: _Form, id_: str, rows: list[Value]) -> None:
    columns = {
        field.id.removeprefix(f"{id_}."): field
        for field in form.fields.values()
        if field.id.startswith(f"{id_}.")
    }
    for number, item in enumerate(rows, start=1):
        row = _mapping(item)
        key = _key(form, id_, row, number)
        for name, value in row.items():
            form.write(table_row(id_, key), columns[name].column, value, columns[name])


def _key(form: _Form, id_: str, row: Mappings, number: int) -> str:
    """Return the key of the row: the published one among its values, or its number."""
    keys = (str(value) for value in row.values() if table_row(id_, str(value)) in form.rows)
    return next(keys, str(number))


def _files(form: _Form, pack: str, files: list[Value]) -> None:
    names = [str(name) for name in files]
    lines = names[: FILES - 1] + (["; ".join(names[FILES - 1 :])] if len(names) >= FILES else [])
    for number, name in enumerate(lines, start=1):
        form.write(file_row(pack, number), FILE_COLUMN, name)
