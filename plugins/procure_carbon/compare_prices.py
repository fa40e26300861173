"""What a tonne of carbon would have to cost: break-even, published prices, rank by method.

The published method decides; this shows how much hangs on it (field notes, 4 and 6.6). Money is the
price as it is compared without what the tender's own rule adds for carbon.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Offer:
    """A bid's price and its carbon in tonnes."""

    bidder: str
    name: str
    price: Fraction
    tonnes: Fraction

    def cost(self, carbon_price: Fraction) -> Fraction:
        """Return the price with its carbon at so much a tonne: P + p x t."""
        return self.price + carbon_price * self.tonnes


@dataclass(frozen=True, slots=True)
class CarbonPrice:
    """A published price of a tonne, with its source."""

    id: str
    price: Fraction
    source: str


def break_even(one: Offer, other: Offer) -> Fraction | None:
    """Return the price of a tonne at which both cost the same: (P_i - P_j) / (t_j - t_i).

    None where no price above 0 does that: one of them is cheaper and no higher in carbon.
    """
    if one.tonnes == other.tonnes:
        return None
    found = (one.price - other.price) / (other.tonnes - one.tonnes)
    return found if found > 0 else None


def places(offers: tuple[Offer, ...], key: Callable[[Offer], Fraction]) -> Mapping[str, int]:
    """Return the place of each by a number, by bidder, the lowest first; equals share a place."""
    numbers = [key(one) for one in offers]
    return {one.bidder: 1 + sum(other < key(one) for other in numbers) for one in offers}


def first(offers: tuple[Offer, ...], carbon_price: Fraction) -> tuple[str, ...]:
    """Return who costs least at a price of a tonne; several if equal."""
    least = min(one.cost(carbon_price) for one in offers)
    return tuple(one.name for one in offers if one.cost(carbon_price) == least)


def shown(number: Fraction, places_: int = 2) -> Decimal:
    """Return a number as it is shown."""
    return Decimal(round(number * 10**places_)).scaleb(-places_)
