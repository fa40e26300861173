"""The price form: a workbook of its own, so that prices can stay closed."""

from decimal import Decimal

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked
from procure.forms.drop_downs import DropDowns
from procure.forms.identity import hidden_sheets, write_identity
from procure.forms.instructions import write_instructions
from procure.forms.layout import (
    HEAD_ROW,
    PRICE_UNIT_COLUMN,
    QUANTITY_COLUMN,
    RATE_COLUMN,
    TOTAL_COLUMN,
    line_row,
    price_row,
)
from procure.forms.look import FILL_IN, finish, head, printed, row_id, section, title, to_fill_in
from procure.forms.package import describe, saved
from procure.forms.price_words import price_lines
from procure.model.lock import Lock
from procure.model.price import PriceRule

PRICE_FORM = "price form"


def price_form(lock: Lock, rule: PriceRule) -> bytes:
    """Return the price form as an .xlsx file, without any formula or macro.

    Args:
        lock: of the tender.
        rule: that the tender's price names; its formula is printed.
    """
    workbook = Workbook()
    lines = price_lines(lock, rule)
    write_instructions(workbook.worksheets[0], lock, "Price form", lines)
    _write_prices(workbook.create_sheet("Prices"), lock, DropDowns(workbook))
    hidden_sheets(workbook)
    money = Asked("price", "number", unit=lock.tender.currency)
    write_identity(workbook, lock, PRICE_FORM, [(money, RATE_COLUMN), (money, TOTAL_COLUMN)])
    describe(workbook, lock, "Price form")
    return saved(workbook)


def _write_prices(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    currency, vat = lock.tender.currency, lock.tender.price.vat
    title(sheet, "Prices", f"All prices in {currency}, VAT {vat}.")
    _head(sheet, lock)
    row = HEAD_ROW
    for line in lock.tender.price.lines:
        row += 1
        row_id(sheet[f"A{row}"], line_row(line.id))
        printed(sheet[f"B{row}"], line.title)
        printed(sheet[f"C{row}"], line.unit)
        printed(sheet[f"{QUANTITY_COLUMN}{row}"], "")
        quantity = sheet[f"{QUANTITY_COLUMN}{row}"]
        quantity.value = _number(line.quantity)
        quantity.number_format = "#,##0" if isinstance(quantity.value, int) else "General"
        for column in (RATE_COLUMN, TOTAL_COLUMN):
            to_fill_in(sheet[f"{column}{row}"], "#,##0.00", "right")
            drop_downs.guide(sheet[f"{column}{row}"], _money(lock))
    row += 1
    section(sheet, row, "The whole offer", 6)
    _whole(sheet, row, lock, drop_downs)
    finish(sheet, lock, TOTAL_COLUMN)


def _head(sheet: Worksheet, lock: Lock) -> None:
    """Write the headings; without lines the columns between stay, narrow and without words.

    The total is found by its column, which is the same in every price form.
    """
    currency, what = lock.tender.currency, {"A": "Row id", "B": "What"}
    if not lock.tender.price.lines:
        between = dict.fromkeys((PRICE_UNIT_COLUMN, QUANTITY_COLUMN, RATE_COLUMN), "")
        answer = {TOTAL_COLUMN: "Your answer" + FILL_IN}
        widths = {"A": 18, "B": 60, **dict.fromkeys(between, 2), TOTAL_COLUMN: 34}
        head(sheet, {**what, **between, **answer}, widths)
        return
    headings = {
        PRICE_UNIT_COLUMN: "Unit",
        QUANTITY_COLUMN: "Quantity",
        RATE_COLUMN: f"Unit rate, {currency}" + FILL_IN,
        TOTAL_COLUMN: f"Line total, {currency}" + FILL_IN,
    }
    widths = {"A": 18, "B": 60, "C": 16, "D": 14, "E": 24, "F": 26}
    head(sheet, {**what, **headings}, widths)


def _whole(sheet: Worksheet, row: int, lock: Lock, drop_downs: DropDowns) -> None:
    rows = {
        "total": f"Total price in {lock.tender.currency}, VAT {lock.tender.price.vat}",
        "currency": "Currency",
        "vat": "VAT",
        "tenderer": "Legal name of the bidder",
    }
    stated = {"currency": lock.tender.currency, "vat": lock.tender.price.vat}
    for number, (name, text) in enumerate(rows.items(), start=row + 1):
        row_id(sheet[f"A{number}"], price_row(name))
        printed(sheet[f"B{number}"], text, bold=name == "total")
        cell = sheet[f"{TOTAL_COLUMN}{number}"]
        if name in stated:
            printed(cell, stated[name])
        else:
            number_format, align = ("#,##0.00", "right") if name == "total" else ("@", "left")
            to_fill_in(cell, number_format, align)
            asked = _money(lock) if name == "total" else Asked("tenderer", "text")
            drop_downs.guide(cell, asked)


def _money(lock: Lock) -> Asked:
    return Asked("price", "number", unit=lock.tender.currency, at_least=Decimal(0))


def _number(quantity: Decimal) -> int | Decimal:
    return int(quantity) if quantity == quantity.to_integral_value() else quantity
