"""The footprint that listed contributions are a part of, wherever a bid states or counts one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from procure.api import Case
from procure_carbon.service import devices_of, footprint_of

STATED: Mapping[str, tuple[str, ...]] = {
    "unit-footprint": (),
    "offer-carbon": ("tonnes",),
    "offer-limit": ("tonnes",),
    "upfront-carbon": ("area-m2",),
    "upfront-limit": ("area-m2",),
    "embodied-carbon": ("area-m2",),
    "embodied-limit": ("area-m2",),
    "whole-life-carbon": ("area-m2", "study-years"),
    "whole-life-limit": ("area-m2", "study-years"),
}
"""Answers that state a footprint, and what turns each into kg: settings, or a thousand."""

COUNTED = ("upfront", "embodied", "whole_life")
"""Measures of a bill, in kgCO2e."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A footprint in kgCO2e, and where it stands."""

    kg: Fraction
    where: str


def footprints(case: Case) -> tuple[Whole, ...]:
    """Return every footprint of the bid, lowest first; none if nothing states or counts one."""
    found = (*_stated(case), *_counted(case), *_of_devices(case))
    return tuple(sorted(found, key=lambda one: one.kg))


def _stated(case: Case) -> Iterator[Whole]:
    for name, turned in STATED.items():
        response = case.bid.responses.get(f"{case.criterion.pack}/{name}")
        times = [_number(case, one) for one in turned]
        if response is None or not isinstance(response.value, Decimal) or None in times:
            continue
        kg = Fraction(response.value)
        for one in times:
            kg *= one or 0
        yield Whole(kg, str(response.place))


def _number(case: Case, name: str) -> Fraction | None:
    value = Decimal(1000) if name == "tonnes" else case.settings.get(name)
    return Fraction(value) if isinstance(value, Decimal) else None


def _counted(case: Case) -> Iterator[Whole]:
    """Yield totals of a bill without the contingency, which is of no item."""
    share = case.measures.get("carbon.contingency")
    added = Fraction(0) if share is None else Fraction(share.value) / 100
    for name in COUNTED:
        found = case.measures.get(f"carbon.{name}")
        if found is not None and not isinstance(found.value, str):
            yield Whole(Fraction(found.value) / (1 + added), found.where)


def _of_devices(case: Case) -> Iterator[Whole]:
    """Yield making the devices of a digital service once, and all of it over the study period."""
    devices, years = devices_of(case), _number(case, "study-years")
    if not isinstance(devices, tuple):
        return
    where = str(case.rows("service-footprint")[0].place)
    yield Whole(sum((one.quantity * one.kg for one in devices), Fraction(0)), where)
    factor = _number(case, "grid-factor")
    if years is not None and factor is not None:
        parameters = {"years": str(years), "grid-factor": str(factor)}
        yield Whole(sum(footprint_of(devices, parameters), Fraction(0)), where)
