"""Numbers on charts. Floats are fine here: nothing official is read off a drawing."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, log10

from procure.model.blocks import Figure, Series
from procure.numbers import rounded
from procure.report.render_text import number

_AROUND = 1.5
"""How much wider than the values an axis around them is cut into steps for."""


def ticks(most: float) -> tuple[Decimal, ...]:
    """Return four to ten round values from 0 to at least ``most``."""
    if most <= 0:
        return (Decimal(0), Decimal(1))
    step = _step(most)
    count = ceil(Decimal(str(most)) / step)
    return tuple(plain(step * at) for at in range(count + 1))


def ticks_around(values: Iterable[float]) -> tuple[Decimal, ...]:
    """Return round values from below the lowest to above the highest, for what is placed by dots.

    They begin at 0 unless all values lie in the upper half, where nothing could be told apart.
    Bars and areas always begin at 0, because their size is looked at.
    """
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=1.0)
    if low <= high / 2 or low == high:
        return ticks(high)
    step = _step((high - low) * _AROUND)
    first, last = floor(Decimal(str(low)) / step), ceil(Decimal(str(high)) / step)
    first -= Decimal(str(low)) == first * step
    return tuple(plain(step * at) for at in range(first, last + 1))


def along(value: Decimal, marks: Sequence[Decimal]) -> float:
    """Return where a value stands on an axis, as a share of its length."""
    return float((value - marks[0]) / (marks[-1] - marks[0]))


def _step(most: float) -> Decimal:
    """Return the round step of which at most ten make ``most``."""
    power = Decimal(10) ** floor(log10(most))
    return next(
        (
            share * power
            for share in (Decimal("0.1"), Decimal("0.2"), Decimal("0.5"), Decimal(1))
            if most / float(share * power) <= 10.001
        ),
        power * 2,
    )


def brief(value: Decimal, language: str) -> str:
    """Return a value for a label: at most two decimals, half away from zero as in tables.

    The figure's table has all of them.
    """
    return number(plain(rounded(Fraction(value), 2)), language)


def numbers(series: Series) -> Iterator[float]:
    """Yield the values that are there."""
    return (float(value) for value in series.values if value is not None)


def sums(figure: Figure) -> list[Decimal]:
    """Return the sum of all series for each category; what is missing adds nothing."""
    return [
        sum((series.values[at] or Decimal(0) for series in figure.series), Decimal(0))
        for at in range(len(figure.categories))
    ]


def end_of_scale(figure: Figure) -> float:
    """Return the largest value the bars or areas of a figure must have room for."""
    if figure.most is not None:
        return float(figure.most)
    if figure.kind == "bar":
        return max((value for one in figure.series for value in numbers(one)), default=1.0)
    return float(max(sums(figure), default=Decimal(1)))


def plain(value: Decimal) -> Decimal:
    """Return the value without exponent and without zeros at its end."""
    return Decimal(format(value.normalize(), "f"))
