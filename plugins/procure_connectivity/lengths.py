"""How long routes are on the ground.

Each segment is a geodesic on the WGS 84 ellipsoid (C. F. F. Karney, Algorithms for geodesics,
2013, as in geographiclib); a span is their sum, rounded to the centimetre, and everything else is
added up from spans exactly. The rounding is far coarser than what the last digit of a binary
number may differ between machines, so that the same file has the same length everywhere.
"""

from fractions import Fraction
from itertools import pairwise
from math import fsum

from procure.api import Message
from procure_connectivity.finding import Findings
from procure_connectivity.network import Network, Position, Span
from procure_connectivity.paths import in_use

METHOD = "WGS 84 geodesic, Karney 2013 (geographiclib); each span rounded to the centimetre"
MOST_SEGMENTS = 100_000
"""Segments measured in one file; what is beyond is left out, so that no file takes minutes."""

FAR_KM = Fraction(1)
"""Distance from a route's end to its node that is pointed out (judgement of the authors)."""


class Measured:
    """Lengths of the routes of one file, within a number of segments."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._left = MOST_SEGMENTS

    def km(self, network: Network) -> dict[str, Fraction]:
        """Return the length of each span in use that has a route, by its place in the file."""
        found: dict[str, Fraction] = {}
        for span in in_use(network.spans):
            segments = len(span.route) - 1
            if segments < 1:
                continue
            if segments > self._left:
                what = Message(
                    "The file has more than {most} segments of route; this one is not measured.",
                    {"most": MOST_SEGMENTS},
                )
                self._findings.error("F6", f"{span.where}.route", what)
                continue
            self._left -= segments
            found[span.where] = length_km(span.route)
        self._check_ends(network)
        return found

    def between_ends(self, network: Network) -> dict[str, Fraction]:
        """Return km between the ends of each span in use without a route, where both are known."""
        at = {node.id: node.at for node in network.nodes if node.id and node.at}
        found: dict[str, Fraction] = {}
        for span in in_use(network.spans):
            start, end = (at.get(one) for one in span.ends)
            asked = not span.route and "fibreLength" in span.fields
            if asked and start and end and self._left > 0:
                self._left -= 1
                found[span.where] = _between(start, end)
        return found

    def _check_ends(self, network: Network) -> None:
        at = {node.id: node.at for node in network.nodes if node.id and node.at}
        for span in in_use(network.spans):
            if span.route and self._left > 0:
                self._left -= 2
                self._check_end(span, at)

    def _check_end(self, span: Span, at: dict[str, Position]) -> None:
        ends = [at.get(end) for end in span.ends]
        start, end = ends
        if start is None or end is None:
            return
        straight = (_between(start, span.route[0]), _between(end, span.route[-1]))
        if max(straight) > FAR_KM:
            turned = (_between(end, span.route[0]), _between(start, span.route[-1]))
            if max(turned) <= FAR_KM:
                return
            what = Message(
                "The route ends {km} km from the node it is said to end at.",
                {"km": round(max(straight))},
            )
            self._findings.warning("F14", f"{span.where}.route", what)


def length_km(route: tuple[Position, ...]) -> Fraction:
    """Return the length of a line in km, rounded to the centimetre."""
    return _km(fsum(_metres(one, other) for one, other in pairwise(route)))


def _between(one: Position, other: Position) -> Fraction:
    return _km(_metres(one, other))


def _km(metres: float) -> Fraction:
    return Fraction(round(Fraction(metres) * 100), 100_000)


def _metres(one: Position, other: Position) -> float:
    from geographiclib.geodesic import Geodesic  # noqa: PLC0415

    (west, south), (east, north) = one, other
    found: dict[str, float] = Geodesic.WGS84.Inverse(south, west, north, east, Geodesic.DISTANCE)
    return found["s12"]
