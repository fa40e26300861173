"""``procure exclude``: the chair excludes a bid, with ground and provision."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    person: Chair,
    ground: Annotated[str, typer.Option(help="why")],
    provision: Annotated[str, typer.Option(help="article or clause it rests on")],
    lot: Lot = "",
) -> None:
    """Exclude a bid, from one lot or from all.

    Its price stays closed, and it enters no minimum, mean or reference.
    """
    from procure.procedure.decide import exclude
    from procure.tender.folder import Folder

    exclude(Folder(tender, lot), bidder, ground, provision, acting(person, lot))
    say(f"Recorded: {bidder} is excluded. {ground} ({provision})")
