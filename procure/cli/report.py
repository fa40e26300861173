"""``procure report``: the award report as PDF and as HTML."""

from typing import Annotated, Literal

import typer

from procure.cli.acting import Lot, TenderFolder
from procure.cli.console import say


def command(
    tender: TenderFolder,
    audience: Annotated[
        Literal["internal", "public"],
        typer.Option(help="internal has everything; public leaves out what must not be published"),
    ] = "internal",
    lot: Lot = "",
) -> None:
    """Write out/evaluation.json, and the award report as PDF and as HTML.

    The report is provisional while anything is open. In a tender with lots each has its own, in
    out/LOT.
    """
    from procure.procedure.evaluating import evaluate_lots, write_evaluation
    from procure.procedure.reporting import write_award_report
    from procure.tender.folder import Folder

    for folder, evaluation in evaluate_lots(Folder(tender, lot)).items():
        say(f"Written: {write_evaluation(folder, evaluation)}")
        for path in write_award_report(folder, evaluation, audience):
            say(f"Written: {path}")
