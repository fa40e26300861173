"""``procure exclude``: the chair excludes a bid, with ground and provision."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    person: Chair,
    ground: Annotated[str, typer.Option(help="why")],
    provision: Annotated[str, typer.Option(help="article or clause it rests on")],
) -> None:
    """Exclude a bid. Its price stays closed, and it enters no minimum, mean or reference."""
    from procure.procedure.decide import exclude
    from procure.tender.folder import Folder

    exclude(Folder(tender), bidder, ground, provision, acting(person))
    say(f"Recorded: {bidder} is excluded. {ground} ({provision})")
