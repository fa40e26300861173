"""The screen of a session: everything a prompter has to show and ask."""

from fractions import Fraction

from procure import numbers
from procure.model.blocks import Text
from procure.model.message import Message, MessageValue
from procure.questionnaire.choices import choices
from procure.questionnaire.commands import CHAIR_COMMANDS, COMMANDS
from procure.questionnaire.dossier import answers_of, where_shown
from procure.questionnaire.overview import check_page, listed
from procure.questionnaire.screen import Screen, Section
from procure.questionnaire.session import Session, Step
from procure.record.state import BidCriterion

_ASK = {
    Step.REASON: Message("Reason: what in this bid shows it? One line; b goes back."),
    Step.EVIDENCE: Message(
        "Where does it stand? Type a number from the list, or the place; b goes back."
    ),
    Step.JUMP: Message("Jump to which? Type its number, or words of a question or bid."),
    Step.SKIP: Message("Skip for now. Type why, or s again to give no reason. b goes back."),
    Step.FLAG: Message("Flag this answer. Type why, or f again to give no reason. b goes back."),
    Step.NOTE: Message("Note, for yourself. b goes back."),
    Step.SEARCH: Message("Search this bid for which words? b goes back."),
    Step.CLARIFY: Message("Question to the bidder, as it would be sent. b goes back."),
}


def screen(session: Session) -> Screen:
    """Return what to show now."""
    return Screen(
        title=_title(session),
        progress=_progress(session),
        notices=session.notices,
        sections=_sections(session) if session.fresh else session.extra,
        ask=_ask(session),
        choices_head=_choices_head(session),
        choices=choices(session),
        commands=COMMANDS if session.job.role == "assessor" else CHAIR_COMMANDS,
        free=session.step is not Step.LEVEL,
        fresh=session.fresh,
    )


def _title(session: Session) -> Message:
    if session.step is Step.CHECK:
        return Message("Check your answers")
    if session.step is Step.JUMP:
        return Message("All questions")
    bidder, criterion = session.at
    title = session.job.criterion(session.at).criterion.title
    return Message(
        "{title} ({id}), {bidder}",
        {"title": title, "id": criterion, "bidder": session.job.names[bidder]},
    )


def _progress(session: Session) -> Message:
    items, (bidder, criterion) = session.job.items, session.at
    if session.step in (Step.CHECK, Step.JUMP):
        counts = {"done": len(session.entries), "all": len(items)}
        return Message("{done} of {all} answered.", counts)
    questions = list(dict.fromkeys(id_ for _, id_ in items))
    bids = [other for other, id_ in items if id_ == criterion]
    return Message(
        "Question {question} of {questions}, bid {bid} of {bids}. {done} of {all} answered.",
        {
            "question": questions.index(criterion) + 1,
            "questions": len(questions),
            "bid": bids.index(bidder) + 1,
            "bids": len(bids),
            "done": len(session.entries),
            "all": len(items),
        },
    )


def _ask(session: Session) -> Message:
    match session.step:
        case Step.LEVEL if session.job.is_gate(session.at):
            return Message("Pass or fail?")
        case Step.LEVEL:
            top = len(session.job.criterion(session.at).criterion.levels) - 1
            return Message("Level 0 to {top}?", {"top": top})
        case Step.CHECK if session.open:
            return Message("Type a number to answer or change it; q saves and quits.")
        case Step.CHECK if session.job.role == "chair":
            return Message("Type a number to change it, or the word finish to end.")
        case Step.CHECK:
            return Message("Type a number to change it, or the word finish to lock your scores.")
        case Step.REASON if choices(session):
            return Message(
                "Type the number of a reason to use, or your own, one line; b goes back."
            )
    return _ASK[session.step]


def _choices_head(session: Session) -> Message:
    match session.step:
        case Step.LEVEL if session.job.is_gate(session.at):
            return Message("Pass or fail")
        case Step.LEVEL:
            return Message("Levels")
        case Step.EVIDENCE:
            return Message("Places in this bid")
    return Message("Reasons given")


def _sections(session: Session) -> tuple[Section, ...]:
    if session.step is Step.CHECK:
        return check_page(session)
    if session.step is Step.JUMP:
        return (Section(Message("Questions and bids"), listed(session, with_reasons=False)),)
    if session.step is not Step.LEVEL:
        return ()
    return (
        _question(session),
        *answers_of(session.job, session.at),
        *_individual(session),
        *_own(session),
    )


def _question(session: Session) -> Section:
    locked = session.job.criterion(session.at)
    lines: list[Text] = [locked.criterion.description] if locked.criterion.description else []
    if locked.reason:
        lines.append(Message("This gate is in force because: {why}", {"why": locked.reason}))
    lines.extend(asked.guidance for asked in locked.criterion.requirements if asked.guidance)
    if locked.most:
        step = numbers.text(Fraction(locked.most) / (len(locked.criterion.levels) - 1))
        text = "Worth up to {most} points: {step} for each level."
        lines.append(Message(text, {"most": locked.most, "step": step}))
    return Section(Message("What is judged"), tuple(lines) or (locked.criterion.title,))


def _own(session: Session) -> tuple[Section, ...]:
    item, lines = session.at, list[Text]()
    if entry := session.entries.get(item):
        lines.append(_entry_line(session, item))
        lines.append(Message("Reason: {reason}", {"reason": entry.reason}))
        if entry.evidence:
            place = where_shown(session.job, item[0])(entry.evidence)
            lines.append(Message("Evidence: {place}", {"place": place}))
    if item in session.skipped:
        lines.append(Message("You skipped this. {why}", {"why": session.skipped[item]}))
    if item in session.flagged:
        lines.append(Message("You flagged this. {why}", {"why": session.flagged[item]}))
    lines.extend(Message("Note: {text}", {"text": text}) for text in session.notes.get(item, ()))
    return (Section(Message("What you entered before"), tuple(lines)),) if lines else ()


def _entry_line(session: Session, item: BidCriterion) -> Message:
    words = session.job.level_words(item, session.entries[item].level)
    return Message("Recorded: {level}.", {"level": words})


def _individual(session: Session) -> tuple[Section, ...]:
    given = session.job.individual.get(session.at, ())
    lines: list[Text] = []
    for one in given:
        words = session.job.level_words(session.at, one.level)
        place = where_shown(session.job, session.at[0])(one.evidence)
        values: dict[str, MessageValue] = {
            "who": one.assessor,
            "level": words,
            "reason": one.reason,
            "place": place,
        }
        lines.append(Message("{who}: {level}. Evidence: {place}. Reason: {reason}", values))
    if lines and len({one.level for one in given}) > 1:
        lines.insert(0, Message("The assessors differ."))
    return (Section(Message("What the assessors entered"), tuple(lines)),) if lines else ()
