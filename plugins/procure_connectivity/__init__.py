"""Connectivity: communications infrastructure on public property.

Its pack is ``criteria/connectivity``. Findings: ``connectivity.C1`` coverage that comes after the
published day; ``connectivity.C2`` a zone that gets less than half of the average;
``connectivity.C3`` a zone whose coverage was asked about in vain; ``connectivity.Z1`` a zones table
that cannot be scored; ``connectivity.Z2`` one in which nobody is under-served; ``connectivity.S1``
downtime steps the wrong way round; ``connectivity.S2`` downtime that is scored twice;
``connectivity.S3`` a criterion without the one it is counted from; ``connectivity.S4`` limits of
exposure that are missing; ``connectivity.S5`` data about persons without the privacy pack;
``connectivity.S6`` evenness that earns points;
``connectivity.D1`` an answer that the enclosed network does not bear out; ``connectivity.D2`` a
route longer than the enclosed network; ``connectivity.A1`` more assets than there are;
``connectivity.A2`` a row that stands there twice; ``connectivity.O1`` room for others where nobody
else gets access; ``connectivity.X1`` a transmitter without exposure.
Of a network file: ``F1`` it cannot be opened, ``F2`` holds no network, ``F3`` version of the
standard, ``F4`` an id twice, ``F5`` a span without two known ends, ``F6`` a place or route that
cannot be read, ``F7`` length of cable, ``F8`` no id, ``F9`` fields not given, ``F10`` status,
``F11`` something of the wrong type, ``F12`` half of a pair of files, ``F13`` two spans on one
route, ``F14`` a route that ends far from its node, ``F15`` data behind a link, ``F16`` one
provider under several ids.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from procure.api import BidSection, Check, Evaluator, Reader, ReportSection, Titled, hook
from procure_connectivity.evaluators import titled_evaluators
from procure_connectivity.ofds import is_ofds, read_ofds
from procure_connectivity.section import connection_of_a_bid, zones_side_by_side
from procure_connectivity.tender import (
    counted_from,
    downtime_once,
    evenness_can_lower,
    limits_are_known,
    persons_are_protected,
    steps_in_order,
    zones_can_be_weighed,
)

api = 1


@hook
def procure_packs() -> list[Traversable]:
    """Return the pack: beside this module in a wheel, in ``criteria/`` in a checkout."""
    shipped = files("procure_connectivity") / "pack"
    checkout = Path(__file__).parents[2] / "criteria" / "connectivity"
    return [shipped if shipped.is_dir() else checkout]


@hook
def procure_evaluators() -> list[Evaluator | Titled]:
    """Return what scores awards, and the gates of exposure and fees."""
    return titled_evaluators()


@hook
def procure_readers() -> list[Reader]:
    """Return ``connectivity.ofds``."""
    return [Reader("ofds", is_ofds, read_ofds)]


@hook
def procure_checks() -> list[Check]:
    """Return what is looked at before a tender is issued."""
    return [
        zones_can_be_weighed,
        steps_in_order,
        downtime_once,
        counted_from,
        evenness_can_lower,
        limits_are_known,
        persons_are_protected,
    ]


@hook
def procure_report_sections() -> list[ReportSection]:
    """Return what each zone gets from each bid."""
    return [zones_side_by_side]


@hook
def procure_bid_sections() -> list[BidSection]:
    """Return a bid's zones, paths and figures for the contract."""
    return [connection_of_a_bid]
