"""Scores and agreed levels from a file, put on record in one go, at a time that is given."""

from collections.abc import Callable, Sequence
from pathlib import Path

from procure.procedure.act import Act
from procure.procedure.entering import enter
from procure.questionnaire.file import read_answers, record_answers
from procure.questionnaire.moderation import agreed, moderation_job
from procure.questionnaire.score import Outcome, entered, opened, scoring_job
from procure.record.events import Event
from procure.tender.folder import Folder
from procure.tender.opened import load_opened


def score_by_file(folder: Folder, path: Path, act: Act, *, finish: bool = True) -> Outcome:
    """Record an assessor's scores from a file; ``finish`` locks them if none is missing.

    Raises:
        InputFault: with every fault of the file; nothing is recorded then.
    """
    tender = load_opened(folder)
    job = scoring_job(tender, act.person, "", "question")
    own = tender.state.assessor(act.person)
    answers = read_answers(path, job)
    session = opened(job, entered(own), own)
    return record_answers(session, answers, act.at, _appending(folder, act), finish=finish)


def moderate_by_file(folder: Folder, path: Path, act: Act) -> Outcome:
    """Record the panel's agreed levels from a file.

    Raises:
        InputFault: with every fault of the file; nothing is recorded then.
    """
    tender = load_opened(folder)
    job = moderation_job(tender, act.person)
    own = tender.state.assessor(act.person)
    answers = read_answers(path, job)
    session = opened(job, agreed(tender.state), own)
    return record_answers(session, answers, act.at, _appending(folder, act))


def _appending(folder: Folder, act: Act) -> Callable[[Sequence[Event]], None]:
    def put(events: Sequence[Event]) -> None:
        enter(folder, [one.model_copy(update={"clock": act.clock}) for one in events])

    return put
