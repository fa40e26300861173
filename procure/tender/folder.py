"""A tender's folder: where each thing lies in it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from procure.errors import InputFault, Problem
from procure.files.canonical import canonical, sha256
from procure.files.wording import words
from procure.model.lock import LOCK_FILE, Lock


@dataclass(frozen=True, slots=True)
class Folder:
    """A tender's folder on disk, and the lot that is worked on.

    Attributes:
        lot: its id; empty for the whole tender, which is also one without lots.
    """

    path: Path
    lot: str = ""

    @property
    def tender_file(self) -> Path:
        """The tender as the officer writes it."""
        return self.path / "tender.yaml"

    @property
    def criteria(self) -> Path:
        """Local packs, and local changes of packs."""
        return self.path / "criteria"

    @property
    def tables(self) -> Path:
        """The buyer's own tables."""
        return self.path / "tables"

    @property
    def issued(self) -> Path:
        """What was issued: lock and forms."""
        return self.path / "issued"

    @property
    def lock_file(self) -> Path:
        """The frozen tender."""
        return self.issued / LOCK_FILE

    @property
    def bids(self) -> Path:
        """A folder for each bidder."""
        return self.path / "bids"

    @property
    def record(self) -> Path:
        """A file of events for each person."""
        return self.path / "record"

    @property
    def out(self) -> Path:
        """Reports and tables: those of a lot in a folder of their own."""
        return self.path / "out" / self.lot

    def for_lot(self, lot: str) -> "Folder":
        """Return the same folder, seen from one lot."""
        return Folder(self.path, lot)


def lock_hash(lock: Lock) -> str:
    """Return the SHA-256 of a lock's canonical JSON without its ``hash`` field."""
    content = lock.model_dump(mode="json", by_alias=True, exclude={"hash"})
    return sha256(canonical(content))


def read_lock(path: Path) -> Lock:
    """Return the lock in a file.

    Raises:
        InputFault: if the file is missing, is not a lock, or does not match its own hash.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = Problem(
            str(path),
            f"cannot be read: {error.strerror}.",
            "Freeze the tender first: procure issue TENDER --as CHAIR. A bidder gives the path of "
            "the file that the buyer issued.",
        )
        raise InputFault([problem]) from error
    return _lock_in(content, path.name)


@lru_cache(maxsize=4)
def _lock_in(content: bytes, name: str) -> Lock:
    """Return the lock in a file's content: one command asks for the same one several times."""
    try:
        lock = Lock.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        what, _ = words(first)
        problem = Problem(
            f"{name} {place}".strip(),
            f"is not a tender lock of this program: {what}",
            "Use the file the buyer issued, unchanged.",
        )
        raise InputFault([problem]) from error
    if lock.lot or lock.hash != lock_hash(lock):
        problem = Problem(
            name,
            "was changed after it was issued: its content does not match its hash.",
            "Use the file the buyer issued, unchanged.",
        )
        raise InputFault([problem])
    return lock


def read_issued_lock(folder: Folder, issued: str | None) -> Lock:
    """Return a folder's lock, which must be the one the record says was issued.

    Args:
        folder: of the tender.
        issued: hash in the record; None if nothing was issued.

    Raises:
        InputFault: if it is another lock, or none was issued.
    """
    lock = read_lock(folder.lock_file)
    if issued != lock.hash:
        problem = Problem(
            f"issued/{LOCK_FILE}",
            "is not the lock that the record says was issued.",
            "Restore the lock that was issued; rules are never exchanged.",
        )
        raise InputFault([problem])
    return lock
