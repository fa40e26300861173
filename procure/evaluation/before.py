"""What was published, before there is a bid: an evaluation of nobody, for reports made of it."""

from collections.abc import Mapping

from procure.evaluation.model import Evaluation
from procure.evaluation.published import (
    publish_criteria,
    publish_packs,
    publish_plugins,
    publish_price,
    publish_tender,
    publish_untranslated,
)
from procure.model.lock import Lock
from procure.model.price import PriceRule
from procure.numbers import text


def before_any_bid(lock: Lock, rules: Mapping[str, PriceRule]) -> Evaluation:
    """Return the evaluation that a lock gives when there are no bids.

    Args:
        lock: of a tender without lots, or of one of its lots.
        rules: the price rules at hand, by name.
    """
    return Evaluation(
        procure_evaluation=1,
        core=lock.core,
        lock=lock.hash,
        lot=lock.lot,
        form_version=lock.form_version,
        tender=publish_tender(lock),
        criteria=publish_criteria(lock),
        price=publish_price(lock, rules[lock.tender.price.rule]),
        packs=publish_packs(lock),
        plugins=publish_plugins(lock),
        panel=(),
        bids=(),
        ties=(),
        findings=(),
        comparisons=(),
        timeline=(),
        record={},
        quality_most=text(100 - lock.tender.points.get("price", 0)),
        papers=dict(lock.papers),
        untranslated=publish_untranslated(lock),
    )
