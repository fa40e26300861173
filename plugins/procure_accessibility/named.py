"""Published words that a text names, as whole words, in singular or plural."""

import re
from collections.abc import Iterator
from functools import cache

from procure_accessibility.published import words

_SPACE = re.compile(r"[\s\-\u2010-\u2015]+")
_SENTENCE = re.compile(r"[.;!?\n]+(?:\s|\Z)")


def named(text: str, kind: str) -> tuple[str, ...]:
    """Return the words of a kind that a text names: ``axe`` in “axe-core”, not in “relaxed”."""
    said = _SPACE.sub(" ", text.casefold())
    return tuple(word for word in words(kind) if _pattern(word).search(said))


def overlays(text: str) -> tuple[str, ...]:
    """Return what a text names as an overlay; a part of a page that lies over it is none."""
    return tuple(dict.fromkeys((*named(text, "overlay"), *_perhaps(text))))


def _perhaps(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if not named(sentence, "page-part"):
            yield from named(sentence, "perhaps-overlay")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)")
