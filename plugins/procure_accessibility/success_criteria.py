"""Which web success criteria a target holds."""

from dataclasses import dataclass
from functools import cache

from procure_accessibility.published import rows

FILES = ("success_criteria_20.csv", "success_criteria_21.csv", "success_criteria_22.csv")
"""One file for each WCAG version that brought criteria."""

OWN = "own"
"""The target that is whatever standard the report itself was written for."""


@dataclass(frozen=True, slots=True)
class SuccessCriterion:
    """A web success criterion.

    Attributes:
        number: such as ``1.4.10``.
        title: its short title.
        level: ``A`` or ``AA``.
        since: the WCAG version it came with.
        until: the last WCAG version that holds it; empty if it still stands.
        weight: in the form of the Government of Canada.
        critical: whether the gate looks at it.
        always_applies: whether any web page has something it applies to.
    """

    number: str
    title: str
    level: str
    since: str
    until: str
    weight: int = 1
    critical: bool = False
    always_applies: bool = False


def targets() -> tuple[str, ...]:
    """Return the targets that can be named, ``own`` first."""
    return (OWN, *(row["target"] for row in rows("targets.csv")))


def wcag_of(target: str) -> str:
    """Return the WCAG version of a named target, such as ``2.1``."""
    return next(row["wcag"] for row in rows("targets.csv") if row["target"] == target)


def clauses_wanted(target: str) -> bool:
    """Say whether a target holds clauses of EN 301 549 beside the web criteria."""
    return any(row["target"] == target and row["en"] for row in rows("targets.csv"))


def criteria_of(target: str) -> tuple[SuccessCriterion, ...]:
    """Return the success criteria of a named target, in their order: 38, 50 or 55."""
    return criteria_of_wcag(wcag_of(target))


def criteria_of_wcag(version: str) -> tuple[SuccessCriterion, ...]:
    """Return levels A and AA of a WCAG version."""
    return tuple(
        one
        for one in published_criteria()
        if one.since <= version and (not one.until or version <= one.until)
    )


@cache
def published_criteria() -> tuple[SuccessCriterion, ...]:
    """Return all success criteria of levels A and AA, as the pack publishes them."""
    return tuple(
        SuccessCriterion(
            number=row["criterion"],
            title=row["title"],
            level=row["level"],
            since=row["since"],
            until=row["until"],
            weight=int(row["weight"]),
            critical=row["critical"] == "yes",
            always_applies=row["always-applies"] == "yes",
        )
        for row in sorted(
            (row for file in FILES for row in rows(file)), key=lambda row: _order(row["criterion"])
        )
    )


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))
