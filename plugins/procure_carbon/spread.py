"""What a line's factor comes from and how sure it is, as a measure's source says it."""

import re
from dataclasses import dataclass
from fractions import Fraction

from procure_carbon.bill_line import Line
from procure_carbon.written import number

SHOWN_LINES = 40

_SOURCE = re.compile(r"(.*) \| class ([0-5]) \| spread ([0-9.]+)(?: \| taken (.*))?", re.DOTALL)

SPREAD = {
    0: Fraction("0.30"),
    1: Fraction("0.10"),
    2: Fraction("0.20"),
    3: Fraction("0.30"),
    4: Fraction("0.30"),
    5: Fraction("0.30"),
}
"""Relative standard deviation by class of data where the line gives none (field notes, 6.6: 10
percent for class 1, 30 for class 3 and 4; class 2 is judgement)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a factor comes from: lines that share it share its error.

    Attributes:
        taken: modules an enclosed declaration gave, and its file and key; empty if none did.
    """

    shared: str
    data_class: int
    spread: Fraction
    taken: str = ""


def written_source(line: Line) -> str:
    """Return the origin of a line's factor as one text."""
    spread = SPREAD[line.data_class] if line.spread is None else min(line.spread, Fraction(5))
    taken = f" | taken {line.taken}" if line.taken else ""
    return f"{line.shared} | class {line.data_class} | spread {float(spread):.4f}{taken}"


def origin_of(source: str) -> Origin | None:
    """Return what ``written_source`` wrote; None if it did not write it."""
    found = _SOURCE.fullmatch(source)
    spread = number(found.group(3)) if found else None
    if found is None or spread is None:
        return None
    return Origin(found.group(1), int(found.group(2)), spread, found.group(4) or "")
