"""Parts and bridges of a network: worked by hand, and as networkx counts them."""

import json
import os
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_connectivity.graph import Ends, parts_and_bridges

NAMES = "abcdefghij"
FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "ofds"


def counted(nodes: list[str], spans: list[Ends]) -> tuple[int, int]:
    """Return what networkx counts; a bridge that two spans make is none."""
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(spans)
    times = Counter(frozenset(ends) for ends in spans)
    bridges = sum(1 for pair in networkx.bridges(graph) if times[frozenset(pair)] == 1)
    return networkx.number_connected_components(graph), bridges


@pytest.mark.parametrize(
    ("nodes", "spans", "found"),
    [
        ("", "", (0, 0)),
        ("ab", "", (2, 0)),
        ("ab", "ab", (1, 1)),
        ("ab", "ab ba", (1, 0)),
        ("abc", "ab bc ca", (1, 0)),
        ("abcd", "ab bc ca cd", (1, 1)),
        ("abcdef", "ab bc ca cd de ef fd", (1, 1)),
        ("abcdef", "ab bc de", (3, 3)),
    ],
)
def test_parts_and_bridges_of_small_networks(
    nodes: str, spans: str, found: tuple[int, int]
) -> None:
    ends = [(one[0], one[1]) for one in spans.split()]
    assert parts_and_bridges(list(nodes), ends) == found


@given(
    st.lists(st.sampled_from(NAMES), unique=True).flatmap(
        lambda nodes: st.tuples(
            st.just(nodes),
            st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=20)
            if nodes
            else st.just([]),
        )
    )
)
def test_any_network_is_counted_as_networkx_counts_it(drawn: tuple[list[str], list[Ends]]) -> None:
    nodes, spans = drawn
    assert parts_and_bridges(nodes, spans) == counted(nodes, spans)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20), st.data())
def test_the_order_of_nodes_and_spans_is_irrelevant(spans: list[Ends], data: st.DataObject) -> None:
    turned = [ends[::-1] for ends in data.draw(st.permutations(spans))]
    nodes = data.draw(st.permutations(NAMES))
    assert parts_and_bridges(nodes, turned) == parts_and_bridges(NAMES, spans)


def test_a_line_of_100_000_spans_is_counted_without_recursion() -> None:
    nodes = [str(number) for number in range(100_001)]
    assert parts_and_bridges(nodes, list(pairwise(nodes))) == (1, 100_000)


def networks() -> list[Any]:
    files = sorted(FOLDER.rglob("*.json"))
    read = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    return [one for each in read if isinstance(each, dict) for one in each.get("networks", ())]


@pytest.mark.reference
@pytest.mark.skipif(
    "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
)
def test_real_networks_are_counted_as_networkx_counts_them() -> None:
    sizes = []
    for network in networks():
        nodes = list(dict.fromkeys(str(one.get("id")) for one in network.get("nodes", ())))
        ends = [(_end(one, "start"), _end(one, "end")) for one in network.get("spans", ())]
        spans = [pair for pair in ends if pair[0] in nodes and pair[1] in nodes]
        assert parts_and_bridges(nodes, spans) == counted(nodes, spans)
        sizes.append(len(spans))
    assert max(sizes) == 56


def _end(span: Any, name: str) -> str:
    end = span.get(name)
    return str(end.get("id") if isinstance(end, dict) else end)
