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
    paths = [path for path in _workbooks(folder) if not _may_hold_a_price(path)]
    yield from _second(lock, [path for path in paths if path.name != "bid.xlsx"], folder / read)


def second_price_forms(lock: Lock, folder: Path, read: str) -> Iterator[Finding]:
    """Yield a finding for each other workbook named ``price…`` that is a form of this tender.

    Args:
        lock: the frozen tender.
        folder: the bid's folder, its prices unsealed.
        read: name of the file that is read as the price.
    """
    paths = [path for path in _workbooks(folder) if _may_hold_a_price(path)]
    yield from _second(lock, [path for path in paths if path.name != "price.xlsx"], folder / read)


def _workbooks(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.[xX][lL][sS][xX]"))


def _may_hold_a_price(path: Path) -> bool:
    return path.name.lower().startswith("price")


def _second(lock: Lock, paths: list[Path], read: Path) -> Iterator[Finding]:
    """Yield a finding for each of the workbooks that is the form which ``read`` is one of."""
    kind = f"{read.stem.removesuffix('-form')} form"
    for path in paths:
        if path == read or path.stat().st_size > MAX_BYTES:
            continue
        if file_sha256(path) == file_sha256(read):
            continue
        form = open_form(path.read_bytes(), path.name)
        if isinstance(form, Problem) or form.said.get("tender") != lock.tender.id:
            continue
        if form.said.get("kind") == kind:
            sentence = "A second filled form came with the bid; only {read} is read."
            what = Message(sentence, {"read": read.name})
            where = f"{path.parent.name}/{path.name}"
            yield Finding("procure.second-form", Severity.ERROR, where, what)
