"""What the forms say, in the language of the form."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from procure.language.words import words
from procure.model.blocks import Text
from procure.model.lock import Lock
from procure.model.message import Message

Say: TypeAlias = Callable[[Text], str]
"""Gives a text as a reader of the form reads it."""


ROW_ID = Message("Row id")


def speaker(lock: Lock) -> Say:
    """Return what renders messages in the language of the lock's tender."""
    language = lock.tender.language

    def say(text: Text) -> str:
        return words(text, language)

    return say


def to_fill(heading: Text) -> Message:
    """Return the heading of a column that the bidder fills in."""
    return Message("{heading} (fill in)", {"heading": heading})


def headings(say: Say, texts: Mapping[str, Text]) -> dict[str, str]:
    """Return headings by column, as they are printed."""
    return {column: say(text) for column, text in texts.items()}
