"""``procure settle``: let a ranking stand in spite of what was found between the bids."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    code: Annotated[str, typer.Argument(help="the finding's code, as rank lists it")],
    person: Chair,
    reason: Annotated[str, typer.Option(help="why the bids can be ranked all the same")],
    where: Annotated[str, typer.Option(help="its place, where several have this code")] = "",
    lot: Lot = "",
) -> None:
    """Record why bids can be ranked although a comparison of them found something against it.

    Until then nobody has a place. Do it before unseal: later it would be with prices in sight.
    """
    from procure.procedure.settling import settle
    from procure.tender.folder import Folder

    event = settle(Folder(tender, lot), code, where, reason, acting(person, lot))
    say(f"Settled: {event.what} [{event.code}]")
    if event.prices_open:
        say("Prices were unsealed before; the record and the report say so.")
    say("If anything else is found between the bids, it is open again.")
