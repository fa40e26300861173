"""Whether scoring fits what is asked: types of answers, published choices, shares, ends, steps."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from procure.model.pack import Column, Criterion, Pack, Requirement
from procure.model.scoring import (
    Choice,
    Condition,
    Limit,
    Linear,
    Relative,
    Requires,
    Share,
    Steps,
)
from procure.pack.found import Found, asked_by

NUMBERS = ("number", "level")
KEYS = ("boolean", "choice")


def answers_fit(pack: Pack) -> Found:
    """Yield scoring that takes an answer of a type it cannot use."""
    for index, criterion in enumerate(pack.criteria):
        asked = asked_by(criterion)
        for name, types in _types_taken(criterion):
            if name in asked and asked[name].type not in types:
                what = f"takes {name!r}, which is of type {asked[name].type}."
                yield ("criteria", index, "scoring"), what, f"Ask for: {' or '.join(types)}."
        scoring = criterion.scoring
        if isinstance(scoring, Share) and scoring.table in asked:
            column = asked[scoring.table].columns.get(scoring.column or "")
            if column and column.type not in KEYS:
                what = f"takes the column {scoring.column!r}, which is of type {column.type}."
                yield ("criteria", index, "scoring"), what, f"Ask for: {' or '.join(KEYS)}."


def _types_taken(criterion: Criterion) -> Iterator[tuple[str, tuple[str, ...]]]:
    match criterion.scoring:
        case Choice(requirement=name):
            yield name, KEYS
        case Share(requirements=names, table=table):
            yield from ((name, KEYS) for name in names)
            yield from ((name, ("table",)) for name in (table,) if name)
        case Linear(requirement=name) | Steps(requirement=name) | Relative(requirement=name):
            yield from ((one, NUMBERS) for one in (name,) if one)
        case Condition(requirement=name, one_of=values):
            yield name, (*KEYS, "text") if values else NUMBERS


def values_are_published(pack: Pack) -> Found:
    """Yield values that scoring names and the bidder cannot give, and choices without points."""
    for index, criterion in enumerate(pack.criteria):
        asked = asked_by(criterion)
        scoring = criterion.scoring
        if isinstance(scoring, Choice) and scoring.requirement in asked:
            known = _keys(asked[scoring.requirement])
            key = ("criteria", index, "scoring", "shares")
            for name in known:
                if name not in scoring.shares:
                    yield key, f"give no share to the choice {name!r}.", "Add it, 0 if none."
            yield from ((key, *said) for said in _unknown(scoring.shares, known) if known)
        if isinstance(scoring, Condition) and scoring.requirement in asked:
            known = _keys(asked[scoring.requirement])
            key = ("criteria", index, "scoring", "one_of")
            yield from ((key, *said) for said in _unknown(scoring.one_of, known) if known)


def _keys(asked: Requirement | Column) -> tuple[str, ...]:
    return ("yes", "no") if asked.type == "boolean" else tuple(asked.choices)


def _unknown(values: Iterable[str], known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for value in values:
        if value not in known:
            yield f"name {value!r}, which cannot be chosen.", f"Choose of: {', '.join(known)}."


def shares_are_from_0_to_1(pack: Pack) -> Found:
    """Yield shares that would earn less than nothing, or more than the most points."""
    for index, criterion in enumerate(pack.criteria):
        for name, share in _shares(criterion).items():
            if not 0 <= share <= 1:
                what = f"gives {name} the share {share}."
                yield ("criteria", index, "scoring"), what, "Write a share from 0 to 1."


def _shares(criterion: Criterion) -> Mapping[str, Decimal]:
    match criterion.scoring:
        case Choice(shares=shares):
            return {repr(name): share for name, share in shares.items()}
        case Share(credit=credit, bare_claim=bare):
            named = {repr(name): share for name, share in credit.items()}
            return named if bare is None else {**named, "bare_claim": bare}
        case Steps(steps=steps, otherwise=otherwise):
            numbered = {f"step {number}": step.share for number, step in enumerate(steps, 1)}
            return {**numbered, "otherwise": otherwise}
        case Requires(at_least_share=Decimal() as share):
            return {"at_least_share": share}
        case _:
            return {}


def limits_are_there(pack: Pack) -> Found:
    """Yield ends that meet, steps and conditions that hold for every number."""
    for index, criterion in enumerate(pack.criteria):
        key = ("criteria", index, "scoring")
        match criterion.scoring:
            case Linear(zero_at=zero, full_at=full) if zero == full:
                yield key, f"earns nothing and everything at {_said(zero)}.", "Change one end."
            case Steps(steps=()):
                yield key, "has no steps.", "Write at least one."
            case Steps(steps=steps):
                for number, step in enumerate(steps, 1):
                    if (step.at_least is None) == (step.at_most is None):
                        what = f"step {number} needs at_least or at_most, and not both."
                        yield key, what, "Keep one of them."
            case Condition(one_of=values, at_least=low, at_most=high):
                if bool(values) == (low is not None or high is not None):
                    yield key, "needs one_of or a limit, and not both.", "Keep one of them."


def _said(limit: Limit) -> str:
    return str(limit) if isinstance(limit, Decimal) else f"the setting {limit.setting!r}"


FITS = (answers_fit, values_are_published, shares_are_from_0_to_1, limits_are_there)
