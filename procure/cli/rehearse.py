"""``procure rehearse``: what each price rule would do, tried on invented bids before issue."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Lot, Plain, TenderFolder
from procure.cli.console import say, say_json, say_table
from procure.errors import InputFault, Problem

if TYPE_CHECKING:
    from procure.rehearsal.model import Rehearsal

Format = Annotated[Literal["table", "json"], typer.Option("--format", help="table or json")]


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", help="a price rule to compare; may be repeated")
    ] = None,
    around: Annotated[
        str, typer.Option("--around", help="a likely price, where the tender has no estimate")
    ] = "",
    lot: Lot = "",
    format_: Format = "table",
    plain: Plain = False,
) -> None:
    """Try the tender's price rule, and others, on invented bids; nothing is written.

    Shows what one level is worth in money, who can win at all, whether a losing bid can decide
    who wins, and which criteria hardly matter.
    """
    from procure.procedure.rehearsing import rehearse_folder
    from procure.rehearsal.shown import as_json
    from procure.tender.folder import Folder

    found = rehearse_folder(Folder(tender, lot), rule or (), _price(around))
    if format_ == "json":
        say_json(as_json(found))
    else:
        _say(found, plain)


def _price(around: str) -> Decimal | None:
    if not around:
        return None
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", around) or not Decimal(around):
        what = f"{around!r} is not a price."
        raise InputFault([Problem("--around", what, "Write digits only, such as 250000.")])
    return Decimal(around)


def _say(found: "Rehearsal", plain: bool) -> None:
    from procure.numbers import text
    from procure.rehearsal import shown

    grid = found.invented
    prices = ", ".join(text(one) for one in grid.prices)
    qualities = ", ".join(text(one) for one in grid.qualities)
    say(f"Invented bids around {text(grid.estimate)} {found.currency}. Nobody has bid this.")
    say(f"Prices: {prices}. Quality points: {qualities}.")
    say("The tender's own rule is marked *; the others take likely parameters:")
    for one in found.rules:
        written = ", ".join(f"{name} {value}" for name, value in one.tried.written.items())
        if written:
            say(f"- {one.tried.name}: {written}")
    say()
    say(f"How much more a bid that is one level better may ask, in {found.currency}:")
    say_table(shown.WORTH_HEADS, shown.worth_rows(found), (2, 3, 4, 5), plain)
    say()
    say("Who wins of three bids, where the dearer is the better, in every combination:")
    say_table(shown.WINNER_HEADS, shown.winner_rows(found), (1, 2, 3, 4), plain)
    say()
    say("Where the withdrawal of a bid that loses makes another bid the winner:")
    say_table(shown.SWAP_HEADS, shown.swap_rows(found), (1, 2), plain)
    for one in found.rules:
        for number, line in enumerate(shown.example_lines(one)):
            say(f"{'  ' if number else ''}{line}")
        if missing := shown.not_found(one):
            say(str(missing))
    say()
    say("What is published, and what is likely to decide:")
    say_table(shown.WEIGHT_HEADS, shown.weight_rows(found), (1, 2, 3, 4), plain)
    for left in found.left_out:
        say(f"Left out: {left.name} {left.why}")
