"""Moderation: the chair sees what each assessor entered and enters what the panel agreed."""

from collections.abc import Sequence
from dataclasses import replace

from procure.errors import Refused, StillOpen
from procure.evaluation.model import Level
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.scoring import Judged
from procure.questionnaire.order import judged_criteria, may_score, shown_names
from procure.questionnaire.procedure import Desk, Procedure
from procure.questionnaire.score import Outcome, entered, opened, run
from procure.questionnaire.session import FAIL, PASS, Entry, Job
from procure.record.state import BidCriterion, State


def moderate(procedure: Procedure, person: str, desk: Desk) -> Outcome:
    """Let the chair enter the agreed level of every judged criterion of the bids that are due.

    Raises:
        Refused: if the person is not the chair, moderation is not needed, or quality is locked.
        StillOpen: if an assessor has not finished; names who and what.
    """
    job = moderation_job(procedure, person)
    if not job.items:
        desk.prompter.say(Message("There is nothing to moderate in this tender."))
        return Outcome(True, (), 0)
    session = opened(job, agreed(procedure.state), procedure.state.assessor(person))
    differing = sum(1 for item in job.items if differs(job.individual[item]))
    text = "Moderation of {title}. The assessors differ on {count} of {all}; these come first."
    title = procedure.lock.tender.title
    said = Message(text, {"title": title, "count": differing, "all": len(job.items)})
    return run(replace(session, notices=(said,)), desk)


def moderation_job(procedure: Procedure, person: str) -> Job:
    """Return what the chair is asked: what the assessors differ on first.

    Raises:
        Refused: if the person is not the chair, moderation is not needed, or quality is locked.
        StillOpen: if an assessor has not finished.
    """
    lock, state = procedure.lock, procedure.state
    _refuse(lock, state, person)
    if waiting := still_scoring(procedure):
        raise StillOpen("\n".join(waiting))
    asked = judged_criteria(lock)
    due = sorted({*procedure.due, *_failed_by_the_chair(procedure)})
    items = [(bidder, criterion.id) for criterion in asked for bidder in due]
    individual = {item: individual_levels(lock, state, item) for item in items}
    if lock.tender.agreed != "consensus":
        items = [item for item in items if _split_gate(lock, item, individual[item])]
        if not items:
            raise Refused(
                f"Moderation is not needed: this tender takes the {lock.tender.agreed} of the"
                " levels, and no gate is judged differently."
            )
    items.sort(key=lambda item: not differs(individual[item]))
    names = shown_names(procedure)
    return Job(lock, procedure.bids, person, "chair", tuple(items), names, individual=individual)


def _refuse(lock: Lock, state: State, person: str) -> None:
    tender = lock.tender
    if person not in tender.panel.chair:
        chair = ", ".join(tender.panel.chair)
        raise Refused(f"{person} is not the chair of this tender. Chair: {chair}.")
    if state.locked:
        raise Refused("Quality is locked: no agreed level can be changed any more.")


def _failed_by_the_chair(procedure: Procedure) -> tuple[str, ...]:
    """Return bids that fail by an entry of the chair, which may be mended until quality locks."""
    state = procedure.state
    return tuple(
        bidder
        for (bidder, _), entry in state.agreed_gates.items()
        if not entry.passes and bidder not in {*state.excluded, *state.withdrawn}
    )


def _split_gate(lock: Lock, item: BidCriterion, levels: Sequence[Level]) -> bool:
    return isinstance(lock.criterion(item[1]).criterion.scoring, Judged) and differs(levels)


def still_scoring(procedure: Procedure) -> tuple[str, ...]:
    """Return a sentence for each assessor who has not finished: who, and what is missing."""
    lock, state = procedure.lock, procedure.state
    sentences = []
    criteria = [criterion.id for criterion in judged_criteria(lock)]
    for person in lock.tender.panel.assessors:
        own = state.assessor(person)
        asked = [(b, c) for c in criteria for b in may_score(person, procedure.due, state)]
        done = entered(own)
        missing = [item for item in asked if item not in done]
        following = f"Next: procure score TENDER --as {person}"
        if missing:
            count = f"{len(missing)} of {len(asked)}"
            sentences.append(f"{person} has {count} still to score: {_by_criterion(missing)}. "
                             f"{following}")  # fmt: skip
        elif asked and not own.finished:
            sentences.append(
                f"{person} has scored everything but not finished. {following}, and type finish."
            )
    return tuple(sentences)


def _by_criterion(missing: Sequence[BidCriterion]) -> str:
    """Return ``street/comfort of acme, birch; street/no-ads of acme``."""
    bidders: dict[str, list[str]] = {}
    for bidder, criterion in missing:
        bidders.setdefault(criterion, []).append(bidder)
    return "; ".join(f"{criterion} of {', '.join(them)}" for criterion, them in bidders.items())


def individual_levels(lock: Lock, state: State, item: BidCriterion) -> tuple[Level, ...]:
    """Return what each assessor entered for one criterion of one bid, in the panel's order."""
    names = lock.tender.panel.names
    return tuple(
        Level(
            assessor=names.get(person, person),
            level=entry.level,
            reason=entry.reason,
            evidence=entry.evidence,
        )
        for person in lock.tender.panel.assessors
        if (entry := entered(state.assessor(person)).get(item))
    )


def differs(levels: Sequence[Level]) -> bool:
    """Return whether the assessors gave different levels."""
    return len({level.level for level in levels}) > 1


def agreed(state: State) -> dict[BidCriterion, Entry]:
    """Return what the chair has on record."""
    levels = {key: Entry(a.level, a.reason, a.evidence) for key, a in state.agreed.items()}
    gates = {
        key: Entry(PASS if gate.passes else FAIL, gate.reason)
        for key, gate in state.agreed_gates.items()
    }
    return levels | gates
