"""What quality points are worth in money: how much more a better bid may ask."""

from collections.abc import Iterator
from fractions import Fraction

from procure.model.lock import Lock
from procure.model.price import Admitted
from procure.rehearsal.deciding import Deciding
from procure.rehearsal.model import Invented, Worth

LEVELS = tuple(Fraction(share, 100) for share in (80, 100, 120))
"""Shares of the estimate at which it is looked at."""

MOST_TIMES = 3
"""A bid that may ask so many times the estimate more may ask anything."""


def level_points(lock: Lock) -> dict[Fraction, tuple[str, ...]]:
    """Return what one level is worth in points, with the judged criteria where it is."""
    found: dict[Fraction, list[str]] = {}
    for one in lock.criteria:
        if one.criterion.levels and one.most:
            points = Fraction(one.most) / (len(one.criterion.levels) - 1)
            found.setdefault(points, []).append(one.id)
    return {points: tuple(found[points]) for points in sorted(found)}


def worths(
    deciding: Deciding, invented: Invented, points: tuple[Fraction, ...], relative: bool
) -> tuple[Worth, ...]:
    """Return what so many points are worth at several prices.

    A bid with so many points more is put beside one that asks the price, between a third bid at
    the lowest invented price and a fourth at the highest. The money is the most that the better
    bid may ask beyond the other's price and still not come behind it.
    """
    return tuple(
        Worth(
            more, invented.estimate * share, _most_more(deciding, invented, more, share, relative)
        )
        for more in points
        for share in LEVELS
    )


def _most_more(
    deciding: Deciding, invented: Invented, more: Fraction, share: Fraction, relative: bool
) -> int | None:
    price = invented.estimate * share
    quality = min(invented.qualities[0], invented.quality_most - more)
    others = tuple(_others(invented, quality)) if relative else ()

    def holds(money: int) -> bool:
        better = Admitted("A", quality + more, price + money)
        merits = deciding.merits((better, Admitted("B", quality, price), *others))
        return merits[0] >= merits[1]

    least, limit = 0, int(MOST_TIMES * invented.estimate) + 1
    if not holds(least):
        return 0
    if holds(limit):
        return None
    while limit - least > 1:
        middle = (least + limit) // 2
        if holds(middle):
            least = middle
        else:
            limit = middle
    return least


def _others(invented: Invented, quality: Fraction) -> Iterator[Admitted]:
    yield Admitted("C", quality, invented.prices[0])
    yield Admitted("D", quality, invented.prices[-1])
