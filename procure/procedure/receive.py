"""Receive: files are stored and hashed; nothing of them is shown or read."""

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from procure.errors import InputFault, Problem, Refused
from procure.files.canonical import file_sha256
from procure.model.fields import NAME
from procure.procedure.act import Act
from procure.procedure.issue import BID_FORM, PRICE_FORM
from procure.procedure.papers import write_receipt
from procure.procedure.roles import require_chair
from procure.record.events import Received
from procure.record.state import fold
from procure.record.store import put_on_record, read_record, require_forward
from procure.tender.folder import Folder, read_issued_lock

MAX_FILE_BYTES = 100_000_000
READ_FILE = "as-read.json"
"""What was read from a bid, in its folder."""

OTHER_WORKBOOKS = (".ods", ".xls", ".xlsm", ".xlsb", ".numbers")

FORMS = {BID_FORM: "bid.xlsx", PRICE_FORM: "price.xlsx"}
"""A form handed in under the name it was issued with is stored as the bid or the price."""


def receive(folder: Folder, bidder: str, files: Iterable[Path], act: Act) -> Received:
    """Store a bidder's files and return the receipt.

    A later delivery replaces an earlier one, which is kept aside. After the deadline the delivery
    is recorded as late and never opened; what came in time stays as it is, and the late files are
    kept in a folder of their own.

    Raises:
        InputFault: if a file is missing, too large or has a name of ours, or no bid form is among
            them.
        Refused: if bids are open already, or the person is not the chair.
    """
    state = fold(read_record(folder.record))
    lock = read_issued_lock(folder, state.issued.lock if state.issued else None)
    require_chair(lock.tender, act.person)
    if state.opened and datetime.fromisoformat(act.at) <= datetime.fromisoformat(state.opened.at):
        raise Refused("Bids are open: a delivery cannot be recorded before that.")
    require_forward(folder.record, act.at)
    named = _named(bidder, tuple(files))
    late = datetime.fromisoformat(act.at) > lock.deadline
    before = state.received.get(bidder)
    number = len([event for event in state.events if isinstance(event, Received)])
    own = folder.bids / bidder
    target = own / f"late-{number}" if late and before and not before.late else own
    if before and target == own:
        _set_aside(own, number, named)
    target.mkdir(parents=True, exist_ok=True)
    for name, path in named.items():
        if path.resolve() != (target / name).resolve():
            shutil.copyfile(path, target / name)
    hashes = {name: file_sha256(target / name) for name in sorted(named)}
    event = act.event(Received, bidder=bidder, files=hashes, late=late)
    put_on_record(folder.record, [event])
    write_receipt(folder, lock, event)
    return event


def _named(bidder: str, files: tuple[Path, ...]) -> dict[str, Path]:
    """Return the files by the names they are stored under."""
    problems: list[Problem] = []
    if not NAME.match(bidder):
        remedy = "Use lower-case letters, digits and single hyphens, such as acme-ltd."
        problems.append(Problem(bidder, "is not a name for a bidder's folder.", remedy))
    named: dict[str, Path] = {}
    for path in files:
        name = FORMS.get(path.name, path.name)
        if not path.is_file():
            problems.append(Problem(str(path), "is not a file.", "Check the path."))
        elif path.stat().st_size > MAX_FILE_BYTES:
            problems.append(Problem(str(path), "is larger than 100 MB.", "Ask for a smaller one."))
        elif name.casefold() == READ_FILE or name.startswith(("replaced-", "late-")):
            problems.append(Problem(str(path), "has a name this program needs.", "Rename it."))
        elif not name.isprintable():
            problems.append(Problem(ascii(name), "is no readable file name.", "Rename it."))
        elif name in named:
            problems.append(Problem(str(path), f"is a second file called {name}.", "Rename one."))
        else:
            named[name] = path
    if not problems and not {"bid.xlsx", "bid.yaml"} & set(named):
        remedy = "Name the filled form bid.xlsx (or bid-form.xlsx), or bid.yaml."
        if others := [path.name for path in files if path.suffix.lower() in OTHER_WORKBOOKS]:
            remedy += f" If it is {' or '.join(others)}: the bidder saves it as .xlsx first."
        problems.append(Problem(bidder, "has no bid among the files.", remedy))
    if problems:
        raise InputFault(problems)
    return named


def _set_aside(target: Path, number: int, named: dict[str, Path]) -> None:
    """Keep an earlier delivery, unless its files are handed in again from where they lie."""
    if any(path.resolve().parent == target.resolve() for path in named.values()):
        return
    aside = target / f"replaced-{number}"
    aside.mkdir()
    for path in [one for one in sorted(target.iterdir()) if one.is_file()]:
        path.rename(aside / path.name)
