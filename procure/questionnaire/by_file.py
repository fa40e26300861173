"""Scores and agreed levels from a file, put on record in one go, at a time that is given."""

from collections.abc import Sequence
from pathlib import Path

from procure.model.blocks import Text
from procure.procedure.act import Act
from procure.questionnaire.file import read_answers, record_answers
from procure.questionnaire.moderation import agreed, moderation_job
from procure.questionnaire.procedure import Desk
from procure.questionnaire.score import Outcome, entered, opened, scoring_job
from procure.questionnaire.screen import Screen
from procure.record.events import Event
from procure.record.store import append
from procure.tender.folder import Folder
from procure.tender.opened import load_opened


class NobodyAsked:
    """A prompter where every answer comes from a file."""

    def ask(self, screen: Screen) -> str | None:
        """Leave: there is nobody to ask."""
        return None

    def say(self, text: Text) -> None:
        """Say nothing."""


def score_by_file(folder: Folder, path: Path, act: Act) -> Outcome:
    """Record an assessor's scores from a file; a complete one locks them.

    Raises:
        InputFault: with every fault of the file; nothing is recorded then.
    """
    tender = load_opened(folder)
    job = scoring_job(tender, act.person, "", "question")
    own = tender.state.assessor(act.person)
    answers = read_answers(path, job)
    return record_answers(opened(job, entered(own), own), answers, _desk(folder, act))


def moderate_by_file(folder: Folder, path: Path, act: Act) -> Outcome:
    """Record the panel's agreed levels from a file.

    Raises:
        InputFault: with every fault of the file; nothing is recorded then.
    """
    tender = load_opened(folder)
    job = moderation_job(tender, act.person)
    own = tender.state.assessor(act.person)
    answers = read_answers(path, job)
    return record_answers(opened(job, agreed(tender.state), own), answers, _desk(folder, act))


def _desk(folder: Folder, act: Act) -> Desk:
    def put(events: Sequence[Event]) -> None:
        append(folder.record, [one.model_copy(update={"clock": act.clock}) for one in events])

    return Desk(NobodyAsked(), lambda: act.at, put, "")
