"""How sure the order of the bids by carbon is: Monte Carlo with shared draws, and exactly.

A factor has an error, lognormal around its value, with the relative standard deviation of its
line. Lines that name the same declaration share its error, in one bid or in several: otherwise the
difference between bids would look less sure than it is (field notes, section 4; SimaPro manual).
The stream of a factor's draws follows from the tender's lock and the factor's name alone, so it is
the same whichever bids there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import log, sqrt
from typing import TYPE_CHECKING

from procure_carbon.compare_lines import WeighedLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Draws = NDArray[np.float64]

COUNT = 10_000
"""Draws at which such figures settle (Pomponi 2017)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A1 to A5 of a bid's lines as drawn.

    Attributes:
        kg: the sum as the bill has it.
        deviation: standard deviation, calculated and not drawn: the root of the sum, over
            factors, of (kg x spread) squared.
        low: the tenth percentile of the draws.
        high: the ninetieth.
    """

    kg: float
    deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Odds:
    """Share of draws in which one bid is below another, and the size of the difference.

    ``effect`` is the difference of the sums over the root mean square of both deviations; large
    numbers of draws make any difference look sure, so both are told (Heijungs 2019).
    """

    below: float
    effect: float | None


def deviation(bidder: str, lines: tuple[WeighedLine, ...]) -> float:
    """Return the standard deviation of a bid's sum in kgCO2e, exactly but for the root."""
    return sqrt(sum((kg * spread) ** 2 for kg, spread in _factors(bidder, lines).values()))


def draw(bids: Mapping[str, tuple[WeighedLine, ...]], seed: str) -> dict[str, Draws]:
    """Return ``COUNT`` sums of each bid in kgCO2e; a factor common to bids is drawn once."""
    import numpy as np  # noqa: PLC0415 - slow to import, and needed for bills alone

    shared: dict[str, Draws] = {}
    found: dict[str, Draws] = {}
    for bidder, lines in sorted(bids.items()):
        known = [line.kg for line in lines if line.origin is None]
        total = np.full(COUNT, float(sum(known, Fraction(0))))
        for name, (kg, spread) in sorted(_factors(bidder, lines).items()):
            if name not in shared:
                shared[name] = _normal(f"{seed} {name}")
            width = log(1 + float(spread) ** 2)
            total += float(kg) * np.exp(sqrt(width) * shared[name] - width / 2)
        found[bidder] = total
    return found


def summary(bidder: str, lines: tuple[WeighedLine, ...], draws: Draws) -> Drawn:
    """Return a bid's sum with its spread."""
    import numpy as np  # noqa: PLC0415

    low, high = np.percentile(draws, (10, 90))
    kg = float(sum((line.kg for line in lines), Fraction(0)))
    return Drawn(kg, deviation(bidder, lines), float(low), float(high))


def odds(one: Draws, other: Draws, of_one: Drawn, of_other: Drawn) -> Odds:
    """Return how often ``one`` is drawn below ``other``; equal draws count half."""
    import numpy as np  # noqa: PLC0415

    below = float(np.mean(one < other) + np.mean(one == other) / 2)
    spread = sqrt((of_one.deviation**2 + of_other.deviation**2) / 2)
    return Odds(below, (of_other.kg - of_one.kg) / spread if spread else None)


def _factors(bidder: str, lines: tuple[WeighedLine, ...]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return kg and spread of a bid by what is drawn: a declaration, or one line of this bid.

    Where lines of one declaration give different spreads, the widest counts.
    """
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for line in lines:
        if line.origin is None:
            continue
        own = line.origin.shared == f"line {line.id}"
        name = f"{bidder}: {line.origin.shared}" if own else line.origin.shared
        kg, spread = found.get(name, (Fraction(0), Fraction(0)))
        found[name] = kg + line.kg, max(spread, line.origin.spread)
    return found


def _normal(key: str) -> Draws:
    """Return standard normal draws: Box and Muller on the raw stream of PCG64, which is fixed."""
    import numpy as np  # noqa: PLC0415

    stream = np.random.PCG64(int.from_bytes(sha256(key.encode()).digest()))
    raw = stream.random_raw(2 * COUNT) >> np.uint64(11)
    uniform = (raw.astype(np.float64) + 0.5) / 2.0**53
    radius = np.sqrt(-2 * np.log(uniform[:COUNT]))
    return np.asarray(radius * np.cos(2 * np.pi * uniform[COUNT:]), dtype=np.float64)
