"""Words that fill a cell and say nothing: a dash, a question mark, “none”, “n/a”."""

from typing import Final
from unicodedata import normalize

NONE: Final = frozenset(
    {
        *("none", "no", "nothing", "nil", "null", "na", "n/a", "n.a", "not applicable"),
        *("to be defined", "to be determined", "to follow", "tbd", "tbc", "unknown", "x"),
        *("ninguno", "ninguna", "nada", "no aplica", "no procede", "no aplicable"),
        *("yok", "hiçbiri", "hiçbir şey", "uygulanamaz", "geçerli değil"),
        *("なし", "無し", "無", "ありません", "該当なし", "該当しない"),
        *("لا", "لا يوجد", "لا توجد", "لا شيء", "غير منطبق", "لا ينطبق"),
    }
)
"""In the languages that this suite speaks (judgement); a sentence that holds one says something."""

_DOT_ABOVE: Final = "\N{COMBINING DOT ABOVE}"
"""What is left of a Turkish capital İ as a small letter."""
_MARKS = " .,;:!-–—/()[]<>\"'…・。、،؛"


def only_marks(text: str) -> bool:
    """Return whether a text holds no letter and no digit, such as ``-`` or ``?``."""
    return not any(one.isalnum() for one in text)


def says_none(text: str) -> bool:
    """Return whether a text names nothing: only marks, or a word for none and no more.

    A number is something. So is a code: ask of a country with ``only_marks``, as Norway is ``NO``.
    """
    said = normalize("NFKC", text).casefold().replace(_DOT_ABOVE, "")
    words = " ".join(said.replace("/", " / ").split()).replace(" / ", "/").strip(_MARKS)
    return only_marks(text) or words in NONE
