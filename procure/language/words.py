"""A message as a reader of one language sees it: the one place where translations come in."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from procure.language.catalogue import SOURCE_LANGUAGE, Catalogue
from procure.language.installed import base, catalogues
from procure.language.numbers import day, number
from procure.model.message import Message


def words(message: Message | str, language: str) -> str:
    """Return the text as read in ``language``; a plain string is a fact and stands as it is.

    The message's id is the key in the catalogues. A sentence without a translation stays
    English: see ``language_of`` and ``procure.language.fragments``.
    """
    if isinstance(message, str):
        return message
    said = sentence(message, language)
    if not message.values:
        return said
    values = _values(message, language)
    return _ended_once(said, values).format_map(values)


def ends(text: str) -> bool:
    """Return whether a text that is filled in ends a sentence, as the name ``Doe Ltd.`` does."""
    return text.endswith(".") and not text.endswith(("..", "/.", "\\."))


def _ended_once(said: str, values: Mapping[str, str]) -> str:
    """Return a sentence without the full stops that what is filled in before them has."""
    for name, value in values.items():
        if ends(value):
            said = re.sub(rf"\{{{name}\}}\.(?=\s|$)", f"{{{name}}}", said)
    return said


def language_of(message: Message | str, language: str) -> str:
    """Return the language that ``words`` gives a text in: that asked for, or English.

    So that a screen reader says a sentence without a translation in English.
    """
    if isinstance(message, str) or base(language) == SOURCE_LANGUAGE:
        return language
    return language if _entry(message.id, language) else SOURCE_LANGUAGE


def sentence(message: Message, language: str) -> str:
    """Return the sentence of a message in ``language``, its fields not filled in."""
    entry = _entry(message.id, language)
    if entry is None:
        return message.source
    catalogue, forms = entry
    return forms[_form(message, catalogue) if message.plural else 0]


def _values(message: Message, language: str) -> Mapping[str, str]:
    return {
        name: words(value, language)
        if isinstance(value, str | Message)
        else written(value, language)
        for name, value in message.values.items()
    }


def written(value: int | Decimal | date, language: str) -> str:
    """Return a number or a day as the language writes it."""
    if isinstance(value, date):
        return day(value.isoformat(), language)
    return number(value, language)


def _form(message: Message, catalogue: Catalogue) -> int:
    """Return which form goes with the message's number; a fraction takes the last, general one."""
    last = len(catalogue.forms[message.id]) - 1
    value = Decimal(message.counted)
    whole = value == value.to_integral_value()
    return min(catalogue.plural(int(abs(value))), last) if whole else last


@lru_cache(maxsize=16384)
def _entry(id_: str, language: str) -> tuple[Catalogue, tuple[str, ...]] | None:
    """Return the first catalogue that translates a sentence, with its translation."""
    for found in catalogues(language):
        if forms := found.catalogue.forms.get(id_):
            return found.catalogue, forms
    return None
