"""What several bids' measures say of carbon, read in one place for all comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from procure.api import Lock, Measure
from procure_carbon.tender import PACK

Measures: TypeAlias = Mapping[str, Measure]
"""Measures of one bid by name."""

AllMeasures: TypeAlias = Mapping[str, Measures]
"""Measures of every admitted bid, by bidder."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total that a criterion may be scored by.

    Attributes:
        criterion: its name in the pack.
        measure: that holds it, in ``unit``.
        of_bill: whether it may be counted from a bill of quantities.
    """

    criterion: str
    measure: str
    unit: str
    of_bill: bool = True


TOTALS = (
    Total("offer-carbon", "carbon.offer", "tCO2e"),
    Total("whole-life-carbon", "carbon.whole_life_per_m2_year", "kgCO2e/m2/year"),
    Total("whole-life-carbon", "carbon.whole_life_without_site_per_m2_year", "kgCO2e/m2/year"),
    Total("embodied-carbon", "carbon.embodied_per_m2", "kgCO2e/m2"),
    Total("upfront-carbon", "carbon.upfront_per_m2", "kgCO2e/m2"),
    Total("unit-footprint", "carbon.unit_footprint", "kgCO2e", of_bill=False),
    Total("service-footprint", "carbon.service_footprint", "kgCO2e", of_bill=False),
)
"""In the order in which they say most of a whole offer."""


def scored(lock: Lock) -> tuple[Total, ...]:
    """Return the totals that criteria in force are scored by."""
    in_force = {criterion.id for criterion in lock.criteria}
    return tuple(one for one in TOTALS if f"{PACK}/{one.criterion}" in in_force)


_UPFRONT = frozenset({"A1A3", "A4", "A5"})
_EMBODIED = _UPFRONT | {"B1", "B2", "B3", "B4", "C1", "C2", "C3-C4"}
_MODULES: Mapping[str, frozenset[str]] = {
    "upfront": _UPFRONT,
    "embodied": _EMBODIED,
    "whole-life": _EMBODIED | {"B6", "B7"},
}


def scored_modules(lock: Lock) -> frozenset[str]:
    """Return the modules in the totals that criteria in force are scored by; empty if unknown.

    Where a price is put on carbon, or a limit is a gate, they may hold any.
    """
    if any(one.measure.startswith(f"{PACK}.") for one in lock.tender.price.adjust) or any(
        criterion.id.startswith(f"{PACK}/") and criterion.id.endswith("-limit")
        for criterion in lock.criteria
    ):
        return frozenset()
    found: frozenset[str] = frozenset()
    for total in scored(lock):
        name = total.criterion.removesuffix("-carbon")
        if name == "offer":
            name = str(lock.pack(PACK).settings.get("offer-counts", "whole-life"))
        found |= _MODULES.get(name, frozenset())
    return found


def uses_pack(lock: Lock) -> bool:
    """Say whether the tender uses this pack."""
    return any(pack.id == PACK for pack in lock.packs)


def amount(measures: Measures, name: str) -> Fraction | None:
    """Return a measure's number; None if there is none."""
    found = measures.get(name)
    return None if found is None or isinstance(found.value, str) else Fraction(found.value)


def text_of(measures: Measures, name: str) -> str | None:
    """Return a measure's text; None if there is none."""
    found = measures.get(name)
    return found.value if found is not None and isinstance(found.value, str) else None
