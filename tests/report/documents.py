"""Every kind of report there is, made of the sample by hand, for the checks that all must pass."""

from report.kiosks import kiosks

from procure.disclosure.profiles import profiles
from procure.evaluation.model import Evaluation
from procure.evaluation.public import public_version
from procure.model.blocks import Document
from procure.report.annex import annex
from procure.report.award import award_report
from procure.report.criteria import criteria_report
from procure.report.letter import Announcement, letter
from procure.sensitivity.withdrawals import Withdrawal

ANNOUNCED = Announcement("2026-05-04", "2026-05-15", "Review Office, Harbour Street 1")
WITHOUT = (
    Withdrawal("lantern", ("meridian", "nordhall"), ("nordhall", "meridian"), moved=True),
    Withdrawal("nordhall", ("meridian", "lantern"), ("meridian", "lantern"), moved=False),
)


def documents(language: str = "en", sample: Evaluation | None = None) -> dict[str, Document]:
    """Return each kind of report by its name, of a tender in that language."""
    sample = sample or kiosks()
    tender = sample.tender.model_copy(update={"language": language})
    evaluation = sample.model_copy(update={"tender": tender})
    nobody: dict[str, object] = {"bids": (), "panel": (), "timeline": (), "findings": ()}
    nobody["last_step"] = ""
    return {
        "award": award_report(evaluation),
        "public": award_report(public_version(evaluation), audience="public"),
        "annex": annex(evaluation, WITHOUT),
        "criteria": criteria_report(evaluation.model_copy(update=nobody)),
        "letter": letter(evaluation, "lantern", profiles()["uk"], ANNOUNCED),
    }
