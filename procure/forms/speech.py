"""What the forms say, in the language of the form."""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from procure.language.direction import is_right_to_left
from procure.language.words import words
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message

Say: TypeAlias = Callable[[Text], str]
"""Gives a text as a reader of the form reads it."""


_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEFT_TO_RIGHT: Final = "\N{LEFT-TO-RIGHT MARK}"
"""Stands before a day in Arabic: after a word, ``2026-04-14`` would be shown as ``14-04-2026``."""

ROW_ID = Message("Row id")


def as_read(said: str) -> str:
    """Return words that a bidder chooses from a list, as they are compared when they come back."""
    return said.replace(_LEFT_TO_RIGHT, "")


def speaker(lock: Lock) -> Say:
    """Return what renders messages in the language of the lock's tender."""
    language = lock.tender.language
    turned = is_right_to_left(language)

    def say(text: Text) -> str:
        said = words(text, language)
        return _DAY.sub(f"{_LEFT_TO_RIGHT}\\g<0>", said) if turned else said

    return say


def to_fill(heading: Text) -> Message:
    """Return the heading of a column that the bidder fills in."""
    return Message("{heading} (fill in)", {"heading": heading})


def headings(say: Say, texts: Mapping[str, Text]) -> dict[str, str]:
    """Return headings by column, as they are printed."""
    return {column: say(text) for column, text in texts.items()}
