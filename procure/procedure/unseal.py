"""Unseal: prices of the admitted bids are opened, once, when quality is locked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from procure.bid.offer import ReadPrice
from procure.bid.price_names import price_names
from procure.bid.read import read_price
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.model.bid import Place, PriceOffer
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.procedure.act import Act
from procure.procedure.decide import LINES, PRICE, price_questions, require_quality_closed
from procure.procedure.price_files import price_file_problems
from procure.procedure.roles import require_chair
from procure.record.events import Clarified, Locked, Unsealed
from procure.record.store import put_on_record
from procure.scoring.correction import count_price
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened

NO_PRICE = "no price file came with this bid."


@dataclass(frozen=True, slots=True)
class Unsealing:
    """Prices as read, and problems of those that could not be read: their bids stay open.

    Attributes:
        findings: what the price files brought up, in the order of the bidders.
        asked: bidder and question, ``price/total`` or ``price/lines/<line>``, for each number that
            the bidder may say.
    """

    offers: tuple[PriceOffer, ...]
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()


def unseal(folder: Folder, act: Act) -> Unsealing:
    """Open the prices of the admitted bids and return them; excluded bids' prices stay closed.

    Locks quality first if that was not done. A price that cannot be read leaves its own bid open:
    the chair records what the bidder says of it, or excludes the bid.

    Raises:
        Refused: while something is open, if it was done before, or the person is not the chair.
        InputFault: if a price file is missing or not the one received; then nothing is recorded.
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
    _require_files(folder, opened, admitted)
    unsealing = _read(folder, opened, admitted)
    events: list[Locked | Unsealed] = [] if opened.state.locked else [act.event(Locked)]
    files = {offer.bidder: offer.sha256 for offer in unsealing.offers}
    events.append(act.event(Unsealed, bidders=admitted, files=files))
    put_on_record(folder.record, events)
    return unsealing


def read_unsealed(folder: Folder, opened: Opened) -> dict[str, PriceOffer] | None:
    """Return the prices that were unsealed, by bidder; None if none were.

    Raises:
        InputFault: if a price file is missing or changed since, or cannot be read any more.
    """
    unsealed = opened.state.unsealed
    if unsealed is None:
        return None
    _require_files(folder, opened, unsealed.bidders)
    read = _read(folder, opened, tuple(unsealed.files))
    if read.problems:
        raise InputFault(read.problems)
    changed = [one.bidder for one in read.offers if unsealed.files[one.bidder] != one.sha256]
    if changed:
        what = "its price is not the file that was unsealed."
        raise InputFault([Problem(bidder, what, "Restore it.") for bidder in changed])
    said = {offer.bidder: offer for offer in _said_later(folder, opened)}
    said |= {offer.bidder: offer for offer in _rates_said_later(folder, opened)}
    return {**said, **{offer.bidder: offer for offer in read.offers}}


def read_unread(folder: Folder, opened: Opened) -> dict[str, tuple[Finding, ...]]:
    """Return what is wrong with each unsealed price that could not be read, by bidder."""
    found = {}
    for bidder in sorted(opened.state.unread_prices):
        if price_names(opened.state.received[bidder].files):
            read = _price(folder, opened, bidder)
            faults = (_as_finding(one, Severity.ERROR) for one in read.problems)
            found[bidder] = (*faults, *read.findings)
    return found


def _said_later(folder: Folder, opened: Opened) -> Iterator[PriceOffer]:
    """Yield the prices that bidders gave when asked about a price that could not be read."""
    tender = opened.lock.tender
    for event in opened.state.clarifications:
        if event.requirement == PRICE and event.bidder in opened.state.unread_prices:
            received = opened.state.received[event.bidder]
            hashes = [received.files[name] for name in price_names(received.files)]
            place = Place(f"{event.bidder}/price, clarified {event.at}")
            read = _price(folder, opened, event.bidder)
            yield PriceOffer(
                event.bidder,
                tender.currency,
                tender.price.vat,
                Decimal(event.answer),
                (),
                place,
                "".join(hashes[:1]),
                (_clarified(event, read, place), *read.findings),
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
        read = _price(folder, opened, bidder, rates)
        if rates and read.offer is not None:
            found = tuple(_rate_said(read.offer, event) for event in said.values())
            yield replace(read.offer, findings=(*read.offer.findings, *found))


def _rate_said(offer: PriceOffer, event: Clarified) -> Finding:
    place = next(line.place for line in offer.lines if line.line == event.row)
    words = "The rate of line {line} could not be read; the bidder says {answer}. Reason: {reason}"
    values = {"line": event.row, "answer": event.answer, "reason": event.reason}
    return Finding("procure.price-clarified", Severity.WARNING, str(place), Message(words, values))


def _clarified(event: Clarified, read: ReadPrice, place: Place) -> Finding:
    """Return what the bidder said, beside what stands in the price file."""
    stands = " ".join(f"{one.where}: {one.what}" for one in read.problems)
    words = "The price could not be read: {stands} The bidder says {answer}. Reason: {reason}"
    values = {"stands": stands, "answer": event.answer, "reason": event.reason}
    code, what = "procure.price-clarified", Message(words, values)
    return Finding(code, Severity.WARNING, str(place), what)


def _require_files(folder: Folder, opened: Opened, bidders: Iterable[str]) -> None:
    received = opened.state.received
    problems = [
        problem for bidder in bidders for problem in price_file_problems(folder, received[bidder])
    ]
    if problems:
        raise InputFault(problems)


def _read(folder: Folder, opened: Opened, bidders: Iterable[str]) -> Unsealing:
    price = opened.lock.tender.price
    problems: list[Problem] = []
    offers: list[PriceOffer] = []
    findings: list[Finding] = []
    asked: list[tuple[str, str]] = []
    for bidder in bidders:
        if not price_names(opened.state.received[bidder].files):
            problems.append(Problem(bidder, NO_PRICE, "Exclude the bid, or leave it open."))
            continue
        read = _price(folder, opened, bidder)
        if read.offer is None:
            problems += read.problems
            findings += read.findings
            asked += [(bidder, one) for one in price_questions(opened.lock, read.unread_rates)]
        else:
            offer = _with_problems(read.offer, read.problems)
            offers.append(offer)
            findings += [*offer.findings, *count_price(offer, price, {}).findings]
    return Unsealing(tuple(offers), tuple(problems), tuple(findings), tuple(asked))


def _price(
    folder: Folder, opened: Opened, bidder: str, said: Mapping[str, str] | None = None
) -> ReadPrice:
    """Return a price as read, with the rates ``said`` later, by line.

    The name on its form is held against the name that the bid gives.
    """
    bid = opened.bids.get(bidder)
    name = bid.tenderer.name if bid else ""
    return read_price(opened.lock, folder.bids / bidder, "officer", name, said or {})


def _with_problems(offer: PriceOffer, problems: Iterable[Problem]) -> PriceOffer:
    """Return an offer that also holds, as findings, the faults it could be read in spite of."""
    faults = (_as_finding(one, Severity.WARNING) for one in problems)
    return replace(offer, findings=(*offer.findings, *faults))


def _as_finding(problem: Problem, severity: Severity) -> Finding:
    what = Message("{sentence}", {"sentence": problem.what})
    return Finding("procure.price-form", severity, problem.where, what)
