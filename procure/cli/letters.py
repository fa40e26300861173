"""``procure letters``: the assessment summary of each bidder, as PDF and as HTML."""

from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say, warn


def command(
    tender: TenderFolder,
    person: Chair,
    standstill_ends: Annotated[
        str, typer.Option(help="last day on which the contract is not concluded, 2026-05-15")
    ] = "",
    review: Annotated[str, typer.Option(help="the body that reviews the decision, address")] = "",
    lot: Lot = "",
) -> None:
    """Announce the result, and write a letter to each bidder to out/letters.

    What a letter tells of the first bid is as the tender's disclosure says; of other bids it tells
    nothing. Once announced, the letters can be written again without the options, byte for byte.
    """
    from procure.procedure.lettering import announce, too_short, write_letters
    from procure.tender.folder import Folder
    from procure.tender.opened import load_opened

    folder = Folder(tender, lot)
    if standstill_ends or review or load_opened(folder).state.announced is None:
        announce(folder, standstill_ends, review, acting(person, lot))
    if earliest := too_short(folder):
        warn(
            f"warning: by the tender's profile the standstill ends on {earliest} or later. Public"
            " holidays are not known here; ask your lawyer."
        )
    for bidder, paths in write_letters(folder).items():
        for path in paths:
            say(f"{bidder}: {path}")
