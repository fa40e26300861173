"""Breaking any text into lines: long words, several scripts, words that go on in another font.

A word too long for a line (a hash, an address, a cell) is broken where it reads best. Chinese and
Japanese text is broken between signs, but never before a closing mark or a small kana, nor after
an opening one.
"""

import re

from procure.language.direction import has_right_to_left
from procure.report.pdf.fonts import Piece, pieces, width
from procure.report.pdf.line import Line, Span

_BREAK_AFTER = frozenset("/-_.!?#@:&=,;)")
_BREAKS_WELL = re.compile(r"(?:(?<=[/!#&?=@_])|(?<=[a-zA-Z]-))(?=.{4})")
"""Not before an end of one to three signs: the page of ``acr.md#2`` is not left on its own."""
_SHORT_EAST = 4
"""Signs of a Chinese or Japanese word that a column is wide enough for, such as a yes or a head."""
_LEAST_OF_LINE = 0.25
"""A long word is broken after a sign only if that fills this share of the line."""
_EAST = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_HOLDS_EAST = re.compile(f"[{_EAST}]")
_OPENING = "「『（【〈《〔［｛"  # noqa: RUF001
_CLINGING = (
    "、。，．・：；？！」』）】〉》〕］｝ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ゛゜…%,.)"  # noqa: RUF001
)
_UNIT = re.compile(
    rf"[{_EAST}]{{2}}(?![{re.escape(_OPENING)}])[{_EAST}]\Z"
    rf"|[{re.escape(_OPENING)}]*(?:[{_EAST}]|[^{_EAST}]+)[{re.escape(_CLINGING)}]*|."
)
"""What stays together on a line of Chinese or Japanese; the last three signs do, so that no kana
ends a paragraph on a line of its own."""


def parts_of(word: str) -> list[str]:
    """Return the parts of a word that are best not broken."""
    if not word.isascii() and _HOLDS_EAST.search(word):
        return [word] if len(word) <= _SHORT_EAST else _UNIT.findall(word)
    return [word] if word.isalnum() else _BREAKS_WELL.split(word)


class Setter:
    """The line being filled, and the lines done.

    Parts wait until it is known that nothing clings to them: a word may go on in the next span.
    """

    def __init__(self, size: float, room: float) -> None:
        self.size, self.room = size, room
        self.done: list[Line] = []
        self._runs: list[Span] = []
        self._width = 0.0
        self._gap: Span | None = None
        self._waiting: list[tuple[Piece, int]] = []
        self._waiting_width = 0.0

    def space(self, span: Span) -> None:
        """End a word with a space."""
        self._settle()
        self._gap = Span(" ", span.font, span.mark)

    def word(self, word: str, span: Span) -> None:
        """Take a word, or a part of one."""
        if word.isascii() or not _HOLDS_EAST.search(word):
            self._wait(word, span)
            return
        for unit in _UNIT.findall(word):
            self._wait(unit, span)
            if unit.strip(_OPENING):  # an opening mark goes with what follows, in the next span too
                self._settle()

    def end(self) -> None:
        """End the line, even if it is empty."""
        self._settle()
        self._gap = None
        self._flush()

    def _wait(self, word: str, span: Span) -> None:
        self._waiting += [(piece, span.mark) for piece in pieces(word, span.font)]
        self._waiting_width += self.size * width(word, span.font)

    def _settle(self) -> None:
        """Put what waits on the line, or on the next."""
        if not self._waiting:
            return
        cut, wide = self._waiting, self._waiting_width
        self._waiting, self._waiting_width = [], 0.0
        gap, self._gap = self._gap, None
        if self._runs:
            space = self.size * width(" ", gap.font) if gap else 0.0
            if self._width + space + wide <= self.room:
                if gap:
                    self._put(gap, space)
            else:
                if gap:
                    self._put(gap, 0)
                self._flush()
        if wide > self.room:
            cut, wide = self._break(cut)
        for piece, mark in cut:
            self._put(Span(piece.text, piece.font, mark), 0)
        self._width += wide

    def _put(self, span: Span, wide: float) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.font == span.font and last.mark == span.mark:
            self._runs[-1] = Span(last.text + span.text, span.font, span.mark)
        else:
            self._runs.append(span)
        self._width += wide

    def _flush(self) -> None:
        mixed = any(has_right_to_left(run.text) for run in self._runs)
        self.done.append(Line(tuple(self._runs), self._width, mixed))
        self._runs, self._width = [], 0.0

    def _break(self, cut: list[tuple[Piece, int]]) -> tuple[list[tuple[Piece, int]], float]:
        """Fill whole lines with the beginning of a long word; return what is left of it."""
        rest = [
            (Piece(font, sign, width(sign, font)), mark)
            for (font, text, _), mark in cut
            for sign in text
        ]
        while (fits := _that_fit(rest, self.room / self.size)) < len(rest):
            for piece, mark in rest[:fits]:
                self._put(Span(piece.text, piece.font, mark), self.size * piece.width)
            self._flush()
            rest = rest[fits:]
        return rest, self.size * sum(piece.width for piece, _ in rest)


def _that_fit(signs: list[tuple[Piece, int]], room: float) -> int:
    """Return how many signs go on a line of ``room``, ending where they are best parted."""
    whole = "".join(piece.text for piece, _ in signs)
    well = {found.start() for found in _BREAKS_WELL.finditer(whole)}
    used = 0.0
    best = good = 0
    for count, ((_, text, wide), _) in enumerate(signs):
        used += wide
        if used > room:
            return best or good or max(count, 1)
        if used > _LEAST_OF_LINE * room:
            best = count + 1 if count + 1 in well else best
            good = count + 1 if text in _BREAK_AFTER else good
    return len(signs)
