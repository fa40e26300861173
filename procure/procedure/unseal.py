"""Unseal: prices of the admitted bids are opened, once, when quality is locked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from procure.bid.read import read_price
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.files.canonical import file_sha256
from procure.model.bid import Place, PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.procedure.act import Act
from procure.procedure.decide import PRICE, require_quality_closed
from procure.procedure.receive import PRICE_FILES
from procure.procedure.roles import require_chair
from procure.record.events import Locked, Unsealed
from procure.record.store import put_on_record
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened


@dataclass(frozen=True, slots=True)
class Unsealing:
    """Prices as read, and problems of those that could not be read: their bids stay open."""

    offers: tuple[PriceOffer, ...]
    problems: tuple[Problem, ...]


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


def _read(folder: Folder, opened: Opened, bidders: tuple[str, ...]) -> Unsealing:
    problems: list[Problem] = []
    offers: list[PriceOffer] = []
    changed = [one for bidder in bidders for one in _unreceived(folder, opened, bidder)]
    if changed:
        raise InputFault(changed)
    for bidder in bidders:
        read = read_price(opened.lock, folder.bids / bidder, "officer")
        if read.offer is None:
            problems += read.problems
        else:
            offers.append(read.offer)
    return Unsealing(tuple(offers), tuple(problems))


def _unreceived(folder: Folder, opened: Opened, bidder: str) -> list[Problem]:
    """Return a problem for each price file that is not the one received."""
    received = opened.state.received[bidder].files
    return [
        Problem(f"{bidder}/{name}", "is not the file that was received.", "Restore it from a copy.")
        for name in PRICE_FILES
        if (folder.bids / bidder / name).is_file()
        and received.get(name) != file_sha256(folder.bids / bidder / name)
    ]
