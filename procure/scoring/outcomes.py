"""What the assessment of one bid comes to, before it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from procure.model.case import ContractClause, Decided, Open, Scored
from procure.model.finding import Finding
from procure.model.lock import LockedCriterion
from procure.model.measure import Measure
from procure.model.message import Message
from procure.record.events import Judged
from procure.scoring.agreement import Agreement, Waiting


@dataclass(frozen=True, slots=True)
class CriterionOutcome:
    """One award criterion of one bid: scored, or open with the reason."""

    criterion: LockedCriterion
    result: Scored | Open
    agreement: Agreement | Waiting | None = None

    @property
    def points(self) -> Fraction | None:
        """Exact points, None while open."""
        if not isinstance(self.result, Scored):
            return None
        points = self.result.points
        return points if isinstance(points, Fraction) else Fraction(points)


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """One gate of one bid, with assessors' entries if it is judged."""

    criterion: LockedCriterion
    result: Decided
    individual: tuple[Judged, ...] = ()
    waiting: Message | None = None


@dataclass(frozen=True, slots=True)
class MinimumOutcome:
    """One minimum of one bid, on unrounded points; ``reached`` is None while points are open."""

    what: str
    minimum: Fraction
    reached: Fraction | None

    @property
    def met(self) -> bool | None:
        """Whether it is met; None while points are open."""
        return None if self.reached is None else self.reached >= self.minimum


@dataclass(frozen=True, slots=True)
class BidQuality:
    """The quality of one bid.

    Attributes:
        criteria: empty if a gate failed: then the bid is not assessed further.
        points: sum of all criteria, None while one is open.
        excluded: why, if a gate failed or a minimum was not met.
        open: what is still missing, a sentence each with its place.
        measures: of evidence and criteria.
        clauses: conditions for the contract by the criterion that brings them, each matter once;
            none for a bid that is excluded.
    """

    bidder: str
    gates: tuple[GateOutcome, ...]
    criteria: tuple[CriterionOutcome, ...]
    points: Fraction | None
    minimums: tuple[MinimumOutcome, ...]
    excluded: tuple[Message, ...]
    open: tuple[Message, ...]
    measures: Mapping[str, Measure] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    clauses: tuple[tuple[str, ContractClause], ...] = ()
