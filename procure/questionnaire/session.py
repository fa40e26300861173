"""A scoring session: what is fixed for it, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from procure.evaluation.model import Level
from procure.model.bid import Bid
from procure.model.blocks import Text
from procure.model.lock import Lock, LockedCriterion
from procure.model.message import Message
from procure.model.scoring import Judged
from procure.questionnaire.screen import Section
from procure.record.state import BidCriterion

By: TypeAlias = Literal["question", "bid"]
Role: TypeAlias = Literal["assessor", "chair"]

FAIL, PASS = 0, 1
"""How a judged gate is kept where a criterion keeps its level."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered for one criterion of one bid; a judged gate's level is FAIL or PASS."""

    level: int
    reason: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What stays fixed during a session.

    Attributes:
        role: an assessor scores; the chair enters what the panel agreed.
        items: bid and criterion, in the order they are asked.
        names: what each bidder is called on the screen.
        individual: for the chair: what each assessor entered.
    """

    lock: Lock
    bids: Mapping[str, Bid]
    person: str
    role: Role
    items: tuple[BidCriterion, ...]
    names: Mapping[str, str]
    by: By = "question"
    individual: Mapping[BidCriterion, tuple[Level, ...]] = field(default_factory=dict)

    def criterion(self, item: BidCriterion) -> LockedCriterion:
        """Return the criterion of an item."""
        return self.lock.criterion(item[1])

    def is_gate(self, item: BidCriterion) -> bool:
        """Return whether an item is a judged gate, decided by pass or fail."""
        return isinstance(self.criterion(item).criterion.scoring, Judged)

    def level_words(self, item: BidCriterion, level: int) -> Message:
        """Return ``pass``, ``fail`` or ``level 3``."""
        if self.is_gate(item):
            return Message("pass") if level == PASS else Message("fail")
        return Message("level {level}", {"level": level})


class Step(StrEnum):
    """What is being asked."""

    LEVEL = "level"
    REASON = "reason"
    EVIDENCE = "evidence"
    JUMP = "jump"
    SKIP = "skip"
    FLAG = "flag"
    NOTE = "note"
    SEARCH = "search"
    CLARIFY = "clarify"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Session:
    """Where a session stands.

    Attributes:
        at: the bid and criterion on the screen.
        recorded_at: the place the record holds, so that a session resumes there.
        level: chosen for the item on the screen, not recorded yet.
        reason: typed for it, not recorded yet.
        notices: what the next screen says first.
        extra: what was asked to be shown (help, the whole bid, search results).
        fresh: whether the next screen is to be read from its beginning.
    """

    job: Job
    at: BidCriterion
    step: Step = Step.LEVEL
    entries: Mapping[BidCriterion, Entry] = field(default_factory=dict)
    skipped: Mapping[BidCriterion, str] = field(default_factory=dict)
    flagged: Mapping[BidCriterion, str] = field(default_factory=dict)
    notes: Mapping[BidCriterion, tuple[str, ...]] = field(default_factory=dict)
    recorded_at: BidCriterion | None = None
    level: int | None = None
    reason: str = ""
    notices: tuple[Text, ...] = ()
    extra: tuple[Section, ...] = ()
    fresh: bool = True
    ended: Literal["", "left", "finished"] = ""

    @property
    def open(self) -> tuple[BidCriterion, ...]:
        """Items without an entry, in order; none of a bid whose gate the panel has failed."""
        failed = self._failed()
        return tuple(
            item for item in self.job.items if item not in self.entries and item[0] not in failed
        )

    def _failed(self) -> frozenset[str]:
        if self.job.role == "assessor":
            return frozenset()
        return frozenset(
            item[0]
            for item, entry in self.entries.items()
            if entry.level == FAIL and self.job.is_gate(item)
        )
