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
from procure_accessibility.levels import BLANK, Found, Key, Standing, by_criterion, standings
from procure_accessibility.report import WHOLE, Answer, Report
from procure_accessibility.success_criteria import (
    OWN,
    criteria_of_wcag,
    published_criteria,
    wcag_of,
)
from procure_accessibility.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Held:
    """A report over the criteria of a target.

    Attributes:
        own_wcag: WCAG version the report was written for; empty if that cannot be known.
        wcag: WCAG version of the target.
        found: answers of levels A and AA by criterion and component.
        met: criteria and components on which it is silent because its own standard has dropped
            the criterion as always met.
    """

    report: Report
    wanted: Wanted
    own_wcag: str
    wcag: str
    found: Found
    standings: tuple[Standing, ...]
    groups: Mapping[str, Fraction]
    met: frozenset[Key] = frozenset()


def hold(report: Report, wanted: Wanted) -> Held:
    """Return the report over the criteria of the buyer's target."""
    web = [one for one in report.answers if one.chapter in WCAG_CHAPTERS]
    own = _own_wcag(report)
    wcag = (own or "2.0") if wanted.target == OWN else wcag_of(wanted.target)
    scored = [one for one in web if one.chapter in (LEVEL_A, LEVEL_AA)]
    given = by_criterion(_of_components(scored, wanted.components))
    met = frozenset(_met(given, own, wanted.components))
    found = {key: answers for key, answers in given.items() if key not in met}
    criteria = criteria_of_wcag(wcag)
    some = standings(found, criteria, wanted.components, wanted.weights, met)
    plain = standings(found, criteria, wanted.components, met=met)
    groups = group_support(plain, wanted.mapping)
    return Held(report, wanted, own, wcag, found, some, groups, met)


def _met(given: Found, own: str, components: tuple[str, ...]) -> Iterator[Key]:
    """Yield what a report says nothing of because its standard holds it for always met.

    W3C on 4.1.1, which WCAG 2.2 has dropped: always satisfied for content in HTML or XML.
    """
    for one in published_criteria():
        if not one.until or own <= one.until:
            continue
        for part in components:
            key = (one.number, part)
            silent = all(answer.level == BLANK for answer in given.get(key, ()))
            if silent and any(other == part for number, other in given if number != one.number):
                yield key


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
