"""The faces of a report and what each can show.

Atkinson Hyperlegible Next was drawn for readers with low vision (SIL Open Font License 1.1).
What it lacks is shown in DejaVu Sans; what neither has is written out as ``[U+1F600]``.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

REGULAR = "Report-Regular"
BOLD = "Report-Bold"
ITALIC = "Report-Italic"
FALLBACK = "Report-Fallback"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    ITALIC: "AtkinsonHyperlegibleNext-Italic.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
_FIRST_TABULAR = 375
"""Glyph of the tabular zero in Atkinson Hyperlegible Next 2.001; one to nine follow it."""
_TABULAR_WIDTH = 632
"""Width of a tabular digit, in thousandths of the type size."""


_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Piece(NamedTuple):
    """Characters that one font shows; width for a type size of 1."""

    font: str
    text: str
    width: float


@cache
def coverage(font: str) -> frozenset[int]:
    """Return the characters the font has; loads and registers it on first use.

    Digits are taken from the font's tabular set, so that columns of figures stand straight.
    """
    with (files("procure.report") / "fonts" / _FILES[font]).open("rb") as stream:
        loaded = TTFont(font, stream, asciiReadable=1, shapable=False)
    face = loaded.face
    if font != FALLBACK:
        for digit in range(10):
            face.charToGlyph[ord("0") + digit] = _FIRST_TABULAR + digit
            face.charWidths[ord("0") + digit] = _TABULAR_WIDTH
    pdfmetrics.registerFont(loaded)
    return frozenset(face.charToGlyph)


@lru_cache(maxsize=16384)
def pieces(word: str, font: str) -> tuple[Piece, ...]:
    """Return the word cut into runs, each in a font that has all its characters."""
    plain = unicodedata.normalize("NFC", word)
    own = coverage(font)
    if all(ord(character) in own for character in plain) and plain.isprintable():
        return (Piece(font, plain, _width(plain, font)),)
    runs: list[tuple[str, str]] = []
    for character in plain:
        face, shown = _shown(character, font)
        if runs and runs[-1][0] == face:
            runs[-1] = (face, runs[-1][1] + shown)
        elif shown:
            runs.append((face, shown))
    return tuple(Piece(face, shown, _width(shown, face)) for face, shown in runs)


@lru_cache(maxsize=16384)
def width(word: str, font: str) -> float:
    """Return the word's width for a type size of 1."""
    return sum(piece.width for piece in pieces(word, font))


def encoded(text: str, font: str, canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Yield the font resource and the escaped string for each part of a text in one font.

    Fonts are loaded so that ASCII keeps its codes in the first subset; only other text has to be
    looked up sign by sign.
    """
    face, document = pdfmetrics.getFont(font), canvas._doc
    if text.isascii():
        yield face.getSubsetInternalName(0, document), text.translate(_ESCAPED)
        return
    for subset, codes in face.splitString(text, document):
        yield face.getSubsetInternalName(subset, document), canvas._escape(codes)


def _width(text: str, font: str) -> float:
    return float(pdfmetrics.stringWidth(text, font, 1))


def _shown(character: str, font: str) -> tuple[str, str]:
    """Return the font for a character and how it is shown; a soft hyphen is no character here."""
    if character == "\N{SOFT HYPHEN}":
        return font, ""
    visible = character.isprintable() or character in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
    if character == "\N{NARROW NO-BREAK SPACE}":
        return font, "\N{NO-BREAK SPACE}"
    for face in (font, FALLBACK):
        if visible and ord(character) in coverage(face):
            return face, character
    return font, f"[U+{ord(character):04X}]"
