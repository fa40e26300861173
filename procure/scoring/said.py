"""Numbers of an arithmetic: exact while they are worked with, decimal text only when read."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from procure.model.message import MessageValue
from procure.numbers import decimal


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """Return a published number as a fraction; the same few are asked for with every bid."""
    return Fraction(number)


@lru_cache(maxsize=4096)
def worth(share: Decimal, most: Decimal) -> Fraction:
    """Return the points of a published share."""
    return Fraction(share) * Fraction(most)


@lru_cache(maxsize=4096)
def level_points(above: int, below: int, top: int, most: Decimal) -> Fraction:
    """Return the points of level ``above`` / ``below`` where level ``top`` earns ``most``."""
    return Fraction(above, below * top) * Fraction(most)


class Said(Mapping[str, MessageValue]):
    """Values of a message, fractions shown as decimals when somebody reads them.

    Most arithmetic is worked out and never printed; writing every number as decimal text would
    take longer than all the scoring.
    """

    __slots__ = ("_values",)

    def __init__(self, **values: MessageValue | Fraction) -> None:
        self._values = values

    def __getitem__(self, name: str) -> MessageValue:
        value = self._values[name]
        return decimal(value) if isinstance(value, Fraction) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(dict(self))
