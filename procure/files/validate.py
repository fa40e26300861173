"""From plain values to typed records, every fault with file, line, key, value and remedy."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from procure.errors import InputFault, Problem
from procure.files.characters import UNSHOWN, legible
from procure.files.wording import MISMATCH, Words, words
from procure.files.yaml import Document, Key, Value

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document) -> Model:
    """Return the document's value as ``model``.

    Raises:
        InputFault: with every fault found, in the order of the file.
    """
    unseen = tuple(_unseen(document.value, document, ()))
    try:
        found = model.model_validate(document.value)
    except ValidationError as error:
        raise InputFault([*unseen, *faults(error, document)]) from error
    if unseen:
        raise InputFault(unseen)
    return found


def _unseen(value: Value, document: Document, key: Key) -> Iterator[Problem]:
    """Yield a problem for each text, or key, that holds what no form or report can show."""
    if isinstance(value, str) and UNSHOWN in legible(value) and UNSHOWN not in value:
        what = f"'{legible(value)}' holds control characters, shown here as {UNSHOWN}."
        yield Problem(document.where(key), what, "Type the text anew.")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _unseen(item, document, (*key, at))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _unseen(name, document, (*key, name))
            yield from _unseen(item, document, (*key, name))


def faults(error: ValidationError, document: Document, under: Key = ()) -> tuple[Problem, ...]:
    """Return what is wrong, in the order of the file, one problem for each place.

    Args:
        error: as raised for the value at ``under``.
        document: the file.
        under: key of the value in the file; empty for the whole.
    """
    found: dict[Key, list[ErrorDetails]] = {}
    for details in error.errors():
        key = _key(details, document, under)
        found.setdefault(key, []).append(details)
    kept = {key: said for key, many in found.items() if (said := _kept(key, many, found))}
    ordered = sorted(kept, key=lambda key: (document.line(key), [str(part) for part in key]))
    return tuple(Problem(document.where(key), *_said(kept[key], key, document)) for key in ordered)


def _key(details: ErrorDetails, document: Document, under: Key) -> Key:
    """Drop what is not a key of the file: names of union members and validators."""
    key: Key = under
    for part in details["loc"]:
        if (*key, part) in document.lines:
            key = (*key, part)
    if details["type"] == "missing" and key[-1:] != details["loc"][-1:]:
        key = (*key, details["loc"][-1])
    if details["type"] == "union_tag_invalid":
        key = (*key, str(details.get("ctx", {}).get("discriminator", "")).strip("'"))
    return key


def _kept(
    key: Key, many: Iterable[ErrorDetails], found: Mapping[Key, object]
) -> tuple[ErrorDetails, ...]:
    """Return the faults at a key that say something.

    Where one of several shapes is due, each shape complains. If the value has one of the shapes,
    its own faults lie deeper, and what the other shapes say is noise; else our own words say most.
    """
    deeper = any(len(other) > len(key) and other[: len(key)] == key for other in found)
    kept = [one for one in many if not (deeper and one["type"].endswith(MISMATCH))]
    own = [one for one in kept if one["type"] in {"value_error", "literal_error"}]
    plain = [one for one in kept if one["type"] in {"string_type", "decimal_type"}]
    return tuple(own or plain or kept)


def _said(many: tuple[ErrorDetails, ...], key: Key, document: Document) -> Words:
    if many[0]["type"] == "missing" and key in document.lines:
        return "is empty.", "Write something behind it."
    own = [one for one in many if one["type"] == "value_error"]
    what, remedy = words((own or many)[-1])
    if own and len(own) < len(many):
        other = next(one for one in many if one["type"] != "value_error")
        return what, words(other)[1].replace("Write", "Or write", 1)
    return what, remedy
