"""Which way a language, and a text of unknown language, is written."""

import re
from functools import lru_cache

_BACK = frozenset({"ar", "fa", "he", "ur"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FIRST_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=64)
def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower() in _BACK


def has_right_to_left(text: str) -> bool:
    """Return whether a letter of the text is written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def runs_back(text: str) -> bool | None:
    """Return whether a text runs from right to left, by its first letter; None if it has none.

    Unicode Standard Annex 9, rules P2 and P3.
    """
    first = _FIRST_LETTER.search(text)
    return None if first is None else bool(_RIGHT_TO_LEFT.match(first.group()))
