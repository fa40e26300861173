"""The record on disk: one file a person, a line an event, only ever added to."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from procure.errors import InputFault, Problem, Refused
from procure.files.canonical import canonical, sha256
from procure.record.events import EVENT, Event

CLOCKS_DIFFER: Final = timedelta(minutes=10)
"""By how much two people's clocks may differ."""

_AT: Final = re.compile(rb'^\{[^\n]*?"at":"([0-9TZ:-]+)"', re.MULTILINE)

FIRST = "0" * 64
"""What the first line of a record carries instead of the hash of a line before it."""


def append(folder: Path, events: Iterable[Event]) -> None:
    """Add events to the record of the person who made them; on disk before this returns.

    Raises:
        InputFault: if a record ends in the middle of a line, as after a crash: nothing is added
            behind it.
    """
    by_person: dict[str, list[Event]] = {}
    for event in events:
        by_person.setdefault(event.by, []).append(event)
    folder.mkdir(parents=True, exist_ok=True)
    for person, own in by_person.items():
        path = folder / f"{person}.jsonl"
        previous = _head(path)
        lines = []
        for event in own:
            line = canonical({**_plain(event), "previous": previous})
            previous = sha256(line)
            lines.append(line)
        with path.open("ab") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())


def put_on_record(folder: Path, events: Iterable[Event]) -> None:
    """Add the events of a step that is taken now.

    Raises:
        InputFault: as ``append``.
        Refused: if the step would lie before one on record.
    """
    events = tuple(events)
    for event in events[:1]:
        require_forward(folder, event.at)
    append(folder, events)


def require_forward(folder: Path, at: str) -> None:
    """Refuse a step that would lie before one on record; clocks may differ by ten minutes.

    Raises:
        Refused: naming both times, and what to do.
    """
    latest = _latest(folder)
    if latest is None or datetime.fromisoformat(at) >= latest[0] - CLOCKS_DIFFER:
        return
    moment, person = latest
    raise Refused(
        f"It is {at} by this clock, but {person} entered the latest step on record at"
        f" {moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}: a step does not come before one on record."
        " Set the clock right (PROCURE_NOW, if that stands for it). If that step was entered under"
        " a wrong clock, restore the record from a copy made before it, and enter it again."
    )


def _latest(folder: Path) -> tuple[datetime, str] | None:
    """Return the time of the latest step on record, and whose it is; None if there is none."""
    found = [
        (datetime.fromisoformat(at.decode()), path.stem)
        for path in folder.glob("*.jsonl")
        if (at := max((one.group(1) for one in _AT.finditer(path.read_bytes())), default=None))
    ]
    return max(found, default=None)


def read_record(folder: Path) -> tuple[Event, ...]:
    """Return all events, in order of time, then of person, then as written.

    One person's events stay in the order they were written, even if a clock was set back.

    Raises:
        InputFault: if a line is not an event, or a file's chain of hashes is broken.
    """
    problems: list[Problem] = []
    found: list[tuple[datetime, str, int, Event]] = []
    for path in sorted(folder.glob("*.jsonl")):
        latest = datetime.min.replace(tzinfo=UTC)
        for number, event in _read_file(path, problems):
            latest = max(latest, datetime.fromisoformat(event.at))
            found.append((latest, path.stem, number, event))
    if problems:
        raise InputFault(problems)
    return tuple(event for _, _, _, event in sorted(found, key=lambda entry: entry[:3]))


def heads(folder: Path) -> Mapping[str, str]:
    """Return, for each person, the SHA-256 of the last line of the record."""
    return {path.stem: _head(path) for path in sorted(folder.glob("*.jsonl"))}


def _read_file(path: Path, problems: list[Problem]) -> list[tuple[int, Event]]:
    found: list[tuple[int, Event]] = []
    previous = FIRST
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        where = f"record/{path.name}:{number}"
        if not line.endswith(b"\n"):
            problems.append(_broken_off(where))
            break
        try:
            event, claimed = _parse(line)
        except (ValueError, RecursionError):
            remedy = "Restore the file from a copy; a record is never edited."
            problems.append(Problem(where, "is not an event of this program.", remedy))
            break
        if claimed != previous or event.by != path.stem:
            what = "does not follow from the line before it: the record was changed."
            problems.append(Problem(where, what, "Restore the file from a copy."))
            break
        previous = sha256(line)
        found.append((number, event))
    return found


def _parse(line: bytes) -> tuple[Event, str]:
    content = json.loads(line)
    if not isinstance(content, dict) or "previous" not in content:
        raise ValueError(line)
    previous = str(content.pop("previous"))
    return EVENT.validate_python(content), previous


def _plain(event: Event) -> dict[str, object]:
    """Return an event as it is written; a tender without lots says nothing of them."""
    plain = dict(EVENT.dump_python(event, mode="json"))
    return {name: value for name, value in plain.items() if name != "lot" or value}


def _head(path: Path) -> str:
    if not path.exists():
        return FIRST
    lines = path.read_bytes().splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        raise InputFault([_broken_off(f"record/{path.name}:{len(lines)}")])
    return sha256(lines[-1]) if lines else FIRST


def _broken_off(where: str) -> Problem:
    """Return what to say of a last line that was never written to its end."""
    remedy = "Keep a copy of the file, then remove that last line: it was never on record."
    return Problem(where, "breaks off in the middle of a line.", remedy)
