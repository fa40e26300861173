"""The evaluators of this plugin, each with the title that people read."""

from procure.api import Evaluator, Message, Titled
from procure_accessibility.clause_points import clauses_met
from procure_accessibility.critical import critical_criteria
from procure_accessibility.currency import report_is_current
from procure_accessibility.own_words import own_clauses, own_groups
from procure_accessibility.support import (
    backed_support,
    least_served,
    report_evidence,
    reported_support,
)


def titled_evaluators() -> list[Evaluator | Titled]:
    """Return them in the order of the pack."""
    return [
        Titled(reported_support, Message("Support as the conformance report states it")),
        Titled(backed_support, Message("Support as reported, less what nothing backs")),
        Titled(report_evidence, Message("How far evidence backs the report")),
        Titled(least_served, Message("Support for the group that has the least of it")),
        Titled(clauses_met, Message("Share of clauses met; one met in part counts half")),
        Titled(critical_criteria, Message("Each critical criterion in the report")),
        Titled(report_is_current, Message("Version and age of the conformance report")),
        own_clauses,
        own_groups,
    ]
