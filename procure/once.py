"""What is made of a frozen record is made once, while the record is in use."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from procure.model.fields import Frozen

Record = TypeVar("Record", bound=Frozen)
Made = TypeVar("Made")

_KEPT = 8
"""Records whose result is kept: those of one tender, its lots and its languages."""


def once(make: Callable[[Record], Made]) -> Callable[[Record], Made]:
    """Return ``make``, which answers at once for a record it has seen among the last few.

    Records are told apart as objects: comparing two locks would take longer than making most of
    what is made of them.
    """
    kept: dict[int, tuple[Record, Made]] = {}  # a record that is held keeps its id to itself

    @wraps(make)
    def made(record: Record) -> Made:
        found = kept.get(id(record))
        if found is None:
            found = record, make(record)
            if len(kept) >= _KEPT:
                del kept[next(iter(kept))]
            kept[id(record)] = found
        return found[1]

    return made
