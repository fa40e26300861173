"""The quality of one bid: gates, points, minimums; exact, and open where something is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from procure.model.bid import Bid
from procure.model.case import Case, ContractClause, Decided, Gate, Open, Scored
from procure.model.finding import Finding
from procure.model.lock import Lock, LockedCriterion
from procure.model.measure import Measure
from procure.model.message import Message, MessageValue
from procure.model.scoring import (
    ByEvaluator,
    Choice,
    Condition,
    FromSetting,
    Judged,
    Levels,
    Linear,
    Relative,
    Requires,
    Share,
    Steps,
)
from procure.numbers import decimal, total
from procure.record.state import State
from procure.scoring.agreement import (
    Agreement,
    Waiting,
    agreed_gate,
    agreed_level,
    assessors_due,
)
from procure.scoring.gates import decide_condition
from procure.scoring.outcomes import BidQuality, CriterionOutcome, GateOutcome, MinimumOutcome
from procure.scoring.rules import Rules
from procure.scoring.said import Said, level_points
from procure.scoring.shapes import (
    score_choice,
    score_linear,
    score_relative,
    score_share,
    score_steps,
)


def assess_gates(rules: Rules, bid: Bid, state: State) -> tuple[GateOutcome, ...]:
    """Return the state of each gate that does not need another criterion's points."""
    return tuple(_gate(rules, criterion, bid, state) for criterion in rules.gates)


def assess_bid(
    rules: Rules, bid: Bid, state: State, best: Mapping[str, Fraction | None]
) -> BidQuality:
    """Return the quality of one bid.

    Args:
        rules: the lock made ready.
        bid: as read, with its clarifications.
        state: of the record: levels and gates that people decided.
        best: for each ``relative`` criterion the best number of the bids that pass all gates.
    """
    gates = assess_gates(rules, bid, state)
    failed = tuple(_failed(gates, rules.lock.tender.not_evaluable))
    if failed:
        measures, findings = _measures(bid, gates), _findings(gates, ())
        return BidQuality(bid.bidder, gates, (), None, (), failed, (), measures, findings)
    return _past_gates(rules, bid, state, best, gates)


def assess_past_gates(rules: Rules, bid: Bid, state: State) -> BidQuality:
    """Return the quality of one bid on its own, with its points even where a gate fails."""
    return _past_gates(rules, bid, state, {}, assess_gates(rules, bid, state))


def _past_gates(
    rules: Rules,
    bid: Bid,
    state: State,
    best: Mapping[str, Fraction | None],
    gates: tuple[GateOutcome, ...],
) -> BidQuality:
    unevaluable = rules.lock.tender.not_evaluable
    measures = _measures(bid, gates)
    criteria = _criteria(rules, bid, state, best, measures)
    gates = (*gates, *_requiring_gates(rules, gates, criteria))
    points = _sum(criteria)
    minimums = tuple(_minimums(rules.lock, criteria))
    excluded = (*_failed(gates, unevaluable), *_unmet(minimums))
    return BidQuality(
        bid.bidder,
        gates,
        criteria,
        points,
        minimums,
        excluded,
        tuple(_open(gates, criteria, unevaluable)),
        measures,
        _findings(gates, criteria),
        () if excluded else _clauses(gates, criteria),
    )


def _gate(rules: Rules, criterion: LockedCriterion, bid: Bid, state: State) -> GateOutcome:
    scoring = criterion.criterion.scoring
    case = rules.case(criterion, bid, bid.measures)
    if isinstance(scoring, Condition):
        return GateOutcome(criterion, decide_condition(case, scoring))
    if isinstance(scoring, ByEvaluator):
        result = rules.evaluate(scoring.evaluator, case)
        if isinstance(result, Decided):
            return GateOutcome(criterion, result)
        assert isinstance(result, Open)
        return GateOutcome(criterion, Decided(Gate.NOT_EVALUABLE, result.reason, result.where))
    assert isinstance(scoring, Judged)
    decided = agreed_gate(rules.lock, state, criterion, bid.bidder)
    if isinstance(decided, Waiting):
        waiting = Decided(Gate.NOT_EVALUABLE, decided.reason)
        return GateOutcome(criterion, waiting, waiting=decided.reason)
    passes, reason, entries = decided
    message = Message("{reason}", {"reason": reason})
    return GateOutcome(criterion, Decided(Gate.PASS if passes else Gate.FAIL, message), entries)


def _measures(bid: Bid, gates: tuple[GateOutcome, ...]) -> dict[str, Measure]:
    return {**bid.measures, **{m.name: m for gate in gates for m in gate.result.measures}}


def _criteria(
    rules: Rules,
    bid: Bid,
    state: State,
    best: Mapping[str, Fraction | None],
    measures: dict[str, Measure],
) -> tuple[CriterionOutcome, ...]:
    found = []
    people = assessors_due(rules.lock, state, bid.bidder)
    due = {person: state.assessor(person).scores for person in people}
    for criterion in rules.awards:
        if isinstance(criterion.criterion.scoring, Levels):
            agreement = agreed_level(rules.lock, state, criterion, bid.bidder, due)
            found.append(_judged(criterion, agreement))
            continue
        case = rules.case(criterion, bid, measures)
        outcome = _calculated(rules, case, best.get(criterion.id))
        if isinstance(outcome.result, Scored) and outcome.result.measures:
            measures.update({measure.name: measure for measure in outcome.result.measures})
        found.append(outcome)
    return tuple(found)


def _calculated(rules: Rules, case: Case, best: Fraction | None) -> CriterionOutcome:
    scoring = case.criterion.criterion.scoring
    match scoring:
        case Linear():
            result: Scored | Open | Decided = score_linear(case, scoring)
        case Share():
            result = _with_conditions(rules, case, scoring, score_share(case, scoring))
        case Steps():
            result = score_steps(case, scoring)
        case Choice():
            result = score_choice(case, scoring)
        case Relative():
            result = score_relative(case, scoring, best)
        case ByEvaluator():
            result = rules.evaluate(scoring.evaluator, case)
        case _:
            raise AssertionError(f"no award scoring: {scoring!r}")
    assert isinstance(result, Scored | Open)
    return CriterionOutcome(case.criterion, result)


def _with_conditions(
    rules: Rules, case: Case, scoring: Share, result: Scored | Open
) -> Scored | Open:
    """Return a share's points with the conditions that a plugin brings from what is not met."""
    if scoring.conditions is None or isinstance(result, Open):
        return result
    return replace(result, clauses=rules.conditions(scoring.conditions, case))


def _judged(criterion: LockedCriterion, agreement: Agreement | Waiting) -> CriterionOutcome:
    if isinstance(agreement, Waiting):
        return CriterionOutcome(criterion, Open(agreement.reason), agreement)
    top = len(criterion.criterion.levels) - 1
    points = level_points(*agreement.level.as_integer_ratio(), top, criterion.most)
    values = Said(level=agreement.level, top=top, most=criterion.most, points=points)
    arithmetic = Message("level {level} / {top} × {most} = {points}", values)
    return CriterionOutcome(criterion, Scored(points, arithmetic), agreement)


def _requiring_gates(
    rules: Rules, gates: tuple[GateOutcome, ...], criteria: tuple[CriterionOutcome, ...]
) -> Iterator[GateOutcome]:
    known = {gate.criterion.id: gate for gate in gates}
    for criterion in rules.requiring:
        scoring = criterion.criterion.scoring
        assert isinstance(scoring, Requires)
        needed = f"{criterion.pack}/{scoring.criterion}"
        award = next((one for one in criteria if one.criterion.id == needed), None)
        decided = _required(needed, scoring, known.get(needed), award)
        waits = decided.state is Gate.NOT_EVALUABLE and needed not in known
        found = GateOutcome(criterion, decided, waiting=decided.reason if waits else None)
        known[criterion.id] = found
        yield found


def _required(
    needed: str, scoring: Requires, gate: GateOutcome | None, award: CriterionOutcome | None
) -> Decided:
    if gate is not None:
        words = Message("{needed}: {state}.", {"needed": needed, "state": gate.result.state.value})
        return Decided(gate.result.state, words)
    if award is None or award.points is None:
        return Decided(Gate.NOT_EVALUABLE, Message("{needed} is open.", {"needed": needed}))
    limit = scoring.at_least_share or 0
    assert not isinstance(limit, FromSetting), "limits are resolved at issue"
    share = award.points / Fraction(award.criterion.most)
    values: dict[str, MessageValue] = {
        "needed": needed,
        "share": decimal(share),
        "limit": decimal(Fraction(limit)),
    }
    if share >= Fraction(limit):
        return Decided(Gate.PASS, Message("{needed} reaches {share} of {limit} asked.", values))
    return Decided(Gate.FAIL, Message("{needed} reaches {share}; {limit} is asked.", values))


def _failed(gates: tuple[GateOutcome, ...], unevaluable: str) -> Iterator[Message]:
    for gate in gates:
        result = gate.result
        title = gate.criterion.criterion.title
        values: dict[str, MessageValue] = {"gate": title, "reason": result.reason}
        if result.state is Gate.FAIL:
            yield Message("Gate failed: {gate}. {reason}", values)
        elif result.state is Gate.NOT_EVALUABLE and unevaluable == "fail" and not gate.waiting:
            yield Message("Gate not evaluable, which fails as published: {gate}. {reason}", values)


def _unmet(minimums: tuple[MinimumOutcome, ...]) -> Iterator[Message]:
    for minimum in minimums:
        if minimum.met is False and minimum.reached is not None:
            yield Message(
                "Minimum not met: {what} needs {minimum} points and reaches {reached}.",
                {
                    "what": minimum.what,
                    "minimum": decimal(minimum.minimum),
                    "reached": decimal(minimum.reached),
                },
            )


def _open(
    gates: tuple[GateOutcome, ...], criteria: tuple[CriterionOutcome, ...], unevaluable: str
) -> Iterator[Message]:
    for gate in gates:
        if gate.result.state is Gate.NOT_EVALUABLE and (unevaluable != "fail" or gate.waiting):
            yield _sentence(gate.criterion, gate.result.reason, gate.result.where)
    for outcome in criteria:
        if isinstance(outcome.result, Open):
            yield _sentence(outcome.criterion, outcome.result.reason, outcome.result.where)


def _sentence(criterion: LockedCriterion, reason: Message, where: str) -> Message:
    values = {"criterion": criterion.id, "reason": str(reason), "where": where}
    return Message("{criterion}: {reason} ({where})" if where else "{criterion}: {reason}", values)


def _sum(criteria: tuple[CriterionOutcome, ...]) -> Fraction | None:
    found = [outcome.points for outcome in criteria]
    points = [one for one in found if one is not None]
    return total(points) if len(points) == len(found) else None


def _minimums(lock: Lock, criteria: tuple[CriterionOutcome, ...]) -> Iterator[MinimumOutcome]:
    for what, minimum in lock.tender.minimums.items():
        counted = tuple(
            outcome
            for outcome in criteria
            if what in {"quality", outcome.criterion.id, outcome.criterion.pack}
        )
        yield MinimumOutcome(what, Fraction(minimum), _sum(counted))


def _findings(
    gates: tuple[GateOutcome, ...], criteria: tuple[CriterionOutcome, ...]
) -> tuple[Finding, ...]:
    found = [finding for gate in gates for finding in gate.result.findings]
    found += [finding for outcome in criteria for finding in outcome.result.findings]
    return tuple(found)


def _clauses(
    gates: tuple[GateOutcome, ...], criteria: tuple[CriterionOutcome, ...]
) -> tuple[tuple[str, ContractClause], ...]:
    """Return conditions for the contract; where several criteria bring one, the first, gates first.

    One matter of a pack has one condition, however many criteria look at it.
    """
    found: dict[tuple[str, str], tuple[str, ContractClause]] = {}
    results = [(one.criterion, one.result) for one in gates]
    for criterion, result in (*results, *((one.criterion, one.result) for one in criteria)):
        if not isinstance(result, Open):
            for clause in result.clauses:
                found.setdefault((criterion.pack, clause.about), (criterion.id, clause))
    return tuple(found.values())
