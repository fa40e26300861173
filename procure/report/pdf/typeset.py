"""Lines of text: words measured, broken to a width, and drawn. All text of a report passes here.

A line ends with the space it was broken at, so that text taken out of the file keeps its words
apart; a word too long for a line (a hash, an address, a cell) is broken where it reads best.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from procure.report.pdf.fonts import Piece, encoded, pieces, width
from procure.report.pdf.style import TextStyle

Span: TypeAlias = tuple[str, str]
"""Text and the font it is set in."""

_BREAK_AFTER = frozenset("/-_.!?#@:&=,;)")
_BREAKS_WELL = re.compile(r"(?<=[/!#&?=@_])|(?<=[a-zA-Z]-)")
_LEAST_OF_LINE = 0.25
"""A long word is broken after a sign only if that fills this share of the line."""


_SHORT = 60
"""Characters of a text that is tried whole before it is cut into words."""
_TOLERANCE = 0.01
"""Points by which a line may be too wide, so that a width measured is a width that fits."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: runs of one font each, and its width in points."""

    runs: tuple[Span, ...]
    width: float


def lines(spans: tuple[Span, ...], size: float, room: float) -> tuple[Line, ...]:
    """Return the spans broken into lines at most ``room`` points wide; at least one line.

    Spans are set apart by a space; a line feed inside a span begins a new line.
    """
    if len(spans) == 1 and (short := _short(spans[0], size, room)):
        return (short,)
    setter = _Setter(size, max(room, size) + _TOLERANCE)
    for text, font in spans:
        for number, part in enumerate(text.splitlines() or [""]):
            if number:
                setter.end()
            for word in part.replace("\t", " ").split(" "):
                if word:
                    setter.add(word, font)
    setter.end()
    return tuple(setter.done)


def _short(span: Span, size: float, room: float) -> Line | None:
    """Return a text that plainly fits on one line: most cells of most tables."""
    text, font = span
    if not text or len(text) > _SHORT or not text.isprintable():
        return None
    wide = size * width(text, font)
    if wide > room:
        return None
    return Line(tuple((piece.text, piece.font) for piece in pieces(text, font)), wide)


def natural_width(text: str, font: str, size: float) -> float:
    """Return the width of the longest line of ``text`` if it is never broken."""
    space = width(" ", font)
    return size * max(
        (_unbroken(part, font, space) for part in text.splitlines()),
        default=0.0,
    )


def longest_word(text: str, font: str, size: float) -> float:
    """Return the width of the longest part of ``text`` that is best not broken.

    Paths, places and compounds break well after their signs; numbers and dates are kept whole.
    """
    parts = (part for word in text.split() for part in _BREAKS_WELL.split(word))
    return size * max((width(part, font) for part in parts), default=0.0)


def draw_lines(
    canvas: Canvas, of: tuple[Line, ...], x: float, top: float, style: TextStyle
) -> None:
    """Draw lines below ``top``, ragged right, from ``x`` on, as one text object.

    The operators are written here and not by ReportLab's text object, which formats every
    coordinate anew: half the time of a long report went there.
    """
    y = top - style.leading + (style.leading - style.size) / 2 + 0.21 * style.size
    red, green, blue = style.colour.rgb()
    out = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {style.leading} TL {red:.3f} {green:.3f} {blue:.3f} rg"]
    current = ""
    for line in of:
        for text, font in line.runs:
            for name, shown in encoded(text, font, canvas):
                if name != current:
                    out.append(f"{name} {style.size} Tf")
                    current = name
                out.append(f"({shown}) Tj")
        out.append("T*")
    out.append("ET")
    canvas.addLiteral(" ".join(out))


def draw_rules(
    canvas: Canvas, heights: Sequence[float], long: float, thick: float, colour: Color
) -> None:
    """Draw level rules of one kind from the left edge, at the heights given."""
    red, green, blue = colour.rgb()
    drawn = " ".join(f"0 {at:.2f} m {long:.2f} {at:.2f} l" for at in heights)
    if drawn:
        canvas.addLiteral(f"{thick} w {red:.3f} {green:.3f} {blue:.3f} RG {drawn} S")


class _Setter:
    """The line being filled, and the lines done."""

    def __init__(self, size: float, room: float) -> None:
        self.size, self.room = size, room
        self.done: list[Line] = []
        self._runs: list[Span] = []
        self._width = 0.0

    def add(self, word: str, font: str) -> None:
        """Put a word on the line, or on the next."""
        cut = pieces(word, font)
        wide = self.size * width(word, font)
        if self._runs:
            space = self.size * width(" ", font)
            if self._width + space + wide <= self.room:
                self._put((Piece(self._runs[-1][1], " ", 0), *cut), space + wide)
                return
            self._put((Piece(self._runs[-1][1], " ", 0),), 0)
            self._flush()
        if wide > self.room:
            cut, wide = self._break(cut)
        self._put(cut, wide)

    def end(self) -> None:
        """End the line, even if it is empty."""
        self._flush()

    def _put(self, cut: tuple[Piece, ...], wide: float) -> None:
        for font, text, _ in cut:
            if self._runs and self._runs[-1][1] == font:
                self._runs[-1] = (self._runs[-1][0] + text, font)
            else:
                self._runs.append((text, font))
        self._width += wide

    def _flush(self) -> None:
        self.done.append(Line(tuple(self._runs), self._width))
        self._runs, self._width = [], 0.0

    def _break(self, cut: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], float]:
        """Fill whole lines with the beginning of a long word; return what is left of it."""
        rest = [Piece(font, sign, width(sign, font)) for font, text, _ in cut for sign in text]
        while (fits := _that_fit(rest, self.room / self.size)) < len(rest):
            self._put(tuple(rest[:fits]), self.size * sum(piece.width for piece in rest[:fits]))
            self._flush()
            rest = rest[fits:]
        return tuple(rest), self.size * sum(piece.width for piece in rest)


def _that_fit(signs: list[Piece], room: float) -> int:
    """Return how many signs go on a line of ``room``, ending after a sign that may end it."""
    used = 0.0
    good = 0
    for count, (_, text, wide) in enumerate(signs):
        used += wide
        if used > room:
            return good or max(count, 1)
        if text in _BREAK_AFTER and used > _LEAST_OF_LINE * room:
            good = count + 1
    return len(signs)


def _unbroken(part: str, font: str, space: float) -> float:
    found: Iterator[float] = (width(word, font) for word in part.split(" ") if word)
    widths = list(found)
    return sum(widths) + space * max(len(widths) - 1, 0)
