"""Unseal: prices of the admitted bids are opened, once, when quality is locked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from procure.bid.read import read_price
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.files.canonical import file_sha256
from procure.model.bid import Place, PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.procedure.act import Act
from procure.procedure.decide import LINES, PRICE, price_questions, require_quality_closed
from procure.procedure.receive import PRICE_FILES
from procure.procedure.roles import require_chair
from procure.record.events import Clarified, Locked, Unsealed
from procure.record.store import put_on_record
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened


@dataclass(frozen=True, slots=True)
class Unsealing:
    """Prices as read, and problems of those that could not be read: their bids stay open.

    Attributes:
        asked: bidder and question, ``price/total`` or ``price/lines/<line>``, for each number that
            the bidder may say.
    """

    offers: tuple[PriceOffer, ...]
    problems: tuple[Problem, ...]
    asked: tuple[tuple[str, str], ...] = ()


def unseal(folder: Folder, act: Act) -> Unsealing:
    """Open the prices of the admitted bids and return them; excluded bids' prices stay closed.

    Locks quality first if that was not done. A price that cannot be read leaves its own bid open:
    the chair records what the bidder says of it, or excludes the bid.

    Raises:
        Refused: while something is open, if it was done before, or the person is not the chair.
        InputFault: if a price file is not the one received; then nothing is recorded.
    """
    opened = load_opened(folder)
    require_chair(opened.lock.tender, act.person)
    if opened.state.unsealed:
        raise Refused(f"Prices were unsealed at {opened.state.unsealed.at}.")
    try:
        require_quality_closed(opened)
    except StillOpen as error:
        raise Refused(f"Prices stay sealed. {error}") from error
    admitted = tuple(bidder for bidder, one in assess(opened).items() if not one.excluded)
    unsealing = _read(folder, opened, admitted)
    events: list[Locked | Unsealed] = [] if opened.state.locked else [act.event(Locked)]
    files = {offer.bidder: offer.sha256 for offer in unsealing.offers}
    events.append(act.event(Unsealed, bidders=admitted, files=files))
    put_on_record(folder.record, events)
    return unsealing


def read_unsealed(folder: Folder, opened: Opened) -> dict[str, PriceOffer] | None:
    """Return the prices that were unsealed, by bidder; None if none were.

    Raises:
        InputFault: if a price file changed since.
    """
    unsealed = opened.state.unsealed
    if unsealed is None:
        return None
    offers = _read(folder, opened, tuple(unsealed.files)).offers
    changed = [one.bidder for one in offers if unsealed.files[one.bidder] != one.sha256]
    if changed:
        what = "its price is not the file that was unsealed."
        raise InputFault([Problem(bidder, what, "Restore it.") for bidder in changed])
    said = {offer.bidder: offer for offer in _said_later(opened)}
    said |= {offer.bidder: offer for offer in _rates_said_later(folder, opened)}
    return {**said, **{offer.bidder: offer for offer in offers}}


def _said_later(opened: Opened) -> Iterator[PriceOffer]:
    """Yield the prices that bidders gave when asked about a price that could not be read."""
    tender = opened.lock.tender
    for event in opened.state.clarifications:
        if event.requirement == PRICE and event.bidder in opened.state.unread_prices:
            received = opened.state.received[event.bidder].files
            hashes = [received[name] for name in PRICE_FILES if name in received]
            words = "The price could not be read; the bidder says {answer}. Reason: {reason}"
            values = {"answer": event.answer, "reason": event.reason}
            place = Place(f"{event.bidder}/price, clarified {event.at}")
            finding = Finding(
                "procure.price-clarified", Severity.WARNING, str(place), Message(words, values)
            )
            yield PriceOffer(
                event.bidder,
                tender.currency,
                tender.price.vat,
                Decimal(event.answer),
                (),
                place,
                "".join(hashes[:1]),
                (finding,),
            )


def _rates_said_later(folder: Folder, opened: Opened) -> Iterator[PriceOffer]:
    """Yield the prices that can be read with the rates that bidders gave when asked."""
    for bidder in sorted(opened.state.unread_prices):
        said = {
            event.row: event
            for event in opened.state.clarifications
            if event.bidder == bidder and event.requirement == LINES
        }
        rates = {line: event.answer for line, event in said.items()}
        read = read_price(opened.lock, folder.bids / bidder, "officer", rates)
        if rates and read.offer is not None:
            found = tuple(_rate_said(read.offer, event) for event in said.values())
            yield replace(read.offer, findings=(*read.offer.findings, *found))


def _rate_said(offer: PriceOffer, event: Clarified) -> Finding:
    place = next(line.place for line in offer.lines if line.line == event.row)
    words = "The rate of line {line} could not be read; the bidder says {answer}. Reason: {reason}"
    values = {"line": event.row, "answer": event.answer, "reason": event.reason}
    return Finding("procure.price-clarified", Severity.WARNING, str(place), Message(words, values))


def _read(folder: Folder, opened: Opened, bidders: tuple[str, ...]) -> Unsealing:
    problems: list[Problem] = []
    offers: list[PriceOffer] = []
    asked: list[tuple[str, str]] = []
    changed = [one for bidder in bidders for one in _unreceived(folder, opened, bidder)]
    if changed:
        raise InputFault(changed)
    for bidder in bidders:
        read = read_price(opened.lock, folder.bids / bidder, "officer")
        if read.offer is None:
            problems += read.problems
            asked += [(bidder, one) for one in price_questions(opened.lock, read.unread_rates)]
        else:
            offers.append(read.offer)
    return Unsealing(tuple(offers), tuple(problems), tuple(asked))


def _unreceived(folder: Folder, opened: Opened, bidder: str) -> list[Problem]:
    """Return a problem for each price file that is not the one received."""
    received = opened.state.received[bidder].files
    return [
        Problem(f"{bidder}/{name}", "is not the file that was received.", "Restore it from a copy.")
        for name in PRICE_FILES
        if (folder.bids / bidder / name).is_file()
        and received.get(name) != file_sha256(folder.bids / bidder / name)
    ]
