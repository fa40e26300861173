"""What an environmental product declaration says, whatever format it came in.

Modules are those of EN 15804: A1 to A3 apart or together, A4, A5, B1 to B7, C1 to C4, D. What is
not declared is not there; it is never zero.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from procure.api import Finding, Measure, Message, decimal
from procure_carbon.finding import error, info, warning
from procure_carbon.published import Factors, Tables, factors_of
from procure_carbon.weight import Weight, of_unit
from procure_carbon.written import kind, shown

TOGETHER = "A1A3"
_APART = ("A1", "A2", "A3")
_AS_ONE = {"A1A2A3": TOGETHER, "A13": TOGETHER, "A1TOA3": TOGETHER}
_MODULE = re.compile(
    r"A[1-5]|B[1-8]|C[1-4]|D[12]?|A1A3|A4A5|B1B5|B1B7|B2B5|B6B7|C1C4|C3C4", re.ASCII
)
_SHORT = re.compile(r"([ABC])([1-7])-([1-7])", re.ASCII)
TOLERANCE = Fraction(5, 1000)
"""How far A1 to A3 apart may differ from A1-A3 together, as a share (field notes, G9 and G12)."""

INDICATORS = ("gwp_total", "gwp_biogenic", "gwp_fossil", "gwp_luluc")

Modules = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A product declaration as read.

    Attributes:
        amount: what the figures are for, in ``unit``; None if it is not known.
        figures: kgCO2e by indicator and module, for ``amount``.
        places: key of the file each indicator stands at.
        number: of the declaration, by its publisher, or of the data set; the same in any copy.
    """

    file: str
    name: str
    amount: Fraction | None
    unit: str
    valid_until: date | None
    standard: str
    figures: Mapping[str, Modules]
    places: Mapping[str, str] = field(default_factory=dict)
    weight: Weight = field(default_factory=Weight)
    data_class: str = ""
    number: str = ""


def module_of(text: str) -> str:
    """Return a module's name as ``A1A3``, ``C3`` or ``D``; empty if it is none of EN 15804."""
    plain = text.strip().upper().replace(" ", "").replace("–", "-")
    plain = _SHORT.sub(r"\1\2-\1\3", plain).replace("-", "").replace("/", "").replace("_", "")
    plain = _AS_ONE.get(plain, plain)
    return plain if _MODULE.fullmatch(plain) else ""


def together(modules: Modules, where: str, findings: list[Finding]) -> dict[str, Fraction]:
    """Return the modules with A1A3: as declared, or the sum of A1, A2 and A3 if all are there.

    Both are never added up. If they differ by more than 0.5 percent, that is a finding (G9).
    """
    found = {name: value for name, value in modules.items() if name not in _APART}
    apart = [modules[name] for name in _APART if name in modules]
    total = sum(apart, Fraction(0))
    if TOGETHER not in modules:
        if len(apart) == len(_APART):
            found[TOGETHER] = total
        elif apart:
            names = ", ".join(name for name in _APART if name in modules)
            what = Message(
                "Of A1, A2 and A3 only {names} can be read, so there is no A1-A3.",
                {"names": names},
            )
            findings.append(error("E10", where, what))
        return found
    size = max(abs(modules[TOGETHER]), *(abs(one) for one in apart), Fraction(0))
    if len(apart) == len(_APART) and abs(total - modules[TOGETHER]) > TOLERANCE * size:
        what = Message(
            "A1, A2 and A3 add up to {sum}, and A1-A3 says {stated}: ask which one holds.",
            {"sum": decimal(total), "stated": decimal(modules[TOGETHER])},
        )
        findings.append(error("G9", where, what))
    return found


def measures(found: Declaration) -> Iterator[Measure]:
    """Yield what is known for one declared unit."""
    if found.unit:
        yield Measure("carbon.declared_unit", found.unit, "text", found.file)
    if found.amount is not None:
        yield Measure("carbon.declared_amount", found.amount, found.unit or "1", found.file)
    if found.valid_until:
        yield Measure("carbon.valid_until", found.valid_until.isoformat(), "date", found.file)
    for name, text in (
        ("product", found.name),
        ("standard", found.standard),
        ("data_class", found.data_class),
    ):
        if text:
            yield Measure(f"carbon.{name}", text, "text", found.file)
    if not found.amount:
        return
    if found.weight.kg is not None:
        yield Measure("carbon.mass", found.weight.kg / found.amount, "kg", found.file)
    for indicator in INDICATORS:
        for module, value in sorted(found.figures.get(indicator, {}).items()):
            where = found.places.get(indicator, found.file)
            yield Measure(f"carbon.{indicator}_{module}", value / found.amount, "kgCO2e", where)


def questions(
    found: Declaration, as_of: date | None, tables: Tables | None = None
) -> Iterator[Finding]:
    """Yield what to ask about a declaration (field notes, G5 to G8)."""
    yield from _about_figures(found, factors_of(tables or {}))
    yield from _about_validity(found, as_of)
    if found.unit and not kind(found.unit):
        what = Message(
            "The declared unit {unit} is none that a bill of quantities uses.",
            {"unit": shown(found.unit)},
        )
        yield warning("E11", found.file, what)


def _about_figures(found: Declaration, factors: Factors) -> Iterator[Finding]:
    total = found.figures.get("gwp_total", {})
    if not total:
        what = Message("No global warming potential can be read from it.")
        yield error("E12", found.file, what)
    elif TOGETHER not in total:
        what = Message("It gives no A1-A3, so no amount of the product can be calculated with it.")
        yield error("E10", found.file, what)
    if not found.amount or TOGETHER not in total:
        return
    if total[TOGETHER] < 0 and total.get("C3", total.get("C4", Fraction(0))) <= 0:
        what = Message(
            "A1-A3 is negative, and no end of life gives the stored carbon back: it would count as"
            " a saving. Ask for modules C3 and C4."
        )
        yield error("G8", found.file, what)
    per_kg = _per_kg(found, total[TOGETHER])
    if per_kg is not None:
        yield from factor_findings(per_kg, found.file, factors)


def _per_kg(found: Declaration, value: Fraction) -> Fraction | None:
    kg = found.weight.kg or of_unit(found.amount, found.unit)
    return value / kg if kg else None


def factor_findings(per_kg: Fraction, where: str, factors: Factors) -> Iterator[Finding]:
    """Yield what a factor beyond those of construction products means (field notes, G5)."""
    low, high = factors["g5-low"], factors["g5-high"]
    factor = {"factor": decimal(per_kg), "low": decimal(low), "high": decimal(high)}
    if per_kg > factors["g5-most"]:
        what = Message(
            "{factor} kgCO2e for each kg is more than any construction product has: check whether"
            " the figures are for a tonne.",
            factor,
        )
        yield error("G5", where, what)
    elif per_kg > high or 0 < per_kg < low:
        what = Message(
            "{factor} kgCO2e for each kg lies outside the usual {low} to {high}: check the unit.",
            factor,
        )
        yield warning("G5", where, what)


def _about_validity(found: Declaration, as_of: date | None) -> Iterator[Finding]:
    if found.valid_until is None:
        what = Message("It does not say until when it is valid.")
        yield warning("G6", found.file, what)
    elif as_of and found.valid_until < as_of:
        what = Message(
            "It was valid until {until} and has run out by {day}: it counts as unverified.",
            {"until": found.valid_until, "day": as_of},
        )
        yield warning("G6", found.file, what)
    if not found.standard:
        what = Message("It does not say which version of EN 15804 it follows.")
        yield info("G7", found.file, what)


def unplaced(names: Iterable[str], where: str) -> Iterator[Finding]:
    """Yield a finding on modules that are none of EN 15804."""
    listed = ", ".join(shown(name) for name in names)
    if listed:
        what = Message("{names}: no modules that can be placed; left out.", {"names": listed})
        yield warning("E13", where, what)
