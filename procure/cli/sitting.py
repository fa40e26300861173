"""What scoring and moderating share on the command line: prompter, clock, record, last words."""

import secrets
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from procure.cli import clock
from procure.procedure.entering import enter
from procure.questionnaire.procedure import Desk
from procure.questionnaire.prompter import choose_prompter
from procure.questionnaire.score import Outcome
from procure.record.events import Event
from procure.tender.folder import Folder


def desk_for(
    folder: Folder, command: str, person: str, *, plain: bool, options: tuple[str, ...] = ()
) -> Desk:
    """Return a desk with the terminal's prompter, the clock, and the tender's record."""

    def put(events: Sequence[Event]) -> None:
        kind = clock.kind()
        enter(folder, [event.model_copy(update={"clock": kind}) for event in events])

    words = ["procure", command, str(folder.path), "--as", person, *options]
    resume = shlex.join([*words, "--plain"] if plain else words)
    return Desk(choose_prompter(plain=plain), clock.now, put, resume)


def new_seed() -> str:
    """Return a seed for the order of bids; it goes on record before the first question."""
    return secrets.token_hex(8)


def after_file(path: Path, outcome: Outcome, locks: str) -> Iterator[str]:
    """Yield what a file of answers did, and what is still open.

    ``locks`` is the sentence said where everything is answered and final.
    """
    if outcome.recorded:
        yield f"{path.name}: {outcome.recorded} answers are new and recorded."
    else:
        yield f"{path.name}: every answer in it was on record already."
    yield from (f"Warning: {warning}" for warning in outcome.warnings)
    if outcome.open:
        still = "; ".join(f"{criterion} of {bidder}" for bidder, criterion in outcome.open)
        yield f"Still open: {still}."
    elif outcome.finished:
        yield locks
    else:
        yield "Every question is answered; nothing is locked yet."
