"""Currencies that prices may be stated in, at rates published with the tender."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.model.fields import Day, Frozen, Number, Text
from procure.model.message import Message, MessageValue
from procure.numbers import decimal


class PublishedRate(Frozen):
    """What one unit of the tender's currency is in another one: 1 EUR = 1.0832 USD.

    Attributes:
        rate: units of the other currency for one unit of the tender's; a price is divided by it.
        date: of the rate.
        source: who published it.
    """

    rate: Number
    date: Day
    source: Text


@dataclass(frozen=True, slots=True)
class Exchange:
    """A published rate at work on one offer.

    Attributes:
        currency: that the price is stated in.
        into: the tender's currency, in which prices are compared.
        rate: units of ``currency`` for one unit of ``into``.
    """

    currency: str
    into: str
    rate: Decimal
    date: str
    source: str

    def convert(self, amount: Fraction) -> Fraction:
        """Return an amount of ``currency`` in the tender's currency, exactly."""
        return amount / Fraction(self.rate)

    def say(self, amount: Fraction) -> Message:
        """Return the conversion of an amount on one line, with rate, date and source."""
        values: dict[str, MessageValue] = {
            "amount": decimal(amount),
            "currency": self.currency,
            "rate": self.rate,
            "converted": decimal(self.convert(amount)),
            "into": self.into,
            "date": self.date,
            "source": self.source,
        }
        return Message(
            "{amount} {currency} / {rate} = {converted} {into} (1 {into} = {rate} {currency} on"
            " {date}, {source})",
            values,
        )
