"""``procure report``: the award report as PDF and as HTML."""

from pathlib import Path
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
    annex: Annotated[
        bool, typer.Option("--annex", help="how firm the ranking is, for the buyer alone")
    ] = False,
    criteria: Annotated[
        bool, typer.Option("--criteria", help="the criteria alone, before there is a bid")
    ] = False,
) -> None:
    """Write out/evaluation.json, out/award.pdf and .html, and tables: evaluation.xlsx and .csv.

    The report is provisional while something is open. For the public it is out/award-public.pdf
    and .html: without the answers, reasons and evidence of bids that did not win, assessors'
    names, unit rates, and what is marked confidential. Read it before you publish it. In a tender
    with lots each has its own, in out/LOT.
    """
    if criteria:
        _write_criteria(tender)
        return
    from procure.procedure.evaluating import evaluate_lots, write_evaluation
    from procure.procedure.reporting import write_annex, write_award_report, write_tables
    from procure.tender.folder import Folder

    for folder, evaluation in evaluate_lots(Folder(tender, lot)).items():
        say(f"Written: {write_evaluation(folder, evaluation)}")
        tables = write_tables(folder, evaluation) if audience == "internal" else ()
        more = write_annex(folder, evaluation) if annex else ()
        for path in (*write_award_report(folder, evaluation, audience), *tables, *more):
            say(f"Written: {path}")


def _write_criteria(tender: Path) -> None:
    """Write out/criteria.pdf and .html, of the tender as issued or else as drafted."""
    from procure.procedure.issue import criteria_now, write_criteria
    from procure.tender.folder import Folder

    folder = Folder(tender)
    checked, issued = criteria_now(folder)
    for path in write_criteria(folder.out, checked, draft=not issued):
        say(f"Written: {path}")
