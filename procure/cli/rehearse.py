"""``procure rehearse``: what each price rule would do, tried on invented bids before issue."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Lot, Plain, TenderFolder
from procure.cli.console import say, say_json, say_table
from procure.errors import InputFault, Problem

if TYPE_CHECKING:
    from procure.model.blocks import Text
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
    from procure.language.words import words
    from procure.rehearsal import shown

    def told(text: "Text") -> str:
        return words(text, found.language)

    def table(
        title: "Text", heads: "Sequence[Text]", rows: "list[list[Text]]", numbers: Sequence[int]
    ) -> None:
        say()
        say(told(title))
        cells = [[told(cell) for cell in row] for row in rows]
        say_table([told(head) for head in heads], cells, numbers, plain)

    for line in shown.opening_lines(found):
        say(told(line))
    table(shown.worth_title(found), shown.WORTH_HEADS, shown.worth_rows(found), (2, 3, 4, 5))
    table(shown.WINNERS_TITLE, shown.WINNER_HEADS, shown.winner_rows(found), (1, 2, 3, 4))
    table(shown.SWAPS_TITLE, shown.SWAP_HEADS, shown.swap_rows(found), (1, 2))
    for one in found.rules:
        for number, example in enumerate(shown.example_lines(one)):
            say(f"{'  ' if number else ''}{told(example)}")
        if missing := shown.not_found(one):
            say(told(missing))
    table(shown.WEIGHTS_TITLE, shown.WEIGHT_HEADS, shown.weight_rows(found), (1, 2, 3, 4))
    for left in shown.left_out_lines(found):
        say(told(left))
