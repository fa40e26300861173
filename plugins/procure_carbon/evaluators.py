"""The evaluators of this plugin, each with the title that people read."""

from procure.api import Evaluator, Message, Titled
from procure_carbon.footprint import unit_footprint
from procure_carbon.ladder import ladder
from procure_carbon.limit import materials_within_limits, within_limit
from procure_carbon.product import product_data_share
from procure_carbon.service import service_footprint
from procure_carbon.trusted import bill_gates
from procure_carbon.works import counted_carbon


def titled_evaluators() -> list[Evaluator | Titled]:
    """Return them in the order of the pack."""
    return [
        Titled(unit_footprint, Message("Straight line by the footprint of one unit")),
        Titled(
            product_data_share,
            Message("Straight line by the share of carbon that product data back"),
        ),
        Titled(
            service_footprint,
            Message("Straight line by the footprint of the service over its years"),
        ),
        Titled(counted_carbon, Message("Straight line by the carbon counted")),
        Titled(ladder, Message("Step of the ladder that is reached")),
        Titled(bill_gates, Message("Tests of the enclosed bill")),
        Titled(within_limit, Message("Carbon against a limit")),
        Titled(materials_within_limits, Message("Carbon of each material against its limit")),
    ]
