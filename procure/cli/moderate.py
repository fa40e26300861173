"""``procure moderate``: the chair enters what the panel agreed."""

from pathlib import Path
from typing import Annotated

import typer

from procure.cli.acting import Lot
from procure.cli.console import say


def command(
    tender: Annotated[Path, typer.Argument(help="the tender's folder", show_default=False)],
    person: Annotated[
        str, typer.Option("--as", help="the chair's name in the panel", show_default=False)
    ],
    plain: Annotated[
        bool, typer.Option("--plain", help="numbered choices and typed lines; for screen readers")
    ] = False,
    answers: Annotated[
        Path | None, typer.Option(help="YAML file with the agreed levels", show_default=False)
    ] = None,
    lot: Lot = "",
) -> None:
    """Enter the agreed level of every judged criterion, those the assessors differ on first.

    Only the chair does this, when all assessors have finished. Each assessor's own level, reason
    and pointer are shown and stay on record.

    Args:
        tender: the folder.
        person: the chair.
        plain: choose the plain prompter.
        answers: a file instead of a prompter.
        lot: the lot to moderate, where the tender has lots.
    """
    from procure.cli.acting import acting
    from procure.cli.sitting import after_file, desk_for
    from procure.language.words import words
    from procure.model.message import Message
    from procure.questionnaire.by_file import moderate_by_file
    from procure.questionnaire.moderation import moderate
    from procure.tender.folder import Folder
    from procure.tender.opened import load_opened

    folder = Folder(tender, lot)
    if answers is not None:
        outcome = moderate_by_file(folder, answers, acting(person, lot))
        for line in after_file(answers, outcome, Message("Everything is agreed.")):
            say(words(line, outcome.language))
        return
    opened = load_opened(folder)
    language = opened.lock.tender.language
    moderate(opened, person, desk_for(folder, "moderate", person, plain=plain, language=language))
