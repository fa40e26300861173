"""What the declared amount of an ILCD+EPD file weighs, where the file leaves no doubt about it.

A file may say it as its declared unit (kg, t), as the flow property Mass, or as a material
property for each piece, m, m2 or m3. ``conversion factor to 1 kg`` is not read: files use it
either way round.
"""

from collections.abc import Mapping
from fractions import Fraction

from procure.api import Finding, JsonValue
from procure_carbon.tree import listed, mapped, words
from procure_carbon.units import kilograms
from procure_carbon.weight import agreed, of_unit
from procure_carbon.written import kind, number

_MASS = "93a60a56-a3c8-11da-a746-0800200b9a66"
"""Identifier of the flow property Mass in every ILCD file."""
_CARBON = "62e503ce-544a-4599-b2ad-bcea15a7bf20"
"""Identifier of the flow property biogenic carbon content of the product, in ILCD+EPD."""


def mass_of(
    flow: Mapping[str, JsonValue],
    amount: Fraction | None,
    unit: str,
    where: str,
    findings: list[Finding],
) -> Fraction | None:
    """Return kg of the declared amount; None where nothing says it, or two ways disagree."""
    if not amount or amount < 0:
        return None
    each = _for_each(flow, unit)
    ways = (
        of_unit(amount, unit),
        _as_flow_property(flow, _MASS),
        None if each is None else amount * each,
    )
    return agreed(ways, where, findings)


def density_of(flow: Mapping[str, JsonValue]) -> Fraction | None:
    """Return kg for each m3; None if the file says none, or several."""
    return _for_each(flow, "m3")


def carbon_of(flow: Mapping[str, JsonValue]) -> Fraction | None:
    """Return kg of biogenic carbon in the declared amount; None if the file says none."""
    return _as_flow_property(flow, _CARBON)


def _as_flow_property(flow: Mapping[str, JsonValue], name: str) -> Fraction | None:
    properties = [mapped(one) for one in listed(flow.get("flowProperties"))]
    masses = [
        one
        for one in properties
        if one.get("uuid") == name and one.get("referenceFlowProperty") is not True
    ]
    if len(masses) != 1:
        return None
    mass, times = number(masses[0].get("meanValue")), number(flow.get("meanAmount"))
    each = kilograms(words(masses[0].get("referenceUnit")) or "kg")
    if not mass or not times or not each or mass < 0 or times < 0:
        return None
    return mass * times * each


def _for_each(flow: Mapping[str, JsonValue], unit: str) -> Fraction | None:
    """Return kg for each unit, by the one value that the material properties give."""
    wanted = kind(unit)
    found: set[Fraction] = set()
    for one in listed(flow.get("materialProperties")):
        given = mapped(one)
        above, _, below = words(given.get("unit")).partition("/")
        value = number(given.get("value"))
        if wanted and above.strip().lower() == "kg" and kind(below) == wanted and value:
            found.add(value)
    return found.pop() if len(found) == 1 and min(found) > 0 else None
