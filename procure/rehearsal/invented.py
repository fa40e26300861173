"""Invented bids: a fixed grid around the estimate, so that everybody invents the same ones."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

from procure.errors import InputFault, Problem
from procure.model.lock import Lock
from procure.model.price import Admitted
from procure.rehearsal.model import Invented

PRICES = tuple(Fraction(share, 100) for share in (60, 75, 90, 100, 110, 125, 150))
"""Shares of the estimate that invented bids ask."""

QUALITIES = tuple(Fraction(share, 100) for share in (40, 60, 80, 100))
"""Shares of the most quality points that they earn."""

FINE_STEPS = 24

NAMES = ("A", "B", "C")


def invent(lock: Lock, around: Fraction | None) -> Invented:
    """Return the grid of a tender.

    Args:
        lock: the tender.
        around: the price to invent around; the tender's estimate when omitted.

    Raises:
        InputFault: if there is no price to invent around, or the ceiling leaves none on the grid.
    """
    tender = lock.tender
    estimate = around or (Fraction(tender.estimate) if tender.estimate else None)
    if estimate is None or estimate <= 0:
        remedy = "Write estimate, or name a likely price: procure rehearse TENDER --around 250000."
        raise InputFault([Problem("tender.yaml", "has no estimate to invent bids around.", remedy)])
    most = Fraction(tender.points.get("price", 0))
    ceiling = tender.price.ceiling
    prices = tuple(
        price
        for price in (estimate * share for share in PRICES)
        if ceiling is None or price <= Fraction(ceiling)
    )
    if len(prices) < len(NAMES):
        what = f"the ceiling {ceiling} leaves fewer than three invented prices."
        remedy = "Check estimate and ceiling, or name a likely price with --around."
        raise InputFault([Problem("tender.yaml price", what, remedy)])
    return Invented(estimate, prices, _qualities(lock, 100 - most), most, 100 - most)


def rising(invented: Invented) -> tuple[tuple[Admitted, ...], ...]:
    """Return every three bids of which the dearer is always the better."""
    return tuple(
        _bids(prices, qualities)
        for prices in combinations(invented.prices, len(NAMES))
        for qualities in combinations(invented.qualities, len(NAMES))
    )


def any_three(invented: Invented) -> tuple[tuple[Admitted, ...], ...]:
    """Return every three bids at different prices, whatever their quality, then close pairs.

    Two bids swap where they are close. So of each pair the dearer is also made better in small
    steps, beside a third bid at every other price that is the weakest of the three.
    """
    coarse = tuple(
        _bids(prices, qualities)
        for prices in combinations(invented.prices, len(NAMES))
        for qualities in product(invented.qualities, repeat=len(NAMES))
    )
    return (*coarse, *_close_pairs(invented))


def _close_pairs(invented: Invented) -> Iterator[tuple[Admitted, ...]]:
    if len(invented.qualities) < len(NAMES):
        return
    weakest, weak, *_, best = invented.qualities
    for low, high in combinations(invented.prices, 2):
        for third in invented.prices:
            if third not in (low, high):
                for step in range(1, FINE_STEPS + 1):
                    better = weak + (best - weak) * step / FINE_STEPS
                    yield _bids((low, high, third), (weak, better, weakest))


def _qualities(lock: Lock, most: Fraction) -> tuple[Fraction, ...]:
    least = Fraction(lock.tender.minimums.get("quality", 0))
    lowest = max(least, QUALITIES[0] * most)
    steps = len(QUALITIES) - 1
    points = (lowest + (most - lowest) * step / steps for step in range(steps + 1))
    return tuple(dict.fromkeys(points))


def _bids(prices: tuple[Fraction, ...], qualities: tuple[Fraction, ...]) -> tuple[Admitted, ...]:
    return tuple(map(Admitted, NAMES, qualities, prices))
