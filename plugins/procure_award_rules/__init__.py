"""Award rules of many countries, and tests of abnormally low prices.

A tender names a rule as ``award_rules.<rule>``. The plugin has no criteria pack. Each rule has a
worked example in docs/award-rules.md.
"""

from procure.api import PriceRule, hook
from procure_award_rules.against_bids import MIN_MAX, RELATIVE_TO_MEAN, TWICE_LOWEST
from procure_award_rules.curved import LOG, POWER
from procure_award_rules.italy import BILINEAR

api = 1


@hook
def procure_price_rules() -> list[PriceRule]:
    """Return the rules, those that add points first."""
    return [MIN_MAX, TWICE_LOWEST, RELATIVE_TO_MEAN, POWER, LOG, BILINEAR]
