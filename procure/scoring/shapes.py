"""The declared shapes: from one bid's answers to exact points, with the arithmetic on one line.

Each function takes a case and its own scoring; ``relative`` is the core's own, since it needs
several bids. Shares run from 0 to 1 and are multiplied by the most points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from procure.model.bid import Response, Standing, State
from procure.model.case import Case, Open, Part, Scored
from procure.model.message import Message
from procure.model.scoring import Choice, FromSetting, Limit, Linear, Relative, Share, Steps
from procure.numbers import decimal
from procure.scoring.line import NOTHING, line_between
from procure.scoring.said import Said, exact, worth

NO_ANSWER_EARNS_NOTHING = Message("Asked to clarify, the bidder gave no answer: 0 points.")
VALUE = Message("value")
WAITS_FOR_OTHERS = Message("Waits until every bid's number is known: it is compared with the best.")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a bid: exact, with unit and place."""

    value: Fraction
    unit: str
    where: str


def score_choice(case: Case, scoring: Choice) -> Scored | Open:
    """Points for the choice made."""
    response = case.response(scoring.requirement)
    if missing := unusable(response):
        return missing
    chosen = key_of(response)
    if chosen not in scoring.shares:
        return Open(Message("No points are published for {answer}.", {"answer": chosen}))
    share, most = scoring.shares[chosen], case.criterion.most
    points = worth(share, most)
    values = Said(answer=as_printed(response), share=exact(share), most=most, points=points)
    arithmetic = Message("{answer}: {share} × {most} = {points}", values)
    part = _part(as_printed(response), exact(share), str(response.place))
    return Scored(points, arithmetic, (part,))


def score_share(case: Case, scoring: Share) -> Scored | Open:
    """Points for the share of rows, or of yes/no answers, that are met."""
    entries = tuple(_share_entries(case, scoring))
    unreadable = next((one for one, _ in entries if _unreadable(one)), None)
    if unreadable:
        return unusable(unreadable) or Open(Message("Unreadable."))
    counted = [entry for entry in entries if entry[0].state is not State.NOT_APPLICABLE]
    if not counted:
        return _nothing_counted(case, scoring)
    evidenced = claimed = blank = silent = 0
    earned = Fraction(0)
    for response, backed in counted:
        silent += unanswered(response)
        blank += response.state is State.BLANK and not unanswered(response)
        credit = credit_of(response, scoring)
        bare = credit > 0 and not backed and scoring.bare_claim is not None
        earned += credit * Fraction(scoring.bare_claim or 0) if bare else credit
        evidenced += credit > 0 and not bare
        claimed += bare
    points = earned / len(counted) * Fraction(case.criterion.most)
    return Scored(
        points,
        _share_arithmetic(case, scoring, (evidenced, claimed, blank, len(counted)), points),
        tuple(
            Part(label, Fraction(count), "count")
            for label, count in (
                (_met(scoring), evidenced),
                (Message("claimed without evidence"), claimed),
                (Message("left blank"), blank),
                (Message("no answer came"), silent),
                (Message("asked"), len(counted)),
            )
            if count
        ),
    )


def _met(scoring: Share) -> Message:
    return Message("met" if scoring.bare_claim is None else "met and evidenced")


def score_linear(case: Case, scoring: Linear) -> Scored | Open:
    """Points on a straight line between two published ends."""
    number = number_of(case, scoring)
    if not isinstance(number, Number):
        return number
    line = line_between(_fixed(scoring.zero_at), _fixed(scoring.full_at), case.criterion.most)
    points, end = line.points(number.value)
    if end is not None:
        words = "{value} is at or beyond the end {end}: {points} of {most}"
        said = Said(value=number.value, end=end, most=line.most, points=points)
        return Scored(points, Message(words, said), (_number_part(number),))
    words = "({zero} − {value}) / ({zero} − {full}) × {most} = {points}"
    if line.rises:
        words = "({value} − {zero}) / ({full} − {zero}) × {most} = {points}"
    said = Said(zero=line.zero, full=line.full, value=number.value, most=line.most, points=points)
    return Scored(points, Message(words, said), (_number_part(number),))


def score_steps(case: Case, scoring: Steps) -> Scored | Open:
    """Points of the first published step that holds."""
    number = number_of(case, scoring)
    if not isinstance(number, Number):
        return number
    share, limit = scoring.otherwise, NOTHING
    words = "{value} is within no step: {share} × {most} = {points}"
    over, under = number.value.as_integer_ratio()
    for step in scoring.steps:
        low, high = _end(step.at_least), _end(step.at_most)
        if (low is None or over * low.below >= low.above * under) and (
            high is None or over * high.below <= high.above * under
        ):
            end = low if high is None else high
            assert end is not None, "a pack's step has an end"
            share, limit = step.share, end.number
            words = "{value} is at most {limit}: {share} × {most} = {points}"
            if high is None:
                words = "{value} is at least {limit}: {share} × {most} = {points}"
            break
    most = case.criterion.most
    points = worth(share, most)
    values = Said(value=number.value, limit=limit, share=exact(share), most=most, points=points)
    return Scored(points, Message(words, values), (_number_part(number),))


def score_relative(case: Case, scoring: Relative, best: Fraction | None) -> Scored | Open:
    """Points against the best admitted bid: best / own, or own / best.

    Where that divides by 0, every bid stands at the best: at 0 a lowest one earns all points, and
    where 0 is the highest nobody has any.
    """
    number = number_of(case, scoring)
    if not isinstance(number, Number):
        return number
    if number.value < 0:
        return Open(Message("Cannot be compared: a number below 0."), number.where)
    if best is None:
        return Open(WAITS_FOR_OTHERS)
    if best < 0:
        return Open(Message("Cannot be compared: another bid's number is below 0."))
    lowest = scoring.best == "lowest"
    above, below = (best, number.value) if lowest else (number.value, best)
    share = above / below if below else Fraction(lowest)
    most = case.criterion.most
    points = share * exact(most)
    words = "{best} / {value} × {most} = {points}"
    if not lowest:
        words = "{value} / {best} × {most} = {points}"
    if not below:
        words = "{value}, and the best is {best}: {points} of {most}"
    values = Said(best=best, value=number.value, most=most, points=points)
    return Scored(points, Message(words, values), (_number_part(number),))


def number_of(case: Case, scoring: Linear | Steps | Relative) -> Number | Open | Scored:
    """Return the number a shape speaks of, or why there is none."""
    if scoring.measure:
        measure = case.measures.get(scoring.measure)
        if measure is None or isinstance(measure.value, str):
            words = "No evidence gives the measure {measure}."
            return Open(Message(words, {"measure": scoring.measure}))
        return Number(Fraction(measure.value), measure.unit, measure.where)
    response = case.response(scoring.requirement or "")
    if missing := unusable(response):
        return missing
    assert isinstance(response.value, Decimal)
    unit = case.criterion.units.get(response.requirement, "")
    return Number(exact(response.value), unit, str(response.place))


def unusable(response: Response) -> Open | Scored | None:
    """Return why an answer cannot be scored; None if it can."""
    if unanswered(response):
        return Scored(Fraction(0), NO_ANSWER_EARNS_NOTHING)
    if response.state is State.ANSWERED:
        return None
    where = str(response.place)
    if response.state is State.BLANK:
        return Open(Message("Left blank."), where)
    if response.state is State.NOT_APPLICABLE:
        return Open(Message("Answered as not applicable, but it is scored."), where)
    return Open(Message("Cannot be read: {fault}", {"fault": response.unreadable}), where)


def unanswered(response: Response) -> bool:
    """Return whether the bidder was asked to clarify an answer and gave none."""
    return response.clarification is not None and not response.clarification.text


def key_of(response: Response) -> str:
    """Return an answer as packs write it: ``yes``, ``no``, or a choice's key."""
    if isinstance(response.value, bool):
        return "yes" if response.value else "no"
    return str(response.value)


def as_printed(response: Response) -> Message | str:
    """Return an answer as the form prints it, yes and no in the language of whoever reads."""
    if isinstance(response.value, bool):
        return Message("yes") if response.value else Message("no")
    return response.clarification.text if response.clarification else response.raw


def _share_entries(case: Case, scoring: Share) -> Iterable[tuple[Response, bool]]:
    """Yield each answer that counts, and whether something backs it."""
    for name in scoring.requirements:
        response = case.response(name)
        yield response, response.standing is Standing.EVIDENCED
    if scoring.table:
        for row in case.rows(scoring.table):
            response = row.cells[scoring.column or ""]
            yield response, backs(row.cells.get(scoring.evidence_column or ""))


def backs(proof: Response | None) -> bool:
    """Return whether what stands in a table's column of evidence backs the answer beside it."""
    return proof is not None and proof.is_proof


def _unreadable(response: Response) -> bool:
    return response.state is State.UNREADABLE and not unanswered(response)


def _nothing_counted(case: Case, scoring: Share) -> Scored | Open:
    if scoring.table and unanswered(case.response(scoring.table)):
        return Scored(Fraction(0), NO_ANSWER_EARNS_NOTHING)
    return Open(Message("Nothing that applies was answered."))


def credit_of(response: Response, scoring: Share) -> Fraction:
    """Return what a row or answer earns for its value, from 0 to 1, evidence left aside."""
    if response.state is not State.ANSWERED:
        return Fraction(0)
    return Fraction(scoring.credit.get(key_of(response), Decimal(0)))


def _share_arithmetic(
    case: Case, scoring: Share, counts: tuple[int, int, int, int], points: Fraction
) -> Message:
    evidenced, claimed, _, asked = counts
    values: Mapping[str, Decimal | int] = {
        "evidenced": evidenced,
        "claimed": claimed,
        "bare": scoring.bare_claim or Decimal(0),
        "asked": asked,
        "most": case.criterion.most,
        "points": decimal(points),
    }
    if any(0 < credit < 1 for credit in scoring.credit.values()):
        return Message("credit of {asked} answers × {most} = {points}", values)
    if scoring.bare_claim is None:
        return Message("{evidenced} / {asked} × {most} = {points}", values)
    return Message("({evidenced} + {bare} × {claimed}) / {asked} × {most} = {points}", values)


def _fixed(limit: Limit) -> Decimal:
    assert not isinstance(limit, FromSetting), "limits are resolved at issue"
    return limit


class _End(NamedTuple):
    """An end of a step, also as ``above`` / ``below``: comparing with it takes two products."""

    number: Fraction
    above: int
    below: int


@lru_cache(maxsize=4096)
def _end(limit: Limit | None) -> _End | None:
    if limit is None:
        return None
    number = exact(_fixed(limit))
    return _End(number, *number.as_integer_ratio())


def _part(label: Message | str, value: Fraction, where: str) -> Part:
    return Part(Message("{label}", {"label": label}), value, "", where)


def _number_part(number: Number) -> Part:
    return Part(VALUE, number.value, number.unit, number.where)
