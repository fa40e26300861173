"""All items of a session in one list: to check before the end, and to jump."""

from procure.model.blocks import Text
from procure.model.message import Message, MessageValue
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


def _item(session: Session, item: BidCriterion, with_reasons: bool) -> Message:
    entry = session.entries.get(item)
    values: dict[str, MessageValue] = {
        "title": session.job.criterion(item).criterion.title,
        "bidder": session.job.names[item[0]],
        "status": _status(session, item),
    }
    if not (entry and with_reasons):
        return Message("{title}, {bidder}: {status}.", values)
    values["reason"] = entry.reason
    if place := where_shown(session.job, item[0])(entry.evidence):
        text = "{title}, {bidder}: {status}. Evidence: {place}. Reason: {reason}"
        return Message(text, {**values, "place": place})
    return Message("{title}, {bidder}: {status}. Reason: {reason}", values)


def _status(session: Session, item: BidCriterion) -> Message:
    entry = session.entries.get(item)
    level = session.job.level_words(item, entry.level) if entry else Message("open")
    skipped, flagged = item in session.skipped, item in session.flagged
    if skipped and flagged:
        return Message("{level}, skipped, flagged", {"level": level})
    if skipped:
        return Message("{level}, skipped", {"level": level})
    return Message("{level}, flagged", {"level": level}) if flagged else level
