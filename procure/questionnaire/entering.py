"""Entering a level with reason and pointer: what is checked, and the event it becomes."""

from dataclasses import replace

from procure.model.message import Message
from procure.questionnaire.reasons import pointer_fault, reason_fault
from procure.questionnaire.session import PASS, Entry, Job, Session
from procure.record.events import Agreed, AgreedGate, Event, Judged, Scored
from procure.record.state import BidCriterion


def entry_faults(job: Job, item: BidCriterion, entry: Entry) -> tuple[Message, ...]:
    """Return why an entry cannot be recorded; empty if it can."""
    criterion = job.criterion(item).criterion
    top = 1 if job.is_gate(item) else len(criterion.levels) - 1
    faults = []
    if not 0 <= entry.level <= top:
        values = {"level": entry.level, "top": top}
        faults.append(Message("{level} is not a level. Levels run from 0 to {top}.", values))
    if fault := reason_fault(entry.reason, criterion.levels):
        faults.append(fault)
    if needs_pointer(job) and (fault := pointer_fault(entry.evidence)):
        faults.append(fault)
    return tuple(faults)


def needs_pointer(job: Job) -> bool:
    """Return whether a pointer is asked: of an assessor it is, of the chair it is not."""
    return job.role == "assessor"


def enter(
    session: Session, item: BidCriterion, entry: Entry, at: str
) -> tuple[Session, tuple[Event, ...]]:
    """Return the session with the entry in it, and the event for the record.

    The caller has checked the entry with ``entry_faults``. The same entry again is no event.
    """
    if session.entries.get(item) == entry:
        return session, ()
    skipped = {key: why for key, why in session.skipped.items() if key != item}
    entries = {**session.entries, item: entry}
    return replace(session, entries=entries, skipped=skipped), (
        _event(session.job, item, entry, at),
    )


def _event(job: Job, item: BidCriterion, entry: Entry, at: str) -> Event:
    bidder, criterion = item
    by, reason, evidence = job.person, entry.reason, entry.evidence
    passes = entry.level == PASS
    if job.role == "assessor":
        if job.is_gate(item):
            return Judged(
                at=at, by=by, bidder=bidder, criterion=criterion, passes=passes, reason=reason,
                evidence=evidence,
            )  # fmt: skip
        return Scored(
            at=at, by=by, bidder=bidder, criterion=criterion, level=entry.level, reason=reason,
            evidence=evidence,
        )  # fmt: skip
    if job.is_gate(item):
        return AgreedGate(
            at=at, by=by, bidder=bidder, criterion=criterion, passes=passes, reason=reason
        )
    return Agreed(
        at=at, by=by, bidder=bidder, criterion=criterion, level=entry.level, reason=reason,
        evidence=evidence,
    )  # fmt: skip
