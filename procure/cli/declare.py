"""``procure declare``: a panel member declares interests."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    person: Chair,
    statement: Annotated[str, typer.Option(help="what you declare, in your words")],
    conflict: Annotated[
        list[str] | None, typer.Option(help="a bidder you may not score; repeat for more")
    ] = None,
) -> None:
    """Record your declaration of interests. You are not asked to score a bidder in conflict."""
    from procure.procedure.decide import declare
    from procure.tender.folder import Folder

    declare(Folder(tender), statement, tuple(conflict or ()), acting(person))
    say(f"Recorded: {person} declared {'conflicts' if conflict else 'no conflict'}.")
