"""Conformance reports in OpenACR: what a file from a stranger says, answer by answer.

OpenACR (GSA/openacr, schema 0.1.0) is YAML or JSON. Aliases, duplicate keys and deep nesting are
refused; chapters other than the success criteria are left alone.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from procure.api import EvidenceContent, InputFault, Problem, YamlDocument, parse_yaml

MAX_BYTES = 1_000_000
"""Real reports are under 100 kB; reading YAML is slow, so more is refused."""

CHAPTERS = ("success_criteria_level_a", "success_criteria_level_aa")

Key: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a report says about one success criterion and one component.

    Attributes:
        level: as written, such as ``partially-supports``; empty if nothing is said.
        where: file and line.
    """

    number: str
    component: str
    level: str
    remark: str
    where: str


def is_openacr(file: EvidenceContent) -> bool:
    """Say whether a file looks like OpenACR, by its name and the keys every report has."""
    named = file.name.lower().endswith((".yaml", ".yml", ".json"))
    return named and all(key in file.content for key in (b"chapters", b"criteria", b"adherence"))


def read_answers(file: EvidenceContent) -> tuple[Answer, ...]:
    """Return the answers of a report, in the order of the file.

    Raises:
        InputFault: if the file is too large, or not YAML or JSON as described above.
    """
    document = _parse(file)
    return tuple(
        answer
        for chapter in CHAPTERS
        if _mapping(_at(document.value, "chapters", chapter)).get("disabled") is not True
        for answer in _chapter_answers(document, ("chapters", chapter, "criteria"))
    )


def _parse(file: EvidenceContent) -> YamlDocument:
    if len(file.content) > MAX_BYTES:
        raise InputFault([Problem(file.name, "is larger than 1 MB.", "Shorten its remarks.")])
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(file.name, f"byte {error.start} is not UTF-8.", "Save it as UTF-8.")
        raise InputFault([problem]) from error
    if not file.name.lower().endswith(".json"):
        return parse_yaml(text, file.name)
    try:
        return YamlDocument(file.name, json.loads(text, object_pairs_hook=_object), {})
    except (ValueError, RecursionError) as error:
        problem = Problem(file.name, f"is not JSON as expected: {error}.", "Export it once more.")
        raise InputFault([problem]) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"the key {twice[0]!r} stands twice")
    return dict(pairs)


def _chapter_answers(document: YamlDocument, key: Key) -> Iterator[Answer]:
    for row, criterion in enumerate(_sequence(_at(document.value, *key))):
        number = str(_mapping(criterion).get("num", "")).strip()
        components = _sequence(_mapping(criterion).get("components"))
        for column, component in enumerate(components):
            adherence = _mapping(_mapping(component).get("adherence"))
            yield Answer(
                number,
                str(_mapping(component).get("name", "")).strip(),
                str(adherence.get("level") or "").strip(),
                str(adherence.get("notes") or "").strip(),
                _place(document, (*key, row, "components", column), number),
            )


def _place(document: YamlDocument, key: Key, number: str) -> str:
    line = document.lines.get(key)
    return f"{document.file}:{line}" if line else f"{document.file} {number}"


def _at(value: object, *keys: str | int) -> object:
    for key in keys:
        value = _mapping(value).get(str(key))
    return value


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _sequence(value: object) -> list[object]:
    return value if isinstance(value, list) else []
