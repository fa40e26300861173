"""The reader of networks in the Open Fibre Data Standard, 0.3 and 0.4, as JSON or GeoJSON.

GeoJSON comes in two files. Each can be read alone; ``--set spans=FILE`` beside the nodes, or
``nodes=FILE`` beside the spans, reads both as one network.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from procure.api import (
    EvidenceContent,
    InputFault,
    JsonValue,
    Measure,
    Message,
    Problem,
    Reading,
    SettingValue,
    parse_json,
)
from procure_connectivity.finding import Findings, refused, shown
from procure_connectivity.geojson import Document, feature_networks, is_features
from procure_connectivity.lengths import Measured
from procure_connectivity.network import Entry, Network, each_once, network_of
from procure_connectivity.network_figures import Figures, figures_of, measures_of, together

MOST_SHOWN = 50
"""Networks of one file whose own figures are given beside the totals."""

_MOST_BYTES = 20_000_000
_VERSION = re.compile(r"([0-9]+)[_.]+([0-9]+)(?:[_.]+[0-9]+)?/", re.ASCII)
_KNOWN = frozenset({"0.3", "0.4"})
_OTHERS = ("spans", "nodes")


def is_ofds(file: EvidenceContent) -> bool:
    """Say whether a file looks like a network: by its name and the keys such files have."""
    if not file.name.lower().endswith((".json", ".geojson")):
        return False
    content = file.content
    if b'"FeatureCollection"' in content:
        return b'"featureType"' in content or b'"networkProviders"' in content
    named = b'"networks"' in content or (b'"nodes"' in content and b'"spans"' in content)
    marks = (b'"spans"', b'"nodes"', b"open-fibre-data-standard", b"standard.ofds.info")
    return named and any(mark in content for mark in marks)


def read_ofds(file: EvidenceContent, settings: Mapping[str, SettingValue]) -> Reading:
    """Return nodes, spans, lengths and paths of the networks, and what is unknown or wrong."""
    findings = Findings(file.name)
    try:
        documents = [
            (parse_json(content, name), name)
            for name, content in ((file.name, file.content), *_beside(settings))
        ]
    except InputFault as fault:
        return refused(fault)
    networks = each_once(_networks(documents, findings), Message("network"), findings)
    if not networks:
        what = Message("It describes no network of the Open Fibre Data Standard.")
        findings.error("F2", file.name, what)
        return Reading((), findings.all())
    measured = Measured(findings)
    figures = [figures_of(network, measured, findings) for network in networks]
    return Reading((*_measures(figures, file.name),), findings.all())


def _measures(figures: list[Figures], file: str) -> Iterator[Measure]:
    yield from measures_of(together(figures, file), "connectivity")
    if len(figures) > 1:
        for number, one in enumerate(figures[:MOST_SHOWN], 1):
            yield from measures_of(one, f"connectivity.network.{number}")


def _beside(settings: Mapping[str, SettingValue]) -> Iterator[tuple[str, bytes]]:
    """Yield the other half of a GeoJSON pair, where the command line names it."""
    for name in _OTHERS:
        given = settings.get(name)
        if not isinstance(given, str):
            continue
        path = Path(given)
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise InputFault([Problem(given, "is larger than 20 MB.", "Split it.")])
            yield path.name, path.read_bytes()
        except (OSError, ValueError) as error:
            raise InputFault([Problem(given, "cannot be read.", "Check the path.")]) from error


def _networks(documents: list[Document], findings: Findings) -> Iterator[Network]:
    first, file = documents[0]
    if is_features(first):
        yield from feature_networks(documents, findings)
        return
    if len(documents) > 1:
        what = Message("The other file is left out: only GeoJSON comes in two files.")
        findings.warning("F3", file, what)
    for value, where in _listed(first, file, findings):
        _say_version(value, where, findings)
        network = network_of(value, where, findings)
        _say_paged(value, network, findings)
        yield network


def _listed(document: JsonValue, file: str, findings: Findings) -> Iterator[Entry]:
    if not isinstance(document, dict):
        return
    listed = document.get("networks")
    if listed is None:
        if "nodes" in document or "spans" in document:
            yield document, f"{file} network"
        return
    if not isinstance(listed, list):
        what = Message("networks is {value}, not a list.", {"value": shown(listed)})
        findings.error("F11", f"{file} networks", what)
        return
    for number, one in enumerate(listed):
        where = f"{file} networks[{number}]"
        if isinstance(one, dict):
            yield one, where
        else:
            what = Message("{value} is no network; it is left out.", {"value": shown(one)})
            findings.error("F11", where, what)


def _say_version(value: Mapping[str, JsonValue], where: str, findings: Findings) -> None:
    version = _version(value)
    if not version:
        what = Message(
            "It does not name its schema (a link with rel describedby), so the version of the"
            " standard is not known; it is read as 0.4."
        )
        findings.info("F3", f"{where}.links", what)
    elif version not in _KNOWN:
        what = Message(
            "It follows version {version} of the standard; what it shares with 0.4 is read.",
            {"version": version},
        )
        findings.warning("F3", f"{where}.links", what)


def _version(value: Mapping[str, JsonValue]) -> str:
    for link in _links(value):
        href = link.get("href")
        if link.get("rel") == "describedby" and isinstance(href, str):
            found = _VERSION.search(href[:500])
            return f"{int(found[1][:9])}.{int(found[2][:9])}" if found else ""
    return ""


def _say_paged(value: Mapping[str, JsonValue], network: Network, findings: Findings) -> None:
    """Point out that there is nothing, or that it stands behind a link: nothing is fetched."""
    if not network.nodes and not network.spans:
        what = Message("It holds neither nodes nor spans, so nothing about it is known.")
        findings.warning("F2", network.where, what)
    elsewhere = [
        key
        for key, held in (("nodes", network.nodes), ("spans", network.spans))
        if not held and any(str(link.get("rel"))[:200].count(f":{key}") for link in _links(value))
    ]
    for key in elsewhere:
        what = Message(
            "The {key} stand behind a link, which is not followed. Ask for them in the file.",
            {"key": key},
        )
        findings.error("F15", f"{network.where}.links", what)


def _links(value: Mapping[str, JsonValue]) -> list[Mapping[str, JsonValue]]:
    links = value.get("links")
    return [one for one in links if isinstance(one, dict)] if isinstance(links, list) else []
