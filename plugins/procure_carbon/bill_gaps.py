"""What a bill leaves open and the tender fills alike for all, each told in a finding (M4)."""

from dataclasses import dataclass
from fractions import Fraction

from procure.api import Finding, Message, decimal, rounded
from procure_carbon.bill_book import Bill
from procure_carbon.bill_line import Line
from procure_carbon.bill_project import Project
from procure_carbon.bill_rules import BillRules
from procure_carbon.bill_scope import some_only
from procure_carbon.bill_sum import UPFRONT, Amount, LineSum, total
from procure_carbon.finding import error, info, warning

LEAST = Fraction(1, 100)
"""Share of a published default below which what is declared is next to nothing."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A bill on its way to modules; gaps are filled into ``found``.

    Attributes:
        once: what the bill says once for the whole project.
        found: kgCO2e by module so far.
    """

    bill: Bill
    rules: BillRules
    once: Project
    sums: tuple[LineSum, ...]
    found: dict[str, Amount]
    findings: list[Finding]

    def tell(self, what: Message) -> None:
        """Say what was filled."""
        self.findings.append(info("M4", self.bill.file, what))


def fill_gaps(filling: Filling) -> None:
    """Add published defaults of what is counted once, and tell where lines were filled."""
    if filling.sums and filling.rules.fills_gaps:
        _demolition_before(filling)
        _site(filling)
    if filling.sums and filling.rules.upkeep:
        _upkeep(filling)
    _by_sea(filling)
    _tell_filled(filling)


def _demolition_before(filling: Filling) -> None:
    """Add what is demolished first (A5.1), where its area is published and the bill gives no kg."""
    rules, found = filling.rules, filling.found
    if rules.demolished is None or filling.once.said & {"A5", "A5.1"} or "A5" not in found:
        return
    factor = rules.factors["a5-demolition"]
    found["A5"] = total((found["A5"], factor * rules.demolished))
    what = Message(
        "Demolition before the works (A5.1) is not in the bill; the default of {factor} kgCO2e/m2"
        " is used.",
        {"factor": decimal(factor)},
    )
    filling.tell(what)


def _site(filling: Filling) -> None:
    """Add site activity and demolition from published defaults where the bill gives none."""
    rules, found = filling.rules, filling.found
    site_said = bool(filling.once.said & {"A5", "A5.2"})
    if rules.area is None:
        if not site_said or "C1" not in found:
            what = Message(
                "No area is published, so nothing is counted for site activity (A5.2) and"
                " demolition (C1) beyond what the bill says."
            )
            filling.findings.append(info("M3", filling.bill.file, what))
        return
    if not site_said and "A5" in found:
        factor = rules.factors["a5-site"]
        found["A5"] = total((found["A5"], factor * rules.area))
        what = Message(
            "Site activity (A5.2) is not in the bill; the default of {factor} kgCO2e/m2 is used.",
            {"factor": decimal(factor)},
        )
        filling.tell(what)
    _demolition(filling, rules.area)


def _demolition(filling: Filling, area: Fraction) -> None:
    """Take C1 that every line or the site says; else the default, or what is said if more."""
    found = filling.found
    every = not some_only("C1", filling.sums) or "C1" in filling.once.modules
    factor, declared = filling.rules.factors["c1"], found.get("C1", Fraction(0))
    if "C1" in found and every:
        if "C1" not in filling.once.modules:
            _ask_of_nothing("C1", declared, factor * area, filling)
        return
    if declared is None or declared >= factor * area:
        return
    if "C1" in found:
        filling.tell(_more(declared, factor * area, "C1"))
    else:
        what = Message(
            "Demolition (C1) is not in the bill; the default of {factor} kgCO2e/m2 is used.",
            {"factor": decimal(factor)},
        )
        filling.tell(what)
    found["C1"] = factor * area


def _upkeep(filling: Filling) -> None:
    """Add maintenance and repair where no line declares them (field notes, 1.1).

    B2 = max(10 kg/m2, 1 percent of A1-A5); B3 = a quarter of it.
    """
    rules, found = filling.rules, filling.found
    upfront = total(found[one] for one in UPFRONT if one in found)
    least = None if rules.area is None else rules.factors["b2-area"] * rules.area
    share = None if upfront is None else rules.factors.share("b2-share") * upfront
    _keep_up("B2", None if least is None or share is None else max(least, share), filling)
    once = found["B2"]
    _keep_up("B3", None if once is None else once * rules.factors.share("b3-share"), filling)


def _keep_up(module: str, default: Amount, filling: Filling) -> None:
    """Take what all lines declare; else the default, or what some declare if that is more."""
    found = filling.found
    every = all(module in one.modules for one in filling.sums) or module in filling.once.modules
    declared = found.get(module, Fraction(0))
    if module in found and every:
        _ask_of_nothing(module, declared, default, filling)
        return
    if declared is None:
        return
    if default is None:
        found[module] = None
        what = Message(
            "{module} is not declared, and its default needs an area and upfront carbon.",
            {"module": module},
        )
        filling.findings.append(error("G1", filling.bill.file, what))
        return
    if module not in found:
        what = Message(
            "{module} is not declared; the published default is used: {kg} kgCO2e.",
            {"module": module, "kg": rounded(default, 2)},
        )
    elif declared >= default:
        return
    else:
        what = _more(declared, default, module)
    found[module] = default
    filling.tell(what)


def _ask_of_nothing(module: str, declared: Amount, default: Amount, filling: Filling) -> None:
    """Ask about less than a hundredth of a published default, declared for the whole (G5)."""
    if declared is None or default is None or not 0 <= declared < default * LEAST:
        return
    what = Message(
        "{module} is declared as {declared} kgCO2e in all, where the published default is {kg}."
        " Ask why.",
        {"module": module, "declared": rounded(declared, 2), "kg": rounded(default, 2)},
    )
    filling.findings.append(warning("G5", filling.bill.file, what))


def _more(declared: Fraction, default: Fraction, module: str) -> Message:
    return Message(
        "{module} is declared for some lines only ({declared} kgCO2e); the published default is"
        " more and is used for all: {kg} kgCO2e.",
        {"module": module, "declared": rounded(declared, 2), "kg": rounded(default, 2)},
    )


def _by_sea(filling: Filling) -> None:
    """Say why A4 of lines that come by sea is not known: no factor for it is published (G1)."""
    lines = [one.line for one in filling.sums if one.line.sea and "A4" in one.filled]
    if lines:
        what = Message(
            "{lines}: km_sea is given, and no factor for transport by sea is published, so A4 is"
            " not known. Declare gwp_A4, or leave km_sea out and give transport_class.",
            {"lines": named(lines)},
        )
        filling.findings.append(error("G1", lines[0].where, what))


def _tell_filled(filling: Filling) -> None:
    for module in ("A4", "C2", "C3", "C4"):
        lines = [
            one.line for one in filling.sums if module in one.filled and one.modules.get(module)
        ]
        if lines:
            what = Message(
                "{module} is filled from a published default for {count} of {all} lines ({lines}).",
                {
                    "module": module,
                    "count": len(lines),
                    "all": len(filling.sums),
                    "lines": named(lines),
                },
            )
            filling.tell(what)


def named(lines: list[Line]) -> str:
    """Return the ids of at most ten lines."""
    shown = ", ".join(one.id[:20] for one in lines[:10])
    return shown if len(lines) <= 10 else f"{shown}, …"
