"""Characters that a reader cannot see, or that change how others are seen."""

import re
import unicodedata
from typing import Final

UNSHOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for each character that cannot be shown, so that nothing vanishes silently."""

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """Return the text with each control character as U+FFFD, and every line break as one kind."""
    if text.isprintable():  # as most texts are: then there is none
        return text
    return _CONTROLS.sub(UNSHOWN, _BREAKS.sub("\n", text))


def turns_direction(text: str) -> bool:
    """Return whether invisible marks in the text make its letters appear in another order."""
    return bool(_TURNS.search(text))


def has_ink(text: str) -> bool:
    """Return whether anything in the text can be seen: spaces and joiners alone cannot."""
    return any(not one.isspace() and unicodedata.category(one) != "Cf" for one in text)


def spelled_out(text: str) -> str:
    """Return the text with unusual spaces and invisible marks named, ``1<U+00A0>234``."""
    return "".join(f"<U+{ord(one):04X}>" if _unseen(one) else one for one in text)


def _unseen(one: str) -> bool:
    return not one.isascii() and (one.isspace() or unicodedata.category(one) == "Cf")
