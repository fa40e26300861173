"""``procure withdraw``: a bidder takes its bid back."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    person: Chair,
    reason: Annotated[str, typer.Option(help="in the bidder's words")] = "",
) -> None:
    """Record that a bidder withdrew its bid."""
    from procure.procedure.decide import withdraw
    from procure.tender.folder import Folder

    withdraw(Folder(tender), bidder, reason, acting(person))
    say(f"Recorded: {bidder} withdrew.")
