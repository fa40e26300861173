"""Real networks, published by others (see SOURCES.txt beside them)."""

import os
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from procure_connectivity.ofds import is_ofds, read_ofds

from procure.api import EvidenceContent, Reading

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]

FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "ofds"
PUBLIC = tuple(sorted((FOLDER / "public").glob("*json*")))


def read(path: Path, **settings: str) -> Reading:
    file = EvidenceContent(path.name, path.read_bytes())
    assert is_ofds(file)
    return read_ofds(file, settings)


def values(reading: Reading) -> dict[str, Any]:
    return {one.name.removeprefix("connectivity."): one.value for one in reading.measures}


def one(kind: str) -> Path:
    return next(path for path in PUBLIC if f"ofds-{kind}" in path.name)


def test_chorus_gives_the_figures_of_the_field_notes() -> None:
    """45 nodes, 56 spans, 6061.3 km, 2 components, 3 bridges, 2 dead ends, .9464 (B2)."""
    found = values(read(one("json")))
    assert found["nodes"] == 45
    assert found["spans"] == 56
    assert round(found["route_km"], 1) == Fraction("6061.3")
    assert found["components"] == 2
    assert found["bridge_spans"] == 3
    assert found["dead_end_nodes"] == 2
    assert round(found["path_diversity"], 4) == Fraction("0.9464")
    assert found["providers"] == 1


def test_chorus_says_what_it_leaves_unknown_and_which_routes_lie_elsewhere() -> None:
    reading = read(one("json"))
    assert values(reading)["unknown.span.darkFibre"] == 1
    assert "dark_fibre_km" not in values(reading)
    assert sum(1 for found in reading.findings if found.code == "connectivity.F14") == 8
    assert not [found for found in reading.findings if found.severity == "error"]


def test_chorus_in_two_files_gives_what_the_json_gives() -> None:
    assert values(read(one("nodes"), spans=str(one("spans")))) == values(read(one("json")))
    assert values(read(one("spans"), nodes=str(one("nodes")))) == values(read(one("json")))


def test_the_example_of_the_standard_has_its_cable_in_metres() -> None:
    """2 nodes, 1 span, 243.7 km, 1 component, 1 bridge, 2 dead ends; 276000 "km" (B2)."""
    reading = read(FOLDER / "standard-examples" / "network-package.json")
    found = values(reading)
    assert round(found["route_km"], 1) == Fraction("243.7")
    assert (found["nodes"], found["spans"], found["components"]) == (2, 1, 1)
    assert (found["bridge_spans"], found["dead_end_nodes"]) == (1, 2)
    assert "fibre_km" not in found
    assert [one.code for one in reading.findings if one.severity == "error"] == ["connectivity.F7"]


@pytest.mark.parametrize("path", sorted((FOLDER / "standard-examples").glob("*json")), ids=str)
def test_every_example_is_read_without_a_crash(path: Path) -> None:
    reading = read_ofds(EvidenceContent(path.name, path.read_bytes()), {})
    assert reading.measures or reading.findings
