"""Nominal and effective weight: what decides is how far bids lie apart, not what is published."""

from fractions import Fraction

from procure.model.lock import Lock, LockedCriterion
from procure.model.message import Message
from procure.model.price import Admitted
from procure.model.scoring import Choice, Levels, Relative, Share, Steps
from procure.rehearsal.deciding import Deciding
from procure.rehearsal.model import Invented, Weight

PRICE = "price"
"""What the weight of the price is of; the others are of criteria, by id."""

NEAR = (Fraction(90, 100), Fraction(110, 100))
"""Shares of the estimate between which bids are likely to ask."""


def weights(lock: Lock, own: Deciding, invented: Invented) -> tuple[Weight, ...]:
    """Return the published and the likely weight of the price and of each award criterion.

    Args:
        lock: the tender.
        own: the tender's own price rule.
        invented: the grid.
    """
    spreads = [(PRICE, invented.most, *_price(own, invented))]
    spreads += [(one.id, Fraction(one.most), *_spread(one)) for one in lock.criteria if one.most]
    total = sum((spread for _, _, spread, _ in spreads), Fraction(0))
    return tuple(
        Weight(what, spread, most, 100 * spread / total if total else Fraction(0), assumed)
        for what, most, spread, assumed in spreads
    )


def _price(own: Deciding, invented: Invented) -> tuple[Fraction, Message]:
    low, high = (share * invented.estimate for share in NEAR)
    quality = invented.qualities[0]
    bids = (Admitted("A", quality, low), Admitted("B", quality, high))
    points = [one.points for one in own.decisions(bids)]
    if points[0] is None or points[1] is None:
        return Fraction(0), Message("The rule gives the price no points of its own.")
    words = "Prices within a tenth of the estimate."
    return abs(points[0] - points[1]), Message(words)


def _spread(one: LockedCriterion) -> tuple[Fraction, Message]:
    most, scoring = Fraction(one.most), one.criterion.scoring
    match scoring:
        case Levels():
            return most / 2, Message("Assessors give levels of the upper half.")
        case Choice(shares=shares):
            values = [Fraction(share) for share in shares.values()] or [Fraction(0)]
            return most * (max(values) - min(values)), Message("Any of the choices.")
        case Steps(steps=steps, otherwise=otherwise):
            values = [Fraction(otherwise), *(Fraction(step.share) for step in steps)]
            return most * (max(values) - min(values)), Message("Any of the steps.")
        case Share():
            return most / 2, Message("Half to all of what is asked is met.")
        case Relative():
            return most / 2, Message("The weakest is half as good as the best.")
        case _:
            return most, Message("Anywhere between no points and all.")
