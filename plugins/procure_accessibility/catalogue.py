"""What an edition of OpenACR's catalogue holds: chapters, numbers, components.

Editions write some chapter ids differently and disagree on ids; chapters are compared here by the
part that all of them share.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from procure_accessibility.published import rows
from procure_accessibility.success_criteria import published_criteria

LEVEL_A = "success_criteria_level_a"
LEVEL_AA = "success_criteria_level_aa"
LEVEL_AAA = "success_criteria_level_aaa"
WCAG_CHAPTERS = (LEVEL_A, LEVEL_AA, LEVEL_AAA)
EN = "en_301_549"
"""What the names of chapters of EN 301 549 begin with."""

PERFORMANCE = "functional_performance_criteria"
EN_PERFORMANCE = "en_301_549_functional_performance"
WEB_COMPONENTS = ("web", "electronic-docs", "software", "authoring-tool")
NO_COMPONENT = "none"

CLAUSE_TABLES = (
    "generic",
    "closed",
    "voice",
    "video-calls",
    "video",
    "hardware",
    "stationary",
    "documents",
    "apps",
    "authoring",
    "manuals",
    "helpdesk",
    "relay",
    "two-way",
)
"""Requirements ``clauses-<name>`` of the pack; each but the first is asked by its setting."""

EN_FILES = (*(f"clauses_{one.replace('-', '_')}.csv" for one in CLAUSE_TABLES), "clauses_other.csv")
"""Clauses of EN 301 549 by what asks them; the last holds headings and what is never asked."""

_SAME = {"en_301_549_ict_with_2way_voice": "en_301_549_ict_with_two-way_voice"}
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,4}){1,5}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of a chapter other than the web criteria.

    Attributes:
        heading: whether it only heads others, so that no answer is due.
        table: such as ``hardware``, of those in ``CLAUSE_TABLES``; empty for what is never asked.
        asked_when: settings of the pack; it is asked if one of them is ``yes``.
    """

    number: str
    title: str
    chapter: str
    heading: bool
    table: str = ""
    asked_when: tuple[str, ...] = ()


def chapter_name(given: str) -> str:
    """Return the chapter id as this pack writes it, whichever edition wrote it."""
    lower = given.lower()
    return _SAME.get(lower, lower)


@cache
def chapters() -> Mapping[str, frozenset[str]]:
    """Return the numbers of each chapter, over all editions."""
    found: dict[str, set[str]] = {"en_301_549_web": set()}
    for one in published_criteria():
        found.setdefault(LEVEL_A if one.level == "A" else LEVEL_AA, set()).add(one.number)
    found[LEVEL_AAA] = {row["criterion"] for row in rows("success_criteria_aaa.csv")}
    for clause in all_clauses():
        found.setdefault(clause.chapter, set()).add(clause.number)
    found[EN_PERFORMANCE].add("4.1.1")  # stands in the 2.4 edition, as a heading
    return {chapter: frozenset(numbers) for chapter, numbers in found.items()}


@cache
def all_clauses() -> tuple[Clause, ...]:
    """Return the clauses of Section 508 and EN 301 549, chapter by chapter."""
    files = ("clauses_508.csv", *EN_FILES)
    tables = ("", *CLAUSE_TABLES, "")
    made = [(table, row) for table, file in zip(tables, files, strict=True) for row in rows(file)]
    numbers: dict[str, list[str]] = {}
    for _, row in made:
        numbers.setdefault(row["chapter"], []).append(row["clause"])
    return tuple(
        Clause(
            number=row["clause"],
            title=row["title"],
            chapter=row["chapter"],
            heading=_heads(row["clause"], numbers[row["chapter"]]),
            table=table,
            asked_when=tuple(row.get("asked-when", "").split()),
        )
        for table, row in made
    )


def _heads(number: str, others: Iterable[str]) -> bool:
    return any(one.startswith(f"{number}.") for one in others)


@cache
def headings() -> frozenset[tuple[str, str]]:
    """Return chapter and number of the rows on which no answer is due."""
    return frozenset(
        {(one.chapter, one.number) for one in all_clauses() if one.heading}
        | {(EN_PERFORMANCE, "4.1.1")}
    )


def components_of(chapter: str) -> tuple[str, ...]:
    """Return the components a chapter may speak of."""
    return WEB_COMPONENTS if chapter in WCAG_CHAPTERS else (NO_COMPONENT,)


def wcag_of_edition(edition: str) -> str:
    """Return the WCAG version of a catalogue's edition; empty if the edition is not known."""
    found = [row["wcag"] for row in rows("editions.csv") if row["edition"] == edition]
    return found[0] if found else ""


def guessed_wcag(numbers: Iterable[str]) -> str:
    """Return the WCAG version a report was written for, from the newest criterion it names."""
    since = {one.number: one.since for one in published_criteria()}
    since |= {row["criterion"]: row["since"] for row in rows("success_criteria_aaa.csv")}
    return max((since[one] for one in numbers if one in since), default="")


def in_order(number: str) -> tuple[int, ...]:
    """Return what numbers such as 1.4.3 and 1.4.10 are sorted by."""
    return tuple(int(part) for part in number.split(".")) if _NUMBER.match(number) else (9999,)
