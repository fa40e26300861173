"""Award rules of many countries, and tests of abnormally low prices.

A tender names a rule as ``award_rules.<rule>``. The plugin has no criteria pack. Each rule has a
worked example in docs/award-rules.md. Findings: ``award_rules.C1`` to ``C4``, of the check
``rule_fits_tender``.
"""

from procure.api import Check, LowPriceTest, PriceRule, hook
from procure_award_rules.against_bids import MIN_MAX, RELATIVE_TO_MEAN, TWICE_LOWEST
from procure_award_rules.curved import LOG, POWER
from procure_award_rules.italy import BILINEAR
from procure_award_rules.japan import JAPAN_ADDITION, JAPAN_DIVISION
from procure_award_rules.low_against_estimate import SHARE_OF_ESTIMATE, TURKEY_LIMIT
from procure_award_rules.low_against_others import PROZORRO, SHARE_OF_MEAN
from procure_award_rules.low_by_points import FOUR_FIFTHS
from procure_award_rules.netherlands import MONETISED_QUALITY
from procure_award_rules.prozorro import COEFFICIENT
from procure_award_rules.south_africa import PPPFA
from procure_award_rules.tender import rule_fits_tender
from procure_award_rules.ufab import UFAB_EXTENDED, UFAB_SIMPLE
from procure_award_rules.world_bank import QCBS, WORLD_BANK

api = 1


@hook
def procure_price_rules() -> list[PriceRule]:
    """Return the rules: by other bids, along curves, then by country or bank."""
    return [
        MIN_MAX,
        TWICE_LOWEST,
        RELATIVE_TO_MEAN,
        POWER,
        LOG,
        BILINEAR,
        UFAB_SIMPLE,
        UFAB_EXTENDED,
        QCBS,
        WORLD_BANK,
        JAPAN_ADDITION,
        JAPAN_DIVISION,
        COEFFICIENT,
        PPPFA,
        MONETISED_QUALITY,
    ]


@hook
def procure_low_price_tests() -> list[LowPriceTest]:
    """Return the tests; each flags with its arithmetic, and excludes nobody."""
    return [PROZORRO, FOUR_FIFTHS, TURKEY_LIMIT, SHARE_OF_MEAN, SHARE_OF_ESTIMATE]


@hook
def procure_checks() -> list[Check]:
    """Return what is looked at before a tender is issued."""
    return [rule_fits_tender]
