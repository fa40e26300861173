"""What scoring and moderating share on the command line: prompter, clock, record, last words."""

import secrets
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from procure.cli import clock
from procure.model.message import Message, listed
from procure.procedure.entering import enter
from procure.questionnaire.procedure import Desk
from procure.questionnaire.prompter import choose_prompter
from procure.questionnaire.score import Outcome
from procure.record.events import Event
from procure.tender.folder import Folder


def desk_for(  # noqa: PLR0913
    folder: Folder,
    command: str,
    person: str,
    *,
    plain: bool,
    options: tuple[str, ...] = (),
    language: str = "en",
) -> Desk:
    """Return a desk with the terminal's prompter, the clock, and the tender's record."""

    def put(events: Sequence[Event]) -> None:
        kind = clock.kind()
        enter(folder, [event.model_copy(update={"clock": kind}) for event in events])

    lot = ("--lot", folder.lot) if folder.lot else ()
    words = ["procure", command, str(folder.path), "--as", person, *lot, *options]
    resume = shlex.join([*words, "--plain"] if plain else words)
    return Desk(choose_prompter(plain=plain, language=language), clock.now, put, resume)


def new_seed() -> str:
    """Return a seed for the order of bids; it goes on record before the first question."""
    return secrets.token_hex(8)


def after_file(path: Path, outcome: Outcome, locks: Message) -> Iterator[Message]:
    """Yield what a file of answers did, and what is still open.

    ``locks`` is the sentence said where everything is answered and final.
    """
    if outcome.recorded:
        yield Message(
            "{file}: {count} answer is new and recorded.",
            {"file": path.name, "count": outcome.recorded},
            plural="{file}: {count} answers are new and recorded.",
            count="count",
        )
    else:
        yield Message("{file}: every answer in it was on record already.", {"file": path.name})
    yield from (Message("Warning: {warning}", {"warning": one}) for one in outcome.warnings)
    if outcome.open:
        still = [
            Message("{criterion} of {bidder}", {"criterion": criterion, "bidder": bidder})
            for bidder, criterion in outcome.open
        ]
        yield Message("Still open: {items}.", {"items": listed(still)})
    elif outcome.finished:
        yield locks
    else:
        yield Message("Every question is answered; nothing is locked yet.")
