"""``procure letters``: the assessment summary of each bidder, as PDF and as HTML."""

from typing import TYPE_CHECKING, Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say, warn

if TYPE_CHECKING:
    from procure.record.events import Announced


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
    before = load_opened(folder).state.announced
    if standstill_ends or review or before is None:
        announce(folder, standstill_ends, review, acting(person, lot))
    now = load_opened(folder).state.announced
    if before and now and _said(before) != _said(now):
        warn(
            f"warning: the result was announced before, on {before.at[:10]}, with {_said(before)}."
            f" The letters now say {_said(now)}; tell the bidders. Both stay in the record."
        )
    if earliest := too_short(folder):
        warn(
            f"warning: by the tender's profile the standstill ends on {earliest} or later. Public"
            " holidays are not known here; ask your lawyer."
        )
    for bidder, paths in write_letters(folder).items():
        for path in paths:
            say(f"{bidder}: {path}")


def _said(announced: "Announced") -> str:
    return f"standstill until {announced.standstill_ends} and review by {announced.review}"
