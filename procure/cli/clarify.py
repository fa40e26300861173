"""``procure clarify``: a bidder answered a question about an answer that could not be read."""

import re
from typing import Annotated

import typer

from procure.cli.acting import Chair, Lot, TenderFolder, acting
from procure.cli.console import say
from procure.errors import WrongUsage

_RATE = re.compile(r"(?:price[/.]lines?|price\.lot\.[^.]+\.line)[/.:](.+)\Z")
"""A unit rate: ``price/lines/<line>``, or the row id that the price form shows."""

_TOTAL = re.compile(r"price\.(lot\.[^.]+\.)?total\Z")

_COVER = re.compile(r"bidder[./]([a-z_-]+)\Z")
"""An item of the cover: ``bidder.valid_until``, as the bid form shows it."""


def command(  # noqa: PLR0913, PLR0917
    tender: TenderFolder,
    bidder: Annotated[str, typer.Argument(help="the bidder's folder name")],
    requirement: Annotated[str, typer.Argument(help="pack/name of the question")],
    person: Chair,
    reason: Annotated[str, typer.Option(help="why the published rule allows the question")],
    answer: Annotated[str, typer.Option(help="the bidder's answer")] = "",
    no_answer: Annotated[
        bool, typer.Option("--no-answer", help="the bidder was asked and gave none")
    ] = False,
    row: Annotated[str, typer.Option(help="in a table: the row")] = "",
    column: Annotated[str, typer.Option(help="in a table: the column")] = "",
    lot: Lot = "",
) -> None:
    """Record a bidder's clarification. What stood in the bid stays visible everywhere."""
    from procure.model.fields import ID
    from procure.procedure.decide import clarify
    from procure.record.events import Clarified
    from procure.tender.folder import Folder

    if bool(answer) == no_answer:
        raise WrongUsage("Give --answer with the bidder's words, or --no-answer.")
    if rate := _RATE.match(requirement):
        requirement, row, column = "price/lines", rate.group(1), "rate"
    if cover := _COVER.match(requirement):
        requirement = "bidder/" + cover.group(1).replace("_", "-")
    requirement = "price/total" if _TOTAL.match(requirement) else requirement
    requirement, _, at = requirement.partition(":")
    row = row or at  # the form's own row id names both: carbon/stages:use
    if not ID.match(requirement):
        raise WrongUsage(f"{requirement!r} is no question; write pack/name, as the form shows it.")
    event = acting(person, lot).event(
        Clarified,
        bidder=bidder,
        requirement=requirement,
        row=row,
        column=column,
        answer=answer,
        reason=reason,
    )
    clarify(Folder(tender, lot), event)
    said = f"answers {answer!r}" if answer else "gave no answer"
    at = f", row {row}, column {column}" if column else ""
    say(f"Recorded: {bidder} {said} on {requirement}{at}.")
