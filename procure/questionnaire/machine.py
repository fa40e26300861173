"""The state machine: a session and one line of input give the next session and its events.

It reads no clock, file or terminal. ``None`` as input means that the person left (Ctrl-C, end of
input). An empty line never records anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from unicodedata import category

from procure.model.message import Message
from procure.questionnaire import answering, asides
from procure.questionnaire.commands import CHAIR_COMMANDS, COMMANDS, help_section, named
from procure.questionnaire.dossier import whole_bid
from procure.questionnaire.moves import (
    Turn,
    backward,
    show,
    stay,
    to_check,
    to_item,
    to_step,
)
from procure.questionnaire.session import Session, Step
from procure.record.events import Finished, Moved

NOTHING = Message("Nothing was recorded: Enter alone is not an answer.")


def turn(session: Session, line: str | None, at: str) -> Turn:
    """Return what one input does.

    Args:
        session: where it stands.
        line: as typed; None if the person left.
        at: the time, for the events.
    """
    if line is None:
        return _leave(session, at)
    typed = _printable(line)
    if not typed:
        return stay(session, NOTHING)
    if (command := named(typed)) and not _answers(session, typed):
        return _COMMANDS[command](session, at)
    return _STEPS[session.step](session, typed, at)


def _printable(line: str) -> str:
    """Return what was typed without control signs and surplus spaces."""
    kept = (sign for sign in line if sign.isspace() or category(sign) not in ("Cc", "Cs"))
    return " ".join("".join(kept).split())


def _answers(session: Session, typed: str) -> bool:
    """Return whether a command's letter is an answer here: ``s`` again, ``f`` again."""
    return (session.step, typed.casefold()) in ((Step.SKIP, "s"), (Step.FLAG, "f"))


def _check(session: Session, typed: str, at: str) -> Turn:
    items = session.job.items
    if typed.casefold() == "finish":
        return _finish(session, at)
    if typed.isdecimal() and 1 <= int(typed) <= len(items):
        return to_item(session, items[int(typed) - 1], at)
    text = "{typed} is not an answer here. Type a number from 1 to {most} to change an answer."
    return stay(session, Message(text, {"typed": repr(typed), "most": len(items)}))


def _finish(session: Session, at: str) -> Turn:
    if session.open:
        text = "{count} still to be answered. Type its number to go there, or q to save and quit."
        return stay(session, Message(text, {"count": len(session.open)}))
    session = replace(session, ended="finished", notices=())
    if session.job.role == "chair":
        return Turn(session)
    return Turn(session, (Finished(at=at, by=session.job.person),))


def _leave(session: Session, at: str) -> Turn:
    bidder, criterion = session.at
    left = replace(session, ended="left", notices=(), extra=())
    if session.recorded_at == session.at or session.at in session.entries:
        return Turn(left)
    return Turn(left, (Moved(at=at, by=session.job.person, bidder=bidder, criterion=criterion),))


def _back(session: Session, at: str) -> Turn:
    match session.step:
        case Step.LEVEL:
            return backward(session, at)
        case Step.REASON:
            session = replace(session, level=None, reason="", extra=())
            return to_step(session, Step.LEVEL, Message("Back to the level. Nothing was recorded."))
        case Step.EVIDENCE:
            session = replace(session, reason="", extra=())
            return to_step(session, Step.REASON, Message("Back to the reason."))
        case Step.CHECK:
            return to_item(session, session.at, at)
    return to_step(replace(session, extra=()), asides.back_to(session))


def _again(session: Session, at: str) -> Turn:
    if session.step is Step.CHECK:
        return to_check(session)
    return to_item(session, session.at, at)


def _help(session: Session, at: str) -> Turn:
    del at
    commands = COMMANDS if session.job.role == "assessor" else CHAIR_COMMANDS
    return show(session, help_section(commands))


def _read(session: Session, at: str) -> Turn:
    del at
    return show(session, *whole_bid(session.job, session.at[0]))


def _aside(step: Step) -> Callable[[Session, str], Turn]:
    def go(session: Session, at: str) -> Turn:
        del at
        if session.step is Step.CHECK and step is not Step.JUMP:
            return stay(session, Message("That belongs to one question. Type its number first."))
        return Turn(replace(session, step=step, notices=(), extra=(), fresh=step is Step.JUMP))

    return go


_STEPS: Mapping[Step, Callable[[Session, str, str], Turn]] = {
    Step.LEVEL: answering.level,
    Step.REASON: answering.reason,
    Step.EVIDENCE: answering.evidence,
    Step.JUMP: asides.jump,
    Step.SKIP: asides.skip,
    Step.FLAG: asides.flag,
    Step.NOTE: asides.note,
    Step.SEARCH: asides.search,
    Step.CLARIFY: asides.clarify,
    Step.CHECK: _check,
}

_COMMANDS: Mapping[str, Callable[[Session, str], Turn]] = {
    "b": _back,
    "j": _aside(Step.JUMP),
    "s": _aside(Step.SKIP),
    "f": _aside(Step.FLAG),
    "n": _aside(Step.NOTE),
    "t": _aside(Step.SEARCH),
    "c": _aside(Step.CLARIFY),
    "r": _read,
    "a": _again,
    "o": lambda session, at: to_check(session),
    "h": _help,
    "q": _leave,
}
