"""Rescaling of quality points against the best bid, after the minimums; optional, and relative.

Italy calls it riparametrazione: first each criterion is scaled so that its best bid has all of its
points, then the sum so that the best bid has all quality points. Minimums are held against the
points as they were judged, before any of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.model.lock import Lock
from procure.model.message import Message
from procure.numbers import rounded, total
from procure.scoring.outcomes import BidQuality
from procure.scoring.said import Said


@dataclass(frozen=True, slots=True)
class Counted:
    """The quality points of a bid as they count in its total, and how they came about."""

    quality: Fraction
    steps: tuple[Message, ...] = ()


def counted_quality(lock: Lock, qualities: Mapping[str, BidQuality]) -> dict[str, Counted]:
    """Return the quality points that count for each bid; open points count as none.

    Args:
        lock: the tender, which says whether points are rescaled and rounded by criterion.
        qualities: of the admitted bids: they are what the best is looked for among.
    """
    tender = lock.tender
    by_criterion = tender.rescale in {"criteria", "both"}
    best = _best(qualities) if by_criterion else {}
    counted = {bidder: _by_criterion(lock, quality, best) for bidder, quality in qualities.items()}
    if tender.rescale not in {"quality", "both"}:
        return counted
    highest = max((one.quality for one in counted.values()), default=Fraction(0))
    most = Fraction(100 - tender.points.get("price", Decimal(0)))
    return {bidder: _by_total(one, highest, most) for bidder, one in counted.items()}


def _best(qualities: Mapping[str, BidQuality]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for quality in qualities.values():
        for outcome in quality.criteria:
            points, id_ = outcome.points or Fraction(0), outcome.criterion.id
            found[id_] = max(points, found.get(id_, Fraction(0)))
    return found


def _by_criterion(lock: Lock, quality: BidQuality, best: Mapping[str, Fraction]) -> Counted:
    """Add up the points, each scaled against the best and rounded where that is published."""
    rounding = lock.tender.rounding
    if not best and rounding.when != "criterion":
        return Counted(quality.points or Fraction(0))
    found, steps = [], []
    for outcome in quality.criteria:
        points, most = outcome.points or Fraction(0), Fraction(outcome.criterion.most)
        if highest := best.get(outcome.criterion.id):
            scaled = points / highest * most
            said = Said(points=points, best=highest, most=most, scaled=scaled)
            said_of = {"criterion": outcome.criterion.criterion.title}
            step = Message("{points} / {best} × {most} = {scaled}", said)
            steps.append(Message("{criterion}: {step}", {**said_of, "step": step}))
            points = scaled
        if rounding.when == "criterion":
            points = Fraction(rounded(points, rounding.to, rounding.mode))
        found.append(points)
    return Counted(total(found), tuple(steps))


def _by_total(one: Counted, highest: Fraction, most: Fraction) -> Counted:
    if not highest:
        return one
    scaled = one.quality / highest * most
    said = Said(points=one.quality, best=highest, most=most, scaled=scaled)
    step = Message("Quality: {points} / {best} × {most} = {scaled}", said)
    return Counted(scaled, (*one.steps, step))
