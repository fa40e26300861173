"""The faces of a report and what each can show.

Atkinson Hyperlegible Next was drawn for readers with low vision; Japanese is set in BIZ UDPGothic,
a "universal design" face, and Arabic in Noto Naskh Arabic (all SIL Open Font License 1.1). Signs
that none of them has are shown in DejaVu Sans. What no face has is written out as ``[U+1F600]`` in
the words of others; in our own words it is an error, see ``procure.report.pdf.missing``.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from procure.report.pdf import reportlab_hooks, shaping

REGULAR = "Report-Regular"
BOLD = "Report-Bold"
FALLBACK = "Report-Fallback"
JAPANESE = "Report-Japanese"
JAPANESE_BOLD = "Report-Japanese-Bold"
ARABIC = "Report-Arabic"
ARABIC_BOLD = "Report-Arabic-Bold"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    FALLBACK: "DejaVuSans.ttf",
    JAPANESE: "BIZUDPGothic-Regular.ttf",
    JAPANESE_BOLD: "BIZUDPGothic-Bold.ttf",
    ARABIC: "NotoNaskhArabic-Regular.ttf",
    ARABIC_BOLD: "NotoNaskhArabic-Bold.ttf",
}
_TABULAR = {
    font: {ord("0") + digit: (375 + digit, 632) for digit in range(10)} for font in (REGULAR, BOLD)
}
"""Glyphs and widths of the tabular digits in Atkinson Hyperlegible Next 2.001."""
_EAST = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


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
    covered = frozenset(reportlab_hooks.characters(loaded))
    reportlab_hooks.assign_glyphs(loaded, _TABULAR.get(font, {}))
    pdfmetrics.registerFont(loaded)
    return covered


def is_shaped(font: str) -> bool:
    """Return whether the font's letters change their form with their neighbours."""
    return font in {ARABIC, ARABIC_BOLD}


@cache
def shaper(font: str) -> shaping.Shaper:
    """Return what shapes the words of a font."""
    coverage(font)
    content = (files("procure.report") / "fonts" / _FILES[font]).read_bytes()
    return shaping.Shaper(pdfmetrics.getFont(font), content)


@lru_cache(maxsize=16384)
def pieces(word: str, font: str) -> tuple[Piece, ...]:
    """Return the word cut into runs, each in a font that has all its characters."""
    plain = word if word.isascii() else unicodedata.normalize("NFC", word)
    own = coverage(font)
    if plain.isprintable() and own.issuperset(map(ord, plain)):
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


_PLAIN = re.compile("[ -~\n\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u2212\u00d7]*")


def is_plain(text: str, font: str) -> bool:
    """Return whether a text is in Latin letters that the font shows one by one, left to right."""
    return bool(_PLAIN.fullmatch(text)) and coverage(font).issuperset(
        {ord(sign) for sign in text} - {10}
    )


def face_of(character: str, font: str) -> str | None:
    """Return the face that shows a character in text of a font; None if there is none."""
    for face in (font, *_others(character, font)):
        if ord(character) in coverage(face):
            return face
    return None


def _others(character: str, font: str) -> tuple[str, ...]:
    bold = font == BOLD
    if _ARABIC.match(character):
        return (ARABIC_BOLD if bold else ARABIC, FALLBACK)
    if _EAST.match(character):
        return (JAPANESE_BOLD if bold else JAPANESE, FALLBACK)
    return (FALLBACK,)


def _width(text: str, font: str) -> float:
    if is_shaped(font):
        return shaper(font).width(text)
    return float(pdfmetrics.stringWidth(text, font, 1))


def _shown(character: str, font: str) -> tuple[str, str]:
    """Return the font for a character and how it is shown; a soft hyphen is no character here."""
    if character == "\N{SOFT HYPHEN}":
        return font, ""
    visible = character.isprintable() or character in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
    if character in "\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}":
        return font, "\N{NO-BREAK SPACE}"
    face = face_of(character, font) if visible else None
    return (face, character) if face else (font, f"[U+{ord(character):04X}]")
