"""What the price form prints beside the cells that are filled in: for writing it and reading it."""

from collections.abc import Mapping

from procure.bid.spoken import VAT
from procure.forms.layout import PRICE_UNIT_COLUMN, QUANTITY_COLUMN, RATE_COLUMN, TOTAL_COLUMN
from procure.forms.speech import to_fill
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message
from procure.tender.currencies import stated_in


def listed_currency(lock: Lock) -> Text:
    """Return the currency, or the words for the one the bidder chooses."""
    if not lock.tender.currencies:
        return lock.tender.currency
    codes = ", ".join(stated_in(lock.tender))
    return Message("the currency chosen below (one of {codes})", {"codes": codes})


def column_labels(lock: Lock) -> Mapping[str, Message]:
    """Return the headings by column; without lines there is one, of the answer."""
    if not lock.tender.price.lines:
        return {TOTAL_COLUMN: to_fill(Message("Your answer"))}
    money = {"currency": listed_currency(lock)}
    return {
        PRICE_UNIT_COLUMN: Message("Unit"),
        QUANTITY_COLUMN: Message("Quantity"),
        RATE_COLUMN: to_fill(Message("Unit rate, {currency}", money)),
        TOTAL_COLUMN: to_fill(Message("Line total, {currency}", money)),
    }


def whole_labels(lock: Lock) -> Mapping[str, Message]:
    """Return the labels of the rows about the whole offer, by the name of the row."""
    values = {"currency": listed_currency(lock), "vat": VAT[lock.tender.price.vat]}
    return {
        "total": Message("Total price in {currency}, VAT {vat}", values),
        "currency": Message("Currency"),
        "vat": Message("VAT"),
        "tenderer": Message("Legal name of the bidder"),
    }
