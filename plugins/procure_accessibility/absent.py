"""Support that rests on next to nothing, because most of what was asked is said not to apply."""

from collections.abc import Iterator
from fractions import Fraction

from procure.api import Finding
from procure_accessibility.published import factor
from procure_accessibility.said import finding


def mostly_absent(absent: Fraction | int, asked: Fraction | int, where: str) -> Iterator[Finding]:
    """Yield G2 if a greater share than the published one leaves the count; no points change."""
    if asked and Fraction(100 * absent, asked) > factor("lint.not-applicable"):
        words = "{absent} of {asked} are said not to apply: what is counted rests on {rest}."
        values = {"absent": int(absent), "asked": int(asked), "rest": int(asked - absent)}
        yield finding("G2", where, words, values)
