"""``procure demo``: a sample tender from notice to award report, without a question."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from procure.cli.acting import Plain
from procure.cli.console import say, say_table

SAMPLE = "street-kiosks"


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(help="where to run it; a new temporary folder if left out"),
    ] = None,
    plain: Plain = False,
) -> None:
    """Run the sample tender from notice to award report, and say where the PDF is.

    Everything happens in one folder on this machine, by the same steps an officer takes.
    """
    from procure.demo.replay import finish, replay
    from procure.evaluation.named import names_of, with_names
    from procure.evaluation.ranking import HEADS, NUMBERS, ranking_rows
    from procure.shipped import sample_tenders

    target = folder or Path(tempfile.mkdtemp(prefix="procure-demo-"))
    for line in replay(sample_tenders() / SAMPLE, target):
        say(line)
    evaluation, report = finish(target)
    say()
    say(f"{evaluation.tender.title}: the ranking")
    say_table(HEADS, ranking_rows(evaluation), NUMBERS, plain)
    for bid in evaluation.bids:
        for reason in bid.excluded:
            say(f"{bid.name}: {reason}")
    names = names_of(evaluation)
    for finding in evaluation.findings:
        say(f"{finding.severity}: {with_names(finding.what, names)}")
    say()
    say(f"Award report: {report}")
    say(f"The whole tender, to look into: {target}")
