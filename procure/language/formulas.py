"""Where a formula of figures stands in a text: it runs from left to right in every language.

Figures and signs between them have no direction of their own, so that in Arabic they would be
told from the right: ``8 = 3 / 24``. With the digits 0 to 9 and the signs + − × / formulas are
written from left to right in Arabic too. A formula whose terms are Arabic words is left alone.
"""

import re
from collections.abc import Iterator
from typing import Final

_TERM: Final = (
    r"\(*(?:[A-Z]{3}[ \u00a0])?"  # brackets, a currency
    r"(?:[A-Za-z_][A-Za-z0-9_]*\()?\(*−?"  # a function, such as log(
    r"(?:[0-9]+(?:[.,][0-9]+)*|[A-Za-z_][A-Za-z0-9_]*)[²³]?"  # a number or a name
    r"(?:[ \u00a0]?%|[ \u00a0][A-Za-z][A-Za-z0-9]*(?:/[A-Za-z0-9]+)?)?\)*"  # per cent, or a unit
)
_SIGN: Final = r"(?:[ \u00a0]?[+−×÷=^/][ \u00a0]?)"
_CHAIN: Final = re.compile(rf"(?<![\w.,:])=?{_TERM}(?:{_SIGN}{_TERM})+(?![\w:])")
_REAL: Final = re.compile(r"[+−×÷=^]|[0-9)²³%] / ")
_SIGNS: Final = re.compile(r"[ \u00a0)]*[+−×÷=^/]")
_SIGNED: Final = re.compile(r"[+−×÷=^/][ \u00a0(]*$")
"""What joins a formula to a word: then it is read as its words are."""
_DIGIT: Final = re.compile("[0-9]")


def parted(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in parts, each with whether it is a formula."""
    done = 0
    for start, end in _formulas(text):
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def _formulas(text: str) -> Iterator[tuple[int, int]]:
    for found in _CHAIN.finditer(text):
        start, end = _balanced(text, found.start(), found.end())
        said = text[start:end]
        joined = _SIGNED.search(text[:start]) or _SIGNS.match(text[end:])
        if not joined and _REAL.search(said) and _DIGIT.search(said):
            yield start, end


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the formula without brackets that open before it or close after it."""
    while text[start] == "(" and text.count("(", start, end) > text.count(")", start, end):
        start += 1
    while text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        end -= 1
    return start, end
