"""Zeros that a bill declares, and that wipe out what is published otherwise: each is asked about.

Next to nothing is asked about as nothing is: less than a hundredth of the published default.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from procure.api import Finding, Message
from procure_carbon.bill_gaps import LEAST, named
from procure_carbon.bill_line import Line
from procure_carbon.bill_sum import LineSum, total
from procure_carbon.counted import Counted
from procure_carbon.finding import info, warning


def zero_findings(counted: Counted) -> Iterator[Finding]:
    """Yield questions to declared zeros, and which declared A5 is not counted."""
    yield from _made_of_nothing(counted.sums)
    if counted.rules.fills_gaps:
        yield from _weightless(counted.sums)
        yield from _lines(counted)
    yield from _dropped(counted)


def _made_of_nothing(sums: Iterable[LineSum]) -> Iterator[Finding]:
    """G5: A1-A3 of 0, which only what is used again as it is has."""
    for one in sums:
        if one.modules.get("A1A3") != 0 or not one.line.times:
            continue
        if one.line.reused:
            what = Message(
                "{line}: A1-A3 is 0, and the line is said to be used again as it is. Ask for the"
                " proof.",
                {"line": one.line.id[:40]},
            )
            yield info("G5", one.line.where, what)
        else:
            what = Message(
                "{line}: A1-A3 is 0, which only what is used again as it is can have. Ask for the"
                " proof.",
                {"line": one.line.id[:40]},
            )
            yield warning("G5", one.line.where, what)


def _weightless(sums: Iterable[LineSum]) -> Iterator[Finding]:
    """G4: lines that use something and weigh nothing, so that defaults by mass are nothing too."""
    lines = [one.line for one in sums if one.line.kg == 0 and one.line.times]
    if lines:
        what = Message(
            "{lines}: the mass is 0 kg, so nothing is counted for what is filled by mass: transport"
            " and end of life. Ask for the mass.",
            {"lines": named(lines)},
        )
        yield warning("G4", lines[0].where, what)


def _lines(counted: Counted) -> Iterator[Finding]:
    rules, sums = counted.rules, counted.sums
    least = min(
        value for name, value in rules.factors.values.items() if name.startswith("transport-")
    )
    for modules, default in ((("A4",), least), (("C2",), rules.factors["c2"]),
                             (("C3", "C4"), rules.factors["c3-c4"])):  # fmt: skip
        lines = [one.line for one in sums if _next_to_nothing(one, modules, default)]
        if lines:
            what = Message(
                "{modules} is declared as 0, or next to nothing, for {lines}, where a default is"
                " published. Ask why.",
                {"modules": " + ".join(modules), "lines": named(lines)},
            )
            yield warning("G5", lines[0].where, what)


def _next_to_nothing(one: LineSum, modules: tuple[str, ...], default: Fraction) -> bool:
    """Say whether what a line with a mass declares is less than a hundredth of the default."""
    kg, declared = one.line.kg, total(one.modules.get(name) for name in modules)
    return bool(kg) and declared is not None and 0 <= declared < (kg or 0) * default * LEAST


def _dropped(counted: Counted) -> Iterator[Finding]:
    """M4: an A5 that is declared beside a rate of waste, by which A5 is counted instead."""
    lines: list[Line] = [
        one.line
        for one in counted.sums
        if one.line.waste is not None and one.line.factors.get("A5")
    ]
    if lines:
        what = Message(
            "gwp_A5 of {lines} is left out, because A5 is counted from the waste rate. If it holds"
            " more than waste, ask for it on the sheet SiteWorks.",
            {"lines": named(lines)},
        )
        yield warning("M4", lines[0].where, what)
