"""What the published points are worth: by pack, and for one level on one question."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from procure.model.lock import Lock
from procure.numbers import fixed, text


def points_by_pack(lock: Lock) -> Iterator[tuple[str, str, int]]:
    """Yield pack or ``price``, its points, and how many criteria share them."""
    yield "price", text(lock.tender.points.get("price", Decimal(0))), 1
    for pack in lock.packs:
        own = [one for one in lock.criteria if one.pack == pack.id and one.most]
        yield pack.id, text(sum((one.most for one in own), Decimal(0))), len(own)


def worth_of_a_level(lock: Lock) -> Iterator[tuple[str, str, str]]:
    """Yield each judged criterion, the points of one level, and what that is as money.

    Money is known under price rules whose points fall in a straight line: ``band`` and ``budget``.
    """
    for criterion in lock.criteria:
        levels = criterion.criterion.levels
        if not levels:
            continue
        points = Fraction(criterion.most) / (len(levels) - 1)
        money = _money_of_a_point(lock)
        yield criterion.id, text(points), "" if money is None else fixed(points * money, 0)


def _money_of_a_point(lock: Lock) -> Fraction | None:
    price = lock.tender.price
    most = Fraction(lock.tender.points.get("price", Decimal(0)))
    if not most:
        return None
    given = {name: Decimal(str(value)) for name, value in price.parameters.items()}
    if price.rule == "band":
        return (Fraction(given["high"]) - Fraction(given["low"])) / most
    return Fraction(given["budget"]) / most if price.rule == "budget" else None
