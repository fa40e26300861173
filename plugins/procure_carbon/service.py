"""The footprint of a digital service, calculated from its devices in the same way for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from procure.api import Case, Measure, Message, Open, Part, Scored
from procure_carbon.answer import column_numbers
from procure_carbon.scale import published_scale

HOURS_A_YEAR = 8760
COLUMNS = ("quantity", "kg", "watts", "pue", "life")


@dataclass(frozen=True, slots=True)
class Device:
    """A kind of device in use.

    Attributes:
        quantity: count.
        kg: kgCO2e of making one.
        watts: average power of one over a year.
        pue: energy of the whole data centre over that of its computers; 1 outside one.
        life: years until it is replaced.
    """

    quantity: Fraction
    kg: Fraction
    watts: Fraction
    pue: Fraction
    life: Fraction

    def making(self, years: Fraction) -> Fraction:
        """Return kgCO2e of making all of them: ceil(years / life) generations (EN 15978)."""
        return self.quantity * self.kg * ceil(years / self.life)

    def electricity(self, years: Fraction) -> Fraction:
        """Return kWh over the years: quantity x W / 1000 x 8760 x PUE x years."""
        return self.quantity * self.watts / 1000 * HOURS_A_YEAR * self.pue * years


def service_footprint(case: Case) -> Scored | Open:
    """Return points for the service's footprint over the study period, or why it stays open.

    Footprint = sum(quantity x generations x kg) + sum(kWh) x ``grid-factor``, in kgCO2e (field
    notes, 1.3). Points run linearly from parameter ``zero-at`` (none) to ``full-at`` (all).
    """
    devices = devices_of(case)
    if not isinstance(devices, tuple):
        return devices
    scale = published_scale(case.parameters)
    if isinstance(scale, Open):
        return scale
    making, energy = footprint_of(devices, case.parameters)
    total, most = making + energy, Fraction(case.criterion.most)
    where = str(case.rows("service-footprint")[0].place)
    return Scored(
        points=scale.share(total) * most,
        arithmetic=scale.arithmetic(total, most),
        parts=(
            Part(Message("making the devices and their replacements"), making, "kgCO2e", where),
            Part(Message("electricity in the study period"), energy, "kgCO2e", where),
            *scale.parts("kgCO2e"),
        ),
        measures=(Measure("carbon.service_footprint", total, "kgCO2e", where),),
    )


def footprint_of(
    devices: tuple[Device, ...], parameters: Mapping[str, str]
) -> tuple[Fraction, Fraction]:
    """Return kgCO2e of making devices and of their electricity, over ``years``."""
    years, factor = Fraction(parameters["years"]), Fraction(parameters["grid-factor"])
    making = sum((device.making(years) for device in devices), Fraction(0))
    electricity = sum((device.electricity(years) for device in devices), Fraction(0))
    return making, electricity * factor


def devices_of(case: Case) -> tuple[Device, ...] | Open | Scored:
    """Return the devices of the bidder's table; else why they are not known."""
    rows = case.rows("service-footprint")
    if not rows:
        return Open(Message("The table of devices is empty."))
    columns: list[tuple[Fraction, ...]] = []
    for name in COLUMNS:
        numbers = column_numbers(rows, name)
        if not isinstance(numbers, tuple):
            return numbers
        columns.append(numbers)
    return tuple(Device(*numbers) for numbers in zip(*columns, strict=True))
