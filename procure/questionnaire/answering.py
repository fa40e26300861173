"""The steps of an answer: level, reason, pointer. Only all of them together are recorded."""

from dataclasses import replace

from procure.model.message import Message, MessageValue
from procure.questionnaire.choices import chosen, level_of, pointer_of, taken_over
from procure.questionnaire.dossier import files_of_bid, other_names
from procure.questionnaire.entering import enter, needs_pointer
from procure.questionnaire.moves import Turn, onward, stay, then, to_step
from procure.questionnaire.reasons import (
    comparison_warning,
    file_warning,
    folder_warning,
    pointer_fault,
    reason_fault,
)
from procure.questionnaire.session import Entry, Session, Step


def level(session: Session, typed: str, at: str) -> Turn:
    """Take a level, or pass or fail, and ask for its reason."""
    del at
    choice = chosen(session, typed)
    if choice is None:
        return stay(session, _no_choice(session, typed))
    picked = level_of(session, choice)
    words = session.job.level_words(session.at, picked)
    session = replace(session, level=picked, reason="", extra=())
    said = Message("You chose {level}. It is recorded when its reason is there.", {"level": words})
    return to_step(session, Step.REASON, said)


def _no_choice(session: Session, typed: str) -> Message:
    values = {"typed": repr(typed)}
    if session.job.is_gate(session.at):
        return Message("{typed} is not an answer here. Type pass or fail.", values)
    top = len(session.job.criterion(session.at).criterion.levels) - 1
    text = "{typed} is not an answer here. Type a level from 0 to {top}, or h for help."
    return Message(text, {**values, "top": top})


def reason(session: Session, typed: str, at: str) -> Turn:
    """Take a reason; of an assessor, ask where it stands, of the chair, record."""
    if choice := chosen(session, typed):
        one = taken_over(session, choice)
        return _record(replace(session, reason=one.reason), one.evidence, at)
    if fault := reason_fault(typed, session.job.criterion(session.at).criterion.levels):
        return stay(session, fault)
    session = replace(session, reason=typed, extra=())
    warning = comparison_warning(typed, other_names(session.job, session.at[0]))
    notices = (warning,) if warning else ()
    if needs_pointer(session.job):
        return to_step(session, Step.EVIDENCE, *notices)
    return _record(session, "", at, *notices)


def evidence(session: Session, typed: str, at: str) -> Turn:
    """Take a pointer, and record."""
    choice = chosen(session, typed)
    if choice is None and typed.isdecimal():
        text = "There is no place {number} in the list. Type another number, or the place in words."
        return stay(session, Message(text, {"number": typed}))
    pointer = pointer_of(session, choice) if choice else typed
    if fault := pointer_fault(pointer):
        return stay(session, fault)
    known = files_of_bid(session.job, session.at[0])
    others = session.job.bids.keys() - {session.at[0]}
    warnings = (folder_warning(pointer, sorted(others)), file_warning(pointer, known))
    return _record(session, pointer, at, *(one for one in warnings if one and not choice))


def _record(session: Session, pointer: str, at: str, *notices: Message) -> Turn:
    assert session.level is not None, "a level is chosen before its reason"
    item = session.at
    session, events = enter(session, item, Entry(session.level, session.reason, pointer), at)
    session = replace(session, level=None, reason="")
    values: dict[str, MessageValue] = {
        "title": session.job.criterion(item).criterion.title,
        "bidder": session.job.names[item[0]],
        "level": session.job.level_words(item, session.entries[item].level),
    }
    said = Message("Recorded: {title}, {bidder}: {level}.", values)
    return then(events, onward(session, at, said, *notices))
