"""Cases of a pack: answers and the points they must earn, run through the real scoring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pydantic import ValidationError

from procure.errors import InputFault, Problem
from procure.files.validate import validate
from procure.files.wording import words
from procure.files.yaml import Document, parse_yaml
from procure.model.bid import Bid, State
from procure.model.case import Gate, Open, Scored
from procure.model.scoring import evaluators_named
from procure.numbers import text
from procure.pack.case_bid import BIDDER, bid_of_case
from procure.pack.case_file import CaseFile, PackCase
from procure.pack.case_lock import lock_for_case
from procure.pack.read import PublishedPack
from procure.plugin.registry import Registry
from procure.record.events import Agreed, AgreedGate, Event, Judged
from procure.record.events import Scored as ScoredEntry
from procure.record.state import fold
from procure.scoring.assess import assess_bid
from procure.scoring.outcomes import BidQuality
from procure.scoring.rules import prepare


@dataclass(frozen=True, slots=True)
class Proved:
    """A case that was run: where it stands, what was due, what came out, and why it is open."""

    where: str
    case: PackCase
    due: str
    got: str
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether what came out is what was due."""
        return self.due == self.got


def case_problems(pack: PublishedPack, registry: Registry) -> tuple[Problem, ...]:
    """Return a problem for each case of a pack that does not hold.

    Raises:
        InputFault: if a file of cases is not well written.
    """
    return tuple(broken(one) for one in prove(pack, registry) if not one.holds)


def broken(one: Proved) -> Problem:
    """Return what to say of a case that does not hold."""
    got = f"comes to {one.got}: {one.reason}" if one.reason else f"comes to {one.got}."
    what = f"{one.case.criterion} must come to {one.due}, and {got}"
    return Problem(one.where, what, "Correct the case or the criterion.")


def evaluator_problems(pack: PublishedPack, registry: Registry) -> tuple[Problem, ...]:
    """Return a problem for each criterion of a pack that names an evaluator nobody offers.

    Args:
        pack: as published.
        registry: of all plugins there are; a tender's own holds only those it uses.
    """
    known = ", ".join(sorted(registry.evaluators)) or "none"
    return tuple(
        Problem(
            pack.document.where(("criteria", index, "scoring", key)),
            f"pack {pack.pack.id!r} names the evaluator {name!r}, which no plugin offers.",
            f"Correct the name or install its plugin. Evaluators: {known}.",
        )
        for index, one in enumerate(pack.pack.criteria)
        for key, name in evaluators_named(one.scoring).items()
        if name not in registry.evaluators
    )


def prove(pack: PublishedPack, registry: Registry) -> Iterator[Proved]:
    """Yield every case of a pack, run.

    Raises:
        InputFault: if a file of cases is not well written.
    """
    for name, content in pack.cases.items():
        document = parse_yaml(content, f"{pack.pack.id}/{name}")
        for index, case in enumerate(_cases(document)):
            where = document.where(("cases", index) if _listed(document) else ())
            yield Proved(where, case, _due(case), *_run(pack, case, registry, where))


def _listed(document: Document) -> bool:
    return isinstance(document.value, dict) and "cases" in document.value


def _cases(document: Document) -> tuple[PackCase, ...]:
    if _listed(document):
        return validate(CaseFile, document).cases
    return (validate(PackCase, document),)


def _due(case: PackCase) -> str:
    due = _with_standing(_due_result(case), case.expect.answers)
    return _with_conditions(due, case.expect.conditions)


def _with_conditions(result: str, conditions: Iterable[str] | None) -> str:
    """Return a result with the words of conditions, told as what a person compares by eye."""
    if conditions is None:
        return result
    said = [f"the condition “{' '.join(one.split())}”" for one in conditions]
    return ", ".join([result, *(said or ["no condition"])])


def _with_standing(result: str, standing: Mapping[str, State]) -> str:
    return ", ".join([result, *(f"{name} {state}" for name, state in standing.items())])


def _due_result(case: PackCase) -> str:
    if case.expect.gate:
        return f"gate: {case.expect.gate}"
    if case.expect.open:
        return "open"
    return f"{text(case.expect.points or Decimal(0))} points"


def _run(pack: PublishedPack, case: PackCase, registry: Registry, where: str) -> tuple[str, str]:
    """Return what a case comes to, and why if it is open."""
    try:
        lock = lock_for_case(pack, case)
    except KeyError as error:
        what = f"the pack has no criterion {error}."
        raise InputFault([Problem(where, what, "Correct it.")]) from error
    except ValidationError as error:
        said = "; ".join(" ".join(words(details)) for details in error.errors())
        raise InputFault([Problem(where, f"cannot be run: {said}")]) from error
    except InputFault as error:
        said = "; ".join(f"{one.what} {one.remedy}" for one in error.problems)
        raise InputFault([Problem(where, f"cannot be run: {said}")]) from error
    bid = bid_of_case(lock, case, where)
    quality = assess_bid(prepare(lock, registry.evaluators), bid, fold(_panel(case)), {})
    result, reason = _assessed(quality, case)
    stands = _with_standing(result, _standing(bid, case, where))
    if case.expect.conditions is None:
        return stands, reason
    return _with_conditions(stands, (str(one.text) for _, one in quality.clauses)), reason


def _assessed(quality: BidQuality, case: PackCase) -> tuple[str, str]:
    for gate in quality.gates:
        reason = str(gate.result.reason) if gate.result.state is Gate.NOT_EVALUABLE else ""
        return f"gate: {gate.result.state.value}", reason
    if not quality.criteria:  # a condition or information, which never earns a point
        return "0 points", ""
    result = quality.criteria[0].result
    if isinstance(result, Open):
        return "open", str(result.reason)
    assert isinstance(result, Scored)
    return f"{text(_as_precise_as(Fraction(result.points), case.expect.points))} points", ""


def _standing(bid: Bid, case: PackCase, where: str) -> dict[str, State]:
    """Return how the answers stand of which the case says so."""
    pack = case.criterion.split("/")[0]
    for name in case.expect.answers:
        if f"{pack}/{name}" not in bid.responses:
            raise InputFault([Problem(where, f"expects an answer {name!r}, which is not asked.")])
    return {name: _state(bid, f"{pack}/{name}") for name in case.expect.answers}


def _state(bid: Bid, name: str) -> State:
    if name not in bid.tables:
        return bid.responses[name].state
    rows = bid.tables[name]
    if any(cell.state is State.UNREADABLE for row in rows for cell in row.cells.values()):
        return State.UNREADABLE
    return State.ANSWERED if rows else State.BLANK


def _as_precise_as(points: Fraction, due: Decimal | None) -> Fraction | Decimal:
    """Return the points to the decimals the case gives, when they do not end."""
    if due is None or Fraction(due) == points:
        return points
    places = -int(due.as_tuple().exponent)
    return round(points, places) if places >= 4 else points


def _panel(case: PackCase) -> Iterator[Event]:
    """Yield what the case's panel of one assessor and the chair enters."""
    common = {"at": "2026-01-01T00:00:00Z", "bidder": BIDDER, "criterion": case.criterion}
    common |= {"reason": "case"}
    entry = {**common, "by": "assessor", "evidence": "case"}
    chair = {**common, "by": "chair"}
    if case.level is not None:
        yield ScoredEntry.model_validate({**entry, "level": case.level})
        yield Agreed.model_validate({**chair, "level": case.level})
    if case.decided is not None:
        yield Judged.model_validate({**entry, "passes": case.decided})
        yield AgreedGate.model_validate({**chair, "passes": case.decided})
