"""A pack's cases as written in ``cases/*.yaml``."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from procure.model.bid import State
from procure.model.fields import Frozen, Id, Name, Number, Text, YesNo


class CaseAnswer(Frozen):
    """An answer in a case, with the evidence beside it."""

    value: Text | YesNo | None = None
    evidence: Text = ""


class Expected(Frozen):
    """What a case must come to: points, a gate's state, or open.

    Attributes:
        answers: how answers must stand once they are read. A table is answered by a row, blank
            without one, unreadable if a cell of it is.
        conditions: the words of every condition the bid brings into its contract, in their order,
            with the values filled in; none if empty, not looked at if left out.
    """

    points: Number | None = None
    gate: Text | None = None
    open: YesNo = False
    answers: dict[Name, State] = {}
    conditions: tuple[Text, ...] | None = None


class PackCase(Frozen):
    """One case: a criterion, settings, answers, and what must come out, with the reason why.

    Attributes:
        asked_with: other criteria of the pack whose questions the criterion reads.
        level: on which the panel agrees, where assessors judge.
        decided: whether the panel passes a gate that assessors judge.
        measures: what a reader would have found, by name: a number, or text such as ``pass``.
    """

    criterion: Id
    asked_with: tuple[Id, ...] = ()
    most: Number = Decimal(10)
    settings: dict[Name, Text | YesNo | tuple[Text, ...]] = {}
    tables: dict[Name, tuple[dict[Name, Text | YesNo], ...]] = {}
    answers: dict[Name, CaseAnswer] = {}
    bid_tables: dict[Name, tuple[dict[Name, Text | YesNo | None], ...]] = {}
    level: int | None = None
    decided: YesNo | None = None
    measures: dict[Text, Annotated[Number | Text, Field(union_mode="left_to_right")]] = {}
    expect: Expected
    why: Text


class CaseFile(Frozen):
    """A file of cases."""

    cases: tuple[PackCase, ...]
