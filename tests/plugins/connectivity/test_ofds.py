"""The reader of networks: figures that can be counted by hand, and everything that can be wrong."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_connectivity.ofds import is_ofds, read_ofds

from procure.api import EvidenceContent, Measure, Reading

SCHEMA = "https://standard.ofds.info/en/0__4__0/network-schema.json"
RING = (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"))
AT = {"a": [0, 0], "b": [0, 1], "c": [1, 1], "d": [2, 1]}


def node(id_: str, **fields: object) -> dict[str, object]:
    return {"id": id_, "location": {"type": "Point", "coordinates": AT[id_]}, **fields}


def span(id_: str, start: str, end: str, **fields: object) -> dict[str, object]:
    route = {"type": "LineString", "coordinates": [AT[start], AT[end]]}
    return {"id": id_, "start": start, "end": end, "route": route, **fields}


def ring(**changes: object) -> dict[str, Any]:
    """Return three nodes in a ring and a fourth behind a single span."""
    return {
        "id": "1",
        "nodes": [node(one) for one in AT],
        "spans": [span(str(number), *ends) for number, ends in enumerate(RING)],
        "links": [{"rel": "describedby", "href": SCHEMA}],
        **changes,
    }


def read(document: object, name: str = "net.json", **settings: Any) -> Reading:
    return read_ofds(EvidenceContent(name, json.dumps(document).encode()), settings)


def network(**changes: object) -> Reading:
    return read({"networks": [ring(**changes)]})


def values(reading: Reading) -> dict[str, Any]:
    return {one.name.removeprefix("connectivity."): one.value for one in reading.measures}


def codes(reading: Reading) -> list[str]:
    return [one.code.removeprefix("connectivity.") for one in reading.findings]


def measure(reading: Reading, name: str) -> Measure:
    return next(one for one in reading.measures if one.name == f"connectivity.{name}")


def test_a_ring_with_a_spur_has_one_bridge_and_one_dead_end() -> None:
    found = values(network())
    assert found["nodes"] == 4
    assert found["spans"] == 4
    assert found["components"] == 1
    assert found["bridge_spans"] == 1
    assert found["dead_end_nodes"] == 1
    assert found["path_diversity"] == Fraction(3, 4)


def test_lengths_are_geodesics_to_the_centimetre() -> None:
    """On WGS 84 a degree of the equator is 111.31949 km, the first of a meridian 110.57439 km."""
    spans = [span("1", "a", "b")]
    assert values(network(spans=spans))["route_km"] == Fraction("110.57439")
    AT["e"] = [1, 0]
    try:
        nodes = [node("a"), node("e")]
        found = network(nodes=nodes, spans=[span("1", "a", "e")])
    finally:
        del AT["e"]
    assert values(found)["route_km"] == Fraction("111.31949")


def test_every_length_names_its_method_and_every_measure_its_key() -> None:
    reading = network()
    assert "WGS 84" in measure(reading, "route_km").source
    assert measure(reading, "route_km").where == "net.json networks[0].spans"
    assert all(one.where for one in reading.measures)


def test_two_spans_between_the_same_nodes_are_no_bridge_but_one_trench_is_pointed_out() -> None:
    twice = [span("1", "a", "b"), span("2", "b", "a")]
    twice[1]["route"] = {"type": "LineString", "coordinates": [AT["b"], AT["a"]]}
    reading = network(spans=twice)
    assert values(reading)["bridge_spans"] == 0
    assert "F13" in codes(reading)


@pytest.mark.parametrize("bare", [(0,), (1,), (0, 1)])
def test_a_second_span_whose_way_no_route_shows_is_pointed_out(bare: tuple[int, ...]) -> None:
    twice = [span("1", "a", "b"), span("2", "b", "a")]
    twice[1]["route"] = {"type": "LineString", "coordinates": [AT["b"], [0.5, 0.5], AT["a"]]}
    assert "F13" not in codes(network(spans=twice))
    for at in bare:
        del twice[at]["route"]
    reading = network(spans=twice)
    assert (values(reading)["bridge_spans"], codes(reading).count("F13")) == (0, 1)


def test_a_span_that_stands_twice_counts_once() -> None:
    spans = [span("1", "a", "b"), span("1", "a", "b")]
    reading = network(spans=spans)
    assert values(reading)["spans"] == 1
    assert values(reading)["bridge_spans"] == 1
    assert "F4" in codes(reading)


def test_a_span_to_an_unknown_node_is_in_no_path_and_still_has_its_length() -> None:
    lost = {**span("9", "a", "b"), "end": "nowhere"}
    reading = network(spans=[span("1", "b", "c"), lost])
    assert values(reading)["placed_spans"] == 1
    assert values(reading)["path_diversity"] == 0
    assert values(reading)["route_km"] > values(network(spans=[span("1", "b", "c")]))["route_km"]
    assert "F5" in codes(reading)


def test_a_loop_earns_no_path_diversity() -> None:
    loop = {"id": "9", "start": "a", "end": "a"}
    assert values(network(spans=[span("1", "a", "b"), loop]))["path_diversity"] == 0


def test_what_is_not_given_is_unknown_and_never_zero() -> None:
    found = values(network())
    assert found["unknown.span.darkFibre"] == 1
    assert "dark_fibre_km" not in found
    partly = [span("1", "a", "b", darkFibre=False), span("2", "b", "c")]
    found = values(network(spans=partly))
    assert found["dark_fibre_km"] == 0
    assert found["unknown.span.darkFibre"] == Fraction(1, 2)


def test_a_route_that_cannot_be_read_leaves_its_length_unknown() -> None:
    bad = [{**span("1", "a", "b"), "route": {"type": "LineString", "coordinates": [[0, 95], 3]}}]
    reading = network(spans=bad)
    assert "route_km" not in values(reading)
    assert values(reading)["unknown.span.route"] == 1
    assert "F6" in codes(reading)


@pytest.mark.parametrize(
    ("length", "severity"), [(110574, "error"), (40, "warning"), ("12 km", "warning")]
)
def test_lengths_of_cable_are_questioned(length: object, severity: str) -> None:
    reading = network(spans=[span("1", "a", "b", fibreLength=length)])
    assert [one.severity for one in reading.findings if one.code == "connectivity.F7"] == [severity]


def test_a_cable_in_metres_is_found_by_its_ends_where_there_is_no_route() -> None:
    bare = {"id": "1", "start": "a", "end": "b"}
    metres = network(spans=[{**bare, "fibreLength": 110574}])
    assert "fibre_km" not in values(metres)
    assert "110.574" in next(str(one.what) for one in metres.findings if one.code.endswith("F7"))
    assert values(network(spans=[{**bare, "fibreLength": 140}]))["fibre_km"] == 140


def test_a_network_that_stands_there_twice_counts_once() -> None:
    once, twice = network(), read({"networks": [ring(), ring()]})
    assert values(twice) == values(once)
    assert "F4" in codes(twice)


def test_networks_without_an_id_are_different_ones() -> None:
    assert values(read({"networks": [ring(id=""), ring(id="")]}))["nodes"] == 8


def test_a_cable_in_metres_counts_in_no_sum() -> None:
    spans = [span("1", "a", "b", fibreLength=115), span("2", "b", "c", fibreLength=112000)]
    assert values(network(spans=spans))["fibre_km"] == 115


def test_decommissioned_spans_count_in_no_length_and_no_path() -> None:
    spans = [span("1", "a", "b"), span("2", "b", "c", status="decommissioned")]
    reading = network(spans=spans)
    assert values(reading)["spans"] == 2
    assert values(reading)["placed_spans"] == 1
    assert values(reading)["route_km"] == Fraction("110.57439")
    assert "F10" in codes(reading)


def test_providers_are_counted_by_name() -> None:
    providers = [{"id": "1", "name": "FibreCo"}, {"id": "2", "name": "fibreco "}, {"id": "3"}]
    organisations = [
        {"id": "1", "name": "FibreCo"},
        {"id": "2", "name": "FibreCo"},
        {"id": "3", "name": "FastWeb"},
    ]
    spans = [span("1", "a", "b", networkProviders=providers)]
    reading = network(spans=spans, organisations=organisations)
    assert values(reading)["providers"] == 2
    assert "F16" in codes(reading)


def test_a_route_far_from_its_nodes_is_pointed_out() -> None:
    exchanged = [{**span("1", "a", "b"), "route": span("2", "c", "d")["route"]}]
    assert "F14" in codes(network(spans=exchanged))
    backwards = {"type": "LineString", "coordinates": [AT["b"], AT["a"]]}
    assert "F14" not in codes(network(spans=[{**span("1", "a", "b"), "route": backwards}]))


def test_several_networks_give_totals_and_their_own_figures() -> None:
    second = ring(id="2", spans=[span("1", "a", "b")])
    found = values(read({"networks": [ring(), second]}))
    assert found["nodes"] == 8
    assert found["spans"] == 5
    assert found["path_diversity"] == 1 - Fraction(2, 5)
    assert found["network.1.path_diversity"] == Fraction(3, 4)
    assert found["network.2.path_diversity"] == 0
    assert found["network.1.route_km"] + found["network.2.route_km"] == found["route_km"]


@pytest.mark.parametrize(
    ("links", "severity"),
    [
        ([{"rel": "describedby", "href": SCHEMA}], []),
        ([{"rel": "describedby", "href": SCHEMA.replace("0__4__0", "0__3__0")}], []),
        ([{"rel": "describedby", "href": SCHEMA.replace("0__4__0", "0__9__0")}], ["warning"]),
        ([], ["info"]),
        ({"rel": 1}, ["info"]),
    ],
)
def test_the_version_is_that_of_the_link(links: object, severity: list[str]) -> None:
    reading = network(links=links)
    assert [one.severity for one in reading.findings if one.code == "connectivity.F3"] == severity


def test_what_stands_behind_a_link_is_not_fetched() -> None:
    links = [{"rel": "tag:opentelecomdata.net,2022:nodesAPI", "href": "https://example.com"}]
    assert "F15" in codes(network(nodes=[], links=links))


def features(key: str, geometry: str) -> dict[str, object]:
    made = []
    for entry in ring()[key]:
        properties = {**entry, "network": {"id": "1"}, "featureType": key[:-1]}
        if key == "spans":
            properties |= {end: {"id": entry[end]} for end in ("start", "end")}
        made.append(
            {"type": "Feature", "geometry": properties.pop(geometry), "properties": properties}
        )
    return {"type": "FeatureCollection", "features": made}


def test_the_two_geojson_files_give_what_the_json_gives(tmp_path: Path) -> None:
    spans = tmp_path / "spans.geojson"
    spans.write_text(json.dumps(features("spans", "route")), encoding="utf-8")
    both = read(features("nodes", "location"), "nodes.geojson", spans=str(spans))
    assert values(both) == values(network())


def test_the_two_files_of_one_bid_share_no_measure() -> None:
    nodes = values(read(features("nodes", "location"), "nodes.geojson"))
    spans = values(read(features("spans", "route"), "spans.geojson"))
    assert nodes["nodes"] == 4
    assert spans["path_diversity"] == Fraction(3, 4)
    assert not set(nodes) & set(spans)


def test_the_other_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    reading = read(features("nodes", "location"), spans=str(tmp_path / "none.geojson"))
    assert codes(reading) == ["F1"]


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_the_order_of_entries_changes_no_figure(nodes: list[int], spans: list[int]) -> None:
    usual = ring()
    turned = {
        **usual,
        "nodes": [usual["nodes"][one] for one in nodes],
        "spans": [usual["spans"][one] for one in spans],
    }
    assert values(read({"networks": [turned]})) == values(network())


@given(st.sets(st.integers(0, 3)))
def test_another_span_never_lowers_the_number_of_spans_that_may_fail(left_out: set[int]) -> None:
    spans = [one for number, one in enumerate(ring()["spans"]) if number not in left_out]
    found = values(network(spans=spans))
    may_fail = found.get("placed_spans", 0) - found.get("bridge_spans", 0)
    assert may_fail <= 3


WRONG: tuple[object, ...] = (None, True, 7, -1.5, "x", [], {}, [[]], [None], {"id": {}}, "1" * 300)


def _replaced(value: object, wrong: object) -> "list[object]":
    """Return the document once for each place in it, with something of another type there."""
    made = [wrong]
    if isinstance(value, dict):
        for key in value:
            made += [{**value, key: one} for one in _replaced(value[key], wrong)]
    elif isinstance(value, list):
        for number in range(min(len(value), 2)):
            made += [
                [*value[:number], one, *value[number + 1 :]]
                for one in _replaced(value[number], wrong)
            ]
    return made


@pytest.mark.parametrize("wrong", WRONG, ids=lambda value: repr(value)[:12])
def test_a_wrong_type_at_any_place_is_a_finding_and_no_crash(wrong: object) -> None:
    spans = [span("1", "a", "b", fibreLength=112, networkProviders=[{"id": "1", "name": "F"}])]
    whole = {"networks": [ring(spans=spans, organisations=[{"id": "1", "name": "F"}])]}
    for document in _replaced(whole, wrong):
        reading = read(document)
        assert reading.measures or reading.findings
        assert all(one.value >= 0 for one in reading.measures if isinstance(one.value, Fraction))
    for document in _replaced(features("spans", "route"), wrong):
        assert read(document, "spans.geojson").findings


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"networks": ' + b"[" * 80 + b"]" * 80 + b"}",
        b'{"networks": [], "networks": []}',
        b'{"networks": "' + b"x" * 50_000_000 + b'"}',
    ],
    ids=["empty", "not UTF-8", "unclosed", "deep", "key twice", "50 MB"],
)
def test_a_file_that_cannot_be_opened_is_one_finding(content: bytes) -> None:
    reading = read_ofds(EvidenceContent("net.json", content), {})
    assert not reading.measures
    assert codes(reading) == ["F1"]


def test_numbers_no_network_can_have_are_unknown() -> None:
    text = json.dumps({"networks": [ring(spans=[span("1", "a", "b", fibreLength=0)])]})
    for huge in ("1e99", "9" * 90, "1E+999999999", f"1e{'9' * 30}", "NaN", "-Infinity"):
        made = text.replace('"fibreLength": 0', f'"fibreLength": {huge}')
        made = made.replace('"coordinates": [0, 1]', f'"coordinates": [0, {huge}]')
        reading = read_ofds(EvidenceContent("net.json", made.encode()), {})
        assert "fibre_km" not in values(reading)
        assert {"F6", "F7"} <= set(codes(reading))


def test_what_a_finding_quotes_can_be_shown_and_written() -> None:
    spans = [{"id": "1", "start": "\ud800\x1b[2J", "end": "a"}]
    reading = network(spans=spans)
    (said,) = [str(one.what) for one in reading.findings if one.code == "connectivity.F5"]
    assert said.isprintable()
    assert said.encode("utf-8")


def test_more_route_than_can_be_measured_is_left_out_and_said() -> None:
    many = [[one % 180, one % 90] for one in range(100_002)]
    spans = [span("1", "a", "b"), span("2", "b", "c")]
    spans[1]["route"] = {"type": "LineString", "coordinates": many}
    reading = network(spans=spans)
    assert values(reading)["route_km"] == Fraction("110.57439")
    assert values(reading)["unknown.span.route"] == Fraction(1, 2)
    assert "F6" in codes(reading)


def test_findings_of_one_kind_are_ten_and_a_number() -> None:
    spans = [{"id": str(number), "start": "a", "end": "z"} for number in range(500)]
    reading = network(spans=spans)
    assert codes(reading).count("F5") == 11


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("a.json", '{"networks": [{"nodes": []}]}', True),
        ("a.json", '{"nodes": [], "spans": []}', True),
        ("a.geojson", '{"type": "FeatureCollection", "x": {"featureType": "node"}}', True),
        ("a.geojson", '{"type": "FeatureCollection", "features": []}', False),
        ("a.json", '{"pia": {}}', False),
        ("a.txt", '{"networks": [{"nodes": []}]}', False),
    ],
)
def test_networks_are_known_by_name_and_keys(name: str, content: str, known: bool) -> None:
    assert is_ofds(EvidenceContent(name, content.encode())) is known
