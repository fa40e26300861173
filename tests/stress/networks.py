"""Network files as nobody should hand them in, made from good ones by a seed."""

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

from procure_connectivity.ofds import is_ofds, read_ofds
from stress.trees import ODD, mutated

from procure.api import EvidenceContent
from procure.plugin.results import wrong_findings, wrong_measures

SCHEMA = "https://standard.ofds.info/en/0__4__0/network-schema.json"
VALUES: tuple[Any, ...] = (
    {"type": "LineString", "coordinates": [[0, 0], [0, 0]]},
    {"type": "Point", "coordinates": [181, 91]},
    [[0, 0], ["1", "2"]],
    *ODD,
)


def made_network(chance: random.Random) -> dict[str, Any]:
    """Return a network of a few nodes and spans with every field the reader uses."""
    ids = [str(number) for number in range(chance.randint(1, 6))]
    places = {id_: [chance.randint(-180, 180), chance.randint(-90, 90)] for id_ in ids}
    nodes = [
        {
            "id": id_,
            "status": "planned",
            "location": {"type": "Point", "coordinates": places[id_]},
            "type": ["pop"],
            "accessPoint": True,
            "power": False,
            "networkProviders": [{"id": "1", "name": "F"}],
        }
        for id_ in ids
    ]
    spans = []
    for number in range(chance.randint(0, 8)):
        start, end = chance.choice(ids), chance.choice(ids)
        spans.append(
            {
                "id": str(number),
                "status": chance.choice(["operational", "planned", "decommissioned"]),
                "start": start,
                "end": end,
                "route": {"type": "LineString", "coordinates": [places[start], places[end]]},
                "transmissionMedium": ["fibre"],
                "deployment": ["belowGround"],
                "codeployment": "road",
                "supportingInfrastructure": {"type": "duct"},
                "darkFibre": True,
                "fibreCount": 24,
                "fibreLength": chance.choice([1, 1000, 10**6]),
                "networkProviders": [{"id": "2", "name": "F"}],
            }
        )
    organisations = [{"id": "1", "name": "F"}, {"id": "2", "name": "F"}]
    links = [{"rel": "describedby", "href": SCHEMA}]
    network = {"id": "1", "nodes": nodes, "spans": spans, "links": links}
    return {**network, "organisations": organisations}


def as_features(network: dict[str, Any], key: str, geometry: str) -> dict[str, Any]:
    """Return the nodes or the spans of a network as GeoJSON."""
    features = []
    for entry in network[key]:
        held = {**entry, "network": {"id": network["id"]}, "featureType": key[:-1]}
        if key == "spans":
            held |= {end: {"id": entry[end]} for end in ("start", "end")}
        features.append({"type": "Feature", "geometry": held.pop(geometry), "properties": held})
    return {"type": "FeatureCollection", "features": features}


def network_file(chance: random.Random, folder: Path) -> None:
    """Read a mutated network, as JSON or as one or two GeoJSON files, and check what comes."""
    network = made_network(chance)
    kind = chance.choice(["json", "json", "nodes", "spans", "both"])
    networks = [network, made_network(chance)] if chance.random() < 0.3 else [network]
    documents = {
        "json": {"networks": networks},
        "nodes": as_features(network, "nodes", "location"),
        "spans": as_features(network, "spans", "route"),
    }
    content = mutated(documents["nodes" if kind == "both" else kind], chance, VALUES)
    (folder / "network.json").write_bytes(content)
    settings = {}
    if kind == "both":
        (folder / "spans.geojson").write_bytes(mutated(documents["spans"], chance, VALUES))
        settings = {"spans": str(folder / "spans.geojson")}
    file = EvidenceContent("network.json", content)
    is_ofds(file)
    reading = read_ofds(file, settings)
    assert not list(wrong_measures(reading.measures, "connectivity"))
    assert not list(wrong_findings(reading.findings, "connectivity"))
    assert reading.measures or reading.findings
    for one in reading.findings:
        str(one.what).encode("utf-8")
    values = {one.name: one.value for one in reading.measures if isinstance(one.value, Fraction)}
    assert all(value >= 0 for value in values.values())
    assert values.get("connectivity.path_diversity", Fraction(0)) <= 1
