"""``self.json``: how a bid would stand, as far as arithmetic decides."""

from typing import Literal

from procure.evaluation.model import GateWord, ShownClause, ShownFinding
from procure.model.fields import Frozen
from procure.model.message import Said


class SelfCriterion(Frozen):
    """An award criterion: the least and the most points this bid can earn there.

    Attributes:
        least: equals ``most_reachable`` where arithmetic decides.
        decided_by: ``arithmetic``, ``assessors``, ``other bids``, or ``open`` if something must be
            mended first.
        next: what would earn more: the next level's text is the assessors' measure.
    """

    id: str
    title: str
    most: str
    least: str
    most_reachable: str
    decided_by: Literal["arithmetic", "assessors", "other bids", "open"]
    why: Said
    next: str = ""


class SelfGate(Frozen):
    """A gate as the bid stands now; a judged one is open until assessors decide."""

    id: str
    title: str
    state: GateWord | Literal["judged by assessors"]
    why: Said


class MissingEvidence(Frozen):
    """An answer without the evidence that was asked beside it."""

    requirement: str
    question: str
    where: str
    asked: Literal["asked", "required"]


class Unanswered(Frozen):
    """A question that counts as not answered: nothing stands there, or nothing readable."""

    requirement: str
    question: str
    where: str
    state: Literal["blank", "unreadable"]


class SelfPrice(Frozen):
    """The price, and its points where the rule does not depend on other bids."""

    counted: str | None
    points: str | None
    most: str
    why: Said


class SelfEvaluation(Frozen):
    """The whole document.

    Attributes:
        answered: readable answers and those that say "not applicable", of those asked.
        evidenced: answers with a pointer to a file that is there, of those that ask evidence.
        unanswered: the questions that ``answered`` does not count.
        faults: everything ``procure open`` would find, each with cell and remedy.
    """

    procure_self: Literal[1]
    tender: str
    title: str
    lock: str
    lot: str = ""
    bidder: str
    answered: tuple[int, int]
    evidenced: tuple[int, int]
    gates_open: int
    least: str
    most_reachable: str
    quality_most: str
    gates: tuple[SelfGate, ...]
    criteria: tuple[SelfCriterion, ...]
    minimums: tuple[Said, ...]
    rescaling: Said | Literal[""] = ""
    """How the points shown here are scaled against the best bid, which nobody knows yet."""
    unanswered: tuple[Unanswered, ...] = ()
    evidence_missing: tuple[MissingEvidence, ...]
    price: SelfPrice
    faults: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    clauses: tuple[ShownClause, ...] = ()
    """What the bid brings into its contract, if it is chosen."""
