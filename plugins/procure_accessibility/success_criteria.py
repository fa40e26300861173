"""Which web success criteria a target holds."""

import csv
import io
from dataclasses import dataclass

from procure_accessibility.folder import pack_folder

TARGETS = {"wcag20-aa": "2.0", "wcag21-aa": "2.1", "wcag22-aa": "2.2"}
"""WCAG version of each target; all of them mean levels A and AA."""


@dataclass(frozen=True, slots=True)
class SuccessCriterion:
    """A web success criterion.

    Attributes:
        number: such as ``1.4.10``.
        level: ``A`` or ``AA``.
        since: the WCAG version it came with.
        until: the last WCAG version that holds it; empty if it still stands.
    """

    number: str
    level: str
    since: str
    until: str


def criteria_of(target: str) -> tuple[SuccessCriterion, ...]:
    """Return the success criteria of a target, in their order: 38, 50 or 55."""
    version = TARGETS[target]
    return tuple(
        one
        for one in published_criteria()
        if one.since <= version and (not one.until or version <= one.until)
    )


def published_criteria() -> tuple[SuccessCriterion, ...]:
    """Return all success criteria of levels A and AA, as the pack publishes them."""
    text = (pack_folder() / "success_criteria.csv").read_text(encoding="utf-8")
    return tuple(
        SuccessCriterion(row["criterion"], row["level"], row["since"], row["until"])
        for row in csv.DictReader(io.StringIO(text))
    )
