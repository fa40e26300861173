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


Found = Mapping[tuple[str, str], tuple[Answer, ...]]
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
    """Yield what to ask about a report; a finding never changes a count."""
    for one in criteria:
        for part in components:
            values = {"criterion": one.number, "component": part}
            if (one.number, part) not in found:
                words = "{criterion} ({component}) is missing in the report."
                yield _finding("L02", Severity.ERROR, file, words, values)
            for answer in found.get((one.number, part), ()):
                yield from _answer_findings(answer, values)


def _answer_findings(answer: Answer, values: dict[str, str]) -> Iterator[Finding]:
    if answer.level == BLANK:
        words = "{criterion} ({component}) has no level; it counts as nothing."
        yield _finding("L01", Severity.ERROR, answer.where, words, values)
    elif answer.level not in WORST_FIRST:
        words = "{criterion} ({component}) says {level}, which is none of the terms."
        values = {**values, "level": repr(answer.level[:60])}
        yield _finding("L15", Severity.ERROR, answer.where, words, values)
    elif answer.level == "not-evaluated":
        words = "{criterion} ({component}) was not evaluated; it counts as nothing."
        yield _finding("L03", Severity.ERROR, answer.where, words, values)
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
