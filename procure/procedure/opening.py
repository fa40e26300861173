"""Open: after the deadline bids are read, once, and what was read is kept beside each bid."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from procure.bid.price_names import PRICE_FILES
from procure.bid.read import read_bid
from procure.bid.same_files import same_files
from procure.bid.same_tenderers import same_tenderers
from procure.bid.stored import bid_to_json
from procure.errors import InputFault, Problem, Refused
from procure.files.canonical import file_sha256, pretty
from procure.model.bid import Bid
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message
from procure.plugin.registry import Registry
from procure.procedure.act import Act
from procure.procedure.evidence import read_evidence
from procure.procedure.offered import registry_for
from procure.procedure.papers import Opening, write_as_read, write_minute
from procure.procedure.receive import READ_FILE
from procure.procedure.roles import require_chair
from procure.procedure.unchanged import changed_bids, changed_issued
from procure.record.events import Opened, Received
from procure.record.state import State, fold
from procure.record.store import put_on_record, read_record, require_forward
from procure.tender.folder import Folder, read_issued_lock


def open_bids(folder: Folder, act: Act) -> Opening:
    """Read every bid received in time, keep what was read, and return it with all problems.

    A second opening reads the same files again; it is allowed until scores are locked, and is
    an event of its own.

    Raises:
        Refused: before the deadline, or if the person is not the chair.
        InputFault: if files changed since they were received, or nothing was received.
    """
    state = fold(read_record(folder.record))
    lock = read_issued_lock(folder, state.issued.lock if state.issued else None)
    require_chair(lock.tender, act.person)
    if datetime.fromisoformat(act.at) < lock.deadline:
        raise Refused(
            f"The deadline is {lock.tender.deadline}, and it is {act.at} now. Bids stay closed"
            " until then."
        )
    if state.locked:
        raise Refused("Quality is locked: bids are not read again.")
    require_forward(folder.record, act.at)
    _check_files(folder, state)
    registry = registry_for(lock)
    bids: dict[str, Bid] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for bidder, received in sorted(state.received.items()):
        if received.late or bidder in state.withdrawn:
            continue
        bid, found = read_one(lock, folder.bids / bidder, registry)
        problems[bidder] = found
        if bid is not None:
            bids[bidder] = bid
    if not problems:
        raise InputFault([Problem(str(folder.bids), "holds no bid that came in time.")])
    reads = {bidder: _keep(folder, bidder, bid) for bidder, bid in bids.items()}
    event = act.event(Opened, bidders=tuple(bids), lock=lock.hash, reads=reads)
    put_on_record(folder.record, [event])
    shared = (
        *same_files(state.received, _issued_hashes(folder)),
        *same_tenderers(bids),
        *(_no_price(bidder) for bidder in problems if not _has_price(state.received[bidder])),
    )
    late = tuple(sorted(name for name, one in state.received.items() if one.late))
    opening = Opening(bids, problems, late, shared)
    write_minute(folder, lock, event, opening)
    for bid in bids.values():
        write_as_read(folder, lock, bid)
    return opening


def read_one(
    lock: Lock, folder: Path, registry: Registry
) -> tuple[Bid | None, tuple[Problem, ...]]:
    """Return one bid with what readers found in its evidence, and its problems."""
    read = read_bid(lock, folder, "officer")
    if read.bid is None:
        return None, read.problems
    measures, findings = read_evidence(lock, read.bid, folder, registry)
    bid = replace(read.bid, measures=measures, findings=(*read.bid.findings, *findings))
    return bid, read.problems


def _check_files(folder: Folder, state: State) -> None:
    if not state.received:
        remedy = "Record each delivery: procure receive TENDER BIDDER FILE… --as CHAIR."
        raise InputFault([Problem("record", "names no bid received.", remedy)])
    problems = [*changed_issued(folder, state), *changed_bids(folder, state)]
    problems += [
        problem
        for bidder, received in sorted(state.received.items())
        for problem in _never_received(folder.bids / bidder, bidder, received)
    ]
    if problems:
        raise InputFault(problems)


def _never_received(folder: Path, bidder: str, received: Received) -> Iterator[Problem]:
    """Yield a problem for each file beside a bid that is in no delivery."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.name not in {READ_FILE, *received.files}:
            what = "lies with the bid and is in no delivery."
            remedy = "Record it (procure receive) if it came in, or move it out of the folder."
            yield Problem(f"{bidder}/{path.name}", what, remedy)


def _has_price(received: Received) -> bool:
    """Say whether a price file came in; its name is enough, nothing of it is read."""
    return any(name in received.files for name in PRICE_FILES)


def _no_price(bidder: str) -> Finding:
    words = "No price form came with this bid."
    return Finding("procure.no-price", Severity.WARNING, bidder, Message(words))


def _issued_hashes(folder: Folder) -> frozenset[str]:
    """Return the hashes of what the buyer itself gave out, such as the empty forms."""
    files = [path for path in folder.issued.rglob("*") if path.is_file()]
    return frozenset(file_sha256(path) for path in files)


def _keep(folder: Folder, bidder: str, bid: Bid) -> str:
    path = folder.bids / bidder / READ_FILE
    path.write_text(pretty(bid_to_json(bid)), encoding="utf-8")
    return file_sha256(path)
