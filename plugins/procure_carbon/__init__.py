"""Carbon: footprints of units, works and digital services.

Its pack is ``criteria/carbon``. Findings: ``carbon.G8`` a check found stored carbon or module D
among the stages; ``carbon.G12`` stages do not add up to the stated total, or form and bill differ;
``carbon.P1`` product-specific data without a proof, ``P2`` a material, ``P3`` a step of the ladder.
Of a tender: ``E1`` the two ends of a scale are the wrong way round; ``E2`` an end or limit is past
its validity; ``E3`` to ``E5`` the price of a tonne is not named, not valid, or another one; ``E6``
to ``E9`` what a bill is counted by is missing, or cannot be used; ``E19`` a unit of the reference
quantities is none that is known.
Readers give findings under the gate they belong to (``G1`` to ``G14``), and ``R1`` the file cannot
be opened; ``E10`` to ``E17`` a figure, unit, amount or day cannot be read or placed; ``M1`` modules
are not declared; ``M2`` a module has several scenarios; ``M3`` and ``M4`` nothing, or a published
default, is counted for a module; ``S1`` and ``S2`` a setting cannot be read, or is missing;
``S3`` a line's figure is that of an enclosed declaration; ``R2`` findings are left out for their
number; ``U1`` the spread of a figure.
Between bids: ``X1`` bills of unlike scope, ``X2`` only some bids have a bill; both stop the
ranking until they are settled.
"""

from importlib.resources.abc import Traversable

from procure.api import (
    BidSection,
    Check,
    Comparison,
    Evaluator,
    Reader,
    ReportSection,
    Titled,
    hook,
)
from procure_carbon.boq import is_bill, read_boq
from procure_carbon.compare_lines import heaviest_lines
from procure_carbon.compare_low import abnormally_low
from procure_carbon.compare_scopes import unlike_scopes
from procure_carbon.compare_section import price_of_carbon
from procure_carbon.compare_stored import published_prices
from procure_carbon.compare_sure import spread_of_bids
from procure_carbon.dated import numbers_are_valid, price_of_carbon_is_named
from procure_carbon.evaluators import titled_evaluators
from procure_carbon.ilcd import is_ilcd, read_ilcd
from procure_carbon.openepd import is_openepd, read_openepd
from procure_carbon.published import pack_folder
from procure_carbon.scope import bill_can_be_counted
from procure_carbon.section import carbon_side_by_side
from procure_carbon.section_bid import carbon_of_a_bid
from procure_carbon.tender import ends_in_order, items_have_a_whole, stages_within_scope

api = 1


@hook
def procure_packs() -> list[Traversable]:
    """Return the pack: beside this module in a wheel, in ``criteria/`` in a checkout."""
    return [pack_folder()]


@hook
def procure_evaluators() -> list[Evaluator | Titled]:
    """Return what scores awards, and the gates on bills, limits and materials."""
    return titled_evaluators()


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
    return [
        ends_in_order,
        stages_within_scope,
        numbers_are_valid,
        price_of_carbon_is_named,
        bill_can_be_counted,
        items_have_a_whole,
    ]


@hook
def procure_comparisons() -> list[Comparison]:
    """Return what is looked at between bids: scope, low figures, lines, spread, prices."""
    return [unlike_scopes, abnormally_low, heaviest_lines, spread_of_bids, published_prices]


@hook
def procure_report_sections() -> list[ReportSection]:
    """Return the carbon of all bids side by side, and what a price of carbon would change."""
    return [carbon_side_by_side, price_of_carbon]


@hook
def procure_bid_sections() -> list[BidSection]:
    """Return a bid's stages, benchmarks, data, heaviest lines and gates."""
    return [carbon_of_a_bid]
