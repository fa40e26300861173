"""``procure moderate``: the chair enters what the panel agreed."""

from pathlib import Path
from typing import Annotated

import typer

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
) -> None:
    """Enter the agreed level of every judged criterion, those the assessors differ on first.

    Only the chair does this, when all assessors have finished. Each assessor's own level, reason
    and pointer are shown and stay on record.

    Args:
        tender: the folder.
        person: the chair.
        plain: choose the plain prompter.
        answers: a file instead of a prompter.
    """
    from procure.cli.sitting import answered_from_file, desk_for
    from procure.questionnaire.moderation import moderate, moderation_job
    from procure.tender.folder import Folder
    from procure.tender.opened import load_opened

    folder = Folder(tender)
    opened = load_opened(folder)
    desk = desk_for(folder, f"procure moderate {tender} --as {person}", plain=plain)
    if answers is None:
        moderate(opened, person, desk)
        return
    job = moderation_job(opened, person)
    for line in answered_from_file(answers, job, opened.state, desk, finish=True):
        say(line)
