"""What a price rule gets and returns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from procure.model.message import Message


@dataclass(frozen=True, slots=True)
class Admitted:
    """One admitted bid: exact quality points, and its price after correction and adjustment."""

    bidder: str
    quality: Fraction
    price: Fraction


@dataclass(frozen=True, slots=True)
class PriceCase:
    """All admitted bids under one rule.

    Attributes:
        bids: the reference set; excluded bids are not in it.
        most: the most price points, as published.
        quality_most: the most quality points, as published.
        parameters: of the rule, numbers as Decimal.
        estimate: the published estimate, None if there is none.
    """

    bids: tuple[Admitted, ...]
    most: Fraction
    quality_most: Fraction
    parameters: Mapping[str, Decimal | str]
    estimate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PriceDecision:
    """What a rule says of one bid.

    Attributes:
        deciding: the number bids are ranked by.
        points: price points, None if the rule gives none.
        steps: the calculation, a line each, for an officer to follow.
    """

    bidder: str
    deciding: Fraction
    points: Fraction | None
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a price rule, written beside ``rule`` in ``tender.yaml``.

    Attributes:
        title: what people read instead of the name, as a noun with a capital, such as "Low end".
        usual: what ``procure rehearse`` tries where the tender names another rule.
        of_estimate: or the share of the estimate that it tries. With neither, and required, the
            rule is rehearsed only in a tender that names it.
    """

    name: str
    description: Message | str
    required: bool = True
    type: Literal["number", "text"] = "number"
    usual: str = ""
    of_estimate: str = ""
    title: Message | str = ""


@dataclass(frozen=True, slots=True)
class PriceRule:
    """A published way from prices and quality to the deciding number.

    Attributes:
        name: ``band``; a plugin's rule is written ``<plugin>.<name>`` in a tender.
        property: ``absolute`` if a bid's number does not depend on other bids, else ``relative``:
            then another bid's withdrawal can swap two places, and the tender is warned.
        direction: whether the highest or the lowest deciding number wins.
        formula: in words and symbols, as printed in the report.
        source: document, clause and date.
        problems: says what is wrong with the parameters of a tender, in sentences.
        title: what people read instead of the name, as a noun with a capital; a rule without one
            goes by its name.
    """

    name: str
    property: Literal["absolute", "relative"]
    direction: Literal["highest", "lowest"]
    formula: Message
    source: str
    decide: Callable[[PriceCase], tuple[PriceDecision, ...]]
    parameters: tuple[Parameter, ...] = ()
    problems: Callable[[Mapping[str, Decimal | str]], tuple[str, ...]] = field(default=lambda _: ())
    title: Message | str = ""


PriceParameters: TypeAlias = Mapping[str, Decimal | str]
