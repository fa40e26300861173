"""Files that are on record, compared with what lies in the folder: nobody edits a bid or a form."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from procure.errors import InputFault, Problem
from procure.files.canonical import file_sha256
from procure.record.state import State
from procure.tender.folder import Folder


def require_unchanged(folder: Folder, state: State, but: str = "") -> None:
    """Refuse to work on while a file that was issued or received is gone or another one.

    What a bidder withdrew, or sent too late, may be given back; what of a bid that is out is gone
    stops nobody else, and a chair may exclude a bidder, ``but``, whose files are gone.

    Raises:
        InputFault: naming each file, and what to do.
    """
    problems = (*changed_issued(folder, state), *changed_bids(folder, state, but))
    if problems:
        raise InputFault(problems)


def changed_issued(folder: Folder, state: State) -> tuple[Problem, ...]:
    """Return a problem for each form, or paper of criteria, that is not as it was issued."""
    if state.issued is None:
        return ()
    remedy = "Restore it from a copy; a change of the tender takes an addendum, before bids open."
    return tuple(_changed(folder.issued, "issued", state.issued.files, "issued", remedy))


def changed_bids(folder: Folder, state: State, but: str = "") -> tuple[Problem, ...]:
    """Return a problem for each file of a bid in the running that is not as it was received."""
    remedy = "Restore it from a copy; nobody edits a bid."
    out = {*state.withdrawn, *state.excluded, but}
    return tuple(
        problem
        for bidder, received in sorted(state.received.items())
        if bidder not in out and not received.late
        for problem in _changed(folder.bids / bidder, bidder, received.files, "received", remedy)
    )


def _changed(
    folder: Path, shown: str, files: Mapping[str, str], how: str, remedy: str
) -> Iterator[Problem]:
    for name, expected in files.items():
        where, path = f"{shown}/{name}", folder / name
        if not path.is_file():
            yield Problem(where, f"was {how} and is gone.", "Restore it from a copy.")
        elif _hashed(path) != expected:
            what = f"is not the file that was {how}: its content has changed."
            yield Problem(where, what, remedy)


def _hashed(path: Path) -> str:
    """Return a file's hash: one command asks for the same one several times."""
    facts = path.stat()
    return _hash_as_it_stands(path, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=4096)
def _hash_as_it_stands(path: Path, size: int, changed: int) -> str:
    del size, changed  # a part of the key: another size or time is another file
    return file_sha256(path)
