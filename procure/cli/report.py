"""``procure report``: the award report as PDF."""

from procure.cli.acting import TenderFolder
from procure.cli.console import say


def command(tender: TenderFolder) -> None:
    """Write out/evaluation.json and out/award.pdf; provisional while anything is open."""
    from procure.procedure.evaluating import evaluate_folder, write_evaluation
    from procure.procedure.reporting import write_award_report
    from procure.tender.folder import Folder

    folder = Folder(tender)
    evaluation = evaluate_folder(folder)
    say(f"Written: {write_evaluation(folder, evaluation)}")
    say(f"Written: {write_award_report(folder, evaluation)}")
