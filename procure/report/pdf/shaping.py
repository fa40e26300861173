"""Arabic letters in the form their neighbours ask for, through HarfBuzz."""

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont

from procure.report.pdf import reportlab_hooks

_PRIVATE = 0xE000
_ROOM = 0x1900
"""Where a glyph that no character stands for gets a code of its own: the private use area."""


class Glyph(NamedTuple):
    """One glyph from left to right: its code, the text it stands for, and its place.

    Attributes:
        width: of the glyph by itself, for a type size of 1.
        advance: how far the next glyph is from this one; ``right`` and ``up`` shift this one.
    """

    code: str
    text: str
    width: float
    advance: float
    right: float
    up: float


class Shaper:
    """Shapes words of one font; each glyph used gets a code in the font as ReportLab knows it."""

    def __init__(self, font: TTFont, content: bytes) -> None:
        face = uharfbuzz.Face(content)
        self._font, self._hb, self._upem = font, uharfbuzz.Font(face), face.upem
        self.glyphs = lru_cache(maxsize=8192)(self._glyphs)

    def width(self, text: str) -> float:
        """Return the width of shaped text for a type size of 1."""
        return sum(glyph.advance for glyph in self.glyphs(text))

    def _glyphs(self, text: str) -> tuple[Glyph, ...]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        uharfbuzz.shape(self._hb, buffer, {})
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        found = []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            stands_for = text[info.cluster : ends[info.cluster]]
            found.append(self._glyph(info.codepoint, stands_for, place))
        return tuple(found)

    def _glyph(self, glyph: int, text: str, place: uharfbuzz.GlyphPosition) -> Glyph:
        if glyph >= _ROOM:
            raise ValueError(f"glyph {glyph} of {self._font.fontName} has no code left for it")
        wide = self._hb.get_glyph_h_advance(glyph) / self._upem
        reportlab_hooks.assign_glyphs(self._font, {_PRIVATE + glyph: (glyph, round(1000 * wide))})
        advance, right, up = (
            one / self._upem for one in (place.x_advance, place.x_offset, place.y_offset)
        )
        return Glyph(chr(_PRIVATE + glyph), text, wide, advance, right, up)
