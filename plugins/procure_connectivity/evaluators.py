"""The evaluators of this plugin, each with the title that people read."""

from procure.api import Evaluator, Message, Titled
from procure_connectivity.asset_fee import fee_covers_cost
from procure_connectivity.backup import resilience
from procure_connectivity.coverage import weighted_coverage
from procure_connectivity.exposure import exposure_within_limits
from procure_connectivity.open_access import open_access
from procure_connectivity.price import affordability
from procure_connectivity.route import dig_once
from procure_connectivity.service_quality import service_quality


def titled_evaluators() -> list[Evaluator | Titled]:
    """Return them in the order of the pack."""
    return [
        Titled(weighted_coverage, Message("Share of premises covered, weighted by zone")),
        Titled(
            service_quality, Message("Mean of speeds, latency and downtime against their targets")
        ),
        Titled(
            open_access,
            Message("Access counts half, tenants three tenths, spare capacity two tenths"),
        ),
        Titled(dig_once, Message("Share of the route that needs no trench of its own")),
        Titled(affordability, Message("Price of the basic service against income")),
        Titled(
            resilience, Message("Back-up power counts seven tenths, separate paths three tenths")
        ),
        Titled(
            exposure_within_limits,
            Message("Exposure to radio waves at the worst place against the limit"),
        ),
        Titled(fee_covers_cost, Message("Fee of each asset against its cost")),
    ]
