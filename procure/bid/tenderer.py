"""Who bids, as the cover of the form says."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final
from unicodedata import category, normalize

from procure.bid.answers import read_answer
from procure.bid.asked import Asked
from procure.bid.given import Given, GivenBid
from procure.bid.spoken import SIZES, also_spoken, printed_sizes
from procure.errors import InputFault, Problem
from procure.model.bid import Place, Subcontractor, Tenderer
from procure.model.lock import Lock

_DOT_ABOVE: Final = "\N{COMBINING DOT ABOVE}"
"""What is left of a Turkish capital İ as a small letter."""

COVER: Final[tuple[Asked, ...]] = (
    Asked("name", "text"),
    Asked("id", "text"),
    Asked("size", "choice", choices={key: str(words) for key, words in SIZES.items()}),
    Asked("valid_until", "date"),
    Asked("signatory", "text"),
    Asked("confidential", "text"),
)

SUBCONTRACTOR: Final[tuple[Asked, ...]] = (
    Asked("name", "text"),
    Asked("id", "text"),
    Asked("share", "number", unit="percent", at_least=Decimal(0), at_most=Decimal(100)),
    Asked("work", "text"),
)


def cover(lock: Lock) -> tuple[Asked, ...]:
    """Return what the cover asks, its choices in the lock's language, all languages understood."""
    also = also_spoken(lock)
    return tuple(
        replace(asked, choices=printed_sizes(lock), also=also) if asked.choices else asked
        for asked in COVER
    )


def lot_questions(lock: Lock) -> tuple[Asked, ...]:
    """Return what the cover asks of each lot: whether the bid is for it."""
    also = also_spoken(lock)
    return tuple(Asked(lot, "boolean", also=also) for lot in lock.tender.lot_ids)


def read_lots(given: GivenBid, lock: Lock) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the lots a bid is for, and what is wrong with that; a blank is no answer for it."""
    problems: list[Problem] = []
    asked = {one.id: one for one in lot_questions(lock)}
    said = {id_: _said(given.lots, one, given.file, problems) for id_, one in asked.items()}
    chosen = tuple(id_ for id_, answer in said.items() if answer == "True")
    if asked and not chosen and not problems:
        place = next(iter(given.lots.values()), Given(None, Place(given.file))).place
        what = "the bid names no lot."
        problems.append(Problem(str(place), what, "Write yes beside each lot you bid for."))
    return chosen, tuple(problems)


def read_tenderer(given: GivenBid, lock: Lock) -> tuple[Tenderer, tuple[Problem, ...]]:
    """Return the tenderer and what is wrong with the cover; the name is the only must."""
    problems: list[Problem] = []
    said: dict[str, Any] = {}
    unread: list[tuple[str, str]] = []
    for asked in cover(lock):
        before = len(problems)
        said[asked.id] = _said(given.tenderer, asked, given.file, problems)
        unread += [(asked.id, f"{one.where}: {one.what}") for one in problems[before:]]
    if not said["name"]:
        place = given.tenderer.get("name", Given(None, Place(given.file))).place
        what = "the tenderer has no name."
        problems.append(Problem(str(place), what, "Write the legal name of the bidder."))
    tenderer = Tenderer(
        **said,
        unread=tuple(unread),
        consortium=tuple(member.quoted for member in given.consortium if not member.blank),
        subcontractors=tuple(
            _subcontractor(row, given.file, problems)
            for row in given.subcontractors
            if not all(cell.blank for cell in row.values())
        ),
    )
    return tenderer, tuple(problems)


def same_name(one: str, other: str) -> bool:
    """Return whether two names are the same but for case, spaces and the width of characters."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    seen = "".join(mark for mark in normalize("NFKC", name) if category(mark) != "Cf")
    return " ".join(seen.casefold().replace(_DOT_ABOVE, "").split())


def clarified_cover(lock: Lock, tenderer: Tenderer, item: str, answer: str) -> Tenderer:
    """Return the tenderer with what the bidder says of an item of the cover.

    Raises:
        InputFault: if that cannot be read either, or the cover asks nothing of the kind.
    """
    asked = next((one for one in cover(lock) if one.id == item), None)
    if asked is None:
        known = ", ".join(f"bidder.{one.id}" for one in COVER)
        raise InputFault(
            [Problem(f"bidder.{item}", "is not on the cover.", f"Asked are: {known}.")]
        )
    response, problem = read_answer(Given(answer or None, Place("clarified")), asked)
    if problem:
        raise InputFault([replace(problem, where=f"bidder.{item}, clarified")])
    said: dict[str, Any] = {item: "" if response.value is None else str(response.value)}
    return replace(tenderer, **said)


def _said(row: Mapping[str, Given], asked: Asked, file: str, problems: list[Problem]) -> str:
    response, problem = read_answer(row.get(asked.id, Given(None, Place(file))), asked)
    problems.extend([problem] if problem else [])
    return "" if response.value is None else str(response.value)


def _subcontractor(row: Mapping[str, Given], file: str, problems: list[Problem]) -> Subcontractor:
    said = {asked.id: _said(row, asked, file, problems) for asked in SUBCONTRACTOR}
    if not said["share"] and not row.get("share", Given(None, Place(file))).quoted:
        place = next(cell.place for cell in row.values() if not cell.blank)
        what = f"subcontractor '{said['name']}' has no share."
        mend = "Write its share of the contract's value in percent, for example 20."
        problems.append(Problem(str(place), what, mend))
    return Subcontractor(said["name"], said["id"], Decimal(said["share"] or 0), said["work"])
