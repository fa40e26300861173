"""The order in which a line of mixed direction is drawn (Unicode Standard Annex 9).

python-bidi does the work; pairs of brackets, which it leaves out, are resolved here (rule N0).
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bidi import algorithm  # type: ignore[import-untyped]

_OPEN = {"(": ")", "[": "]", "{": "}", "\u300c": "\u300d"}
_CLOSE = frozenset(_OPEN.values())
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")  # noqa: RUF001


_ISOLATE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Isolate(NamedTuple):
    """A part of a line that is ordered by itself: from ``start`` to before ``end``."""

    start: int
    end: int
    right_to_left: bool


def visual_order(
    text: str, *, right_to_left: bool, isolates: Sequence[Isolate] = ()
) -> tuple[tuple[int, bool], ...]:
    """Return index and direction (True: right to left) of each sign, from left to right.

    An isolate counts as one sign without direction in the line around it (rules X5a to X5c).

    Args:
        text: one line, in reading order.
        right_to_left: the direction of the paragraph.
        isolates: parts that do not overlap, in reading order.
    """
    if not isolates:
        return _order(text, right_to_left=right_to_left)
    around, places = _around(text, isolates)
    found: list[tuple[int, bool]] = []
    for at, back in _order(around, right_to_left=right_to_left):
        place = places[at]
        if isinstance(place, int):
            found.append((place, back))
        else:
            inside = text[place.start : place.end]
            order = _order(inside, right_to_left=place.right_to_left)
            found += ((place.start + index, turned) for index, turned in order)
    return tuple(found)


def _around(text: str, isolates: Sequence[Isolate]) -> tuple[str, list[int | Isolate]]:
    """Return the line with one sign for each isolate, and what each of its signs stands for."""
    around, done = "", 0
    places: list[int | Isolate] = []
    for isolate in isolates:
        around += text[done : isolate.start] + _ISOLATE
        places += [*range(done, isolate.start), isolate]
        done = isolate.end
    return around + text[done:], [*places, *range(done, len(text))]


def _order(text: str, *, right_to_left: bool) -> tuple[tuple[int, bool], ...]:
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(right_to_left), "LR"[right_to_left]
    algorithm.get_embedding_levels(text, storage)
    for index, sign in enumerate(storage["chars"]):
        sign["index"] = index
    _join_minus(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[right_to_left])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = {sign["index"]: sign["level"] for sign in storage["chars"]}
    algorithm.reorder_resolved_levels(storage, False)
    return tuple((sign["index"], bool(levels[sign["index"]] % 2)) for sign in storage["chars"])


def mirrored(text: str) -> str:
    """Return text with brackets and the like turned, as they are shown from right to left."""
    return text.translate(_MIRRORED)


def _join_minus(signs: list[dict[str, Any]]) -> None:
    """Let a minus sign stay at the left of its number, as in every language of ours."""
    for at, sign in enumerate(signs[:-1]):
        after_number = at > 0 and signs[at - 1]["type"] in {"EN", "AN"}
        if sign["ch"] == "\N{MINUS SIGN}" and signs[at + 1]["type"] == "EN" and not after_number:
            sign["type"] = "EN"


def _resolve_brackets(signs: list[dict[str, Any]], base: str) -> None:
    """Give both brackets of a pair one direction: the line's, if a letter inside has it."""
    for start, end in _pairs(signs):
        inside = {_direction(sign["type"]) for sign in signs[start + 1 : end]} - {None}
        if not inside:
            continue
        before = next(
            (found for sign in reversed(signs[:start]) if (found := _direction(sign["type"]))), base
        )
        other = next(iter(inside)) if base not in inside else base
        signs[start]["type"] = signs[end]["type"] = (
            base if base in inside or before != other else other
        )


def _pairs(signs: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for at, sign in enumerate(signs):
        if sign["type"] != "ON":
            continue
        if sign["ch"] in _OPEN:
            waiting.append((_OPEN[sign["ch"]], at))
        elif sign["ch"] in _CLOSE:
            depth = next(
                (depth for depth, one in enumerate(reversed(waiting)) if one[0] == sign["ch"]), None
            )
            if depth is not None:
                found.append((waiting[-depth - 1][1], at))
                del waiting[-depth - 1 :]
    yield from sorted(found)


def _direction(kind: str) -> str | None:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)
