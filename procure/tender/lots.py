"""Lots as drafted: each checked as the tender it is, and what they must keep among themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from procure.errors import Problem
from procure.files.yaml import Document, Key
from procure.model.lock import LockedPack
from procure.model.tender import Tender
from procure.tender.read import Drafted

Found = Iterator[tuple[Key, str, str]]


@dataclass(frozen=True, slots=True)
class _LotDocument(Document):
    """The tender's file, seen from a lot: what the lot says itself is looked for there."""

    lot: int = 0
    own: frozenset[str] = frozenset()

    def where(self, key: Key) -> str:
        """Return ``file:line key``, the key as it stands in the file."""
        key = ("lots", self.lot, *key) if key and key[0] in self.own else key
        return Document(self.file, self.value, self.lines).where(key)


def each_lot(drafted: Drafted) -> tuple[Drafted, ...]:
    """Return a tender as drafted for each of its lots; itself if it has none."""
    if not drafted.tender.lots:
        return (drafted,)
    document = drafted.document
    return tuple(
        replace(
            drafted,
            tender=drafted.tender.for_lot(lot.id),
            document=_LotDocument(
                document.file, document.value, document.lines, index, frozenset(lot.own)
            ),
        )
        for index, lot in enumerate(drafted.tender.lots)
    )


def lot_problems(drafted: Drafted) -> Iterator[Problem]:
    """Yield what is wrong with the lots themselves and with the limits on them."""
    for key, what, remedy in (*_named_once(drafted.tender), *_limits(drafted.tender)):
        yield Problem(drafted.document.where(key), what, remedy)


def _named_once(tender: Tender) -> Found:
    ids = tender.lot_ids
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield ("lots", index, "id"), f"{id_!r} is the id of two lots.", "Give one another id."
    titles = [lot.title for lot in tender.lots]
    for index, title in enumerate(titles):
        if title in titles[:index]:
            yield ("lots", index, "title"), f"{title!r} is the title of two lots.", "Change one."
    if len(ids) == 1:
        yield ("lots",), "there is only one.", "Leave lots out, or add the others."


def _limits(tender: Tender) -> Found:
    limits, count = tender.lot_limits, len(tender.lots)
    given = {"bid": limits.bid, "win": limits.win}
    for name, most in given.items():
        if most is not None and most >= count:
            what = f"{most} of {count} lots is no limit."
            yield ("lot_limits", name), what, "Leave it out, or write less."
    if limits.order and sorted(limits.order) != sorted(tender.lot_ids):
        names = ", ".join(tender.lot_ids) or "none"
        what = "does not name every lot once."
        yield ("lot_limits", "order"), what, f"The lots are: {names}."
    if limits.order and limits.win is None:
        what = "says in which order lots are awarded, and nothing limits how many one may win."
        yield ("lot_limits", "order"), what, "Add win, or leave order out."


def joined(packs: tuple[LockedPack, ...], more: tuple[LockedPack, ...]) -> tuple[LockedPack, ...]:
    """Return the packs with the settings and tables that either lot needs of them."""
    return tuple(
        one.model_copy(
            update={
                "settings": {**one.settings, **other.settings},
                "tables": {**one.tables, **other.tables},
            }
        )
        for one, other in zip(packs, more, strict=True)
    )
