"""The price form: a workbook of its own, so that prices can stay closed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.bid.asked import Asked
from procure.bid.spoken import VAT, printed_vat
from procure.forms.direction import set_direction
from procure.forms.drop_downs import DropDowns
from procure.forms.identity import hidden_sheets, write_identity
from procure.forms.instructions import write_instructions
from procure.forms.issued import lock_in
from procure.forms.layout import (
    FORM_SHEET,
    HEAD_ROW,
    LISTS_SHEET,
    PRICE_UNIT_COLUMN,
    QUANTITY_COLUMN,
    RATE_COLUMN,
    TOTAL_COLUMN,
    line_row,
    price_row,
)
from procure.forms.look import finish, head, printed, row_id, section, title, to_fill_in
from procure.forms.package import describe, saved
from procure.forms.price_labels import column_labels, listed_currency, whole_labels
from procure.forms.price_words import price_lines
from procure.forms.sheet_names import sheet_name
from procure.forms.speech import ROW_ID, Say, headings, speaker
from procure.forms.units import shown_unit
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.tender.currencies import stated_in

PRICE_FORM = "price form"


def price_form(lock: Lock, rules: Mapping[str, PriceRule], language: str = "") -> bytes:
    """Return the price form as an .xlsx file, without any formula or macro.

    It has a sheet of prices; in a tender with lots, one for each of them.

    Args:
        lock: of the tender.
        rules: price rules by name; the formulas of those that are used are printed.
        language: one the tender is issued in; the one that counts, if left out.
    """
    counts, lock = lock.tender.language, lock_in(lock, language or lock.tender.language)
    workbook, say = Workbook(), speaker(lock)
    lines, what = tuple(_lines(lock, rules)), Message("Price form")
    write_instructions(workbook.worksheets[0], lock, what, lines, counts)
    drop_downs = DropDowns(workbook, say)
    for lot in lock.tender.lot_ids or ("",):
        heading = lock.tender.lot(lot).title if lot else say(Message("Prices"))
        taken = [*workbook.sheetnames, FORM_SHEET, LISTS_SHEET]
        sheet = workbook.create_sheet(sheet_name(heading, taken))
        _write_prices(sheet, lock.for_lot(lot), drop_downs)
    hidden_sheets(workbook)
    money = Asked("price", "number", unit=_unit(lock))
    write_identity(workbook, lock, PRICE_FORM, [(money, RATE_COLUMN), (money, TOTAL_COLUMN)])
    describe(workbook, lock, what)
    set_direction(workbook, lock.tender.language)
    return saved(workbook)


def _lines(lock: Lock, rules: Mapping[str, PriceRule]) -> Iterator[tuple[Text, Text]]:
    """Yield how the price counts; in a tender with lots under the title of each."""
    for lot in lock.tender.lot_ids or ("",):
        own = lock.for_lot(lot)
        for label, words in price_lines(own, rules[own.tender.price.rule]):
            yield _of_lot(lock, lot, label), words


def _of_lot(lock: Lock, lot: str, label: Text) -> Text:
    if not lot:
        return label
    return Message("{what}: {title}", {"what": lock.tender.lot(lot).title, "title": label})


def _write_prices(sheet: Worksheet, lock: Lock, drop_downs: DropDowns) -> None:
    say = drop_downs.say
    values = {"currency": listed_currency(lock), "vat": VAT[lock.tender.price.vat]}
    below = Message("All prices in {currency}, VAT {vat}.", values)
    title(sheet, lock.tender.title if lock.lot else say(Message("Prices")), say(below))
    _head(sheet, lock, say)
    row = HEAD_ROW
    for line in lock.tender.price.lines:
        row += 1
        row_id(sheet[f"A{row}"], line_row(line.id, lock.lot))
        printed(sheet[f"B{row}"], line.title)
        printed(sheet[f"C{row}"], say(shown_unit(line.unit)))
        printed(sheet[f"{QUANTITY_COLUMN}{row}"], "")
        quantity = sheet[f"{QUANTITY_COLUMN}{row}"]
        quantity.value = _number(line.quantity)
        quantity.number_format = "#,##0" if isinstance(quantity.value, int) else "General"
        for column in (RATE_COLUMN, TOTAL_COLUMN):
            to_fill_in(sheet[f"{column}{row}"], "#,##0.00", "right")
            drop_downs.guide(sheet[f"{column}{row}"], _money(lock))
    row += 1
    section(sheet, row, say(Message("The whole offer")), 6)
    _whole(sheet, row, lock, drop_downs)
    finish(sheet, lock, TOTAL_COLUMN)


def _head(sheet: Worksheet, lock: Lock, say: Say) -> None:
    """Write the headings; without lines the columns between stay, narrow and without words.

    The total is found by its column, which is the same in every price form.
    """
    what = {"A": say(ROW_ID), "B": say(Message("What"))}
    texts = headings(say, column_labels(lock))
    if not lock.tender.price.lines:
        between = dict.fromkeys((PRICE_UNIT_COLUMN, QUANTITY_COLUMN, RATE_COLUMN), "")
        widths = {"A": 18, "B": 60, **dict.fromkeys(between, 2), TOTAL_COLUMN: 34}
        head(sheet, {**what, **between, **texts}, widths)
        return
    widths = {"A": 18, "B": 60, "C": 16, "D": 14, "E": 24, "F": 26}
    head(sheet, {**what, **texts}, widths)


def _whole(sheet: Worksheet, row: int, lock: Lock, drop_downs: DropDowns) -> None:
    rows = whole_labels(lock)
    stated: dict[str, str] = {"vat": printed_vat(lock)}
    choices = {} if _unit(lock) else {code: code for code in stated_in(lock.tender)}
    if not choices:
        stated["currency"] = lock.tender.currency
    for number, (name, text) in enumerate(rows.items(), start=row + 1):
        row_id(sheet[f"A{number}"], price_row(name, lock.lot))
        printed(sheet[f"B{number}"], drop_downs.say(text), bold=name == "total")
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


def _number(quantity: Decimal) -> int | Decimal:
    return int(quantity) if quantity == quantity.to_integral_value() else quantity
