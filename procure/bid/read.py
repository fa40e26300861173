"""A bid's folder, read: ``bid.xlsx`` or ``bid.yaml``, ``price.xlsx`` or ``price.yaml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

from procure.bid.compose import compose_bid
from procure.bid.differences import Difference, difference_findings, differences
from procure.bid.evidence import listed_files
from procure.bid.given import GivenBid, GivenPrice
from procure.bid.offer import ReadPrice, compose_offer, unread_rates, with_rates
from procure.bid.price_differences import both_prices
from procure.bid.second_forms import second_forms, second_price_forms
from procure.bid.yaml_bid import given_in_yaml
from procure.bid.yaml_price import given_price_in_yaml
from procure.errors import InputFault, Problem
from procure.files.canonical import file_sha256
from procure.files.yaml import read_yaml
from procure.forms.bounds import MAX_BYTES
from procure.forms.workbook import OpenedForm, open_form
from procure.forms.xlsx_bid import given_in_workbook, wrong_form
from procure.forms.xlsx_price import given_price_in_workbook
from procure.model.bid import Bid
from procure.model.finding import Finding
from procure.model.lock import Lock

Stage: TypeAlias = Literal["bidder", "officer"]
"""Before the deadline the bidder mends the file; after it nobody does, and the officer asks."""

_FORMS = ("bid.xlsx", "bid.yaml", "bid-form.xlsx", "as-read.json")
_PRICES = ("price", "price-form")
_ASIDE = ("replaced-", "late-")
"""How folders begin in which ``receive`` keeps what does not count."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".numbers")

_NOTHING_SAID: Mapping[str, str] = MappingProxyType({})

CLARIFY = (
    "Do not change the file. Ask the bidder to clarify, if the published rule allows it, "
    "and record the answer."
)


@dataclass(frozen=True, slots=True)
class ReadBid:
    """A bid as read; None only if the file as a whole cannot be used."""

    bid: Bid | None
    problems: tuple[Problem, ...]


def read_bid(lock: Lock, folder: Path, stage: Stage, name: str | None = None) -> ReadBid:
    """Return the bid in ``folder``, which is named after the bidder, with every problem found.

    If workbook and YAML are both there, the workbook counts and a finding lists where they differ.
    With ``name``, that one file is read, whatever it is called.
    """
    if name is not None:
        one, problems = _read(lock, folder, name)
        return ReadBid(one, _for(stage, problems))
    names = _found(folder, "bid", stage)
    if not names:
        return ReadBid(None, _for(stage, [_absent(folder, "bid")]))
    read = [_read(lock, folder, name) for name in names]
    bid, problems = read[0]
    if bid is None:
        return ReadBid(None, _for(stage, problems))
    other = read[1][0] if len(read) > 1 else None
    different = differences(bid, other) if other else ()
    compared = difference_findings(different, f"{folder.name}/bid.yaml") if other else ()
    found = (*bid.findings, *compared, *second_forms(lock, folder, names[0]))
    return ReadBid(replace(bid, findings=found), _for(stage, problems))


def compare_files(lock: Lock, folder: Path) -> tuple[Difference, ...]:
    """Return where a bidder's workbook and YAML differ; nothing unless both came and are read."""
    names = ("bid.xlsx", "bid.yaml")
    if not all((folder / name).is_file() for name in names):
        return ()
    workbook, other = (_read(lock, folder, name)[0] for name in names)
    return differences(workbook, other) if workbook and other else ()


def _read(lock: Lock, folder: Path, name: str) -> tuple[Bid | None, tuple[Problem, ...]]:
    given = _given_bid(lock, folder, name)
    if not isinstance(given, GivenBid):
        return None, given
    beside = _files_beside(folder)
    hashes = {file: file_sha256(folder / file) for file in listed_files(given.evidence) & beside}
    return compose_bid(lock, given, folder.name, beside - {name, *_FORMS}, hashes)


def read_price(
    lock: Lock,
    folder: Path,
    stage: Stage,
    tenderer: str = "",
    said: Mapping[str, str] = _NOTHING_SAID,
) -> ReadPrice:
    """Return the price offer in ``folder`` as it stands there, with every problem found.

    If workbook and YAML are both there, the workbook counts and findings list where they differ.
    Nothing is corrected.

    Args:
        lock: the frozen tender, or one lot of it.
        folder: the bid's.
        stage: who is told the remedies.
        tenderer: the name that the bid gives; empty if it is not known.
        said: by line, the unit rate that the bidder gave when asked about one nobody could read.
    """
    names = _found(folder, "price", stage)
    if not names:
        return ReadPrice(None, _for(stage, [_absent(folder, "price")]))
    given, compared = _price_and_twin(lock, folder, names)
    beside = (*compared, *second_price_forms(lock, folder, names[0]))
    as_read = given if isinstance(given, GivenPrice) else None
    unread = unread_rates(lock, as_read)
    if said:
        given = with_rates(lock, as_read, said, f"{folder.name}/{names[0]}")
    if not isinstance(given, GivenPrice):
        return ReadPrice(None, _for(stage, given), beside, unread)
    given = replace(given, findings=(*given.findings, *beside))
    sha256 = file_sha256(folder / names[0])
    read = compose_offer(lock, given, folder.name, sha256, tenderer)
    return replace(read, problems=_for(stage, read.problems), unread_rates=unread)


def _price_and_twin(
    lock: Lock, folder: Path, names: list[str]
) -> tuple[GivenPrice | tuple[Problem, ...], tuple[Finding, ...]]:
    """Return the price that counts, and how the YAML beside it differs, if there is one."""
    given = [_given_price(lock, folder, name) for name in names[:2]]
    if len(given) == 1:
        return given[0], ()
    workbook, other = (one if isinstance(one, GivenPrice) else None for one in given)
    return given[0], tuple(both_prices(workbook, other, f"{folder.name}/{names[1]}"))


def _given_bid(lock: Lock, folder: Path, name: str) -> GivenBid | tuple[Problem, ...]:
    file = f"{folder.name}/{name}"
    try:
        if name.endswith(".yaml"):
            return given_in_yaml(lock, read_yaml(folder / name, file))
        return given_in_workbook(lock, _opened(lock, folder / name, file, "bid form"))
    except InputFault as fault:
        return fault.problems


def _given_price(lock: Lock, folder: Path, name: str) -> GivenPrice | tuple[Problem, ...]:
    file = f"{folder.name}/{name}"
    try:
        if name.endswith(".yaml"):
            return given_price_in_yaml(lock, read_yaml(folder / name, file))
        return given_price_in_workbook(lock, _opened(lock, folder / name, file, "price form"))
    except InputFault as fault:
        return fault.problems


def _opened(lock: Lock, path: Path, file: str, kind: str) -> OpenedForm:
    if path.stat().st_size > MAX_BYTES:
        what = "is larger than 20 MB."
        raise InputFault([Problem(file, what, "Take pictures and attachments out of it.")])
    form = open_form(path.read_bytes(), file)
    problem = form if isinstance(form, Problem) else wrong_form(lock, form, kind)
    if isinstance(form, Problem) or problem:
        raise InputFault([problem] if problem else [])
    return form


def _found(folder: Path, kind: str, stage: Stage) -> list[str]:
    """Return the forms in a folder, the one that counts first.

    A bidder's may still be called as the buyer issued them; ``receive`` gives them their names.
    """
    named = [name for name in (f"{kind}.xlsx", f"{kind}.yaml") if (folder / name).is_file()]
    issued = f"{kind}-form.xlsx"
    return named or ([issued] if stage == "bidder" and (folder / issued).is_file() else [])


def _files_beside(folder: Path) -> frozenset[str]:
    """Return the names of the evidence files; a link that leaves the folder is none of them."""
    root = folder.resolve()
    return frozenset(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.resolve().is_relative_to(root) and path.stem not in _PRICES
        if not path.relative_to(folder).parts[0].startswith(_ASIDE)
    )


def _absent(folder: Path, kind: str) -> Problem:
    others = sorted(path.name for path in folder.glob("*") if _may_be(path, kind))
    what = f"has no {kind}.xlsx and no {kind}.yaml"
    what += f", only {', '.join(others)}." if others else "."
    return Problem(folder.name, what, f"Save the filled-in form as {kind}.xlsx.")


def _may_be(path: Path, kind: str) -> bool:
    """Return whether a file may have been meant as the bid, or as the price."""
    name = path.name.lower()
    if name.startswith("price") or kind == "price":
        return name.startswith(kind)
    return path.is_file() and (name.startswith(kind) or path.suffix.lower() in _WORKBOOKS)


def _for(stage: Stage, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    if stage == "bidder":
        return tuple(problems)
    return tuple(replace(problem, remedy=CLARIFY) for problem in problems)
