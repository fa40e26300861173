"""A lock that has one published pack, for tests of what looks at a whole tender."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from procure.model.lock import Lock, LockedCriterion
from procure.pack.locked import locked_pack
from procure.pack.read import PublishedPack
from support.examples import small_lock

Rows = tuple[dict[str, str], ...]


def lock_of(
    published: PublishedPack,
    names: Iterable[str],
    settings: Mapping[str, str | tuple[str, ...]],
    tables: Mapping[str, Rows],
    most: int = 4,
) -> Lock:
    """Return the small lock with this pack alone, and the criteria of these names in force."""
    pack = published.pack
    known = {one.id: one for one in pack.criteria}
    in_force = tuple(
        LockedCriterion(id=f"{pack.id}/{name}", criterion=known[name], most=Decimal(most))
        for name in names
    )
    packs = (locked_pack(published, settings, tables),)
    return small_lock().model_copy(update={"packs": packs, "criteria": in_force})
