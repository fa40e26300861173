"""A bid under the published rules: points where arithmetic decides, ranges where people judge."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from procure.bid.asked import Question, questions
from procure.errors import Problem
from procure.evaluation.published import RESCALING
from procure.evaluation.shown import show_clauses, show_findings
from procure.model.bid import Bid, PriceOffer, State
from procure.model.case import Open, Scored
from procure.model.finding import Finding
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue
from procure.model.price import PriceRule
from procure.model.scoring import Judged, Levels, Relative
from procure.numbers import decimal, text
from procure.record.state import State as Record
from procure.scoring.assess import assess_past_gates
from procure.scoring.award import price_alone
from procure.scoring.correction import count_price
from procure.scoring.outcomes import BidQuality, CriterionOutcome, GateOutcome
from procure.scoring.rules import Rules
from procure.scoring.shapes import WAITS_FOR_OTHERS
from procure.self_evaluation.model import (
    MissingEvidence,
    SelfCriterion,
    SelfEvaluation,
    SelfGate,
    SelfPrice,
    Unanswered,
)

DECISION = Message("Assessors decide; their measure is the level texts.")
VERDICT = Message("Assessors decide: pass or fail.")


def evaluate_self(
    rules: Rules,
    bid: Bid,
    offer: PriceOffer | Message,
    rule: PriceRule,
    faults: tuple[Problem, ...],
) -> SelfEvaluation:
    """Return how a bid stands under the published rules, without anybody else's data.

    Args:
        rules: the lock made ready.
        bid: as read.
        offer: the price form as read, or why there is none.
        rule: the tender's price rule.
        faults: every problem found while reading.
    """
    lock = rules.lock
    asked = questions(lock)
    quality = assess_past_gates(rules, bid, Record())
    criteria = tuple(_criterion(outcome) for outcome in quality.criteria)
    least = sum((Fraction(Decimal(one.least)) for one in criteria), Fraction(0))
    most = sum((Fraction(Decimal(one.most_reachable)) for one in criteria), Fraction(0))
    shown = tuple(_gate(gate) for gate in quality.gates)
    missing = tuple(_evidence_missing(bid, asked))
    return SelfEvaluation(
        procure_self=1,
        tender=lock.tender.id,
        title=lock.tender.title,
        lock=lock.hash,
        lot=lock.lot,
        bidder=bid.tenderer.name or bid.bidder,
        answered=_answered(bid, asked),
        evidenced=_evidenced(bid, asked),
        gates_open=sum(1 for gate in shown if gate.state != "pass"),
        least=text(least),
        most_reachable=text(most),
        quality_most=text(100 - lock.tender.points.get("price", Decimal(0))),
        gates=shown,
        criteria=criteria,
        minimums=tuple(_minimums(lock, criteria)),
        rescaling=RESCALING.get(lock.tender.rescale, ""),
        unanswered=tuple(_unanswered(bid, asked)),
        evidence_missing=missing,
        price=_price(lock, offer, rule, quality),
        faults=tuple(str(fault) for fault in faults),
        findings=show_findings([*bid.findings, *quality.findings, *_price_findings(lock, offer)]),
        clauses=show_clauses(quality.clauses),
    )


def _criterion(outcome: CriterionOutcome) -> SelfCriterion:
    criterion, result = outcome.criterion, outcome.result
    scoring = criterion.criterion.scoring
    if isinstance(result, Scored):
        points = text(Fraction(result.points))
        return _shown(outcome, points, points, "arithmetic", result.arithmetic)
    if isinstance(scoring, Levels):
        return _shown(outcome, "0", text(criterion.most), "assessors", DECISION)
    if isinstance(scoring, Relative) and result.reason == WAITS_FOR_OTHERS:
        why = Message("Depends on the other bids.")
        return _shown(outcome, "0", text(criterion.most), "other bids", why)
    return _shown(outcome, "0", text(criterion.most), "open", _why_open(result))


def _why_open(result: Open) -> Message:
    if not result.where or result.where in str(result.reason):
        return result.reason
    values = {"where": result.where, "reason": str(result.reason)}
    return Message("{where}: {reason}", values)


def _shown(
    outcome: CriterionOutcome, least: str, most: str, decided_by: str, why: Message
) -> SelfCriterion:
    criterion = outcome.criterion
    levels = criterion.criterion.levels
    return SelfCriterion.model_validate(
        {
            "id": criterion.id,
            "title": criterion.criterion.title,
            "most": text(criterion.most),
            "least": least,
            "most_reachable": most,
            "decided_by": decided_by,
            "why": why,
            "next": levels[-1] if levels else "",
        }
    )


def _gate(gate: GateOutcome) -> SelfGate:
    judged = isinstance(gate.criterion.criterion.scoring, Judged)
    return SelfGate.model_validate(
        {
            "id": gate.criterion.id,
            "title": gate.criterion.criterion.title,
            "state": "judged by assessors" if judged else gate.result.state.value,
            "why": VERDICT if judged else gate.result.reason,
        }
    )


def _minimums(lock: Lock, criteria: tuple[SelfCriterion, ...]) -> Iterator[Message]:
    for what, minimum in lock.tender.minimums.items():
        own = [one for one in criteria if what in {"quality", one.id, one.id.split("/")[0]}]
        least = sum((Fraction(Decimal(one.least)) for one in own), Fraction(0))
        most = sum((Fraction(Decimal(one.most_reachable)) for one in own), Fraction(0))
        values: dict[str, MessageValue] = {
            "what": what,
            "minimum": decimal(minimum),
            "least": decimal(least),
            "most": decimal(most),
        }
        if most < Fraction(minimum):
            yield Message("{what}: cannot reach the minimum of {minimum}; at most {most}.", values)
        elif least >= Fraction(minimum):
            yield Message("{what}: reaches the minimum of {minimum} with {least}.", values)
        else:
            words = "{what}: from {least} to {most}; the minimum is {minimum}."
            yield Message(words, values)


def _answered(bid: Bid, asked: tuple[Question, ...]) -> tuple[int, int]:
    return len(asked) - len(tuple(_unanswered(bid, asked))), len(asked)


def _unanswered(bid: Bid, asked: tuple[Question, ...]) -> Iterator[Unanswered]:
    for question in asked:
        response = bid.responses[question.id]
        if response.state in {State.ANSWERED, State.NOT_APPLICABLE}:
            continue
        yield Unanswered(
            requirement=question.id,
            question=question.requirement.question,
            where=str(response.place),
            state="blank" if response.state is State.BLANK else "unreadable",
        )


def _evidenced(bid: Bid, asked: tuple[Question, ...]) -> tuple[int, int]:
    due = [one for one in asked if one.requirement.evidence != "none"]
    given = [one for one in due if bid.responses[one.id].names_proof]
    return len(given), len(due)


def _evidence_missing(bid: Bid, asked: tuple[Question, ...]) -> Iterator[MissingEvidence]:
    for question in asked:
        response = bid.responses[question.id]
        wanted = question.requirement.evidence
        if wanted == "none" or response.names_proof:
            continue
        yield MissingEvidence(
            requirement=question.id,
            question=question.requirement.question,
            where=str(response.place),
            asked=wanted,
        )


def _price(
    lock: Lock, offer: PriceOffer | Message, rule: PriceRule, quality: BidQuality
) -> SelfPrice:
    most = text(lock.tender.points.get("price", Decimal(0)))
    if isinstance(offer, Message):
        return SelfPrice(counted=None, points=None, most=most, why=offer)
    counted = count_price(offer, lock.tender.price, dict(quality.measures))
    shown = None if counted.corrected is None else text(counted.corrected)
    if counted.compared is None:
        why = counted.open or Message("The price is open.")
        return SelfPrice(counted=shown, points=None, most=most, why=why)
    ceiling = lock.tender.price.ceiling
    if ceiling is not None and counted.corrected and counted.corrected > ceiling:
        why = Message("Above the ceiling {ceiling}: the bid would fail.", {"ceiling": ceiling})
        return SelfPrice(counted=shown, points=None, most=most, why=why)
    if rule.property == "relative":
        why = Message("The price rule compares bids: points depend on the others.")
        return SelfPrice(counted=shown, points=None, most=most, why=why)
    decision = price_alone(lock, rule, quality, counted.compared)
    points = None if decision.points is None else text(decision.points)
    return SelfPrice(counted=shown, points=points, most=most, why=decision.steps[0])


def _price_findings(lock: Lock, offer: PriceOffer | Message) -> tuple[Finding, ...]:
    if isinstance(offer, Message):
        return ()
    return (*offer.findings, *count_price(offer, lock.tender.price, {}).findings)
