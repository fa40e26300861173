"""An opened tender as people work on it: lock, bids, record, and which bids are to be scored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from procure.bid.clarified import clarified
from procure.bid.stored import bid_from_json
from procure.errors import InputFault, Problem, StillOpen
from procure.files.canonical import sha256
from procure.model.bid import Bid
from procure.model.case import Gate
from procure.model.lock import Lock
from procure.model.message import Message
from procure.plugin.registry import Registry
from procure.procedure.offered import registry_for
from procure.procedure.receive import READ_FILE
from procure.record.state import State, fold
from procure.record.store import read_record
from procure.scoring.assess import assess_gates
from procure.scoring.rules import Rules, prepare
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
    """

    lock: Lock
    bids: Mapping[str, Bid]
    state: State
    due: tuple[str, ...]
    rules: Rules
    registry: Registry

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Bids that came in time and could not be read at all, and are not decided yet."""
        settled = {*self.bids, *self.state.withdrawn, *self.state.excluded}
        return tuple(
            bidder
            for bidder, received in sorted(self.state.received.items())
            if not received.late and bidder not in settled
        )


def load_opened(folder: Folder) -> Opened:
    """Return an opened tender.

    Raises:
        StillOpen: if bids have not been opened.
        InputFault: if what was read has changed since, or the record is broken.
    """
    state = fold(read_record(folder.record))
    lock = read_issued_lock(folder, state.issued.lock if state.issued else None)
    if state.opened is None:
        raise StillOpen("Bids have not been opened. Next: procure open TENDER --as CHAIR.")
    registry = registry_for(lock)
    rules = prepare(lock, registry.evaluators)
    bids = {
        bidder: clarified(lock, _as_read(folder, bidder, digest), state.clarifications)
        for bidder, digest in sorted(state.opened.reads.items())
    }
    due = tuple(bidder for bidder, bid in bids.items() if _is_due(rules, bid, state))
    return Opened(lock, bids, state, due, rules, registry)


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
