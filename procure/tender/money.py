"""Amounts of money in a tender: a mark of thousands is not taken for a decimal point."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

from procure.bid.answers import NUMBER
from procure.files.yaml import Key
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.price import PriceRule
from procure.model.tender import Price, Tender
from procure.numbers import text

_THOUSANDS: Final = 3
_FAR_APART: Final = 20
"""Estimate and ceiling differ by less, judgement: beyond it one of them has lost its zeros."""


def money_faults(tender: Tender, rules: Mapping[str, PriceRule]) -> Iterator[tuple[Key, str, str]]:
    """Yield a fault for each amount with three decimals, in a currency that has fewer."""
    if get_currency_precision(tender.currency) >= _THOUSANDS:
        return
    for key, amount in _amounts(tender, rules):
        if amount.as_tuple().exponent == -_THOUSANDS:
            exact, thousands = text(amount), text(amount.scaleb(_THOUSANDS))
            what = f"{amount} has three decimals, and {tender.currency} has fewer."
            remedy = f"Write {thousands} if the point marks thousands, or {exact} if decimals."
            yield key, what, remedy


def far_apart(lock: Lock) -> Iterator[Finding]:
    """Yield a warning if estimate and ceiling are of another order of size."""
    estimate, ceiling = lock.tender.estimate, lock.tender.price.ceiling
    if not estimate or not ceiling:
        return
    if max(estimate, ceiling) > _FAR_APART * min(estimate, ceiling):
        words = "The estimate is {estimate} and the ceiling {ceiling}: has one lost its zeros?"
        values = {"estimate": estimate, "ceiling": ceiling}
        yield Finding("procure.far-apart", Severity.WARNING, "price", Message(words, values))


def _amounts(tender: Tender, rules: Mapping[str, PriceRule]) -> Iterator[tuple[Key, Decimal]]:
    if tender.estimate is not None:
        yield ("estimate",), tender.estimate
    yield from _of_price(("price",), tender.price, rules)
    for index, lot in enumerate(tender.lots):
        if lot.estimate is not None:
            yield ("lots", index, "estimate"), lot.estimate
        if lot.price is not None:
            yield from _of_price(("lots", index, "price"), lot.price, rules)


def _of_price(
    key: Key, price: Price, rules: Mapping[str, PriceRule]
) -> Iterator[tuple[Key, Decimal]]:
    if price.ceiling is not None:
        yield (*key, "ceiling"), price.ceiling
    rule = rules.get(price.rule)
    for one in rule.parameters if rule else ():
        given = str(price.parameters.get(one.name, ""))
        if NUMBER.match(given) and (one.of_estimate or "price" in one.name):
            yield (*key, one.name), Decimal(given)
