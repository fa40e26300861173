"""Faults of typed values, in words an officer understands: what stands there, what to do."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from pydantic_core import ErrorDetails

Words: TypeAlias = tuple[str, str]
"""What is wrong, and the remedy."""

LONGEST_QUOTE = 80

MISMATCH = "_type"
"""How the kinds of fault end that say: this is not the shape of value that is due here."""


def words(details: ErrorDetails) -> Words:
    """Return what is wrong with one value, quoted, and what to do about it."""
    kind, value = details["type"], details["input"]
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "value_error":
        return _own_words(details)
    if kind in _BY_CONTEXT:
        return _BY_CONTEXT[kind](quoted(value), details.get("ctx", {}))
    for start, due in _DUE.items():
        if kind.startswith(start):
            return due(value)
    return f"{quoted(value)} cannot stand here: {_lower(details['msg'])}.", ""


def quoted(value: object) -> str:
    """Return a value as it is quoted in a message: shortened, lists and mappings by name."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list | tuple):
        return "a list"
    text = repr(str(value))
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 2]}…'"


def _own_words(details: ErrorDetails) -> Words:
    message = details["msg"].removeprefix("Value error, ")
    value = details["input"]
    shown = quoted(value)
    said = shown in message or "'" in message[:1] or isinstance(value, dict | list | tuple)
    return f"{message}{'' if said else f' (it says {shown})'}.", ""


def _keys(value: object) -> Words:
    remedy = "Write 'key: value' lines below it, indented."
    if isinstance(value, list | tuple):
        return "is a list, where keys with values are due.", remedy
    if value is None:
        return "is empty.", remedy
    return f"{quoted(value)} stands here, where keys with values are due.", remedy


def _list(value: object) -> Words:
    if isinstance(value, dict):
        return "holds keys, where a list is due.", "Start each entry with a hyphen."
    if isinstance(value, str) and len(value) <= LONGEST_QUOTE:
        return f"{quoted(value)} is not a list.", f"Put it in square brackets: [{value}]."
    return f"{quoted(value)} is not a list.", "Put it in square brackets."


def _one_value(value: object) -> Words:
    if value is None:
        return "is empty.", "Write a value, or remove the key."
    if isinstance(value, dict | list | tuple):
        return f"holds {quoted(value)}, where one value is due.", "Write one value."
    return f"{quoted(value)} is not text.", "Put it in quotes."


def _of_kind(name: str, remedy: str) -> Callable[[object], Words]:
    def said(value: object) -> Words:
        if value is None or isinstance(value, dict | list | tuple):
            return _one_value(value)
        return f"{quoted(value)} is {name}.", remedy

    return said


def _one_of(shown: str, context: Mapping[str, object]) -> Words:
    expected = str(context.get("expected", ""))
    choices = re.findall(r"'([^']*)'", expected) or [expected]
    if len(choices) == 1:
        return f"{shown} cannot stand here.", f"Write {choices[0]}."
    return f"{shown} is not known here.", f"Write one of: {', '.join(choices)}."


def _tag(_: str, context: Mapping[str, object]) -> Words:
    known = ", ".join(re.findall(r"'([^']*)'", str(context.get("expected_tags", ""))))
    return f"{str(context.get('tag', ''))!r} is not known here.", f"Write one of: {known}."


def _no_tag(_: str, context: Mapping[str, object]) -> Words:
    name = str(context.get("discriminator", "")).strip("'")
    return f"has no {name}.", f"Add {name}: it says which other keys belong here."


def _lower(message: str) -> str:
    return f"{message[:1].lower()}{message[1:]}"


_FIXED: Mapping[str, Words] = {
    "missing": ("is missing.", "Add it."),
    "extra_forbidden": (
        "is not a key this file knows.",
        "Check its spelling, or remove it.",
    ),
    "recursion_loop": ("is nested too deep.", "Flatten it."),
}

_BY_CONTEXT: Mapping[str, Callable[[str, Mapping[str, object]], Words]] = {
    "literal_error": _one_of,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "greater_than_equal": lambda shown, at: (f"{shown} is too small.", f"At least {at['ge']}."),
    "less_than_equal": lambda shown, at: (f"{shown} is too large.", f"At most {at['le']}."),
    "json_invalid": lambda _, at: (f"is not JSON: {at.get('error', '')}.", ""),
}

_DUE: Mapping[str, Callable[[object], Words]] = {
    "model_": _keys,
    "dict_type": _keys,
    "tuple_": _list,
    "list_type": _list,
    "decimal_": _of_kind("not a plain decimal number", "Write digits only, such as 4.5."),
    "int_": _of_kind("not a whole number", "Write digits only, such as 3."),
    "bool_": _of_kind("neither yes nor no", "Write yes or no."),
    "string_": _one_value,
}
