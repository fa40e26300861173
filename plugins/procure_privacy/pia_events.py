"""Feared events of a PIA: severity x likelihood as its author and as its evaluator filed them.

Author's gauges take planned controls into account, so the risk is called "assessed", not inherent.
``evaluations[].gauges``: x is severity, y is likelihood, after the action plan; 0 and 0 mean that
nobody judged again (LINCnil/pia 4.1.0, risks-cartography.component.ts).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from procure.api import Finding, JsonValue, Message
from procure_privacy.pia_file import Answer, Assessment, Evaluated, EventKeys, is_unset
from procure_privacy.risk import SCALE
from procure_privacy.said import error, shown, warning
from procure_privacy.words import compared, says_more_than_none

Levels = tuple[int, int]
Given = TypeVar("Given", Answer, Evaluated)


@dataclass(frozen=True, slots=True)
class Event:
    """One feared event as filed.

    Attributes:
        before: the author's severity and likelihood, 1 to 4; None if they cannot be told.
        after: those after the action plan, the author's where nobody judged again.
        controls: measures of the file named against it, and action plans for it.
    """

    name: str
    before: Levels | None
    after: Levels | None
    controls: int
    assessed_at: str
    residual_at: str

    @property
    def assessed(self) -> int | None:
        """Severity x likelihood as the author filed them, 1 to 16."""
        return self.before[0] * self.before[1] if self.before else None

    @property
    def residual(self) -> int | None:
        """Severity x likelihood that stay, 1 to 16."""
        return self.after[0] * self.after[1] if self.after else None


def events(found: Assessment, findings: list[Finding]) -> tuple[Event, ...]:
    """Return the three feared events; what cannot be placed is a finding."""
    return tuple(_event(name, keys, found, findings) for name, keys in found.events.items())


def doubts(event: Event) -> Iterator[Finding]:
    """Yield what does not hang together: a risk that grows, a reduction nobody works for."""
    if event.assessed is None or event.residual is None:
        return
    values: dict[str, str | int | Decimal | Message] = {
        "event": event.name,
        "assessed": event.assessed,
        "residual": event.residual,
    }
    if event.residual > event.assessed:
        what = Message(
            "{event}: after the action plan the risk is {residual}, more than the {assessed} before"
            " it.",
            values,
        )
        yield error("R1", event.residual_at, what)
    if event.residual < event.assessed and not event.controls:
        what = Message(
            "{event}: the risk falls from {assessed} to {residual}, and no measure or action plan"
            " is named for it; for points {assessed} counts.",
            values,
        )
        yield warning("R2", event.residual_at, what)


def _event(name: str, keys: EventKeys, found: Assessment, findings: list[Finding]) -> Event:
    severity = _gauge(found.answers, keys.severity, name, findings)
    likelihood = _gauge(found.answers, keys.likelihood, name, findings)
    controls = _only(
        [one for one in found.answers if one.question == keys.controls], keys.controls, findings
    )
    judged = _only([one for one in found.evaluations if one.part == keys.part], keys.part, findings)
    at = next((one.where for one in found.answers if one.question == keys.severity), found.file)
    before = (severity, likelihood) if severity and likelihood else None
    after, residual_at = before, at
    if judged is not None and not _untouched(judged):
        again = _again(judged, name, findings)
        if again:
            after, residual_at = again, f"{judged.where}.gauges"
    count = len(_measures(found, controls, name, findings)) if controls else 0
    count += bool(judged and judged.plan)
    return Event(name, before, after, count, at, residual_at)


def _measures(
    found: Assessment, controls: Answer, event: str, findings: list[Finding]
) -> frozenset[str]:
    """Return the measures of the file that are named against an event, as they compare.

    The tool lists them by their titles. Another title is a finding, and “none” is no measure.
    """
    titles = {compared(one) for one in found.titles.values() if says_more_than_none(one)}
    unknown = [
        one for one in controls.listed if says_more_than_none(one) and compared(one) not in titles
    ]
    if unknown:
        what = Message(
            "{event}: no measure of the file has the title {titles}, so it does not count against "
            "the risk.",
            {"event": event, "titles": ", ".join(shown(one) for one in unknown[:5])},
        )
        findings.append(warning("A4", f"{controls.where}.data.list", what))
    return frozenset(one for title in controls.listed if (one := compared(title)) in titles)


def _gauge(
    answers: Iterable[Answer], question: str, event: str, findings: list[Finding]
) -> int | None:
    """Return a gauge from 1 to 4; None with a finding if it is missing or none."""
    given = [one for one in answers if one.question == question]
    levels = {_level(one.gauge) for one in given}
    if len(given) > 1 and len(levels) > 1:
        what = Message(
            "{event}: question {question} is answered {count} times, and not alike.",
            {"event": event, "question": question, "count": len(given)},
        )
        findings.append(error("A3", given[1].where, what))
        return None
    level = next(iter(levels), None)
    if level:
        return level
    if given and not is_unset(given[0].gauge):
        what = Message(
            "{event}: {value} is no level from 1 to {scale}.",
            {"event": event, "value": shown(given[0].gauge), "scale": SCALE},
        )
        findings.append(error("A5", f"{given[0].where}.data.gauge", what))
    else:
        what = Message(
            "{event}: question {question} gives no level, so its risk is not known.",
            {"event": event, "question": question},
        )
        where = f"{given[0].where}.data.gauge" if given else "answers"
        findings.append(warning("A5", where, what))
    return None


def _level(value: JsonValue) -> int | None:
    """Return a level from 1 to 4, written as a number or as text; None if it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = int(value) if value.strip() in {"1", "2", "3", "4"} else None
    if isinstance(value, Decimal) and value == int(value):
        value = int(value)
    return value if isinstance(value, int) and 1 <= value <= SCALE else None


def _untouched(judged: Evaluated) -> bool:
    return is_unset(judged.severity) and is_unset(judged.likelihood)


def _again(judged: Evaluated, event: str, findings: list[Finding]) -> Levels | None:
    severity, likelihood = _level(judged.severity), _level(judged.likelihood)
    if severity and likelihood:
        return severity, likelihood
    what = Message(
        "{event}: the evaluator's {severity} and {likelihood} are not two levels from 1 to {scale};"
        " the author's count.",
        {
            "event": event,
            "severity": shown(judged.severity),
            "likelihood": shown(judged.likelihood),
            "scale": SCALE,
        },
    )
    findings.append(warning("A5", f"{judged.where}.gauges", what))
    return None


def _only(given: list[Given], key: str, findings: list[Finding]) -> Given | None:
    """Return the one that was given; of several the last, with a finding."""
    if len(given) > 1:
        what = Message(
            "{key} stands there {count} times; the last one is read.",
            {"key": key, "count": len(given)},
        )
        findings.append(warning("A3", given[-1].where, what))
    return given[-1] if given else None
