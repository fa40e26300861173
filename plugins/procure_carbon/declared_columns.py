"""What a declaration gives for the columns of a bill.

The factors of a bill are without the carbon that the product stores; that stands in columns of its
own (field notes, 6.2). A declaration has ``gwp_total`` with, and ``gwp_biogenic`` of it. A1-A3 is
gwp_total less gwp_biogenic. What later modules give back of the stored carbon stands apart too, up
to what was stored: beyond that, such as methane of a landfill, it counts in its module.
"""

from collections.abc import Mapping
from fractions import Fraction

from procure_carbon.bill_book import Entry
from procure_carbon.bill_columns import FACTORS
from procure_carbon.declared import TOGETHER, Declaration, Modules

FACTOR, STORED, GIVEN_BACK = "gwp_A1A3", "stored_A1A3", "stored_C3"
SITE = ("A4", "A5")
"""Modules that a declaration can only assume: how far and into what a product goes."""

CO2_OF_CARBON = Fraction(44, 12)
"""kg of CO2 for each kg of carbon, by their molar masses (EN 16449)."""

_GIVE_BACK = ("A5", "C3", "C4", "A4", "B1", "B2", "B3", "C1", "C2")
"""Modules in the order in which they give stored carbon back: packaging, then the product."""


def columns_of(found: Declaration, share: Fraction) -> dict[str, Entry]:
    """Return kgCO2e by column for ``share`` of the declared amount; what is ND is not there.

    Each entry's place is the file, the key of the indicator and the module.
    """
    total = found.figures.get("gwp_total", {})
    biogenic = found.figures.get("gwp_biogenic") or _of_content(total, found.weight.carbon)
    back = _given_back(total, biogenic)
    figures = {
        module: total[module]
        - (
            biogenic.get(module, Fraction(0))
            if module == TOGETHER
            else back.get(module, Fraction(0))
        )
        for module in FACTORS
        if module in total
    }
    total_at = found.places.get("gwp_total", found.file)
    apart_at = found.places.get("gwp_biogenic", "")
    columns = {
        f"gwp_{module}": Entry(kg * share, f"{total_at} {_name(module)}")
        for module, kg in figures.items()
    }
    if TOGETHER in biogenic:
        columns[STORED] = Entry(
            biogenic[TOGETHER] * share, _place(apart_at, _name(TOGETHER), found)
        )
    if back:
        kg = sum(back.values(), Fraction(0))
        columns[GIVEN_BACK] = Entry(kg * share, _place(apart_at, " + ".join(back), found))
    return columns


def _of_content(total: Modules, carbon: Fraction | None) -> Modules:
    """Return the stored carbon that a declaration to EN 15804+A1 has inside its figures.

    Such a file gives one figure with stored carbon inside, and may say how much carbon the product
    holds. Where A1-A3 is below zero, uptake is inside for certain; the end of life gives it back.
    """
    if not carbon or total.get(TOGETHER, Fraction(0)) >= 0:
        return {}
    left = carbon * CO2_OF_CARBON
    if total[TOGETHER] + left < 0:
        return {}
    found = {TOGETHER: -left}
    for module in ("C3", "C4"):
        found[module] = min(max(total.get(module, Fraction(0)), Fraction(0)), left)
        left -= found[module]
    return found


def _given_back(total: Modules, biogenic: Modules) -> Mapping[str, Fraction]:
    """Return what each later module gives back of the stored carbon; none if none is stored."""
    left = -biogenic.get(TOGETHER, Fraction(0))
    found: dict[str, Fraction] = {}
    if left <= 0:
        return found
    for module in _GIVE_BACK:
        if module in total and module in biogenic:
            kg = min(max(biogenic[module], Fraction(0)), left)
            left -= kg
            if kg or module == "C3":
                found[module] = kg
    return found


def _place(indicator: str, modules: str, found: Declaration) -> str:
    return f"{indicator} {modules}" if indicator else found.weight.where


def _name(module: str) -> str:
    return "A1-A3" if module == TOGETHER else module
