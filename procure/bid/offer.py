"""From what a price form says to a PriceOffer: as it stands there, nothing corrected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from procure.bid.answers import read_answer
from procure.bid.asked import Asked
from procure.bid.compose import form_findings
from procure.bid.doubts import doubts
from procure.bid.given import Given, GivenPrice
from procure.bid.tenderer import same_name
from procure.errors import Problem
from procure.model.bid import Place, PriceLine, PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.tender import AskedLine, Price
from procure.numbers import text
from procure.tender.currencies import exchange, stated_in


@dataclass(slots=True)
class _Reading:
    file: str
    unit: str
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    usable: bool = True

    def money(self, given: Given, what: str) -> Decimal | None:
        asked = Asked(what, "number", unit=self.unit, at_least=Decimal(0))
        response, problem = read_answer(given, asked)
        self.problems.extend([problem] if problem else [])
        self.findings.extend(doubts(given, asked, response))
        return response.value if isinstance(response.value, Decimal) else None

    def refuse(self, where: Place, what: str, remedy: str) -> None:
        self.problems.append(Problem(str(where), what, remedy))
        self.usable = False


@dataclass(frozen=True, slots=True)
class ReadPrice:
    """A price offer as read; None if it cannot be told what price is meant.

    Attributes:
        findings: what reading it brought up; an offer holds them too.
        unread_rates: lines whose unit rate counts and cannot be read in the form itself.
    """

    offer: PriceOffer | None
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()
    unread_rates: tuple[str, ...] = ()


def unread_rates(lock: Lock, given: GivenPrice | None) -> tuple[str, ...]:
    """Return the lines whose unit rate counts and cannot be read; all if the form cannot be."""
    price = lock.tender.price
    if price.correction == "total":
        return ()
    reading = _Reading("", lock.tender.currency)
    return tuple(
        asked.id
        for asked in price.lines
        if given is None or _line(reading, asked, given.lines.get(asked.id, {}), price) is None
    )


def with_rates(
    lock: Lock, given: GivenPrice | None, said: Mapping[str, str], file: str
) -> GivenPrice:
    """Return a price form with the rates that the bidder gave when asked, by line."""
    tender, nowhere = lock.tender, Place(file)
    if given is None:
        currency, vat = (Given(one, nowhere) for one in (tender.currency, tender.price.vat))
        given = GivenPrice(file, currency, vat, Given(None, nowhere), {})
    lines = dict(given.lines)
    for line, rate in said.items():
        cells = lines.get(line, {})
        place = cells["rate"].place if "rate" in cells else nowhere
        lines[line] = {**cells, "rate": Given(Decimal(rate), place)}
    return replace(given, lines=lines)


def compose_offer(
    lock: Lock, given: GivenPrice, bidder: str, sha256: str, name: str = ""
) -> ReadPrice:
    """Return the offer with its problems and findings.

    With ``name``, the tenderer's as its bid says, another one on the price form is a finding.

    There is no offer where a price could be taken for another one than was meant: another
    currency, another VAT statement, or a rate or total missing that the published correction
    rule needs.
    """
    price = lock.tender.price
    found = [*form_findings(lock, given), *given.findings, *_other_name(given, name)]
    reading = _Reading(given.file, lock.tender.currency, list(given.problems), found)
    currency = _currency(reading, given.currency, stated_in(lock.tender))
    _same(reading, given.vat, price.vat, "VAT statement")
    lines = tuple(
        line
        for asked in price.lines
        if (line := _line(reading, asked, given.lines.get(asked.id, {}), price))
    )
    stated = reading.money(given.total, "total")
    if stated is None and (not price.lines or price.correction == "total"):
        if given.total.blank:
            reading.problems.append(
                Problem(str(given.total.place), "the total is missing.", "Write the total price.")
            )
        reading.usable = False
    offer = PriceOffer(
        bidder=bidder,
        currency=currency,
        vat=price.vat,
        stated=stated,
        lines=lines,
        place=given.total.place,
        sha256=sha256,
        findings=tuple(reading.findings),
        exchange=exchange(lock.tender, currency),
        added=given.added,
    )
    usable = offer if reading.usable else None
    return ReadPrice(usable, tuple(reading.problems), offer.findings)


def _other_name(given: GivenPrice, name: str) -> Iterator[Finding]:
    said = given.tenderer
    if name and said and not said.blank and not same_name(said.quoted, name):
        values = {"given": said.quoted, "name": name}
        what = Message("The price form is of '{given}', and the bid of '{name}'.", values)
        yield Finding("procure.price-tenderer", Severity.WARNING, str(said.place), what)


def _currency(reading: _Reading, given: Given, published: tuple[str, ...]) -> str:
    """Return the published currency that prices are stated in; the numbers are read in it."""
    if len(published) == 1:
        _same(reading, given, published[0], "currency")
        return published[0]
    listed = ", ".join(published)
    if given.blank:
        reading.refuse(given.place, "the currency is missing.", f"Write one of {listed}.")
    elif given.quoted.upper() not in published:
        what = f"'{given.quoted}' is no currency that this tender publishes."
        reading.refuse(given.place, what, f"State all prices in one of {listed}.")
    else:
        reading.unit = given.quoted.upper()
    return reading.unit


def _same(reading: _Reading, given: Given, expected: str, name: str) -> None:
    if given.blank:
        remedy = f"Write {expected}."
        reading.refuse(given.place, f"the {name} is missing.", remedy)
    elif given.quoted.casefold() != expected.casefold():
        what = f"'{given.quoted}' is not the {name} of this tender."
        reading.refuse(given.place, what, f"State all prices with {name} {expected}.")


def _line(
    reading: _Reading, asked: AskedLine, given: Mapping[str, Given], price: Price
) -> PriceLine | None:
    nothing = Given(None, Place(reading.file))
    rate_given = given.get("rate", nothing)
    rate = reading.money(rate_given, f"{asked.id}.rate")
    total = reading.money(given.get("total", nothing), f"{asked.id}.total")
    offered = _compare_quantity(reading, asked, given.get("quantity", nothing))
    if rate is not None or (rate_given.blank and price.missing_rate == "included"):
        return PriceLine(asked.id, asked.quantity, rate, total, rate_given.place, offered)
    if rate_given.blank:
        what = f"line '{asked.id}' ({asked.title}) has no unit rate."
        remedy = f"Write the price of one {asked.unit}; write 0 if it costs nothing."
        reading.problems.append(Problem(str(rate_given.place), what, remedy))
    reading.usable = reading.usable and price.correction == "total"
    return None


def _compare_quantity(reading: _Reading, asked: AskedLine, given: Given) -> str:
    """Return the quantity that was offered in place of the published one, if any."""
    asked_number = Asked(asked.id, "number", unit=asked.unit)
    response, _ = read_answer(given, asked_number)
    if given.blank or response.value == asked.quantity:
        return ""
    values = {"line": asked.id, "given": given.quoted, "published": text(asked.quantity)}
    what = Message(
        "Line '{line}' is offered for quantity '{given}'; published is {published}.", values
    )
    reading.findings.append(Finding("procure.quantity", Severity.ERROR, str(given.place), what))
    return given.quoted
