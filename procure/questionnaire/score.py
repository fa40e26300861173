"""Runs a session: shows a screen, takes a line, puts events on record, and only then goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from procure.errors import Refused
from procure.language.reviewed import unreviewed
from procure.model.blocks import Text
from procure.model.message import Message
from procure.questionnaire.machine import turn
from procure.questionnaire.order import items, may_score, shown_names
from procure.questionnaire.procedure import Desk, Procedure
from procure.questionnaire.screens import screen
from procure.questionnaire.session import FAIL, PASS, By, Entry, Job, Session, Step
from procure.record.events import Drawn
from procure.record.state import Assessor, BidCriterion, State


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session ended.

    Attributes:
        finished: the scores are locked; for the chair, everything is agreed.
        open: bid and criterion still to be answered.
        recorded: number of answers put on record in this session.
        warnings: about answers of a file; on a screen they were said at once.
        language: of the tender, in which all this is said.
    """

    finished: bool
    open: tuple[BidCriterion, ...]
    recorded: int
    warnings: tuple[Message, ...] = ()
    language: str = "en"


def score(procedure: Procedure, person: str, desk: Desk, seed: str, by: By = "question") -> Outcome:
    """Let an assessor score the bids that are due.

    Args:
        procedure: tender, bids, record.
        person: the assessor.
        desk: prompter, clock and record to work with.
        seed: of the order of bids, if none is on record yet.
        by: question by question across the bids, or bid by bid.

    Raises:
        Refused: if the person is no assessor, or the scores are locked.
    """
    job = scoring_job(procedure, person, seed, by)
    own = procedure.state.assessor(person)
    if not job.items:
        desk.prompter.say(Message("There is nothing for you to score in this tender."))
        return Outcome(True, (), 0)
    if not own.seed:
        desk.append([Drawn(at=desk.now(), by=person, seed=seed)])
    session = opened(job, entered(own), own)
    session = replace(session, notices=_greeting(job, procedure.state))
    return run(session, desk)


def scoring_job(procedure: Procedure, person: str, seed: str, by: By) -> Job:
    """Return what an assessor is asked.

    Raises:
        Refused: if the person is no assessor, or the scores are locked.
    """
    lock, state = procedure.lock, procedure.state
    assessors = lock.tender.panel.assessors
    if person not in assessors:
        raise Refused(
            f"{person} is not an assessor of this tender. Assessors: {', '.join(assessors)}."
        )
    if state.locked:
        raise Refused("Quality is locked: no score can be changed any more.")
    own = state.assessor(person)
    asked = items(lock, may_score(person, procedure.due, state), own.seed or seed, by)
    if own.finished:
        asked = tuple(item for item in asked if item not in entered(own))
        if not asked:
            raise Refused(f"{person} has finished: the scores are locked and cannot be changed.")
    return Job(lock, procedure.bids, person, "assessor", asked, shown_names(procedure), by)


def entered(own: Assessor) -> dict[BidCriterion, Entry]:
    """Return what an assessor has on record."""
    scores = {key: Entry(s.level, s.reason, s.evidence) for key, s in own.scores.items()}
    gates = {
        key: Entry(PASS if gate.passes else FAIL, gate.reason, gate.evidence)
        for key, gate in own.gates.items()
    }
    return scores | gates


def opened(job: Job, entries: Mapping[BidCriterion, Entry], own: Assessor) -> Session:
    """Return the session where it was left: the place on record, or the first open item."""
    asked = set(job.items)
    session = Session(
        job=job,
        at=job.items[0],
        entries={item: entry for item, entry in entries.items() if item in asked},
        skipped={item: why for item, why in own.skipped.items() if item in asked},
        flagged=own.flagged,
        notes=own.notes,
    )
    waiting = [item for item in session.open if item not in session.skipped]
    if own.at in asked and own.at is not None:
        session = replace(session, at=own.at, recorded_at=own.at)
    elif waiting:
        session = replace(session, at=waiting[0])
    return session if session.open else replace(session, step=Step.CHECK)


def run(session: Session, desk: Desk) -> Outcome:
    """Ask until the person leaves or finishes; every event is on record before the next screen."""
    recorded = 0
    while not session.ended:
        line = desk.prompter.ask(screen(session))
        done = turn(session, line, desk.now())
        if done.events:
            desk.append(done.events)
        recorded += sum(1 for event in done.events if event.event in _ANSWERS)
        session = done.session
    _say_farewell(session, desk)
    return Outcome(session.ended == "finished", session.open, recorded)


_ANSWERS = ("scored", "judged", "agreed", "agreed-gate")


def _greeting(job: Job, state: State) -> tuple[Text, ...]:
    declared = state.declarations.get(job.person)
    conflicts = [
        job.bids[bidder].tenderer.name
        for bidder in (declared.conflicts if declared else ())
        if bidder in job.bids
    ]
    hello: list[Text] = [Message("Scoring {title}.", {"title": job.lock.tender.title})]
    hello += [said for said in (unreviewed(job.lock.tender.language),) if said]
    if conflicts:
        text = "You declared a conflict with {names}; you are not asked about it."
        hello.append(Message(text, {"names": ", ".join(conflicts)}))
    if state.assessor(job.person).seed:
        hello.append(Message("You go on where you stopped."))
    return tuple(hello)


def _say_farewell(session: Session, desk: Desk) -> None:
    say = desk.prompter.say
    if session.ended == "finished":
        scored = Message("Finished. Your scores are locked. Thank you.")
        say(scored if session.job.role == "assessor" else Message("Done: everything is agreed."))
        return
    if session.level is not None:
        say(Message("The question on the screen was not complete and is not recorded."))
        if session.reason:
            say(Message("You wrote: {reason}", {"reason": session.reason}))
    counts = {"done": len(session.entries), "all": len(session.job.items)}
    say(Message("Saved: {done} of {all} answered. Go on at the same place with:", counts))
    say(desk.resume, whole=True)
