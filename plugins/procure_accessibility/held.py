"""A report held against what the buyer wants: where each criterion stands, group by group."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from procure_accessibility.catalogue import (
    LEVEL_A,
    LEVEL_AA,
    WCAG_CHAPTERS,
    guessed_wcag,
    wcag_of_edition,
)
from procure_accessibility.groups import group_support
from procure_accessibility.levels import Found, Standing, by_criterion, standings
from procure_accessibility.report import WHOLE, Answer, Report
from procure_accessibility.success_criteria import OWN, criteria_of_wcag, wcag_of
from procure_accessibility.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Held:
    """A report over the criteria of a target.

    Attributes:
        own_wcag: WCAG version the report was written for; empty if that cannot be known.
        wcag: WCAG version of the target.
        found: answers of levels A and AA by criterion and component.
    """

    report: Report
    wanted: Wanted
    own_wcag: str
    wcag: str
    found: Found
    standings: tuple[Standing, ...]
    groups: Mapping[str, Fraction]


def hold(report: Report, wanted: Wanted) -> Held:
    """Return the report over the criteria of the buyer's target."""
    web = [one for one in report.answers if one.chapter in WCAG_CHAPTERS]
    own = _own_wcag(report)
    wcag = (own or "2.0") if wanted.target == OWN else wcag_of(wanted.target)
    scored = [one for one in web if one.chapter in (LEVEL_A, LEVEL_AA)]
    found = by_criterion(_of_components(scored, wanted.components))
    some = standings(found, criteria_of_wcag(wcag), wanted.components, wanted.weights)
    plain = standings(found, criteria_of_wcag(wcag), wanted.components)
    return Held(report, wanted, own, wcag, found, some, group_support(plain, wanted.mapping))


def _own_wcag(report: Report) -> str:
    """Return the WCAG version a report was written for; of several reports the oldest."""
    if report.parts:
        return min(filter(None, map(_own_wcag, report.parts)), default="")
    web = (one.number for one in report.answers if one.chapter in WCAG_CHAPTERS)
    return wcag_of_edition(report.catalogue) or guessed_wcag(web)


def _of_components(answers: Iterable[Answer], components: tuple[str, ...]) -> Iterator[Answer]:
    """Yield the answers; one about the whole product stands for each component asked.

    It does so only where the report says nothing on that component itself.
    """
    given = tuple(answers)
    own = {(one.number, one.component) for one in given}
    for one in given:
        if one.component != WHOLE:
            yield one
            continue
        for part in components:
            if (one.number, part) not in own:
                yield replace(one, component=part)
