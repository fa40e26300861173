"""What a declared amount weighs, as far as a declaration leaves no doubt about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message, decimal
from procure_carbon.finding import warning
from procure_carbon.units import kilograms

_APART = Fraction(5, 100)
"""How far two ways to say a mass may differ (field notes, G4)."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Mass of a declared amount.

    Attributes:
        kg: of the declared amount.
        density: kg for each m3.
        carbon: kg of biogenic carbon in the product, without its packaging.
        where: file and key it stands at.
    """

    kg: Fraction | None = None
    density: Fraction | None = None
    carbon: Fraction | None = None
    where: str = ""


def of_unit(amount: Fraction | None, unit: str) -> Fraction | None:
    """Return kg of an amount that is declared by mass; None if it is not."""
    each = kilograms(unit)
    return amount * each if amount and each else None


def agreed(ways: Iterable[Fraction | None], where: str, findings: list[Finding]) -> Fraction | None:
    """Return the first mass that is said; None where nothing says one, or two ways disagree."""
    known = [one for one in ways if one is not None]
    if not known or max(known) - min(known) <= _APART * max(known):
        return known[0] if known else None
    what = Message(
        "What the declared amount weighs is said as {kg} and as {other} kg, so neither is used.",
        {"kg": decimal(min(known)), "other": decimal(max(known))},
    )
    findings.append(warning("E18", where, what))
    return None
