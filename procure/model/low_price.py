"""What a test of abnormally low prices gets and returns: a flag and its arithmetic.

A test never excludes. A person asks the bidder, hears the explanation and decides (Directive
2014/24/EU, Article 69).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from procure.model.message import Message
from procure.model.price import Parameter, PriceParameters


@dataclass(frozen=True, slots=True)
class LowPriceBid:
    """One admitted bid, as a test of low prices sees it.

    Attributes:
        price: what the bidder would be paid: after correction, before adjustment.
        quality: exact quality points.
        price_points: of the tender's price rule, None if it gives none.
        place: in the ranking, None while there is none.
        initial: the price as first offered where a later one counts, such as after an auction;
            None if it is the same.
    """

    bidder: str
    price: Fraction
    quality: Fraction
    price_points: Fraction | None = None
    place: int | None = None
    initial: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LowPriceCase:
    """All admitted bids under one test.

    Attributes:
        bids: excluded bids are not among them.
        most: the most price points, as published.
        quality_most: the most quality points, as published.
        parameters: of the test, numbers as Decimal.
        estimate: the published estimate, None if there is none.
    """

    bids: tuple[LowPriceBid, ...]
    most: Fraction
    quality_most: Fraction
    parameters: PriceParameters = field(default_factory=dict)
    estimate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LowPriceResult:
    """What a test says of one bid.

    Attributes:
        flagged: whether the bidder should be asked; None if the test cannot be applied to this
            bid, and the steps say why.
        steps: the calculation, a line each.
    """

    bidder: str
    flagged: bool | None
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class LowPriceTest:
    """A published test of abnormally low prices.

    Attributes:
        name: ``prozorro``; a plugin's test is written ``<plugin>.<name>`` in a tender.
        formula: in words and symbols, as printed in the report.
        source: document, clause and date.
        test: flags bids and says why; never excludes.
        problems: says what is wrong with the parameters of a tender, in sentences.
        title: what people read instead of the name, as a noun with a capital; a test without one
            goes by its name.
    """

    name: str
    formula: Message
    source: str
    test: Callable[[LowPriceCase], tuple[LowPriceResult, ...]]
    parameters: tuple[Parameter, ...] = ()
    problems: Callable[[Mapping[str, Decimal | str]], tuple[str, ...]] = field(default=lambda _: ())
    title: Message | str = ""


@dataclass(frozen=True, slots=True)
class ChosenLowPriceTest:
    """A test that a tender uses, by the name it writes, with the parameters it gives."""

    name: str
    test: LowPriceTest
    parameters: PriceParameters = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LowPriceOutcome:
    """What one chosen test says of every bid, in their order."""

    chosen: ChosenLowPriceTest
    results: tuple[LowPriceResult, ...]
