"""Connectivity: communications infrastructure on public property.

Its pack is ``criteria/connectivity``. Findings: ``connectivity.C1`` coverage that comes after the
published day; ``connectivity.C2`` a zone that gets less than half of the average;
``connectivity.C3`` a zone whose coverage was asked about in vain;
``connectivity.Z1`` a zones table that cannot be scored; ``connectivity.Z2`` one in which nobody is
under-served; ``connectivity.S1`` downtime steps the wrong way round.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from procure.api import Check, Evaluator, hook
from procure_connectivity.backup import resilience
from procure_connectivity.coverage import weighted_coverage
from procure_connectivity.price import affordability
from procure_connectivity.route import dig_once
from procure_connectivity.tender import steps_in_order, zones_can_be_weighed

api = 1


@hook
def procure_packs() -> list[Traversable]:
    """Return the pack: beside this module in a wheel, in ``criteria/`` in a checkout."""
    shipped = files("procure_connectivity") / "pack"
    checkout = Path(__file__).parents[2] / "criteria" / "connectivity"
    return [shipped if shipped.is_dir() else checkout]


@hook
def procure_evaluators() -> list[Evaluator]:
    """Return ``weighted_coverage``, ``dig_once``, ``affordability`` and ``resilience``."""
    return [weighted_coverage, dig_once, affordability, resilience]


@hook
def procure_checks() -> list[Check]:
    """Return what is looked at before a tender is issued."""
    return [zones_can_be_weighed, steps_in_order]
