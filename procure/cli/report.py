"""``procure report``: the award report as PDF and as HTML."""

from typing import Annotated, Literal

import typer

from procure.cli.acting import Lot, TenderFolder
from procure.cli.console import say


def command(
    tender: TenderFolder,
    lot: Lot = "",
    audience: Annotated[
        Literal["internal", "public"],
        typer.Option(help="internal: all that the file needs; public: without what must stay"),
    ] = "internal",
) -> None:
    """Write out/evaluation.json, out/award.pdf and .html, and tables: evaluation.xlsx and .csv.

    The report is provisional while something is open. For the public it is out/award-public.pdf
    and .html: without the answers, reasons and evidence of bids that did not win, assessors'
    names, unit rates, and what is marked confidential. Read it before you publish it. In a tender
    with lots each has its own, in out/LOT.
    """
    from procure.procedure.evaluating import evaluate_lots, write_evaluation
    from procure.procedure.reporting import write_award_report, write_tables
    from procure.tender.folder import Folder

    for folder, evaluation in evaluate_lots(Folder(tender, lot)).items():
        say(f"Written: {write_evaluation(folder, evaluation)}")
        tables = write_tables(folder, evaluation) if audience == "internal" else ()
        for path in (*write_award_report(folder, evaluation, audience), *tables):
            say(f"Written: {path}")
