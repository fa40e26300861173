"""Clauses of EN 301 549 beside the web criteria, where the target holds them and they apply.

Headings are not counted. A clause is asked if one of the settings that say what is bought asks it,
and if bidders get to see its table.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import Finding, Measure, MessageValue
from procure_accessibility.catalogue import EN, NO_COMPONENT, Clause, all_clauses
from procure_accessibility.held import Held
from procure_accessibility.levels import BLANK, Standing, counts, standings, support
from procure_accessibility.levels import by_criterion as by_number
from procure_accessibility.said import finding, listed
from procure_accessibility.success_criteria import SuccessCriterion, clauses_wanted

NEEDS: Mapping[str, str] = {
    "platform": "apps",
    "assistive": "apps",
    "stationary": "hardware",
    "tickets": "hardware",
    "speech-output": "hardware",
    "shared-use": "hardware",
    "fixed-phone": "hardware",
    "mobile-phone": "hardware",
    "voice": "two-way",
    "video-calls": "two-way",
    "video-display": "video",
    "access-features": "manuals",
}
"""Answers that make sense only with another: it shows the table, or is true as well."""


def clauses_asked(areas: frozenset[str]) -> tuple[Clause, ...]:
    """Return the clauses that apply to what is bought, in their order."""
    return tuple(one for one in all_clauses() if not one.heading and _is_asked(one, areas))


def _is_asked(one: Clause, areas: frozenset[str]) -> bool:
    """Say whether an answer asks a clause and shows its table, or could not mean otherwise."""
    asking = areas & set(one.asked_when)
    shown = {"generic", *areas, *(NEEDS.get(area, "") for area in asking)}
    return bool(asking) and one.table in shown


def clause_standings(held: Held) -> tuple[Standing, ...]:
    """Return where each clause asked stands; none if the target does not hold clauses."""
    if not clauses_wanted(held.wanted.target):
        return ()
    asked = clauses_asked(held.wanted.areas)
    found = by_number(one for one in held.report.answers if one.chapter.startswith(EN))
    as_criteria = tuple(SuccessCriterion(one.number, one.title, "", "", "") for one in asked)
    return standings(found, as_criteria, (NO_COMPONENT,))


def clause_measures(held: Held) -> Iterator[Measure]:
    """Yield counts of levels and support over the clauses asked."""
    some = clause_standings(held)
    if not some:
        return
    file = held.report.file
    found: Mapping[str, int] = counts(some)
    for level, number in found.items():
        name = level.replace("-", "_") or "blank"
        yield Measure(f"accessibility.clause.{name}", Fraction(number), "count", file)
    percent = support(some)
    if percent is not None:
        yield Measure("accessibility.clause.reported_support", percent, "percent", file)


def clause_findings(held: Held) -> Iterator[Finding]:
    """Yield the clauses asked on which nothing is said."""
    some = clause_standings(held)
    silent = [one.criterion.number for one in some if one.level == BLANK]
    if silent:
        words = "{count} of {asked} clauses have no answer and count as nothing: {criteria}."
        values: dict[str, MessageValue] = {
            "count": len(silent),
            "asked": len(some),
            "criteria": listed(silent),
        }
        yield finding("L02", held.report.file, words, values)
