"""Other weights than the published ones: where the first place changes, and how often who wins.

A bid's share of a part (a criteria pack, or the price) is what it earned of the most; it stays as
it is, and the weights of the parts change. Where the first place changes is exact. How often a bid
wins is counted over weightings drawn with a seed; floats are fine there, and figures are rounded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import log
from random import Random

from procure.evaluation.model import BidResult, Evaluation

PRICE = "price"
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Shares:
    """What each ranked bid earned of each part, 0 to 1, and the published weights.

    Attributes:
        weights: most points of each part; they add up to the points of the tender.
        earned: by bidder, in the order of places.
    """

    weights: Mapping[str, Fraction]
    earned: Mapping[str, Mapping[str, Fraction]]


@dataclass(frozen=True, slots=True)
class Turn:
    """The weights of one part between which the first place stays; None: to the end."""

    part: str
    weight: Fraction
    down_to: Fraction | None
    below: str
    up_to: Fraction | None
    above: str


@dataclass(frozen=True, slots=True)
class Won:
    """The percentage of weightings under which a bid is first, rounded to one decimal."""

    bidder: str
    anywhere: Decimal
    nearby: Decimal


def shares(evaluation: Evaluation) -> Shares | None:
    """Return the shares of ranked bids; None where totals are not a sum of weighted parts.

    That is so where a rule gives another number than points, quality is rescaled, or no bid or
    only one is ranked.
    """
    ranked = sorted((bid for bid in evaluation.bids if bid.place), key=lambda bid: bid.place or 0)
    priced = all(bid.price_points is not None for bid in ranked)
    if len(ranked) < 2 or not priced or evaluation.tender.rescale != "none":
        return None
    if evaluation.price.direction != "highest":
        return None
    weights = {one.pack: Fraction(one.most) for one in ranked[0].packs}
    weights[PRICE] = Fraction(evaluation.price.most)
    weights = {part: weight for part, weight in weights.items() if weight}
    return Shares(weights, {bid.bidder: _earned(bid, weights) for bid in ranked})


def _earned(bid: BidResult, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    points = {one.pack: Fraction(one.points or 0) for one in bid.packs}
    points[PRICE] = Fraction(bid.price_points or 0)
    return {part: points[part] / weight for part, weight in weights.items()}


def turns(known: Shares) -> Iterator[Turn]:
    """Yield for each part the weights at which the first place changes, exactly.

    The other parts keep their proportions: what one gains they lose.
    """
    whole = sum(known.weights.values(), Fraction(0))
    first, *others = known.earned
    for part, weight in known.weights.items():
        if weight == whole:
            continue
        lines = {bidder: _line(known, part, first, bidder, whole) for bidder in others}
        crossings = [
            (-at_zero / slope, bidder) for bidder, (at_zero, slope) in lines.items() if slope
        ]
        lower = max((one for one in crossings if 0 <= one[0] <= weight), default=None)
        upper = min((one for one in crossings if weight <= one[0] <= whole), default=None)
        yield Turn(
            part,
            weight,
            lower[0] if lower else None,
            lower[1] if lower else "",
            upper[0] if upper else None,
            upper[1] if upper else "",
        )


def _line(
    known: Shares, part: str, first: str, other: str, whole: Fraction
) -> tuple[Fraction, Fraction]:
    """Return by how much the first leads the other: at weight 0, and per point of weight."""
    rest = whole - known.weights[part]
    lead = {name: known.earned[first][name] - known.earned[other][name] for name in known.weights}
    without = sum(
        (known.weights[name] * lead[name] for name in known.weights if name != part), Fraction(0)
    )
    at_zero = without / rest * whole
    return at_zero, lead[part] - without / rest


def won(known: Shares, seed: str) -> tuple[Won, ...]:
    """Return how often each bid is first, over weightings drawn from the seed.

    ``anywhere``: any weights at all, evenly. ``nearby``: each between half and one and a half of
    the published weight. Equal totals count for the bid that is placed higher.
    """
    generator = Random(seed)
    parts = tuple(known.weights)
    published = [float(known.weights[part]) for part in parts]
    earned = [[float(one[part]) for part in parts] for one in known.earned.values()]
    counts = [[0, 0] for _ in earned]
    for _ in range(DRAWS):
        anywhere = [-log(1.0 - generator.random()) for _ in parts]
        nearby = [weight * (0.5 + generator.random()) for weight in published]
        for at, weights in enumerate((anywhere, nearby)):
            counts[_best(earned, weights)][at] += 1
    return tuple(
        Won(bidder, _percent(counted[0]), _percent(counted[1]))
        for bidder, counted in zip(known.earned, counts, strict=True)
    )


def _best(earned: list[list[float]], weights: list[float]) -> int:
    totals = [sum(map(float.__mul__, own, weights)) for own in earned]
    return totals.index(max(totals))


def _percent(count: int) -> Decimal:
    return (Decimal(count) * 100 / DRAWS).quantize(Decimal("0.1"))
