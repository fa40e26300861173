"""Levels of a conformance report, counted over the criteria of a target."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message, Severity
from procure_accessibility.openacr import Answer
from procure_accessibility.success_criteria import SuccessCriterion

BLANK = ""
WORST_FIRST = (
    "does-not-support",
    BLANK,
    "not-evaluated",
    "partially-supports",
    "supports",
    "not-applicable",
)
"""Of several parts the worst decides; not applicable only if it is so for all of them."""

GAPS = ("partially-supports", "does-not-support")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many criteria of a target stand at each level; what is missing counts as blank."""

    levels: Mapping[str, int]

    def __getitem__(self, level: str) -> int:
        """Return how many criteria stand at ``level``."""
        return self.levels.get(level, 0)

    @property
    def applicable(self) -> int:
        """Criteria of the target without those that do not apply."""
        return sum(self.levels.values()) - self["not-applicable"]

    @property
    def support(self) -> Fraction | None:
        """Percent: supports 1, partially supports 0.5, else 0; None if nothing applies."""
        if not self.applicable:
            return None
        earned = self["supports"] + Fraction(self["partially-supports"], 2)
        return 100 * earned / self.applicable


Key = tuple[str, str]
"""A success criterion's number and a component."""

Found = Mapping[Key, tuple[Answer, ...]]
"""Answers by success criterion and component."""


def by_criterion(answers: Iterable[Answer]) -> Found:
    """Return answers by success criterion and component; a repeated one keeps all of them."""
    found: dict[tuple[str, str], tuple[Answer, ...]] = {}
    for answer in answers:
        key = (answer.number, answer.component)
        found[key] = (*found.get(key, ()), answer)
    return found


def count_levels(
    found: Found, criteria: Iterable[SuccessCriterion], components: tuple[str, ...]
) -> Counted:
    """Return how many of the criteria stand at each level, the worst component deciding."""
    return Counted(
        Counter(
            min(
                (_known(answer) for part in components for answer in _of(found, one, part)),
                key=WORST_FIRST.index,
                default=BLANK,
            )
            for one in criteria
        )
    )


def report_findings(
    found: Found, criteria: Iterable[SuccessCriterion], components: tuple[str, ...], file: str
) -> Iterator[Finding]:
    """Yield what to ask about a report; a finding never changes a count.

    Missing, blank and not evaluated criteria are one finding each, with their numbers.
    """
    asked = [(one.number, part) for one in criteria for part in components]
    answers = [answer for key in asked for answer in found.get(key, ())]
    missing = [key for key in asked if key not in found]
    blank = [one for one in answers if one.level == BLANK]
    waiting = [one for one in answers if one.level == "not-evaluated"]
    if missing:
        words = (
            "{count} of {asked} criteria are missing in the report: {criteria};"
            " ask for the whole report."
        )
        yield _finding("L02", Severity.ERROR, file, words, _listed(missing, asked))
    if blank:
        words = "{count} of {asked} criteria have no level and count as nothing: {criteria}."
        values = _listed([(one.number, one.component) for one in blank], asked)
        yield _finding("L01", Severity.ERROR, blank[0].where, words, values)
    if waiting:
        words = "{count} of {asked} criteria were not evaluated and count as nothing: {criteria}."
        values = _listed([(one.number, one.component) for one in waiting], asked)
        yield _finding("L03", Severity.ERROR, waiting[0].where, words, values)
    for answer in answers:
        yield from _answer_findings(answer)


def _listed(some: Iterable[Key], asked: Iterable[Key]) -> dict[str, str]:
    """Return the numbers with their components, and how many criteria they are of those asked."""
    parts: dict[str, list[str]] = {}
    for number, part in dict.fromkeys(some):
        parts.setdefault(number, []).append(part)
    several = len({part for _, part in asked}) > 1
    shown = [f"{one} ({', '.join(own)})" if several else one for one, own in parts.items()]
    total = len({number for number, _ in asked})
    return {"count": str(len(parts)), "asked": str(total), "criteria": ", ".join(shown)}


def _answer_findings(answer: Answer) -> Iterator[Finding]:
    values = {"criterion": answer.number, "component": answer.component}
    if answer.level not in WORST_FIRST:
        words = "{criterion} ({component}) says {level}, which is none of the terms."
        values = {**values, "level": repr(answer.level[:60])}
        yield _finding("L15", Severity.ERROR, answer.where, words, values)
    elif answer.level in GAPS and not answer.remark:
        words = "{criterion} ({component}) has a gap without a remark: who cannot do what?"
        yield _finding("L04", Severity.WARNING, answer.where, words, values)


def _of(found: Found, criterion: SuccessCriterion, component: str) -> tuple[Answer, ...]:
    missing = Answer(criterion.number, component, BLANK, "", "")
    return found.get((criterion.number, component), (missing,))


def _known(answer: Answer) -> str:
    return answer.level if answer.level in WORST_FIRST else BLANK


def _finding(
    code: str, severity: Severity, where: str, words: str, values: Mapping[str, str]
) -> Finding:
    return Finding(f"accessibility.{code}", severity, where, Message(words, values))
