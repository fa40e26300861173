"""Further filled forms that came beside the one that is read."""

from collections.abc import Iterator
from pathlib import Path

from procure.errors import Problem
from procure.files.canonical import file_sha256
from procure.forms.bounds import MAX_BYTES
from procure.forms.workbook import open_form
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message


def second_forms(lock: Lock, folder: Path, read: str) -> Iterator[Finding]:
    """Yield a finding for each other workbook in the folder that is a bid form of this tender.

    Files whose name begins with ``price`` are not looked into: they stay closed.

    Args:
        lock: the frozen tender.
        folder: the bid's folder.
        read: name of the file that is read as the bid.
    """
    own = file_sha256(folder / read)
    for path in sorted(folder.glob("*.[xX][lL][sS][xX]")):
        if path.name in (read, "bid.xlsx") or path.name.lower().startswith("price"):
            continue
        if path.stat().st_size > MAX_BYTES or file_sha256(path) == own:
            continue
        form = open_form(path.read_bytes(), path.name)
        if isinstance(form, Problem) or form.said.get("tender") != lock.tender.id:
            continue
        if form.said.get("kind") == "bid form":
            sentence = "A second filled form came with the bid; only {read} is read."
            what = Message(sentence, {"read": read})
            yield Finding("procure.second-form", Severity.ERROR, f"{folder.name}/{path.name}", what)
