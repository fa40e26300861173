"""Unseal: prices of the admitted bids are opened, once, when quality is locked."""

from procure.bid.read import read_price
from procure.errors import InputFault, Problem, Refused, StillOpen
from procure.evaluation.assessment import assess
from procure.files.canonical import file_sha256
from procure.model.bid import PriceOffer
from procure.procedure.act import Act
from procure.procedure.decide import require_quality_closed
from procure.procedure.roles import require_chair
from procure.record.events import Locked, Unsealed
from procure.record.store import append
from procure.tender.folder import Folder
from procure.tender.opened import Opened, load_opened

PRICE_FILES = ("price.xlsx", "price.yaml")


def unseal(folder: Folder, act: Act) -> tuple[PriceOffer, ...]:
    """Open the prices of the admitted bids and return them; excluded bids' prices stay closed.

    Locks quality first if that was not done.

    Raises:
        Refused: while something is open, if it was done before, or the person is not the chair.
        InputFault: if a price cannot be read; then nothing is recorded.
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
    offers = _read(folder, opened, admitted)
    events: list[Locked | Unsealed] = [] if opened.state.locked else [act.event(Locked)]
    files = {offer.bidder: offer.sha256 for offer in offers}
    events.append(act.event(Unsealed, bidders=admitted, files=files))
    append(folder.record, events)
    return offers


def read_unsealed(folder: Folder, opened: Opened) -> dict[str, PriceOffer] | None:
    """Return the prices that were unsealed, by bidder; None if none were.

    Raises:
        InputFault: if a price file changed since.
    """
    unsealed = opened.state.unsealed
    if unsealed is None:
        return None
    offers = _read(folder, opened, unsealed.bidders)
    changed = [one.bidder for one in offers if unsealed.files[one.bidder] != one.sha256]
    if changed:
        what = "its price is not the file that was unsealed."
        raise InputFault([Problem(bidder, what, "Restore it.") for bidder in changed])
    return {offer.bidder: offer for offer in offers}


def _read(folder: Folder, opened: Opened, bidders: tuple[str, ...]) -> tuple[PriceOffer, ...]:
    problems: list[Problem] = []
    offers: list[PriceOffer] = []
    for bidder in bidders:
        problems += _unreceived(folder, opened, bidder)
        read = read_price(opened.lock, folder.bids / bidder, "officer")
        if read.offer is None:
            problems += read.problems
        else:
            offers.append(read.offer)
    if problems:
        raise InputFault(problems)
    return tuple(offers)


def _unreceived(folder: Folder, opened: Opened, bidder: str) -> list[Problem]:
    """Return a problem for each price file that is not the one received."""
    received = opened.state.received[bidder].files
    return [
        Problem(f"{bidder}/{name}", "is not the file that was received.", "Restore it from a copy.")
        for name in PRICE_FILES
        if (folder.bids / bidder / name).is_file()
        and received.get(name) != file_sha256(folder.bids / bidder / name)
    ]
