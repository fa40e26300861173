"""How assessors' levels become one: consensus entered by the chair, mean, or median."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from procure.model.lock import Lock, LockedCriterion
from procure.model.message import Message
from procure.record.events import Judged, Scored
from procure.record.state import State

Due: TypeAlias = Mapping[str, Mapping[tuple[str, str], Scored]]
"""People who have to score, each with their levels by bidder and criterion."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The panel's level for one criterion of one bid.

    Attributes:
        level: agreed; a fraction under mean and median.
        reason: of the chair's entry, or all assessors' reasons under mean and median.
        individual: each assessor's own entry, kept.
    """

    level: Fraction
    reason: str
    evidence: str
    individual: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """No level yet, and who it waits for."""

    reason: Message
    individual: tuple[Scored, ...] = ()


def assessors_due(lock: Lock, state: State, bidder: str) -> tuple[str, ...]:
    """Return the assessors who score a bidder: all but those who declared a conflict with it."""
    return tuple(
        person
        for person in lock.tender.panel.assessors
        if person not in state.declarations or bidder not in state.declarations[person].conflicts
    )


def agreed_level(
    lock: Lock, state: State, criterion: LockedCriterion, bidder: str, due: Due
) -> Agreement | Waiting:
    """Return the panel's level for one judged criterion of one bid, or whom it waits for.

    ``due`` are the assessors who score the bidder, each with what they entered: they are the same
    for all of its criteria.
    """
    key = (bidder, criterion.id)
    given = [scores.get(key) for scores in due.values()]
    entries = tuple(filter(None, given))
    if len(entries) < len(due) or not due:
        missing = [person for person, entry in zip(due, given, strict=True) if entry is None]
        return Waiting(_waits_for(missing), entries)
    if lock.tender.agreed == "consensus":
        agreed = state.agreed.get(key)
        if agreed is None:
            return Waiting(Message("Waits for the chair to enter the agreed level."), entries)
        return Agreement(Fraction(agreed.level), agreed.reason, agreed.evidence, entries)
    levels = [entry.level for entry in entries]
    level = _median(levels) if lock.tender.agreed == "median" else _mean(sum(levels), len(levels))
    return Agreement(level, _joined(entries), "", entries)


def agreed_gate(
    lock: Lock, state: State, criterion: LockedCriterion, bidder: str
) -> tuple[bool, str, tuple[Judged, ...]] | Waiting:
    """Return whether a judged gate passes, why, and each assessor's entry; or whom it waits for.

    Assessors who are of one mind decide; where they differ, and always under consensus, the chair
    enters the panel's decision.
    """
    key = (bidder, criterion.id)
    due = assessors_due(lock, state, bidder)
    entries = tuple(
        state.assessor(person).gates[key] for person in due if key in state.assessor(person).gates
    )
    if len(entries) < len(due) or not due:
        missing = [person for person in due if key not in state.assessor(person).gates]
        return Waiting(_waits_for(missing, gate=True))
    if chair := state.agreed_gates.get(key):
        return (chair.passes, chair.reason, entries)
    verdicts = {entry.passes for entry in entries}
    if lock.tender.agreed == "consensus" or len(verdicts) > 1:
        return Waiting(Message("Waits for the chair to enter the panel's decision."))
    return (verdicts.pop(), "; ".join(entry.reason for entry in entries), entries)


def _median(levels: list[int]) -> Fraction:
    """Return the middle level; between two, half way."""
    ordered = sorted(levels)
    half = len(ordered) // 2
    return Fraction(ordered[half] + ordered[~half], 2)


@lru_cache(maxsize=4096)
def _mean(levels: int, count: int) -> Fraction:
    return Fraction(levels, count)


def _joined(entries: Iterable[Scored]) -> str:
    return " ".join([f"{entry.by}: {entry.reason}" for entry in entries])


def _waits_for(people: list[str], *, gate: bool = False) -> Message:
    if not people:
        return Message("Nobody may score it: every assessor declared a conflict.")
    words = "Waits for a level from {people}."
    if gate:
        words = "Waits for pass or fail from {people}."
    return Message(words, {"people": ", ".join(people)})
