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
from procure.tender.currencies import stated_in

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
    money = Asked("price", "number", unit=_unit(lock))
    write_identity(workbook, lock, PRICE_FORM, [(money, RATE_COLUMN), (money, TOTAL_COLUMN)])
    describe(workbook, lock, "Price form")
    return saved(workbook)


def _write_prices(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    title(sheet, "Prices", f"All prices in {_listed(lock)}, VAT {lock.tender.price.vat}.")
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
    currency, what = _listed(lock), {"A": "Row id", "B": "What"}
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
        "total": f"Total price in {_listed(lock)}, VAT {lock.tender.price.vat}",
        "currency": "Currency",
        "vat": "VAT",
        "tenderer": "Legal name of the bidder",
    }
    stated: dict[str, str] = {"vat": lock.tender.price.vat}
    choices = {} if _unit(lock) else {code: code for code in stated_in(lock.tender)}
    if not choices:
        stated["currency"] = lock.tender.currency
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
            if name == "currency":
                asked = Asked("currency", "choice", choices=choices)
            drop_downs.guide(cell, asked)


def _money(lock: Lock) -> Asked:
    return Asked("price", "number", unit=_unit(lock), at_least=Decimal(0))


def _unit(lock: Lock) -> str:
    """Return the currency of every price; nothing where the bidder chooses one."""
    return "" if lock.tender.currencies else lock.tender.currency


def _listed(lock: Lock) -> str:
    """Return the currency, or the words for the one the bidder chooses."""
    if not lock.tender.currencies:
        return lock.tender.currency
    return f"the currency chosen below ({' or '.join(stated_in(lock.tender))})"


def _number(quantity: Decimal) -> int | Decimal:
    return int(quantity) if quantity == quantity.to_integral_value() else quantity
