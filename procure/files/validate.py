"""From plain values to typed records, every fault with file, line, key, value and remedy."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from procure.errors import InputFault, Problem
from procure.files.yaml import Document, Key

Model = TypeVar("Model", bound=BaseModel)

_WORDS: Mapping[str, str] = {
    "missing": "is missing.",
    "extra_forbidden": "is not a key this file knows.",
}
_REMEDIES: Mapping[str, str] = {
    "missing": "Add it.",
    "extra_forbidden": "Check its spelling, or remove it.",
}


def validate(model: type[Model], document: Document) -> Model:
    """Return the document's value as ``model``.

    Raises:
        InputFault: with every fault found.
    """
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        found = dict.fromkeys(_problem(details, document) for details in error.errors())
        raise InputFault(sorted(found)) from error


def _problem(details: ErrorDetails, document: Document) -> Problem:
    key = _key(details["loc"], document)
    kind = details["type"]
    if kind in _WORDS:
        return Problem(document.where(key), _WORDS[kind], _REMEDIES[kind])
    message = details["msg"].removeprefix("Value error, ")
    shown = _shown(details["input"])
    quoted = "" if shown in message else f" (it says {shown})"
    return Problem(document.where(key), f"{message[:1].lower()}{message[1:]}{quoted}.")


def _key(location: tuple[int | str, ...], document: Document) -> Key:
    """Drop what is not a key of the file: names of union members and validators."""
    key: Key = ()
    for position, part in enumerate(location):
        last = position == len(location) - 1
        if (*key, part) in document.lines or (last and not _is_type_name(part)):
            key = (*key, part)
    return key


def _is_type_name(part: int | str) -> bool:
    return isinstance(part, str) and (
        part == "[key]" or "[" in part or ("-" in part and "(" in part)
    )


def _shown(value: object) -> str:
    text = repr(str(value)) if not isinstance(value, list | dict) else "a list or mapping"
    return text if len(text) <= 80 else text[:77] + "…'"
