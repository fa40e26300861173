"""What an evaluator gets, and what it may return."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from procure.model.bid import Bid, Response, Row, Value
from procure.model.finding import Finding
from procure.model.lock import LockedCriterion
from procure.model.measure import Measure
from procure.model.message import Message
from procure.model.scoring import ByEvaluator

SettingValue: TypeAlias = bool | Decimal | date | str | tuple[str, ...]
TableRow: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """One criterion of one bid.

    Attributes:
        criterion: with its scoring, resolved parameters and ``most`` points.
        bid: the one bid; an evaluator never sees another.
        settings: the pack's settings, typed.
        tables: the pack's own and the buyer's tables, cells typed by column.
        measures: those of the bid's evidence, and those that earlier criteria of this pack gave.
        as_of: the day of the deadline.
        texts: of the pack, by path, in the language of the tender, for what a person reads; empty
            where that is the pack's own. Nothing that scores may look at them.
    """

    criterion: LockedCriterion
    bid: Bid
    settings: Mapping[str, SettingValue]
    tables: Mapping[str, tuple[TableRow, ...]]
    measures: Mapping[str, Measure]
    as_of: date
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def parameters(self) -> Mapping[str, str]:
        """The evaluator's parameters as text, those that name a setting with its value."""
        scoring = self.criterion.criterion.scoring
        if not isinstance(scoring, ByEvaluator):
            return {}
        return {
            name: value if isinstance(value, str) else str(self.settings[value.setting])
            for name, value in scoring.parameters.items()
        }

    def response(self, name: str) -> Response:
        """Return the answer to requirement ``name`` of this pack."""
        return self.bid.responses[f"{self.criterion.pack}/{name}"]

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of the bidder's table ``name`` of this pack."""
        return self.bid.tables.get(f"{self.criterion.pack}/{name}", ())


@dataclass(frozen=True, slots=True)
class Part:
    """One number that the arithmetic is made of, with the place it was read from."""

    label: Message
    value: Fraction
    unit: str = ""
    where: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ContractClause:
    """A condition that what a bid says brings into its contract.

    Attributes:
        about: what it concerns, in a word, such as ``1.4.3``; one of a plugin's stands for each.
        text: what is to be done, by when, for whom, and how it is proved.
        where: the place in the bid that gives cause for it.
    """

    about: str
    text: Message
    where: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """Points earned: Decimal or exact fraction, between 0 and ``criterion.most``.

    Attributes:
        arithmetic: the calculation on one line, such as ``(31 + 0.5 x 2) / 40 x 8 = 6.4``.
        parts: the numbers in it.
        clauses: conditions for the contract; they never change points.
    """

    points: Fraction | Decimal
    arithmetic: Message
    parts: tuple[Part, ...] = ()
    measures: tuple[Measure, ...] = ()
    findings: tuple[Finding, ...] = ()
    clauses: tuple[ContractClause, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Nothing can be said yet, and why."""

    reason: Message
    where: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions for the contract, beside points that a declared share gives."""

    clauses: tuple[ContractClause, ...] = ()


class Gate(StrEnum):
    """State of a gate."""

    PASS = "pass"
    FAIL = "fail"
    NOT_EVALUABLE = "not evaluable"


@dataclass(frozen=True, slots=True)
class Decided:
    """A gate's state and why; ``clauses`` are the conditions under which it passes."""

    state: Gate
    reason: Message
    where: str = ""
    parts: tuple[Part, ...] = ()
    measures: tuple[Measure, ...] = ()
    findings: tuple[Finding, ...] = ()
    clauses: tuple[ContractClause, ...] = ()


Evaluator: TypeAlias = Callable[[Case], "Scored | Open | Decided | Conditions"]


@dataclass(frozen=True, slots=True)
class Titled:
    """An evaluator with the title that people read instead of its name.

    Attributes:
        function: the evaluator.
        title: what it counts or decides, as a noun with a capital, such as "Share of clauses met".
    """

    function: Evaluator
    title: Message
