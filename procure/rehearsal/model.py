"""What a rehearsal shows: what each price rule would do with invented bids."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.model.message import Message
from procure.model.price import Admitted, PriceRule


@dataclass(frozen=True, slots=True)
class Invented:
    """The grid that bids are invented on; the same for every rule.

    Attributes:
        estimate: the price that the grid lies around.
        prices: from low to high, none above the tender's ceiling.
        qualities: points from low to high, none below the tender's minimum of quality.
        most: the most price points.
        quality_most: the most quality points.
    """

    estimate: Fraction
    prices: tuple[Fraction, ...]
    qualities: tuple[Fraction, ...]
    most: Fraction
    quality_most: Fraction


@dataclass(frozen=True, slots=True)
class Tried:
    """A price rule with the parameters it is rehearsed with.

    Attributes:
        name: as a tender writes it.
        own: whether it is the tender's own rule, with its own parameters.
        written: the parameters as text, as a tender would write them.
    """

    name: str
    rule: PriceRule
    own: bool
    parameters: Mapping[str, Decimal | str]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Worth:
    """How much more a bid may ask for so many more quality points and not fall behind.

    Attributes:
        points: quality points more, such as one level on one question.
        at: price of the bid it is compared with.
        money: whole units of the currency; None if there is no limit within the grid's prices.
    """

    points: Fraction
    at: Fraction
    money: int | None


@dataclass(frozen=True, slots=True)
class Winners:
    """Who comes first in invented constellations where more quality costs more.

    Attributes:
        constellations: how many were tried: three bids each.
        cheapest: how often the cheapest alone comes first.
        middle: how often the one between.
        best: how often the dearest, which has the most quality.
        shared: how often the first place is shared.
    """

    constellations: int
    cheapest: int
    middle: int
    best: int
    shared: int


@dataclass(frozen=True, slots=True)
class Swap:
    """A losing bid whose withdrawal turns the first two places round.

    Attributes:
        bids: all three, the loser last.
        steps: bidder, then the calculation, with the loser in the comparison.
        steps_without: the same without it.
    """

    bids: tuple[Admitted, Admitted, Admitted]
    steps: tuple[tuple[str, Fraction, tuple[Message, ...]], ...]
    steps_without: tuple[tuple[str, Fraction, tuple[Message, ...]], ...]


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """What the withdrawal of a losing bid can do.

    Attributes:
        constellations: how many were tried; 0 for an absolute rule, where none can do anything.
        swaps: in how many of them it turns the first two places round.
        example: the one with the widest margins.
    """

    constellations: int
    swaps: int
    example: Swap | None


@dataclass(frozen=True, slots=True)
class RehearsedRule:
    """One rule, rehearsed."""

    tried: Tried
    worths: tuple[Worth, ...]
    winners: Winners
    withdrawals: Withdrawals


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule that was not rehearsed, and why."""

    name: str
    why: Message


@dataclass(frozen=True, slots=True)
class Weight:
    """What a criterion, or the price, weighs: as published, and where bids are likely to lie.

    Attributes:
        spread: points between a likely good and a likely weak bid.
        nominal: share of the published points, in percent.
        effective: share of all likely spreads, in percent.
        assumed: where bids are likely to lie.
    """

    what: str
    spread: Fraction
    nominal: Fraction
    effective: Fraction
    assumed: Message

    @property
    def hardly_matters(self) -> bool:
        """Whether it decides less than half of what its published points say."""
        return 2 * self.effective < self.nominal


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A tender, rehearsed.

    Attributes:
        language: of the tender, which the rehearsal is told in.
    """

    tender: str
    language: str
    currency: str
    invented: Invented
    rules: tuple[RehearsedRule, ...]
    left_out: tuple[LeftOut, ...]
    weights: tuple[Weight, ...]
