"""What a session works on, and what it works with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from procure.model.bid import Bid
from procure.model.lock import Lock
from procure.questionnaire.prompter import Prompter
from procure.record.events import Event
from procure.record.state import State


class Procedure(Protocol):
    """An opened tender: its lock, its bids by bidder, the bidders to be scored, the record."""

    @property
    def lock(self) -> Lock: ...  # noqa: D102

    @property
    def bids(self) -> Mapping[str, Bid]: ...  # noqa: D102

    @property
    def due(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def state(self) -> State: ...  # noqa: D102


Append: TypeAlias = Callable[[Sequence[Event]], None]
"""Puts events on disk before it returns."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session works with.

    Attributes:
        prompter: shows and asks.
        now: tells the time, UTC, ``2026-04-15T09:00:00Z``.
        append: puts events on record.
        resume: the command that goes on, for the closing sentence.
    """

    prompter: Prompter
    now: Callable[[], str]
    append: Append
    resume: str
