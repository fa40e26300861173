"""How many parts a network has, and how many of its spans are the only way between two places.

Two counts are all that is taken from graph theory here, and a graph library takes a fifth of a
second to load; the tests hold both to what networkx counts.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Ends = tuple[str, str]
Ways = Mapping[str, Sequence[tuple[str, int]]]
"""For each node, where its spans lead, and the number of each span."""


@dataclass(slots=True)
class _Visited:
    """Nodes in the order they were come to, and how far back each leads without its own span.

    Attributes:
        order: when a node was come to.
        back: the earliest node that is reached from here and beyond, not by the span come by.
    """

    order: dict[str, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)

    def come_to(self, node: str) -> None:
        self.order[node] = self.back[node] = len(self.order)

    def leads_to(self, node: str, at: int) -> None:
        self.back[node] = min(self.back[node], at)


def parts_and_bridges(nodes: Collection[str], spans: Sequence[Ends]) -> tuple[int, int]:
    """Return the number of parts that nothing connects, and of spans whose loss makes one more.

    Of several spans between the same nodes none is a bridge. Every end is one of ``nodes``.

    R. E. Tarjan, "A note on finding the bridges of a graph", Information Processing Letters 2
    (1974): a span is a bridge if nothing beyond it leads back before it.
    """
    ways: dict[str, list[tuple[str, int]]] = {node: [] for node in nodes}
    for number, (start, end) in enumerate(spans):
        ways[start].append((end, number))
        ways[end].append((start, number))
    visited, parts, bridges = _Visited(), 0, 0
    for node in ways:
        if node not in visited.order:
            parts += 1
            bridges += _bridges_from(node, ways, visited)
    return parts, bridges


def _bridges_from(root: str, ways: Ways, visited: _Visited) -> int:
    """Visit all that hangs together with ``root``, without recursion; return its bridges."""
    bridges = 0
    visited.come_to(root)
    path: list[tuple[str, int, Iterator[tuple[str, int]]]] = [(root, -1, iter(ways[root]))]
    while path:
        node, come_by, left = path[-1]
        step = next(left, None)
        if step is None:
            path.pop()
            if path:
                before = path[-1][0]
                visited.leads_to(before, visited.back[node])
                bridges += visited.back[node] > visited.order[before]
            continue
        other, span = step
        if other not in visited.order:
            visited.come_to(other)
            path.append((other, span, iter(ways[other])))
        elif span != come_by:
            visited.leads_to(node, visited.order[other])
    return bridges
