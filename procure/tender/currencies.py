"""The currencies a tender publishes beside its own: how they are said, and what is wrong."""

from collections.abc import Iterator
from datetime import datetime

from procure.files.yaml import Key
from procure.model.exchange import Exchange
from procure.model.message import Message
from procure.model.tender import Tender
from procure.numbers import text


def currency_faults(tender: Tender) -> Iterator[tuple[Key, str, str]]:
    """Yield key, fault and remedy of each rate that cannot convert a price."""
    deadline = datetime.fromisoformat(tender.deadline).date().isoformat()
    for code, one in tender.currencies.items():
        key: Key = ("currencies", code)
        if code == tender.currency:
            yield key, "is the tender's own currency.", "Leave it out; it needs no rate."
        if one.rate <= 0:
            what = f"{text(one.rate)} is not above 0."
            remedy = f"Write how many {code} are 1 {tender.currency}."
            yield (*key, "rate"), what, remedy
        if one.date > deadline:
            what = f"{one.date} is after the deadline."
            yield (*key, "date"), what, "Publish a rate that bidders can know."


def stated_in(tender: Tender) -> tuple[str, ...]:
    """Return the currencies a price may be stated in, the tender's own first."""
    return (tender.currency, *tender.currencies)


def exchange(tender: Tender, currency: str) -> Exchange | None:
    """Return how a price in ``currency`` is converted; None if it is the tender's own."""
    published = tender.currencies.get(currency)
    if published is None:
        return None
    return Exchange(currency, tender.currency, published.rate, published.date, published.source)


def say_rates(tender: Tender) -> tuple[Message, ...]:
    """Return a sentence for each published rate, which way round it is meant."""
    return tuple(
        Message(
            "1 {into} = {rate} {currency} ({date}, {source}). A price in {currency} is divided by"
            " {rate}.",
            {
                "into": tender.currency,
                "rate": one.rate,
                "currency": code,
                "date": one.date,
                "source": one.source,
            },
        )
        for code, one in tender.currencies.items()
    )
