"""What an export of the CNIL PIA tool holds (LINCnil/pia, exports since 2018).

``{pia, answers, measures, evaluations, comments}``; only ``pia`` must be there. The format is not
documented (LINCnil/pia issue 659); keys that are not known are passed over, as the tool's own
import does. A question's number may be text; ``structure_data`` may bring other questions.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procure.api import JsonValue, Message
from procure_privacy.pia_shape import Shape
from procure_privacy.said import plain, shown, warning
from procure_privacy.words import says_more_than_none

EVENTS: Mapping[str, str] = {
    "access": "risk-access",
    "modification": "risk-change",
    "disappearance": "risk-disappearance",
}
"""The tool's feared events: name of our measure, and name in the tool's map of risks."""

_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)
_BLOCKS = ("answers", "measures", "evaluations")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question: its words, its gauge as filed, its list."""

    question: str
    text: str
    gauge: JsonValue
    listed: tuple[str, ...]
    where: str

    @property
    def given(self) -> bool:
        """Whether anything at all is said."""
        return bool(self.text or self.listed or not is_unset(self.gauge))


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What an evaluator says of one part: severity and likelihood as filed, words of a plan.

    A plan that is a dash, “none” or “later” is empty.
    """

    part: str
    status: JsonValue
    severity: JsonValue
    likelihood: JsonValue
    plan: str
    where: str


@dataclass(frozen=True, slots=True)
class EventKeys:
    """Where one feared event is asked: the numbers of its questions and of its evaluation."""

    severity: str
    likelihood: str
    controls: str
    part: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """An export: its header, its parts in the order of the file, how many of each were filed."""

    file: str
    header: Mapping[str, JsonValue]
    answers: tuple[Answer, ...]
    titles: Mapping[str, str]
    evaluations: tuple[Evaluated, ...]
    filed: Mapping[str, int]
    questions: tuple[str, ...]
    events: Mapping[str, EventKeys]


def assessment(document: JsonValue, shape: Shape) -> Assessment:
    """Return what the export says; what cannot be placed is kept in ``shape``."""
    top = shape.mapping(document, "$")
    header = shape.mapping(top.get("pia"), "pia")
    if not isinstance(top.get("pia"), dict):
        what = Message("There is no part “pia”: this is no export of the tool.")
        shape.tell(warning("A2", shape.where("pia"), what))
    blocks = {name: shape.sequence(top.get(name), name) for name in _BLOCKS}
    sections = shape.mapping(header.get("structure_data"), "pia.structure_data").get("sections")
    questions, events = _structure(shape.sequence(sections, "pia.structure_data.sections"))
    return Assessment(
        file=shape.file,
        header=header,
        answers=tuple(_answers(blocks["answers"], shape)),
        titles=_titles(blocks["measures"], shape),
        evaluations=tuple(_evaluations(blocks["evaluations"], shape)),
        filed={name: len(blocks[name]) for name in _BLOCKS if isinstance(top.get(name), list)},
        questions=questions,
        events=events,
    )


def is_unset(gauge: JsonValue) -> bool:
    """Say whether a gauge was never moved: it is missing, empty or 0."""
    return gauge is None or gauge in (0, "", "0")


def reference(value: JsonValue) -> str:
    """Return a question's number, written as a number or as text; empty if it is none."""
    if isinstance(value, bool):
        return ""
    text = str(value).strip() if isinstance(value, str | int) else ""
    return text if _NUMBER.fullmatch(text) else ""


def _answers(given: list[JsonValue], shape: Shape) -> Iterator[Answer]:
    for row, one in enumerate(given):
        key = f"answers[{row}]"
        answer = shape.mapping(one, key)
        question = reference(answer.get("reference_to"))
        if not question:
            _orphan(answer.get("reference_to"), f"{key}.reference_to", shape)
            continue
        data = shape.mapping(answer.get("data"), f"{key}.data")
        listed = shape.sequence(data.get("list"), f"{key}.data.list")
        yield Answer(
            question=question,
            text=plain(shape.text(data.get("text"), f"{key}.data.text")),
            gauge=data.get("gauge"),
            listed=tuple(
                text
                for number, item in enumerate(listed)
                if (text := plain(shape.text(item, f"{key}.data.list[{number}]")))
            ),
            where=shape.where(key),
        )


def _titles(given: list[JsonValue], shape: Shape) -> dict[str, str]:
    """Return the titles of measures by their number."""
    found: dict[str, str] = {}
    for row, one in enumerate(given):
        key = f"measures[{row}]"
        measure = shape.mapping(one, key)
        number = reference(measure.get("id"))
        title = plain(shape.text(measure.get("title"), f"{key}.title"))
        if number in found:
            what = Message("Two measures have the number {number}.", {"number": number})
            shape.tell(warning("A3", shape.where(key), what))
        if not title:
            what = Message("A measure has no title.")
            shape.tell(warning("A8", shape.where(key), what))
        found.setdefault(number or key, title)
    return found


def _evaluations(given: list[JsonValue], shape: Shape) -> Iterator[Evaluated]:
    for row, one in enumerate(given):
        key = f"evaluations[{row}]"
        evaluated = shape.mapping(one, key)
        gauges = shape.mapping(evaluated.get("gauges"), f"{key}.gauges")
        part = evaluated.get("reference_to")
        if not isinstance(part, str) or not part:
            _orphan(part, f"{key}.reference_to", shape)
            continue
        yield Evaluated(
            part=part,
            status=evaluated.get("status"),
            severity=gauges.get("x"),
            likelihood=gauges.get("y"),
            plan=_plan(
                shape.text(evaluated.get("action_plan_comment"), f"{key}.action_plan_comment")
            ),
            where=shape.where(key),
        )


def _plan(markup: str) -> str:
    """Return the words of an action plan; empty if they are a dash, “none” or “later”."""
    words = plain(markup)
    return words if says_more_than_none(words) else ""


def _orphan(value: JsonValue, key: str, shape: Shape) -> None:
    what = Message("It belongs to {value}, which is no part of the file.", {"value": shown(value)})
    shape.tell(warning("A4", shape.where(key), what))


_OWN = (
    *range(111, 114),
    *range(121, 124),
    *range(211, 216),
    *range(221, 228),
    *(number for event in (320, 330, 340) for number in range(event + 1, event + 7)),
)


def _structure(sections: list[JsonValue]) -> tuple[tuple[str, ...], dict[str, EventKeys]]:
    """Return the questions and feared events: the file's own structure's, or the tool's."""
    questions: list[str] = []
    events: dict[str, EventKeys] = {}
    for section in sections:
        for item in _within(section, "items"):
            asked = _within(item, "questions")
            questions += [number for one in asked if (number := reference(_at(one, "id")))]
            part = f"{_at(section, 'id')}.{_at(item, 'id')}"
            events |= _custom(asked, part)
    standard = {
        name: EventKeys(f"3{x}5", f"3{x}6", f"3{x}4", f"3.{x}")
        for x, name in enumerate(EVENTS, start=2)
    }
    return (
        tuple(questions) or tuple(str(number) for number in _OWN),
        {name: events.get(name, standard[name]) for name in EVENTS},
    )


def _custom(asked: list[JsonValue], part: str) -> dict[str, EventKeys]:
    drawn = {
        str(_at(one, "cartography")): reference(_at(one, "id"))
        for one in asked
        if _at(one, "cartography")
    }
    controls = next(
        (reference(_at(one, "id")) for one in asked if _at(one, "is_measure") is True), ""
    )
    return {
        name: EventKeys(drawn[f"{key}_x"], drawn[f"{key}_y"], controls, part)
        for name, key in EVENTS.items()
        if drawn.get(f"{key}_x") and drawn.get(f"{key}_y")
    }


def _within(value: JsonValue, key: str) -> list[JsonValue]:
    found = _at(value, key)
    return found if isinstance(found, list) else []


def _at(value: JsonValue, key: str) -> JsonValue:
    return value.get(key) if isinstance(value, dict) else None
