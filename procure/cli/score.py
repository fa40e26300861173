"""``procure score``: an assessor scores the bids, on a terminal or from a file."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from procure.cli.acting import Lot
from procure.cli.console import say


def command(  # noqa: PLR0913, PLR0917
    tender: Annotated[Path, typer.Argument(help="the tender's folder", show_default=False)],
    person: Annotated[str, typer.Option("--as", help="your name in the panel", show_default=False)],
    plain: Annotated[
        bool, typer.Option("--plain", help="numbered choices and typed lines; for screen readers")
    ] = False,
    answers: Annotated[
        Path | None, typer.Option(help="YAML file with your scores", show_default=False)
    ] = None,
    by: Annotated[
        Literal["question", "bid"] | None,
        typer.Option(help="question by question across the bids, or bid by bid"),
    ] = None,
    keep_open: Annotated[
        bool, typer.Option("--keep-open", help="with --answers: do not lock, even if complete")
    ] = False,
    lot: Lot = "",
) -> None:
    """Score the bids: one question at a time, every answer saved at once.

    Save and quit at any time; the same command goes on at the same place. With --answers, all
    scores come from a file: it is checked as a whole, and a complete one locks your scores.

    Args:
        tender: the folder.
        person: the assessor.
        plain: choose the plain prompter.
        answers: a file instead of a prompter.
        by: order of questions; the tender's own when left out.
        keep_open: leave the scores of a complete file unlocked.
        lot: the lot to score, where the tender has lots.
    """
    from procure.cli.acting import acting
    from procure.cli.sitting import after_file, desk_for, new_seed
    from procure.language.words import words
    from procure.model.message import Message
    from procure.questionnaire.by_file import score_by_file
    from procure.questionnaire.score import score
    from procure.tender.folder import Folder
    from procure.tender.opened import load_opened

    folder = Folder(tender, lot)
    if answers is not None:
        outcome = score_by_file(folder, answers, acting(person, lot), finish=not keep_open)
        locked = Message("Every question is answered. Your scores are locked.")
        for line in after_file(answers, outcome, locked):
            say(words(line, outcome.language))
        return
    opened = load_opened(folder)
    options = ("--by", by) if by else ()
    language = opened.lock.tender.language
    desk = desk_for(folder, "score", person, plain=plain, options=options, language=language)
    score(opened, person, desk, new_seed(), by or opened.lock.tender.questionnaire.by)
