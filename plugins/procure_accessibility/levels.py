"""Levels of a conformance report over the criteria of a target, the worst component deciding."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure_accessibility.published import factor
from procure_accessibility.report import Answer
from procure_accessibility.success_criteria import SuccessCriterion

BLANK = ""
SUPPORTS, PARTIAL, DOES_NOT = "supports", "partially-supports", "does-not-support"
NOT_MET = "not-met"
"""Of a clause in the buyer's own words: not met in full; how far is not asked."""

NOT_APPLICABLE, NOT_EVALUATED = "not-applicable", "not-evaluated"
WORST_FIRST = (DOES_NOT, BLANK, NOT_EVALUATED, PARTIAL, SUPPORTS, NOT_APPLICABLE)
"""Of several parts the worst decides; not applicable only if it is so for all of them."""

GAPS = (PARTIAL, DOES_NOT)

Key = tuple[str, str]
"""A success criterion's number and a component."""

Found = Mapping[Key, tuple[Answer, ...]]
"""Answers by success criterion and component."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one criterion stands.

    Attributes:
        level: one of the five terms, or empty; a term that is none of them counts as empty.
        weight: how much it counts.
        answers: all answers on it, over the components asked.
        where: place of the answer that decides; empty if nothing is said.
    """

    criterion: SuccessCriterion
    level: str
    weight: Fraction
    answers: tuple[Answer, ...]
    where: str = ""


def by_criterion(answers: Iterable[Answer]) -> Found:
    """Return answers by success criterion and component; a repeated one keeps all of them."""
    found: dict[Key, list[Answer]] = {}
    for answer in answers:
        found.setdefault((answer.number, answer.component), []).append(answer)
    return {key: tuple(some) for key, some in found.items()}


def standings(
    found: Found,
    criteria: Iterable[SuccessCriterion],
    components: tuple[str, ...],
    weights: str = "simple",
    met: Collection[Key] = (),
) -> tuple[Standing, ...]:
    """Return where each criterion stands; what is missing is blank, or supported if ``met``."""
    return tuple(_standing(found, one, components, weights, met) for one in criteria)


def _standing(
    found: Found,
    one: SuccessCriterion,
    components: tuple[str, ...],
    weights: str,
    met: Collection[Key],
) -> Standing:
    keys = [(one.number, part) for part in components]
    answers = tuple(answer for key in keys for answer in found.get(key, ()))
    said = [(known(answer.level), answer.where) for answer in answers]
    said += [(SUPPORTS if key in met else BLANK, "") for key in keys if key not in found]
    level, where = min(said, key=lambda pair: WORST_FIRST.index(pair[0]), default=(BLANK, ""))
    weight = Fraction(1 if weights == "simple" else one.weight)
    return Standing(one, level, weight, answers, where)


def known(level: str) -> str:
    """Return the level if it is one of the terms, else blank."""
    return level if level in WORST_FIRST else BLANK


def counts(some: Iterable[Standing]) -> Mapping[str, int]:
    """Return how many criteria stand at each level."""
    found = dict.fromkeys(WORST_FIRST, 0)
    for one in some:
        found[one.level] += 1
    return found


def support(
    some: Iterable[Standing], partial: Fraction | None = None, credit_absent: bool = False
) -> Fraction | None:
    """Return support in percent: 100 x sum(weight x credit) / sum(weight); None if nothing applies.

    Args:
        some: the criteria; those that do not apply leave the sums.
        partial: credit of "partially supports", instead of the published one.
        credit_absent: count "not applicable" as met, as the official Canadian form does.
    """
    credit = {
        SUPPORTS: factor("credit.supports"),
        PARTIAL: factor("credit.partially-supports") if partial is None else partial,
        DOES_NOT: factor("credit.does-not-support"),
        NOT_EVALUATED: factor("credit.not-evaluated"),
        BLANK: factor("credit.blank"),
        NOT_APPLICABLE: Fraction(1),
    }
    asked = [one for one in some if credit_absent or one.level != NOT_APPLICABLE]
    whole = sum((one.weight for one in asked), Fraction(0))
    if not whole:
        return None
    return 100 * sum((one.weight * credit[one.level] for one in asked), Fraction(0)) / whole


def strict_rate(some: Iterable[Standing]) -> Fraction | None:
    """Return criteria that are supported, in percent of those that apply, unweighted."""
    found = counts(some)
    applies = sum(found.values()) - found[NOT_APPLICABLE]
    return Fraction(100 * found[SUPPORTS], applies) if applies else None


def coverage(some: Iterable[Standing]) -> Fraction | None:
    """Return criteria on which something is reported, in percent of the target."""
    found = counts(some)
    whole = sum(found.values())
    silent = found[BLANK] + found[NOT_EVALUATED]
    return Fraction(100 * (whole - silent), whole) if whole else None
