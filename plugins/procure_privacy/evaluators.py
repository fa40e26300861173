"""The evaluators of this plugin, each with the title that people read."""

from procure.api import Evaluator, Message, Titled
from procure_privacy.assessment import assessment_is_supplied
from procure_privacy.duties import breach_in_time, contact_is_named
from procure_privacy.inventory import data_inventory, lawful_and_needed
from procure_privacy.residual import design_risk, residual_risk, risks_are_told
from procure_privacy.retention import retention
from procure_privacy.security import security_measures
from procure_privacy.subprocessor import sub_processors
from procure_privacy.transfer import transfers, transfers_have_a_basis


def titled_evaluators() -> list[Evaluator | Titled]:
    """Return them in the order of the pack."""
    return [
        Titled(data_inventory, Message("Share of the facts given on each item of data")),
        Titled(
            lawful_and_needed, Message("Share of items with an accepted legal basis and a reason")
        ),
        Titled(
            residual_risk,
            Message("Risk that stays: half by the worst event, half by the mean"),
        ),
        Titled(
            design_risk,
            Message("Harm by design that stays: half by the worst event, half by the mean"),
        ),
        Titled(retention, Message("Time kept against the published limits, as a mean")),
        Titled(security_measures, Message("Mean credit of the published security measures")),
        Titled(sub_processors, Message("Share of the facts given on each sub-processor")),
        Titled(transfers, Message("Mean credit of the countries where data go")),
        Titled(
            assessment_is_supplied,
            Message("Whether the impact assessment, or what it needs, is enclosed"),
        ),
        Titled(risks_are_told, Message("Whether the table of risks is complete")),
        Titled(breach_in_time, Message("Hours to the notice of a breach against the limit")),
        Titled(contact_is_named, Message("Whether a contact for privacy is named")),
        Titled(transfers_have_a_basis, Message("Legal basis of each transfer")),
    ]
