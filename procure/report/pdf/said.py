"""Words of a report on their way to the page: ours must have every sign in a face of ours."""

import unicodedata
from functools import lru_cache

from procure.language.fragments import Fragment
from procure.model.blocks import Text
from procure.model.message import Message
from procure.report import render_text
from procure.report.pdf.fonts import BOLD, REGULAR, face_of


class MissingGlyph(Exception):
    """A sentence of ours, or its translation, has a sign that no face of the report shows."""


def words(text: Text, language: str) -> str:
    """Return the text as read in ``language``.

    What others wrote stands as it is, and a sign that no face has is written out there, as
    ``[U+1F600]``. Our own sentences, and their translations, have to be shown whole.

    Raises:
        MissingGlyph: naming the sign, if one of ours cannot.
    """
    if isinstance(text, str):
        return text
    _hold(text, language)
    return render_text.words(text, language)


def fragments(text: Text, language: str) -> tuple[Fragment, ...]:
    """Return the text as read in ``language``, cut where its language or direction changes.

    Raises:
        MissingGlyph: as ``words`` does.
    """
    if not isinstance(text, str):
        _hold(text, language)
    return render_text.fragments(text, language)


def _hold(message: Message, language: str) -> None:
    _hold_sentence(message.id, language)
    for value in message.values.values():
        if isinstance(value, Message):
            _hold(value, language)


@lru_cache(maxsize=8192)
def _hold_sentence(sentence: str, language: str) -> None:
    said = unicodedata.normalize("NFC", render_text.words(Message(sentence), language))
    for sign in said:
        shown = sign.isspace() or (
            sign.isprintable() and face_of(sign, REGULAR) and face_of(sign, BOLD)
        )
        if not shown:
            name = unicodedata.name(sign, "a sign without a name")
            raise MissingGlyph(
                f"No face of the report shows U+{ord(sign):04X} ({name}), in {said!r} ({language})."
            )
