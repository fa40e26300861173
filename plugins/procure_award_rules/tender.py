"""What an officer should know before issue: whether rule, points, ceiling and minimums fit."""

from collections.abc import Iterator
from decimal import Decimal

from procure.api import Finding, Lock, Message, Severity, decimal

CEILINGS = {
    "power": "base_price",
    "bilinear": "base_price",
    "japan_addition": "planned_price",
}
"""Rules that speak of a highest price, and the parameter that is it."""

NEED_A_MINIMUM = ("ufab_simple", "ufab_extended", "qcbs", "world_bank")
"""Rules that are meant for bids above a minimum of quality."""

SPLITS = (Decimal(80), Decimal(90))
"""Price points of the two South African systems."""


def rule_fits_tender(lock: Lock) -> tuple[Finding, ...]:
    """Return findings on a tender that uses one of this plugin's rules."""
    plugin, _, rule = lock.tender.price.rule.partition(".")
    return tuple(_findings(lock, rule)) if plugin == "award_rules" else ()


def _findings(lock: Lock, rule: str) -> Iterator[Finding]:
    price, most = lock.tender.price, lock.tender.points.get("price", Decimal(0))
    if rule == "coefficient" and not most:
        words = "The price earns no points: 1 − Vmax is 0, and no bid could be ranked."
        yield Finding("award_rules.C1", Severity.ERROR, "points", Message(words))
    if rule == "pppfa" and most not in SPLITS:
        words = "The price earns {most} points; the regulations know 80 and 90."
        what = Message(words, {"most": decimal(most)})
        yield Finding("award_rules.C2", Severity.WARNING, "points", what)
    if rule in CEILINGS:
        end = Decimal(str(price.parameters[CEILINGS[rule]]))
        if price.ceiling != end:
            words = "{name} is {end}; write ceiling: {end} too, so that a price above it fails."
            what = Message(words, {"name": CEILINGS[rule], "end": end})
            yield Finding("award_rules.C3", Severity.WARNING, "price", what)
    if rule in NEED_A_MINIMUM and "quality" not in lock.tender.minimums:
        words = "There is no minimum of quality: a cheap bid with hardly any could win."
        yield Finding("award_rules.C4", Severity.WARNING, "minimums", Message(words))
