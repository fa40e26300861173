"""Carbon: footprints of units, works and digital services.

Its pack is ``criteria/carbon``. Findings: ``carbon.G8`` a check found stored carbon or module D
among the stages; ``carbon.G12`` stages do not add up to the stated total; ``carbon.E1`` the two
ends of a scale are the wrong way round; ``carbon.P1`` product-specific data without a proof.
Readers give findings under the gate they belong to (``G1`` to ``G14``), and ``R1`` the file cannot
be opened; ``E10`` to ``E17`` a figure, unit, amount or day cannot be read or placed; ``M1`` modules
are not declared; ``M2`` a module has several scenarios; ``M3`` and ``M4`` nothing, or a published
default, is counted for a module; ``S1`` and ``S2`` a setting cannot be read, or is missing; ``R2``
findings are left out for their number; ``U1`` the spread of a figure.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from procure.api import Check, Evaluator, Reader, hook
from procure_carbon.boq import is_bill, read_boq
from procure_carbon.footprint import unit_footprint
from procure_carbon.ilcd import is_ilcd, read_ilcd
from procure_carbon.openepd import is_openepd, read_openepd
from procure_carbon.product import product_data_share
from procure_carbon.service import service_footprint
from procure_carbon.tender import ends_in_order, stages_within_scope

api = 1


@hook
def procure_packs() -> list[Traversable]:
    """Return the pack: beside this module in a wheel, in ``criteria/`` in a checkout."""
    shipped = files("procure_carbon") / "pack"
    return [shipped if shipped.is_dir() else Path(__file__).parents[2] / "criteria" / "carbon"]


@hook
def procure_evaluators() -> list[Evaluator]:
    """Return ``carbon.unit_footprint``, ``product_data_share`` and ``service_footprint``."""
    return [unit_footprint, product_data_share, service_footprint]


@hook
def procure_readers() -> list[Reader]:
    """Return ``carbon.boq``, ``carbon.ilcd`` and ``carbon.openepd``."""
    return [
        Reader("boq", is_bill, read_boq),
        Reader("ilcd", is_ilcd, read_ilcd),
        Reader("openepd", is_openepd, read_openepd),
    ]


@hook
def procure_checks() -> list[Check]:
    """Return what is looked at before a tender is issued."""
    return [ends_in_order, stages_within_scope]
