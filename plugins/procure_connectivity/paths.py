"""What is cut off if one span fails: components, bridges and dead ends of a network."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from procure.api import Message
from procure_connectivity.finding import Findings, shown
from procure_connectivity.graph import parts_and_bridges
from procure_connectivity.network import OUT_OF_USE, Network, Span


@dataclass(frozen=True, slots=True)
class Paths:
    """How a network hangs together.

    Attributes:
        in_use: spans that are not decommissioned.
        components: parts that nothing connects.
        placed: spans whose two ends are known and are two places.
        bridges: those without which a part is cut off.
        dead_ends: nodes at which one span ends.
    """

    in_use: int
    components: int
    placed: int
    bridges: int
    dead_ends: int


def paths(network: Network, findings: Findings) -> Paths:
    """Return what follows from the ends of the spans; spans that cannot be placed are findings.

    Two spans between the same nodes are no bridges: either may fail. That both may lie in one
    trench is pointed out where their routes are the same.
    """
    known = {node.id for node in network.nodes if node.id}
    used = in_use(network.spans)
    placed = [span for span in used if _is_placed(span, known, findings)]
    parts, bridges = parts_and_bridges(known, [span.ends for span in placed])
    incident = Counter(end for span in placed for end in span.ends)
    _same_trench(placed, findings)
    _unshown_ways(placed, findings)
    return Paths(
        in_use=len(used),
        components=parts,
        placed=len(placed),
        bridges=bridges,
        dead_ends=sum(1 for spans in incident.values() if spans == 1),
    )


def in_use(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that are not decommissioned."""
    return tuple(span for span in spans if span.fields.get("status") != OUT_OF_USE)


def _is_placed(span: Span, known: set[str], findings: Findings) -> bool:
    for key, end in zip(("start", "end"), span.ends, strict=True):
        if end in known:
            continue
        if end:
            what = Message(
                "{end} names no node of this network; the span counts in no path.",
                {"end": shown(end)},
            )
        else:
            what = Message("It does not say where it ends; the span counts in no path.")
        findings.error("F5", f"{span.where}.{key}", what)
        return False
    if span.ends[0] == span.ends[1]:
        what = Message("It starts and ends at one node; the span counts in no path.")
        findings.warning("F5", span.where, what)
        return False
    return True


def _same_trench(spans: Iterable[Span], findings: Findings) -> None:
    """Point out spans between the same nodes whose routes are the same line."""
    first: dict[object, Span] = {}
    for span in spans:
        if not span.route:
            continue
        line = min(span.route, span.route[::-1])
        other = first.setdefault((frozenset(span.ends), line), span)
        if other is not span:
            what = Message(
                "It takes the very route of {other}: one dig may cut both, and they count as two"
                " ways. Ask.",
                {"other": other.where},
            )
            findings.warning("F13", f"{span.where}.route", what)


def _unshown_ways(spans: Iterable[Span], findings: Findings) -> None:
    """Point out a second span between two nodes where no route shows that it takes another way."""
    first: dict[frozenset[str], Span] = {}
    for span in spans:
        other = first.setdefault(frozenset(span.ends), span)
        if other is span or (span.route and other.route):
            continue
        what = Message(
            "It joins the nodes that {other} joins, and no route shows another way: one dig may cut"
            " both, and they count as two ways. Ask.",
            {"other": other.where},
        )
        findings.warning("F13", span.where, what)
