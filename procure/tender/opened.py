"""An opened tender as people work on it: lock, bids, record, and which bids are to be scored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from procure.bid.clarified import clarified
from procure.bid.stored import bid_from_json
from procure.errors import InputFault, Problem, StillOpen
from procure.files.canonical import sha256
from procure.model.bid import Bid
from procure.model.case import Gate
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.tender import Tender
from procure.plugin.registry import Registry
from procure.procedure.offered import registry_for
from procure.procedure.receive import READ_FILE
from procure.procedure.unchanged import require_unchanged
from procure.record.events import of_lot
from procure.record.state import State, fold
from procure.record.store import read_record
from procure.scoring.assess import assess_gates
from procure.scoring.rules import Rules, prepare
from procure.tender.bid_lots import NO_LOT, lots_bid_for, over_limit
from procure.tender.folder import Folder, read_issued_lock

UNREADABLE = Message("The bid form cannot be opened; the chair decides what happens to it.")


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened tender.

    Attributes:
        bids: as read, with clarifications laid over; by bidder.
        state: of the record.
        due: bidders to be scored: not withdrawn, not excluded, no gate failed.
        rules: the lock made ready for scoring.
        lot_faults: why bids cannot be compared yet that name no lot, or too many.
    """

    lock: Lock
    bids: Mapping[str, Bid]
    state: State
    due: tuple[str, ...]
    rules: Rules
    registry: Registry
    lot_faults: Mapping[str, Message] = field(default_factory=dict)

    @property
    def at_fault(self) -> tuple[str, ...]:
        """Bids of this lot that name no lot, or too many, and are not decided yet."""
        settled = {*self.state.withdrawn, *self.state.excluded}
        return tuple(
            bidder for bidder in self.bids if bidder in self.lot_faults and bidder not in settled
        )

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Bids that came in time and could not be read at all, and are not decided yet."""
        read = self.state.opened.reads if self.state.opened else ()
        settled = {*read, *self.state.withdrawn, *self.state.excluded}
        return tuple(
            bidder
            for bidder, received in sorted(self.state.received.items())
            if not received.late and bidder not in settled
        )


def load_opened(folder: Folder) -> Opened:
    """Return an opened tender, or one lot of it: with the bids for that lot, and its own record.

    Raises:
        StillOpen: if bids have not been opened.
        InputFault: if a file that was issued, received or read has changed since, the record is
            broken, or a lot has to be named.
    """
    return _load(folder, lot_is_due=True)


def load_whole(folder: Folder) -> Opened:
    """Return an opened tender with all its bids, whatever lots they are for."""
    return _load(folder.for_lot(""), lot_is_due=False)


def load_without(folder: Folder, bidder: str) -> Opened:
    """Return an opened tender, or one lot of it, whatever became of the files of ``bidder``."""
    return _load(folder, lot_is_due=bool(folder.lot), but=bidder)


def require_lot(tender: Tender, lot: str) -> None:
    """Refuse a lot that the tender does not have, and none where it has some.

    Raises:
        InputFault: naming the lots.
    """
    names = ", ".join(tender.lot_ids)
    if lot and not tender.lots:
        raise InputFault([Problem("--lot", "this tender has no lots.", "Leave it out.")])
    if lot and lot not in tender.lot_ids:
        raise InputFault([Problem("--lot", f"there is no lot {lot!r}.", f"Lots: {names}.")])
    if tender.lots and not lot:
        remedy = f"Name one of {names}."
        raise InputFault([Problem("--lot", "is needed: this tender has lots.", remedy)])


def _load(folder: Folder, *, lot_is_due: bool, but: str = "") -> Opened:
    events = read_record(folder.record)
    state = fold(of_lot(events, folder.lot))
    whole = read_issued_lock(folder, state.issued.lock if state.issued else None)
    if lot_is_due:
        require_lot(whole.tender, folder.lot)
    lock = whole.for_lot(folder.lot)
    if state.opened is None:
        raise StillOpen("Bids have not been opened. Next: procure open TENDER --as CHAIR.")
    require_unchanged(folder, state, but)
    registry = registry_for(lock)
    rules = prepare(lock, registry.evaluators)
    read = {
        bidder: _as_read(folder, bidder, digest)
        for bidder, digest in sorted(state.opened.reads.items())
    }
    lots = {bidder: lots_bid_for(bid, state.clarifications) for bidder, bid in read.items()}
    bids = {
        bidder: clarified(lock, bid, state.clarifications)
        for bidder, bid in read.items()
        if not folder.lot or folder.lot in lots[bidder] or not lots[bidder]
    }
    faults = over_limit(whole.tender, lots, events)
    if whole.tender.lots:
        faults |= {bidder: NO_LOT for bidder, own in lots.items() if not own}
    due = tuple(bidder for bidder, bid in bids.items() if _is_due(rules, bid, state))
    return Opened(lock, bids, state, due, rules, registry, faults)


def _as_read(folder: Folder, bidder: str, digest: str) -> Bid:
    path = folder.bids / bidder / READ_FILE
    where = f"{bidder}/{READ_FILE}"
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "Open the bids again: procure open TENDER --as CHAIR."
        raise InputFault([Problem(where, "is missing.", remedy)]) from error
    if sha256(content) != digest:
        what = "is not what was read when the bids were opened."
        raise InputFault([Problem(where, what, "Restore it, or open the bids again.")])
    return bid_from_json(json.loads(content))


def _is_due(rules: Rules, bid: Bid, state: State) -> bool:
    if bid.bidder in state.withdrawn or bid.bidder in state.excluded:
        return False
    gates = assess_gates(rules, bid, state)
    fails = rules.lock.tender.not_evaluable == "fail"
    return not any(
        gate.result.state is Gate.FAIL
        or (fails and gate.result.state is Gate.NOT_EVALUABLE and not gate.waiting)
        for gate in gates
    )
