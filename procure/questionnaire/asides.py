"""Steps beside the question: jump, skip, flag, note, search, clarification."""

from dataclasses import replace

from procure.model.message import Message
from procure.questionnaire.dossier import found_in
from procure.questionnaire.moves import Turn, onward, show, stay, then, to_item, to_step
from procure.questionnaire.reasons import words
from procure.questionnaire.session import Session, Step
from procure.record.events import Flagged, Noted, Proposed, Skipped
from procure.record.state import BidCriterion


def back_to(session: Session) -> Step:
    """Return the step to which an aside goes back."""
    if session.level is None:
        return Step.LEVEL
    return Step.EVIDENCE if session.reason else Step.REASON


def skip(session: Session, line: str, at: str) -> Turn:
    """Put the question aside; ``s`` again stands for no reason."""
    reason = "" if line.casefold() == "s" else line
    bidder, criterion = session.at
    event = Skipped(at=at, by=session.job.person, bidder=bidder, criterion=criterion, reason=reason)
    session = replace(session, skipped={**session.skipped, session.at: reason})
    return then((event,), onward(session, at, Message("Skipped for now. It stays on your list.")))


def flag(session: Session, line: str, at: str) -> Turn:
    """Flag the answer; ``f`` again stands for no reason."""
    reason = "" if line.casefold() == "f" else line
    bidder, criterion = session.at
    event = Flagged(at=at, by=session.job.person, bidder=bidder, criterion=criterion, reason=reason)
    session = replace(session, flagged={**session.flagged, session.at: reason})
    return then((event,), to_step(session, back_to(session), Message("Flagged.")))


def note(session: Session, line: str, at: str) -> Turn:
    """Keep a note."""
    bidder, criterion = session.at
    event = Noted(at=at, by=session.job.person, bidder=bidder, criterion=criterion, text=line)
    notes = {**session.notes, session.at: (*session.notes.get(session.at, ()), line)}
    return then(
        (event,),
        to_step(replace(session, notes=notes), back_to(session), Message("Note saved.")),
    )


def clarify(session: Session, line: str, at: str) -> Turn:
    """Propose a question to the bidder."""
    if len(words(line)) < 3:
        return stay(session, Message("Write the question in full, so that the chair can send it."))
    bidder, criterion = session.at
    event = Proposed(
        at=at, by=session.job.person, bidder=bidder, criterion=criterion, question=line
    )
    said = Message(
        "Question proposed; the chair decides whether it is sent. The answer stays as it is."
    )
    return then((event,), to_step(session, back_to(session), said))


def search(session: Session, line: str, at: str) -> Turn:
    """Search the bid's answers."""
    del at
    found = found_in(session.job, session.at[0], line)
    return show(replace(session, step=back_to(session)), found)


def jump(session: Session, line: str, at: str) -> Turn:
    """Go to a number of the list, or to what a few words name."""
    items = session.job.items
    if line.isdecimal():
        number = int(line)
        if 1 <= number <= len(items):
            return to_item(session, items[number - 1], at)
        text = "There is no question {number}; the last is {most}."
        return stay(session, Message(text, {"number": line, "most": len(items)}))
    wanted = line.casefold().split()
    hits = [item for item in items if all(word in _named(session, item) for word in wanted)]
    if not hits:
        return stay(session, Message("No question or bid is called {text}.", {"text": repr(line)}))
    open_hits = [item for item in hits if item not in session.entries]
    return to_item(session, (open_hits or hits)[0], at)


def _named(session: Session, item: BidCriterion) -> str:
    bidder, criterion = item
    letters = session.job.lock.tender.questionnaire.letters
    own = "" if letters else bidder
    title = session.job.criterion(item).criterion.title
    return f"{criterion} {title} {session.job.names[bidder]} {own}".casefold()
