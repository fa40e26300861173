"""``procure rank``: places, or what keeps bids from having one."""

from typing import TYPE_CHECKING, Annotated

import typer

from procure.cli.acting import Lot, Plain, TenderFolder
from procure.cli.console import Format, say, say_json, say_table, warn
from procure.errors import StillOpen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procure.evaluation.model import Evaluation


def command(
    tender: TenderFolder,
    format_: Annotated[Format, typer.Option("--format", help="table, json or csv")] = "table",
    plain: Plain = False,
    lot: Lot = "",
) -> None:
    """Rank the bids and write out/evaluation.json; each lot has its own, in out/LOT.

    While anything is open there are no places: what is open is listed, and the exit code is 3.
    """
    from procure.evaluation.ranking import ranking_json
    from procure.procedure.evaluating import evaluate_lots, write_evaluation
    from procure.tender.folder import Folder

    found = evaluate_lots(Folder(tender, lot))
    paths = [write_evaluation(folder, evaluation) for folder, evaluation in found.items()]
    if format_ == "json":
        say_json(ranking_json(found.values()))
    elif format_ == "csv":
        from procure.evaluation.tables import ranking_frames, to_csv

        say(to_csv(ranking_frames(found.values())).rstrip("\n"))
    else:
        for evaluation in found.values():
            _say(evaluation, plain)
    for path in paths:
        warn(f"Written: {path}")
    lines = [line for evaluation in found.values() for line in _open(evaluation)]
    if lines:
        raise StillOpen("Still open:\n" + "\n".join(f"- {line}" for line in lines))


def _say(evaluation: "Evaluation", plain: bool) -> None:
    from procure.evaluation.named import finding_with_names, names_of, place_beside
    from procure.evaluation.ranking import HEADS, NUMBERS, price_findings, ranking_rows
    from procure.language.words import words

    if evaluation.lot:
        say(f"{evaluation.tender.title} ({evaluation.lot})")
    say_table(HEADS, ranking_rows(evaluation), NUMBERS, plain)
    names = names_of(evaluation)
    for bid in evaluation.bids:
        for reason in bid.excluded:
            say(f"{names[bid.bidder]}: {reason}")
        if bid.offer and bid.offer.conversion:
            say(f"{names[bid.bidder]}: {bid.offer.conversion}")
        for found in price_findings(bid):
            say(f"{found.severity}: {found.where}: {found.what} [{found.code}]")
    for one in evaluation.findings:
        finding = finding_with_names(one, names)
        place = f"{where}: " if (where := place_beside(finding)) else ""
        say(f"{finding.severity}: {place}{words(finding.what, 'en')} [{finding.code}]")
    for each in (one for compared in evaluation.comparisons for one in compared.findings):
        found = finding_with_names(each, names)
        say(f"{found.severity}: {found.where}: {found.what} [{found.code}]")
        if found.settled:
            say(f"  settled by {found.settled.by}, {found.settled.at}: {found.settled.reason}")
    for tie in evaluation.ties:
        parted = f"parted by {tie.rule}" if tie.rule else "they share the place"
        tied = ", ".join(names[one] for one in tie.bids)
        say(f"Equal totals at place {tie.place}: {tied}; {parted}.")
        if not tie.rule and "draw" in evaluation.tender.ties:
            say("A draw is the published rule. Next: procure draw.")


def _open(evaluation: "Evaluation") -> "Iterator[str]":
    from procure.evaluation.ranking import still_open

    of = f"{evaluation.lot}: " if evaluation.lot else ""
    yield from (f"{of}{line}" for line in still_open(evaluation))
