"""A network as an Open Fibre Data Standard file describes it, read as far as it can be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from procure.api import JsonValue, Message
from procure_connectivity.finding import Findings, shown

STATUSES = frozenset(
    {"proposed", "planned", "underConstruction", "inactive", "operational", "decommissioned"}
)
OUT_OF_USE = "decommissioned"

Position = tuple[float, float]
"""Longitude and latitude in degrees."""

Entry = tuple[Mapping[str, JsonValue], str]
"""What a file says of one node or span, and where."""

_Placed = TypeVar("_Placed", "Node", "Span", "Network")

_FARTHEST = 30
"""Powers of ten beyond which nothing is a quantity of a network."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place of the network; ``id`` is empty where the file gives none."""

    id: str
    where: str
    at: Position | None
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch between two nodes.

    Attributes:
        ends: ids of start and end as written; empty where the file gives none.
        route: the positions it passes; empty if there is no route that can be read.
    """

    id: str
    where: str
    ends: tuple[str, str]
    route: tuple[Position, ...]
    fields: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Network:
    """A network; ``nodes`` and ``spans`` without what stands twice.

    ``nodes_carried`` says that the file holds spans only, and the nodes are those at their ends.
    """

    id: str
    name: str
    where: str
    nodes: tuple[Node, ...]
    spans: tuple[Span, ...]
    organisations: tuple[Mapping[str, JsonValue], ...] = ()
    nodes_carried: bool = False


def network_of(value: Mapping[str, JsonValue], where: str, findings: Findings) -> Network:
    """Return the network below a key of the file; what cannot be placed is a finding."""
    nodes = _entries(value, "nodes", where, findings)
    spans = _entries(value, "spans", where, findings)
    organisations = tuple(one for one, _ in _entries(value, "organisations", where, findings))
    network = built(_text(value.get("name")), where, nodes, spans, findings)
    return replace(network, id=_text(value.get("id")), organisations=organisations)


def built(
    name: str, where: str, nodes: Iterable[Entry], spans: Iterable[Entry], findings: Findings
) -> Network:
    """Return a network of entries as they stand in the file, each with its place."""
    read_nodes = (_node(one, place, findings) for one, place in nodes)
    read_spans = (_span(one, place, findings) for one, place in spans)
    return Network(
        "",
        name,
        where,
        each_once(read_nodes, Message("node"), findings),
        each_once(read_spans, Message("span"), findings),
    )


def _entries(
    value: Mapping[str, JsonValue], key: str, where: str, findings: Findings
) -> Iterator[Entry]:
    listed = value.get(key)
    if listed is None:
        return
    if not isinstance(listed, list):
        what = Message("{key} is {value}, not a list; it is left out.", _key(key, listed))
        findings.error("F11", f"{where}.{key}", what)
        return
    for number, one in enumerate(listed):
        place = f"{where}.{key}[{number}]"
        if isinstance(one, dict):
            yield one, place
        else:
            what = Message("{value} is no entry of {key}; it is left out.", _key(key, one))
            findings.error("F11", place, what)


def _key(key: str, value: JsonValue) -> dict[str, str]:
    return {"key": key, "value": shown(value)}


def _node(value: Mapping[str, JsonValue], where: str, findings: Findings) -> Node:
    location = value.get("location")
    at: Position | None = None
    if location is not None:
        at = position(_coordinates(location, "Point"))
        if at is None:
            what = Message(
                "The location cannot be read as a point with longitude -180 to 180 and latitude"
                " -90 to 90; it is left out."
            )
            findings.warning("F6", f"{where}.location", what)
    return Node(_id(value, where, findings), where, at, value)


def _span(value: Mapping[str, JsonValue], where: str, findings: Findings) -> Span:
    _check_status(value, where, findings)
    return Span(
        _id(value, where, findings),
        where,
        (end_id(value.get("start")), end_id(value.get("end"))),
        _route(value.get("route"), where, findings),
        value,
    )


def _check_status(value: Mapping[str, JsonValue], where: str, findings: Findings) -> None:
    status = value.get("status")
    if status is not None and (not isinstance(status, str) or status not in STATUSES):
        what = Message(
            "The status {status} is none of the standard; it counts as unknown.",
            {"status": shown(status)},
        )
        findings.warning("F10", f"{where}.status", what)


def _route(value: JsonValue, where: str, findings: Findings) -> tuple[Position, ...]:
    if value is None:
        return ()
    coordinates = _coordinates(value, "LineString")
    points = [position(one) for one in coordinates] if isinstance(coordinates, list) else []
    read = tuple(one for one in points if one is not None)
    if len(read) < 2 or len(read) < len(points):
        what = Message(
            "The route cannot be read as a line of at least two points, each with longitude -180"
            " to 180 and latitude -90 to 90; its length is left out."
        )
        findings.warning("F6", f"{where}.route", what)
        return ()
    return read


def _coordinates(value: JsonValue, kind: str) -> JsonValue:
    if isinstance(value, dict) and value.get("type") == kind:
        return value.get("coordinates")
    return None


def position(value: JsonValue) -> Position | None:
    """Return longitude and latitude; None if they are none. A height behind them is ignored."""
    if not isinstance(value, list) or len(value) < 2:
        return None
    longitude, latitude = exact(value[0]), exact(value[1])
    if longitude is None or latitude is None:
        return None
    if abs(longitude) > 180 or abs(latitude) > 90:
        return None
    return float(longitude), float(latitude)


def exact(value: JsonValue) -> Fraction | None:
    """Return a number exactly; None if it is none, or none that a network can have."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and value and abs(value.adjusted()) > _FARTHEST:
        return None
    return Fraction(value) if abs(value) < 10**_FARTHEST else None


def end_id(value: JsonValue) -> str:
    """Return the id a span names for an end: as text, or as a node with its id (GeoJSON)."""
    return identifier(value.get("id") if isinstance(value, dict) else value)


def identifier(value: JsonValue) -> str:
    """Return an id as text; a whole number counts as its digits; empty if it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def _id(value: Mapping[str, JsonValue], where: str, findings: Findings) -> str:
    found = identifier(value.get("id"))
    if not found:
        what = Message("It has no id, so nothing can refer to it.")
        findings.warning("F8", where, what)
    return found


def _text(value: JsonValue) -> str:
    return value.strip() if isinstance(value, str) else ""


def each_once(entries: Iterator[_Placed], kind: Message, findings: Findings) -> tuple[_Placed, ...]:
    """Return the entries; a second one of an id is left out, so that nothing counts twice."""
    kept: list[_Placed] = []
    first: dict[str, str] = {}
    for one in entries:
        if one.id and one.id in first:
            what = Message(
                "The {kind} {id} stands at {first} already; only that one counts.",
                {"kind": kind, "id": shown(one.id), "first": first[one.id]},
            )
            findings.error("F4", one.where, what)
            continue
        first[one.id] = one.where
        kept.append(one)
    return tuple(kept)
