"""JSON from strangers: bounded, no key twice, decimals exact.

Numbers that no quantity of ours can be (more than 100 characters, or an exponent beyond 99)
stay text, as NaN and Infinity do: whoever wants a number there sees that there is none. Half a
character (one of a surrogate pair), which cannot be written to any file, becomes U+FFFD.
"""

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from procure.errors import InputFault, Problem
from procure.files.characters import UNSHOWN

JsonValue: TypeAlias = "bool | int | Decimal | str | list[JsonValue] | dict[str, JsonValue] | None"

MAX_BYTES = 5_000_000
MAX_DEPTH = 60

_HALF = re.compile("[\ud800-\udfff]")
_LONGEST = 100
_FARTHEST = 99


def parse_json(content: bytes, name: str) -> JsonValue:
    """Return what a JSON document holds.

    Args:
        content: its bytes, UTF-8 with or without a mark.
        name: how the file is called in messages.

    Raises:
        InputFault: if it is larger than 5 MB, nested deeper than 60, not UTF-8 or not JSON, or
            holds a key twice.
    """
    if len(content) > MAX_BYTES:
        raise InputFault([Problem(name, "is larger than 5 MB.", "Split it, or shorten it.")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(name, f"byte {error.start} is not UTF-8.", "Save it as UTF-8.")
        raise InputFault([problem]) from error
    try:
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_int=_int,
            parse_constant=str,
        )
        if "\\ud" in text.lower() and not _deeper_than(value, MAX_DEPTH):
            value = _whole(value)
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}"
        problem = Problem(where, f"is not JSON: {error.msg}.", "Export it once more.")
        raise InputFault([problem]) from error
    except RecursionError as error:
        raise _too_deep(name) from error
    except _Twice as error:
        what = f"holds the key {str(error)[:80]!r} twice in one place."
        raise InputFault([Problem(name, what, "Keep one of them.")]) from error
    if _deeper_than(value, MAX_DEPTH):
        raise _too_deep(name)
    return value


class _Twice(Exception):
    """A key that stands twice."""


def _too_deep(name: str) -> InputFault:
    return InputFault([Problem(name, f"is nested over {MAX_DEPTH} deep.", "Flatten it.")])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice(next(key for key, n in Counter(k for k, _ in pairs).items() if n > 1))
    return found


def _decimal(text: str) -> Decimal | str:
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent that no Decimal can hold
        return text
    if len(text) > _LONGEST or abs(number.adjusted()) > _FARTHEST:
        return text
    return number


def _int(text: str) -> int | str:
    return int(text) if len(text) <= _LONGEST else text


def _whole(value: JsonValue) -> JsonValue:
    """Return the value with half characters as U+FFFD."""
    if isinstance(value, str):
        return _HALF.sub(UNSHOWN, value)
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return _object([(_HALF.sub(UNSHOWN, key), _whole(one)) for key, one in value.items()])
    return value


def _deeper_than(value: JsonValue, most: int) -> bool:
    level: list[JsonValue] = [value]
    for _ in range(most + 1):
        if not level:
            return False
        level = [
            inner
            for one in level
            if isinstance(one, list | dict)
            for inner in (one if isinstance(one, list) else one.values())
        ]
    return bool(level)
