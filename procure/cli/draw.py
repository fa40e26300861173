"""``procure draw``: draw lots between bids that share a place."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, TenderFolder, acting
from procure.cli.console import say


def command(
    tender: TenderFolder,
    bidders: Annotated[list[str], typer.Argument(help="the bidders that share a place")],
    person: Chair,
    seed: Annotated[str, typer.Option(help="drawn in public, such as lottery numbers of the day")],
    witness: Annotated[str, typer.Option(help="who saw it")] = "",
) -> None:
    """Record a draw. The order follows from the seed: by SHA-256 of seed and bidder."""
    from procure.procedure.drawing import draw
    from procure.scoring.places import draw_order
    from procure.tender.folder import Folder

    draw(Folder(tender), tuple(bidders), seed, witness, acting(person))
    say(f"Drawn: {', '.join(draw_order(bidders, seed))}.")
