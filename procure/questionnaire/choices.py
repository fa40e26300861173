"""What can be chosen at a step. Keys of levels are the levels themselves."""

from procure.evaluation.model import Level
from procure.language.words import words
from procure.model.message import Message
from procure.questionnaire.dossier import pointers, where_shown
from procure.questionnaire.screen import Choice
from procure.questionnaire.session import FAIL, PASS, Session, Step

_PASS = Choice("1", Message("Pass"), ("pass", "p"))
_FAIL = Choice("2", Message("Fail"), ("fail",))


def choices(session: Session) -> tuple[Choice, ...]:
    """Return the choices at the session's step, in the order shown; none where text is typed."""
    match session.step:
        case Step.LEVEL:
            return _levels(session)
        case Step.REASON:
            return _reasons(session)
        case Step.EVIDENCE:
            return _places(session)
    return ()


def chosen(session: Session, line: str) -> Choice | None:
    """Return the choice that a line names by its key or by a word for it, shown or English."""
    word, language = line.strip().casefold(), session.job.lock.tender.language
    for choice in choices(session):
        shown = words(choice.text, language).casefold() if choice.aliases else choice.key
        if word in (choice.key, shown, *choice.aliases):
            return choice
    return None


def level_of(session: Session, choice: Choice) -> int:
    """Return the level that a choice at the step LEVEL stands for."""
    if session.job.is_gate(session.at):
        return PASS if choice == _PASS else FAIL
    return int(choice.key)


def pointer_of(session: Session, choice: Choice) -> str:
    """Return the place that a choice at the step EVIDENCE stands for."""
    return pointers(session.job, session.at)[int(choice.key) - 1]


def taken_over(session: Session, choice: Choice) -> Level:
    """Return the assessor's entry whose reason a choice at the step REASON stands for."""
    return _in_line(session)[int(choice.key) - 1]


def _levels(session: Session) -> tuple[Choice, ...]:
    if session.job.is_gate(session.at):
        return (_PASS, _FAIL)
    levels = session.job.criterion(session.at).criterion.levels
    return tuple(Choice(str(level), text) for level, text in enumerate(levels))


def _places(session: Session) -> tuple[Choice, ...]:
    where = where_shown(session.job, session.at[0])
    return tuple(
        Choice(str(number), where(place))
        for number, place in enumerate(pointers(session.job, session.at), start=1)
    )


def _reasons(session: Session) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            str(number),
            Message("Use the reason of {who}: {why}", {"who": one.assessor, "why": one.reason}),
        )
        for number, one in enumerate(_in_line(session), start=1)
    )


def _in_line(session: Session) -> tuple[Level, ...]:
    """For the chair: what the assessors entered who gave the level now agreed."""
    given = session.job.individual.get(session.at, ())
    return tuple(one for one in given if one.level == session.level)
