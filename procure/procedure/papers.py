"""Papers a procedure leaves behind: receipts, and the minute of the opening."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from procure.errors import Problem
from procure.evaluation.as_read import as_read
from procure.evaluation.as_read_text import plain_text
from procure.model.bid import Bid
from procure.model.finding import Finding
from procure.model.lock import Lock
from procure.record.events import Opened, Received
from procure.tender.folder import Folder


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening brought up: bids as read, problems by bidder, findings about several bids."""

    bids: Mapping[str, Bid]
    problems: Mapping[str, tuple[Problem, ...]]
    late: tuple[str, ...]
    findings: tuple[Finding, ...]


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


def write_minute(folder: Folder, lock: Lock, opened: Opened, opening: Opening) -> Path:
    """Write the minute of the opening; return its path."""
    lines = [
        f"Minute of the opening: {lock.tender.title} ({lock.tender.id}), {lock.tender.buyer.name}",
        f"Opened: {opened.at}, by {opened.by}. Deadline: {lock.tender.deadline}",
        f"Rules: lock {lock.hash}, form version {lock.form_version}",
        "Prices stay sealed.",
        *(
            f"{one.severity.value.capitalize()}: {one.where}: {one.what}"
            for one in opening.findings
        ),
        *(f"{bidder}: came late and stays closed." for bidder in opening.late),
        *(line for bidder in opening.problems for line in _bid_lines(bidder, opening)),
    ]
    return _write(folder.out / "opening-minute.txt", lines)


def write_as_read(folder: Folder, lock: Lock, bid: Bid) -> Path:
    """Write what was read from a bid beside the form's questions; return its path."""
    return _write(folder.out / "as-read" / f"{bid.bidder}.txt", [plain_text(as_read(lock, bid))])


def _bid_lines(bidder: str, opening: Opening) -> Iterator[str]:
    bid = opening.bids.get(bidder)
    yield ""
    yield f"{bidder}: {bid.tenderer.name}" if bid else f"{bidder}: not readable as a whole"
    if bid:
        yield f"  Form version {bid.form_version or 'not stated'}."
    for problem in opening.problems[bidder]:
        yield f"  Fault: {problem}"
    for finding in bid.findings if bid else ():
        yield f"  {_finding_line(finding)}"


def _finding_line(finding: Finding) -> str:
    return f"{finding.severity.value.capitalize()}: {finding.where}: {finding.what}"


def _write(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
