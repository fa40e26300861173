"""``procure rank``: places, or what keeps bids from having one."""

from typing import Annotated

import typer

from procure.cli.acting import Plain, TenderFolder
from procure.cli.console import Format, say, say_json, say_table, warn
from procure.errors import StillOpen


def command(
    tender: TenderFolder,
    format_: Annotated[Format, typer.Option("--format", help="table, json or csv")] = "table",
    plain: Plain = False,
) -> None:
    """Rank the bids and write out/evaluation.json.

    While anything is open there are no places: what is open is listed, and the exit code is 3.
    """
    from procure.evaluation.ranking import HEADS, NUMBERS, ranking_json, ranking_rows, still_open
    from procure.procedure.evaluating import evaluate_folder, write_evaluation
    from procure.tender.folder import Folder

    folder = Folder(tender)
    evaluation = evaluate_folder(folder)
    path = write_evaluation(folder, evaluation)
    if format_ == "json":
        say_json(ranking_json(evaluation))
    elif format_ == "csv":
        from procure.evaluation.tables import ranking_frame, to_csv

        say(to_csv(ranking_frame(evaluation)).rstrip("\n"))
    else:
        say_table(HEADS, ranking_rows(evaluation), NUMBERS, plain)
        for bid in evaluation.bids:
            for reason in bid.excluded:
                say(f"{bid.bidder}: {reason}")
            if bid.offer and bid.offer.conversion:
                say(f"{bid.bidder}: {bid.offer.conversion}")
        for finding in evaluation.findings:
            say(f"{finding.severity}: {finding.where}: {finding.what} [{finding.code}]")
        for tie in evaluation.ties:
            parted = f"parted by {tie.rule}" if tie.rule else "they share the place"
            say(f"Equal totals at place {tie.place}: {', '.join(tie.bids)}; {parted}.")
            if not tie.rule and "draw" in evaluation.tender.ties:
                say("A draw is the published rule. Next: procure draw.")
    warn(f"Written: {path}")
    lines = list(still_open(evaluation))
    if lines:
        raise StillOpen("Still open:\n" + "\n".join(f"- {line}" for line in lines))
