"""Nodes and spans as GeoJSON features, put together to networks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from procure.api import JsonValue, Message
from procure_connectivity.finding import Findings, shown
from procure_connectivity.network import Entry, Network, built, end_id, identifier

_GEOMETRY = {"Point": ("nodes", "location"), "LineString": ("spans", "route")}
_FEATURE = {"node": ("nodes", "location"), "span": ("spans", "route")}

Parts = dict[str, list[Entry]]

Document = tuple[JsonValue, str]
"""What a file holds, and its name."""


def is_features(value: JsonValue) -> bool:
    """Say whether a document is a collection of GeoJSON features."""
    return isinstance(value, dict) and value.get("type") == "FeatureCollection"


def feature_networks(documents: list[Document], findings: Findings) -> Iterator[Network]:
    """Yield a network for each id that features name; the files count as one.

    Where the file holds spans only, the nodes are those that spans carry with them.
    """
    parts: dict[str, Parts] = {}
    for value, where in _features(documents, findings):
        placed = _placed(value, where, findings)
        if placed:
            id_, key, entry = placed
            parts.setdefault(id_, {"nodes": [], "spans": []})[key].append((entry, where))
    file = documents[0][1]
    for found in (parts[id_] for id_ in sorted(parts)):
        nodes, spans = found["nodes"], found["spans"]
        network = built("", file, nodes or list(_carried(spans)), spans, findings)
        yield replace(network, nodes_carried=not nodes)
        _say_half(found, file, findings)


def _features(documents: list[Document], findings: Findings) -> Iterator[Entry]:
    for document, file in documents:
        features = document.get("features") if isinstance(document, dict) else None
        if not is_features(document) or not isinstance(features, list):
            what = Message("There is no list of GeoJSON features in it.")
            findings.error("F11", f"{file} features", what)
            continue
        for number, one in enumerate(features):
            where = f"{file} features[{number}]"
            if isinstance(one, dict):
                yield one, where
            else:
                what = Message("{value} is no feature; it is left out.", {"value": shown(one)})
                findings.error("F11", where, what)


def _placed(
    value: Mapping[str, JsonValue], where: str, findings: Findings
) -> tuple[str, str, Mapping[str, JsonValue]] | None:
    """Return the network's id, whether it is a node or a span, and the entry as in JSON."""
    properties, geometry = value.get("properties"), value.get("geometry")
    held = properties if isinstance(properties, dict) else {}
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    named = held.get("featureType")
    found = _FEATURE.get(named) if isinstance(named, str) else None
    found = found or (_GEOMETRY.get(kind) if isinstance(kind, str) else None)
    if found is None:
        what = Message("It is neither a node nor a span; it is left out.")
        findings.error("F11", where, what)
        return None
    key, name = found
    network = held.get("network")
    id_ = identifier(network.get("id") if isinstance(network, dict) else network)
    return id_, key, {**held, **({} if geometry is None else {name: geometry})}


def _carried(spans: list[Entry]) -> Iterator[Entry]:
    """Yield each node that spans carry at their ends, once."""
    seen: set[str] = set()
    for span, where in spans:
        for key in ("start", "end"):
            node = span.get(key)
            if end_id(node) and end_id(node) not in seen:
                seen.add(end_id(node))
                yield node if isinstance(node, dict) else {"id": node}, f"{where}.{key}"


def _say_half(found: Parts, file: str, findings: Findings) -> None:
    if not found["nodes"]:
        what = Message(
            "These are the spans alone: nodes that no span reaches are not known. Name the other"
            " file with --set nodes=FILE."
        )
        findings.info("F12", file, what)
    elif not found["spans"]:
        what = Message(
            "These are the nodes alone: lengths and paths are not known. Name the other file with"
            " --set spans=FILE, or hand in the network as one JSON file."
        )
        findings.warning("F12", file, what)
