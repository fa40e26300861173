"""JSON Schemas made from the models: what a person may write, or what this program writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from procure.evaluation.model import Evaluation
from procure.model.lock import Lock
from procure.model.pack import LocalChange, Pack, Translation
from procure.model.tender import Tender
from procure.pack.case_file import CaseFile, PackCase
from procure.record.events import Event
from procure.self_evaluation.model import SelfEvaluation

DIALECT = "https://json-schema.org/draft/2020-12/schema"

BY_HAND = ("answers", "bid", "price")
"""Formats without a model: their readers name each fault by its cell or line."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its model, what it is called, and who writes it.

    Attributes:
        mode: ``validation`` for what a person may write, such as a bare number where text is due;
            ``serialization`` for what this program writes.
    """

    model: Any
    title: str
    description: str
    mode: Literal["validation", "serialization"] = "validation"


FORMATS: Mapping[str, Format] = {
    "tender": Format(Tender, "tender.yaml", "A tender as the officer writes it."),
    "pack": Format(
        Pack, "criteria.yaml", "A criteria pack: published criteria, with sources and settings."
    ),
    "change": Format(
        LocalChange, "criteria/<name>.yaml of a tender", "A tender's own change of a criteria pack."
    ),
    "cases": Format(
        CaseFile | PackCase,
        "cases/<name>.yaml of a pack",
        "Cases of a criteria pack: answers, and the points they must earn.",
    ),
    "translation": Format(
        Translation,
        "translations/<language>.yaml of a pack",
        "Texts of a criteria pack in another language, by path.",
    ),
    "lock": Format(
        Lock, "tender.lock.json", "A tender as frozen at issue, with its hash.", "serialization"
    ),
    "record": Format(
        Event,
        "A line of record/<person>.jsonl",
        "One event, with the SHA-256 of the line before it.",
        "serialization",
    ),
    "evaluation": Format(
        Evaluation,
        "evaluation.json",
        "What was asked, what each bid earned and why, and by which versions.",
        "serialization",
    ),
    "self": Format(
        SelfEvaluation,
        "self.json",
        "How a bid would stand, as far as arithmetic decides.",
        "serialization",
    ),
}


def generated_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each format that has a model, by the name of its file."""
    return {name: _schema(name, format_) for name, format_ in FORMATS.items()}


def _schema(name: str, format_: Format) -> dict[str, Any]:
    made = TypeAdapter(format_.model).json_schema(mode=format_.mode)
    content = _plain(made)
    assert isinstance(content, dict)
    if name == "record":
        _with_previous(content)
    head = {"$schema": DIALECT, "title": format_.title, "description": format_.description}
    return {**head, **{key: value for key, value in content.items() if key not in head}}


def _plain(value: Any, named: bool = False) -> Any:
    """Return a schema with the first sentence of each docstring, and without titles made of ids.

    Args:
        value: a part of the schema.
        named: whether its keys are names of properties or definitions, and not the schema's own.
    """
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, item in value.items():
        if key == "title" and not named:
            continue
        if key == "description" and not named and isinstance(item, str):
            found[key] = " ".join(item.split("\n\n")[0].split())
        elif key in {"default", "enum", "const"} and not named:
            found[key] = item
        else:
            found[key] = _plain(item, not named and key in {"properties", "$defs"})
    if "patternProperties" in found and not named:
        found.setdefault("additionalProperties", False)
    return found


def _with_previous(content: dict[str, Any]) -> None:
    """Add the hash of the line before to every event."""
    hash_ = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    for event in content["$defs"].values():
        event["properties"]["previous"] = hash_
        event["required"] = [*event.get("required", []), "previous"]
