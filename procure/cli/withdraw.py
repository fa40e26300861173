"""``procure withdraw``: a bidder takes its bid back."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    person: Chair,
    reason: Annotated[str, typer.Option(help="in the bidder's words")] = "",
    lot: Lot = "",
) -> None:
    """Record that a bidder withdrew its bid: from one lot, or from all."""
    from procure.procedure.decide import withdraw
    from procure.tender.folder import Folder

    withdraw(Folder(tender, lot), bidder, reason, acting(person, lot))
    say(f"Recorded: {bidder} withdrew.")
