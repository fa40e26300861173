"""Trees of mappings and lists with things done to them by a seed, perhaps no longer JSON."""

import copy
import json
import random
from typing import Any

from stress.mutate import HOSTILE

ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    -1,
    0,
    10**40,
    1e300,
    2.5,
    [],
    {},
    [[[]]],
    {"id": {}},
    [None, 1, "x"],
    *HOSTILE,
)
"""What may stand where something else is due."""

BYTES = (
    b"\xff",
    b"\x00",
    b"[",
    b"{",
    b'"',
    b"1e999",
    b"NaN",
    b"\\ud800",
    b'"id": "1", ',
    b"[" * 99,
)


def changed(document: Any, chance: random.Random, values: tuple[Any, ...] = ODD) -> Any:
    """Return the document with up to four parts lost, replaced, repeated or moved."""
    document = copy.deepcopy(document)
    for _ in range(chance.randint(0, 4)):
        places = list(_places(document))
        if places:
            _change(places, chance, values)
    return document


def mutated(document: Any, chance: random.Random, values: tuple[Any, ...] = ODD) -> bytes:
    """Return the document with up to four things done to it, perhaps no longer JSON."""
    made = bytearray(
        json.dumps(changed(document, chance, values), ensure_ascii=chance.random() < 0.5).encode(
            "utf-8"
        )
    )
    for _ in range(chance.choice([0, 0, 0, 1, 5])):
        at = chance.randrange(len(made) + 1)
        made[at : at + chance.choice([0, 1, 30])] = chance.choice(BYTES)
    return bytes(made)


def _places(value: Any) -> "list[tuple[Any, Any]]":
    keys = list(value) if isinstance(value, dict) else range(len(value))
    found = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], dict | list):
            found += _places(value[key])
    return found


def _change(
    places: "list[tuple[Any, Any]]", chance: random.Random, values: tuple[Any, ...]
) -> None:
    holder, key = chance.choice(places)
    other, other_key = chance.choice(places)
    kind = chance.randrange(4)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[key] = copy.deepcopy(other[other_key])
    elif kind == 2 and isinstance(holder, list):
        holder.extend(copy.deepcopy(holder[:20]))
    else:
        holder[key] = copy.deepcopy(chance.choice(values))
