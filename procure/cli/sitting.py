"""What scoring and moderating share on the command line: prompter, clock, record, files."""

import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from procure.cli import clock
from procure.questionnaire.file import read_answers, record_answers
from procure.questionnaire.moderation import agreed
from procure.questionnaire.procedure import Desk
from procure.questionnaire.prompter import choose_prompter
from procure.questionnaire.score import entered, opened
from procure.questionnaire.session import Job
from procure.record.events import Event
from procure.record.state import State
from procure.record.store import append
from procure.tender.folder import Folder


def desk_for(folder: Folder, resume: str, *, plain: bool) -> Desk:
    """Return a desk with the terminal's prompter, the clock, and the tender's record."""

    def put(events: Sequence[Event]) -> None:
        kind = clock.kind()
        append(folder.record, [event.model_copy(update={"clock": kind}) for event in events])

    return Desk(choose_prompter(plain=plain), clock.now, put, resume)


def new_seed() -> str:
    """Return a seed for the order of bids; it goes on record before the first question."""
    return secrets.token_hex(8)


def answered_from_file(
    path: Path, job: Job, state: State, desk: Desk, *, finish: bool
) -> Iterator[str]:
    """Put a file's answers on record, and yield what happened and what is still open.

    Raises:
        InputFault: with every fault of the file; nothing is recorded then.
    """
    answers = read_answers(path, job)
    own = state.assessor(job.person)
    entries = entered(own) if job.role == "assessor" else agreed(state)
    outcome = record_answers(opened(job, entries, own), answers, desk, finish=finish)
    yield f"{outcome.recorded} of {len(answers)} answers of {path.name} are new and recorded."
    if outcome.open:
        still = ", ".join(f"{criterion} of {bidder}" for bidder, criterion in outcome.open)
        yield f"Still open: {still}. Next: {desk.resume}"
    elif job.role == "chair":
        yield "Everything is agreed."
    elif outcome.finished:
        yield "Every question is answered. Your scores are locked."
    else:
        yield f"Every question is answered; nothing is locked. To finish: {desk.resume}"
