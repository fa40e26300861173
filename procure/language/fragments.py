"""A text cut where its language or its direction changes, so that each part can be told as it is.

A criterion without translation, or a sentence that no catalogue has, stands in the middle of a
report in another language; a name in Latin letters stands in a sentence in Arabic.
"""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from procure.language.catalogue import SOURCE_LANGUAGE
from procure.language.direction import has_right_to_left, is_right_to_left, runs_back
from procure.language.formulas import parted
from procure.language.installed import base
from procure.language.words import ends, language_of, sentence, words, written
from procure.model.message import Message, MessageValue

_JOINED_DIGITS = re.compile("[0-9][-/][0-9]")
_STOP = re.compile(r"\.(?=\s|$)")
_LETTER = re.compile(r"[^\W\d_]")


class Foreign(str):
    """Text in a language of its own, where that is not the report's; a fact like any other text."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Foreign":
        """Return the text, with its language (a BCP 47 tag)."""
        made = super().__new__(cls, text)
        made.language = language
        return made


class Fragment(NamedTuple):
    """A part of a text.

    Attributes:
        language: of its words; that of the report for facts, whose language is not known.
        turned: a fact that is written the other way than the report's language, or a formula.
    """

    text: str
    language: str
    turned: bool = False


def fragments(text: Message | str, language: str) -> tuple[Fragment, ...]:
    """Return the parts of a text as read in ``language``; one if it is all in that."""
    if is_right_to_left(language):
        return tuple(_with_formulas(_told(text, language)))
    return _told(text, language)


def _told(text: Message | str, language: str) -> tuple[Fragment, ...]:
    if isinstance(text, Foreign):
        return (_foreign(text, language),)
    if isinstance(text, str):
        return (_fact(text, language),)
    if base(language) == SOURCE_LANGUAGE and not _holds_foreign(text):
        said = words(text, language)
        if not has_right_to_left(said):  # all sentences are in English, and no fact is turned
            return (Fragment(said, language),)
    return tuple(_joined(_parts(text, language), language))


def _holds_foreign(message: Message) -> bool:
    return any(
        isinstance(value, Foreign) or (isinstance(value, Message) and _holds_foreign(value))
        for value in message.values.values()
    )


def in_one(parts: tuple[Fragment, ...], language: str) -> str:
    """Return the language that all parts are in if it is another than the reader's, else ""."""
    own = parts[0].language if len(parts) == 1 else language
    return "" if own == language else own


def _parts(message: Message, language: str) -> Iterator[Fragment]:
    said = sentence(message, language)
    if _speaks(said):
        own = language_of(message, language)
        yield from _filled(said, message.values, own, language)
        return
    parts = list(_filled(said, message.values, language, language))
    tongues = {part.language for part in parts if _LETTER.search(part.text)}
    if len(tongues) == 1 and (own := tongues.pop()) != language:  # marks between are its own too
        parts = list(_filled(sentence(message, own), message.values, own, language))
    yield from parts


def _filled(
    said: str, values: Mapping[str, MessageValue], own: str, language: str
) -> Iterator[Fragment]:
    """Yield a sentence in the language ``own``, and what is filled in, for a reader."""
    ended = False
    for literal, name in _cut(said) if values else ((said, ""),):
        if literal := literal[1:] if ended and _STOP.match(literal) else literal:
            yield Fragment(literal, own)
        filled = tuple(_of_value(values[name], own, language)) if name else ()
        ended = bool(filled) and ends(filled[-1].text)
        yield from filled


def _of_value(value: MessageValue, own: str, language: str) -> Iterator[Fragment]:
    if isinstance(value, Message):
        yield from _parts(value, language)
    elif isinstance(value, Foreign):
        yield _foreign(value, language)
    elif isinstance(value, str):
        yield Fragment(value, own, _turns(value, own))
    else:
        yield Fragment(written(value, language), own)


@lru_cache(maxsize=8192)
def _cut(said: str) -> tuple[tuple[str, str], ...]:
    return tuple((literal, name or "") for literal, name, _, _ in string.Formatter().parse(said))


@lru_cache(maxsize=8192)
def _speaks(said: str) -> bool:
    """Return whether a sentence has words of its own, beside what is filled in."""
    return any(_LETTER.search(literal) for literal, _ in _cut(said))


def _foreign(text: Foreign, language: str) -> Fragment:
    same = base(text.language) == base(language)
    return Fragment(str(text), language if same else text.language)


def _fact(text: str, language: str) -> Fragment:
    back = is_right_to_left(language)
    turned = not (text.isascii() and not back) and runs_back(text) is (not back)
    return Fragment(text, language, turned)


def _turns(text: str, language: str) -> bool:
    """Return whether a fact in a sentence has to be ordered by itself.

    So has a date such as 2026-04-14: after an Arabic word its parts would be told from the end
    (Unicode Standard Annex 9, rules W2 and W4).
    """
    if is_right_to_left(language) and _JOINED_DIGITS.search(text) and runs_back(text) is None:
        return True
    return _fact(text, language).turned


def _with_formulas(parts: Iterable[Fragment]) -> Iterator[Fragment]:
    """Yield the parts, formulas of figures ordered by themselves."""
    for part in parts:
        if part.turned or not is_right_to_left(part.language):
            yield part
        else:
            for said, formula in parted(part.text) if part.text else ((part.text, False),):
                yield Fragment(said, part.language, formula)


def _joined(parts: Iterable[Fragment], language: str) -> Iterator[Fragment]:
    """Yield the parts; those that need not be told apart are one."""
    held = Fragment("", language)
    for part in parts:
        if not part.text:
            continue
        if not held.text:
            held = part
        elif held.language == part.language and not (held.turned or part.turned):
            held = held._replace(text=held.text + part.text)
        else:
            yield held
            held = part
    yield held
