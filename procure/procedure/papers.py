"""Papers a procedure leaves behind: receipts, and the minute of the opening."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from procure.errors import Problem
from procure.model.bid import Bid
from procure.model.lock import Lock
from procure.record.events import Opened, Received
from procure.tender.folder import Folder


def write_receipt(folder: Folder, lock: Lock, received: Received) -> Path:
    """Write the receipt of a delivery, to be sent to the bidder; return its path."""
    lines = [
        f"Receipt: {lock.tender.title} ({lock.tender.id}), {lock.tender.buyer.name}",
        f"Bidder: {received.bidder}",
        f"Received: {received.at}, recorded by {received.by}",
        f"Deadline: {lock.tender.deadline}",
        "Received after the deadline: kept, and never opened." if received.late else "In time.",
        "",
        "Files, each with its SHA-256. Nothing of them has been read.",
        *(f"{digest}  {name}" for name, digest in received.files.items()),
    ]
    stamp = received.at.replace(":", "").replace("-", "")
    return _write(folder.out / "receipts" / f"{received.bidder}-{stamp}.txt", lines)


def write_minute(
    folder: Folder,
    lock: Lock,
    opened: Opened,
    bids: Mapping[str, Bid],
    problems: Mapping[str, tuple[Problem, ...]],
) -> Path:
    """Write the minute of the opening; return its path."""
    lines = [
        f"Minute of the opening: {lock.tender.title} ({lock.tender.id}), {lock.tender.buyer.name}",
        f"Opened: {opened.at}, by {opened.by}. Deadline: {lock.tender.deadline}",
        f"Rules: lock {lock.hash}, form version {lock.form_version}",
        "Prices stay sealed.",
        *(line for bidder in problems for line in _bid_lines(bidder, bids, problems[bidder])),
    ]
    return _write(folder.out / "opening-minute.txt", lines)


def _bid_lines(
    bidder: str, bids: Mapping[str, Bid], problems: tuple[Problem, ...]
) -> Iterator[str]:
    bid = bids.get(bidder)
    yield ""
    yield f"{bidder}: {bid.tenderer.name}" if bid else f"{bidder}: not readable as a whole"
    if bid:
        yield f"  Form version {bid.form_version or 'not stated'}."
    for problem in problems:
        yield f"  Fault: {problem}"
    for finding in bid.findings if bid else ():
        yield f"  {finding.severity.value.capitalize()}: {finding.where}: {finding.what}"


def _write(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
