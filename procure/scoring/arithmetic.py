"""Slips of arithmetic in a price form: what was written, which published rule holds, what counts.

The published quantity times the unit rate is what a line comes to; a total is corrected to its
lines. A decimal point that seems to be in the wrong place is pointed out and never moved: the
bidder is asked. So do the standard documents of the World Bank (instructions to bidders,
correction of arithmetical errors) and of FIDIC, read 2026-11.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.model.bid import PriceLine, PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.message import Message, MessageValue
from procure.model.tender import Price
from procure.numbers import decimal

RATES = Message("The published quantity times the unit rate counts.")
LINES = Message("The lines count, not the total.")
QUANTITY = Message("The published quantity counts.")
INCLUDED = Message("A line without a rate is included in the other rates.")
ADDED = Message("Only published lines count.")
TOTAL = Message("The stated total counts, not the lines.")
BLANK = Message("left blank")
NOT_COUNTED = Message("not counted")

MOST_PLACES = 3
"""A decimal point that moved further than this is no slip."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One place where what was written is not what counts.

    Attributes:
        what: the thing corrected.
        written: as it stands in the form.
        rule: the published rule that holds.
        counts: what counts instead.
        place: file and cell.
    """

    what: Message
    written: Message
    rule: Message
    counts: Message
    place: str


def corrections(
    offer: PriceOffer, price: Price, counted: Mapping[str, Fraction], by_rates: Fraction | None
) -> Iterator[Correction]:
    """Yield what the published rules correct, in the order of the form.

    Args:
        offer: as read.
        price: the tender's rules.
        counted: what each line comes to by its rate.
        by_rates: what all lines come to.
    """
    for line in offer.lines:
        values = {"line": line.line}
        if line.offered:
            yield Correction(
                Message("Line {line}: quantity", values),
                _said(line.offered),
                QUANTITY,
                _amount(line.quantity),
                str(line.place),
            )
        if line.rate is None:
            what = Message("Line {line}: unit rate", values)
            yield Correction(what, BLANK, INCLUDED, _amount(0), str(line.place))
        if price.correction == "rates" and differs(line, counted):
            what = Message("Line {line}: line total", values)
            written = _amount(line.total or 0)
            counts = _amount(counted[line.line])
            yield Correction(what, written, RATES, counts, str(line.place))
    for name in offer.added:
        what = Message("Line {line}: added by the bidder", {"line": name})
        yield Correction(what, _said(name), ADDED, NOT_COUNTED, offer.place.file)
    yield from _total(offer, price, by_rates)


def _total(offer: PriceOffer, price: Price, by_rates: Fraction | None) -> Iterator[Correction]:
    if offer.stated is None or by_rates is None or Fraction(offer.stated) == by_rates:
        return
    what, place = Message("Total"), str(offer.place)
    stated, lines = _amount(offer.stated), _amount(by_rates)
    if price.correction == "rates":
        yield Correction(what, stated, LINES, lines, place)
    elif price.correction == "total":
        yield Correction(Message("Sum of the lines"), lines, TOTAL, stated, place)


def slips(
    offer: PriceOffer, counted: Mapping[str, Fraction], *, whole: bool = True
) -> Iterator[Finding]:
    """Yield what somebody should look at: zero rates, wrong additions, moved decimal points.

    Lines are not added up where some cannot be read, that is, where they are not ``whole``.
    """
    for line in offer.lines:
        if line.rate == 0:
            words = "Line {line} is offered at a unit rate of 0."
            yield _finding("procure.zero-rate", str(line.place), words, {"line": line.line})
        if differs(line, counted) and (places := _moved(line.total, counted[line.line])):
            words = (
                "Line {line}: {quantity} × {rate} would be the line total with the decimal point"
                " {places} places away. Nothing is moved; ask which figure was meant."
            )
            values: dict[str, MessageValue] = {
                "line": line.line,
                "quantity": line.quantity,
                "rate": line.rate or 0,
                "places": places,
            }
            yield _finding("procure.decimal-place", str(line.place), words, values)
    if whole:
        yield from _additions(offer, counted)


def _additions(offer: PriceOffer, counted: Mapping[str, Fraction]) -> Iterator[Finding]:
    written = [line.total for line in offer.lines if line.total is not None]
    if offer.stated is None or not offer.lines:
        return
    stated = Fraction(offer.stated)
    added = sum(map(Fraction, written), Fraction(0))
    if len(written) == len(offer.lines) and added != stated:
        words = "The line totals as written add up to {added}, and the total says {stated}."
        said = {"added": decimal(added), "stated": decimal(stated)}
        yield _finding("procure.addition", str(offer.place), words, said)
    by_rates = sum(counted.values(), Fraction(0))
    if by_rates != stated and (places := _moved(offer.stated, by_rates)):
        words = (
            "The lines would come to the total with the decimal point {places} places away."
            " Nothing is moved; ask which figure was meant."
        )
        yield _finding("procure.decimal-place", str(offer.place), words, {"places": places})


def differs(line: PriceLine, counted: Mapping[str, Fraction]) -> bool:
    """Say whether a line total was written that is not quantity times rate."""
    return (
        line.total is not None
        and line.line in counted
        and Fraction(line.total) != counted[line.line]
    )


def _moved(written: object, counted: Fraction) -> int:
    """Return by how many places the decimal point seems to be off; 0 if it is not that."""
    for places in range(1, MOST_PLACES + 1):
        if counted and Fraction(str(written)) in (counted * 10**places, counted / 10**places):
            return places
    return 0


def _said(figure: str) -> Message:
    return Message("{figure}", {"figure": figure})


def _amount(number: Fraction | Decimal | int) -> Message:
    return Message("{figure}", {"figure": decimal(number)})


def _finding(code: str, where: str, words: str, values: Mapping[str, MessageValue]) -> Finding:
    return Finding(code, Severity.WARNING, where, Message(words, values))
