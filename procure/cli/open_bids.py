"""``procure open``: read the bids after the deadline."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procure.cli.acting import Chair, Plain, TenderFolder, acting
from procure.cli.console import say, say_json, say_table

if TYPE_CHECKING:
    from procure.tender.folder import Folder


def command(
    tender: TenderFolder,
    person: Chair,
    diff: Annotated[
        bool, typer.Option("--diff", help="of opened bids: where bid.xlsx and bid.yaml differ")
    ] = False,
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="with --diff: table or json")
    ] = "table",
    plain: Plain = False,
) -> None:
    """Read every bid that came in time, and list every fault with its cell and what to do.

    Refused before the deadline. Prices stay sealed. With --diff nothing is read anew or recorded:
    it shows where a bidder's workbook, which counts, and its YAML do not say the same.
    """
    from procure.tender.folder import Folder

    if diff:
        _say_differences(Folder(tender), person, format_, plain)
    else:
        _open(Folder(tender), person)


def _say_differences(folder: "Folder", person: str, format_: str, plain: bool) -> None:
    from procure.procedure.comparing import compare_bids

    compared = compare_bids(folder, person)
    if format_ == "json":
        say_json(
            {
                bidder: [
                    {
                        "id": one.id,
                        "workbook": one.in_workbook,
                        "yaml": one.in_yaml,
                        "cell": str(one.place),
                        "line": str(one.in_file),
                    }
                    for one in found
                ]
                for bidder, found in compared.items()
            }
        )
        return
    if not compared:
        say("No bidder handed in both bid.xlsx and bid.yaml.")
    for bidder, found in compared.items():
        say(f"{bidder}: {_count(len(found), 'difference')}.")
        rows = [
            [one.id, one.in_workbook, one.in_yaml, str(one.place), str(one.in_file)]
            for one in found
        ]
        if rows:
            heads = ("Answer", "Workbook, which counts", "bid.yaml", "Cell", "Line")
            say_table(heads, rows, plain=plain)


def _open(folder: "Folder", person: str) -> None:
    from procure.procedure.opening import open_bids

    opening = open_bids(folder, acting(person))
    for bidder, problems in opening.problems.items():
        bid = opening.bids.get(bidder)
        name = f"{bidder} ({bid.tenderer.name})" if bid else f"{bidder}, not readable as a whole"
        say(f"{name}: {_count(len(problems), 'fault')}.")
        for problem in problems:
            say(f"  {problem}")
        for finding in bid.findings if bid else ():
            say(f"  {finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    for finding in opening.findings:
        say(f"{finding.severity.value}: {finding.where}: {finding.what} [{finding.code}]")
    for bidder in opening.late:
        say(f"{bidder}: came late and stays closed.")
    say(f"What was read, beside each question: {folder.out / 'as-read'}")
    say(f"Opened {_count(len(opening.bids), 'bid')}. Prices stay sealed.")
    _say_between(folder)


def _say_between(folder: "Folder") -> None:
    """Say what was found between the bids that nobody can be ranked with until it is settled."""
    from procure.procedure.settling import open_between_bids

    for lot, lines in open_between_bids(folder).items():
        for line in lines:
            say(f"{lot}: {line}" if lot else line)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
