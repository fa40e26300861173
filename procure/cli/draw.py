"""``procure draw``: draw lots between bids that share a place."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    bidders: Annotated[list[str], typer.Argument(help="the bidders that share a place")],
    person: Chair,
    seed: Annotated[str, typer.Option(help="drawn in public, such as lottery numbers of the day")],
    witness: Annotated[str, typer.Option(help="who saw it")] = "",
    lot: Lot = "",
) -> None:
    """Record a draw. The order follows from the seed: by SHA-256 of seed and bidder."""
    from procure.procedure.drawing import draw
    from procure.scoring.places import draw_order
    from procure.tender.folder import Folder

    draw(Folder(tender, lot), tuple(bidders), seed, witness, acting(person, lot))
    say(f"Drawn: {', '.join(draw_order(bidders, seed))}.")
