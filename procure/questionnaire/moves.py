"""Where a session goes next. Pure functions on a session."""

from dataclasses import dataclass, replace

from procure.model.blocks import Text
from procure.model.message import Message
from procure.questionnaire.screen import Section
from procure.questionnaire.session import Session, Step
from procure.record.events import Event, Moved
from procure.record.state import BidCriterion

LOST = Message("The question before was not complete and is not recorded.")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one input did: the session after it, and the events to put on record before it shows."""

    session: Session
    events: tuple[Event, ...] = ()


def stay(session: Session, *notices: Text) -> Turn:
    """Ask the same again, saying why."""
    return Turn(replace(session, notices=notices, fresh=False, extra=()))


def show(session: Session, *sections: Section) -> Turn:
    """Show something that was asked for, then ask the same again."""
    return Turn(replace(session, notices=(), fresh=False, extra=sections))


def to_step(session: Session, step: Step, *notices: Text) -> Turn:
    """Ask for another thing about the same bid and criterion."""
    return Turn(replace(session, step=step, notices=notices, fresh=step is not Step.LEVEL))


def to_item(session: Session, item: BidCriterion, at: str, *notices: Text) -> Turn:
    """Show another bid and criterion from its beginning, and put on record that it is there."""
    bidder, criterion = item
    moved = session.recorded_at != item
    if session.level is not None:
        notices = (*notices, LOST)
    events = (Moved(at=at, by=session.job.person, bidder=bidder, criterion=criterion),)
    session = replace(
        session,
        at=item,
        recorded_at=item,
        step=Step.LEVEL,
        level=None,
        reason="",
        notices=notices,
        extra=(),
        fresh=True,
    )
    return Turn(session, events if moved else ())


def onward(session: Session, at: str, *notices: Text) -> Turn:
    """Go to the next open item after this one, coming round; to the check page if none is left."""
    items, waiting = session.job.items, set(session.open)
    here = items.index(session.at) + 1
    for item in (*items[here:], *items[:here]):
        if item in waiting and item not in session.skipped:
            return to_item(session, item, at, *notices)
    return to_check(session, *notices)


def backward(session: Session, at: str) -> Turn:
    """Go to the item before this one."""
    place = session.job.items.index(session.at)
    if place == 0:
        return stay(session, Message("This is the first question; there is none before it."))
    return to_item(session, session.job.items[place - 1], at)


def to_check(session: Session, *notices: Text) -> Turn:
    """Show the page where all answers are checked."""
    session = replace(session, step=Step.CHECK, level=None, reason="", notices=notices)
    return Turn(replace(session, fresh=True, extra=()))


def then(first: tuple[Event, ...], turn: Turn) -> Turn:
    """Put events before those of a turn."""
    return Turn(turn.session, first + turn.events)
