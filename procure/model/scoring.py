"""How a criterion's answer becomes points, as declared in a pack.

Shares run from 0 to 1 and are multiplied by the most points the tender gives the criterion.
A number may be written out, or taken from the tender's settings: ``{setting: limit}``.
"""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from procure.model.fields import Frozen, Name, Number, Text


class FromSetting(Frozen):
    """A number or list the buyer sets: ``{setting: limit}``."""

    setting: Name


Limit: TypeAlias = Number | FromSetting


class Levels(Frozen):
    """Judged by assessors, level 0 to the top one: level / top x most points."""

    shape: Literal["levels"]


class Choice(Frozen):
    """A share for each choice of a requirement of type choice or boolean (``yes``, ``no``)."""

    shape: Literal["choice"]
    requirement: Name
    shares: dict[Text, Number]


class Share(Frozen):
    """Share met: of a table's rows, or of several yes/no requirements.

    Each row or answer earns ``credit`` for its value (``yes: "1"``). ``bare_claim`` is what a met
    answer earns when no evidence stands beside it; without it evidence makes no difference.
    Rows marked not applicable leave the denominator, where the requirement allows that.

    ``conditions`` names a plugin's evaluator that brings conditions for the contract from what is
    not met, and has no part in the points.
    """

    shape: Literal["share"]
    table: Name | None = None
    column: Name | None = None
    evidence_column: Name | None = None
    requirements: tuple[Name, ...] = ()
    credit: dict[Text, Number] = {"yes": Decimal(1), "no": Decimal(0)}
    bare_claim: Number | None = None
    conditions: Text | None = None


class Linear(Frozen):
    """Straight line between two published ends; beyond them 0 or the most points.

    Takes the number of a requirement, or a named measure of the bid.
    """

    shape: Literal["linear"]
    requirement: Name | None = None
    measure: Text | None = None
    zero_at: Limit
    full_at: Limit


class Step(Frozen):
    """At or beyond this value the share is earned; the first step that holds counts."""

    at_most: Limit | None = None
    at_least: Limit | None = None
    share: Number


class Steps(Frozen):
    """Published steps, tried in order; ``otherwise`` if none holds."""

    shape: Literal["steps"]
    requirement: Name | None = None
    measure: Text | None = None
    steps: tuple[Step, ...]
    otherwise: Number = Decimal(0)


class Relative(Frozen):
    """Against the best admitted bid: best / own (lowest is best) or own / best.

    Warned about wherever it is used: another bid's withdrawal can swap two places.
    """

    shape: Literal["relative"]
    requirement: Name | None = None
    measure: Text | None = None
    best: Literal["lowest", "highest"]


class ByEvaluator(Frozen):
    """A plugin's function ``<plugin>.<function>``, with parameters; also for gates."""

    shape: Literal["evaluator"]
    evaluator: Text
    parameters: dict[Name, Text | FromSetting] = {}


class Condition(Frozen):
    """A gate that holds on an answer: one of some values, or within a limit."""

    shape: Literal["condition"]
    requirement: Name
    one_of: tuple[Text, ...] = ()
    at_least: Limit | None = None
    at_most: Limit | None = None


class Judged(Frozen):
    """A gate an assessor decides, pass or fail, with reason and pointer."""

    shape: Literal["judged"]


class Requires(Frozen):
    """A gate that needs another criterion's state: a gate passed, or a share reached."""

    shape: Literal["requires"]
    criterion: Name
    at_least_share: Limit | None = None


AwardScoring: TypeAlias = Annotated[
    Levels | Choice | Share | Linear | Steps | Relative | ByEvaluator,
    Field(discriminator="shape"),
]
GateScoring: TypeAlias = Annotated[
    Condition | Judged | Requires | ByEvaluator, Field(discriminator="shape")
]
Scoring: TypeAlias = Annotated[
    Levels
    | Choice
    | Share
    | Linear
    | Steps
    | Relative
    | ByEvaluator
    | Condition
    | Judged
    | Requires,
    Field(discriminator="shape"),
]


def evaluators_named(scoring: object) -> dict[str, str]:
    """Return the evaluators ``<plugin>.<function>`` a scoring names, by the key that names them."""
    match scoring:
        case ByEvaluator(evaluator=name):
            return {"evaluator": name}
        case Share(conditions=str() as name):
            return {"conditions": name}
        case _:
            return {}
