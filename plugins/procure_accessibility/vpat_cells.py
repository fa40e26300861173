"""Cells of a VPAT: the number a row is about, its levels, and its remarks, component by component.

Nothing is guessed: what is not one of the terms is given back with a low certainty and asked about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from procure_accessibility.report import WHOLE

TERMS: Mapping[str, tuple[str, int]] = {
    "supports": ("supports", 100),
    "partially supports": ("partially-supports", 100),
    "does not support": ("does-not-support", 100),
    "not applicable": ("not-applicable", 100),
    "not evaluated": ("not-evaluated", 100),
    "n/a": ("not-applicable", 95),
    "supported": ("supports", 90),
    "partially supported": ("partially-supports", 90),
    "partial support": ("partially-supports", 90),
    "not supported": ("does-not-support", 90),
    "supports with exceptions": ("partially-supports", 60),
    "supports when combined with compatible at": ("supports", 50),
    "supports with equivalent facilitation": ("supports", 60),
}
"""Terms of VPAT 2.x, forms they are written in, and older terms that mean something else; with
the percent of certainty, which is this plugin's judgement."""

COMPONENTS: Mapping[str, str] = {
    "web": "web",
    "web content": "web",
    "electronic docs": "electronic-docs",
    "electronic documents": "electronic-docs",
    "electronic document": "electronic-docs",
    "non-web documents": "electronic-docs",
    "documents": "electronic-docs",
    "docs": "electronic-docs",
    "software": "software",
    "non-web software": "software",
    "closed": "closed",
    "closed functionality": "closed",
    "closed software": "closed",
    "authoring tool": "authoring-tool",
    "authoring tools": "authoring-tool",
}
"""How the lines of a cell name a component."""

_NUMBER = re.compile(
    r"(?:(?:sc|wcag|clause|criterion)\s+)?(\d{1,3}(?:\.\d{1,2}){1,5})(?![\d.]*\d)", re.I
)
_LABEL = re.compile(
    r"(?:^|(?<=[\n.;,|]))\s*("
    + "|".join(sorted(map(re.escape, COMPONENTS), key=len, reverse=True))
    + r")\s*[:\u2013]\s*",
    re.I,
)
_NO_RESPONSE = re.compile(r"heading cell|no response required|see wcag|see section", re.I)


@dataclass(frozen=True, slots=True)
class Level:
    """A level as read: one of the terms or empty, the words of the cell, percent of certainty."""

    level: str
    said: str
    certainty: int


def number_of(cell: str) -> str:
    """Return the number a row is about, from the first line of its first cell; empty if none."""
    found = _NUMBER.match(cell.strip().split("\n", 1)[0].lstrip("•*- "))
    return found[1] if found else ""


def wants_no_answer(cell: str) -> bool:
    """Say whether a cell only says that no answer is due here, or where the answer stands."""
    return bool(_NO_RESPONSE.search(cell))


def by_component(cell: str) -> dict[str, str]:
    """Return the text for each component a cell names; all of it is about the whole otherwise.

    Text before the first name belongs to all of them.
    """
    parts = _LABEL.split(cell)
    common = parts[0].strip()
    found: dict[str, str] = {}
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        component = COMPONENTS[name.lower()]
        said = " ".join(one for one in (common, text.strip(" \n,;|")) if one)
        found[component] = f"{found[component]} {said}" if component in found else said
    return found or {WHOLE: common}


def level_of(text: str) -> Level:
    """Return the level a text states, with the certainty that it does."""
    said = " ".join(text.split())
    words = said.lower().strip(" .:;*").replace("\u2019", "'")
    if not words:
        return Level("", "", 100)
    if words in TERMS:
        level, certainty = TERMS[words]
        return Level(level, said, certainty)
    return Level("", said, 0)
