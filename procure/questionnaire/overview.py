"""All items of a session in one list: to check before the end, and to jump."""

from procure.model.blocks import Text
from procure.model.message import Message
from procure.questionnaire.dossier import where_shown
from procure.questionnaire.screen import Section
from procure.questionnaire.session import Session
from procure.record.state import BidCriterion


def check_page(session: Session) -> tuple[Section, ...]:
    """Return every item with what was entered, and before the end what finish does."""
    head = Message("All answers; {open} still open", {"open": len(session.open)})
    sections = [Section(head, listed(session, with_reasons=True))]
    if not session.open and session.job.role == "assessor":
        warning = Message("After finish your scores are locked and cannot be changed any more.")
        sections.append(Section(Message("To finish"), (warning,)))
    return tuple(sections)


def listed(session: Session, *, with_reasons: bool) -> tuple[Text, ...]:
    """Return the items, numbered in the order they are asked, each with how it stands."""
    return tuple(
        Message("{number}. {line}", {"number": number, "line": _item(session, item, with_reasons)})
        for number, item in enumerate(session.job.items, start=1)
    )


def _item(session: Session, item: BidCriterion, with_reasons: bool) -> str:
    title, bidder = session.job.criterion(item).criterion.title, session.job.names[item[0]]
    entry = session.entries.get(item)
    status = session.job.level_words(item, entry.level) if entry else "open"
    marks = [word for word, there in (("skipped", session.skipped), ("flagged", session.flagged))
             if item in there]  # fmt: skip
    line = ", ".join([f"{title}, {bidder}: {status}", *marks]) + "."
    if entry and with_reasons:
        place = where_shown(session.job, item[0])(entry.evidence)
        line += (f" Evidence: {place}." if place else "") + f" Reason: {entry.reason}"
    return line
