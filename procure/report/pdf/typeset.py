"""Lines of text: words measured and broken to a width. All text of a report passes here.

A line ends with the space it was broken at, so that text taken out of the file keeps its words
apart; a word too long for a line (a hash, an address, a cell) is broken where it reads best.
Chinese and Japanese text is broken between signs, but never before a closing mark or a small kana,
nor after an opening one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from procure.language.direction import has_right_to_left
from procure.report.pdf.fonts import Piece, is_plain, pieces, width


class Span(NamedTuple):
    """Text in one font; ``mark`` is which part of its paragraph it is, 0 for the plain rest."""

    text: str
    font: str
    mark: int = 0


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
_UNIT = re.compile(f"[{re.escape(_OPENING)}]*(?:[{_EAST}]|[^{_EAST}]+)[{re.escape(_CLINGING)}]*|.")
"""What stays together on a line of Chinese or Japanese."""


_SHORT = 60
"""Characters of a text that is tried whole before it is cut into words."""
_TOLERANCE = 0.01
"""Points by which a line may be too wide, so that a width measured is a width that fits."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line in reading order: spans of one font each, and its width in points.

    A line is only itself: equal texts share one, and what is made of it is kept by it.

    Attributes:
        mixed: whether a letter of it is written from right to left.
    """

    runs: tuple[Span, ...]
    width: float
    mixed: bool = False


def lines(spans: tuple[Span, ...], size: float, room: float) -> tuple[Line, ...]:
    """Return the spans broken into lines at most ``room`` points wide; at least one line.

    Spans follow each other without a space; a line feed inside a span begins a new line.
    """
    if len(spans) == 1:
        text, font, mark = spans[0]
        return lines_of(text, font, size, room, mark)
    return _set(spans, size, room)


def lines_of(text: str, font: str, size: float, room: float, mark: int = 0) -> tuple[Line, ...]:
    """Return what ``lines`` does, of one span."""
    if 0 < len(text) <= _SHORT:
        whole = _whole(text, font, size, mark)
        if whole and whole[0].width <= room:
            return whole
    return _set((Span(text, font, mark),), size, room)


@lru_cache(maxsize=4096)
def _set(spans: tuple[Span, ...], size: float, room: float) -> tuple[Line, ...]:
    """Return what ``lines`` does; questions and level texts stand in a report once for each bid."""
    if done := _simple(spans, size, max(room, size) + _TOLERANCE):
        return done
    setter = _Setter(size, max(room, size) + _TOLERANCE)
    for at, span in enumerate(spans, 1):
        parts = span.text.splitlines() or [""]
        if span.text.endswith("\n") and at < len(spans):
            parts.append("")  # the next span begins a new line
        for number, part in enumerate(parts):
            if number:
                setter.end()
            for count, word in enumerate(part.replace("\t", " ").split(" ")):
                if count:
                    setter.space(span)
                if word:
                    setter.word(word, span)
    setter.end()
    return tuple(setter.done)


def one_line(text: str, font: str, size: float, room: float) -> tuple[Line, ...]:
    """Return the first line of ``text``, with an ellipsis if there is more."""
    found = lines((Span(text, font),), size, room)
    if len(found) == 1:
        return found
    shown = "".join(run.text for run in found[0].runs).rstrip()
    return lines((Span(shown[:-2] + "…", font),), size, room)[:1]


@lru_cache(maxsize=4096)
def _whole(text: str, font: str, size: float, mark: int) -> tuple[Line, ...]:
    """Return a text as one line, however long; nothing if it cannot stand on one.

    Most cells of most tables are short, and stand in a report once for each bid.
    """
    if not text.isprintable():
        return ()
    cut = tuple(Span(piece.text, piece.font, mark) for piece in pieces(text, font))
    return (Line(cut, size * width(text, font), has_right_to_left(text)),) if cut else ()


def _simple(spans: tuple[Span, ...], size: float, room: float) -> tuple[Line, ...]:
    """Return the lines of a text that its fonts show sign by sign; nothing if it is not so.

    Nothing either if a word goes on in the next span, or is too long for a line.
    """
    if any(span.text.endswith("\n") for span in spans[:-1]):
        return ()
    words = _Words(size, room)
    if not all(is_plain(span.text, span.font) and words.take(span) for span in spans):
        return ()
    words.end()
    return tuple(words.done)


class _Words:
    """Lines being filled with whole words, each after a space."""

    def __init__(self, size: float, room: float) -> None:
        self.done: list[Line] = []
        self._size, self._room = size, room
        self._runs: list[Span] = []
        self._used = self._gap = 0.0

    def take(self, span: Span) -> bool:
        """Take the words of a span; return False if a line cannot hold one, or it goes on."""
        text, font, mark = span
        size, held = self._size, list[str]()
        for number, part in enumerate(text.splitlines()):
            if number:
                self._put("".join(held), font, mark)
                self.end()
                held = []
            for count, word in enumerate(part.split(" ")):
                begun = held or self._runs
                if count and begun:
                    if self._gap and not held:
                        return False  # a space on either side of where spans meet
                    if not self._gap:
                        self._gap = size * width(" ", font)
                        held.append(" ")
                if not word:
                    continue
                wide = size * width(word, font)
                if wide > self._room or (begun and not self._gap):
                    return False
                if begun and self._used + self._gap + wide > self._room:
                    self._put("".join(held), font, mark)
                    self._flush()
                    held = []
                self._used += self._gap + wide
                self._gap = 0.0
                held.append(word)
        self._put("".join(held), font, mark)
        return True

    def end(self) -> None:
        """End the line, even if it is empty; a space at its end is left out."""
        if self._gap:
            last = self._runs.pop()
            self._put(last.text[:-1], last.font, last.mark)
        self._flush()

    def _put(self, text: str, font: str, mark: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.font == font and last.mark == mark:
            self._runs[-1] = Span(last.text + text, font, mark)
        elif text:
            self._runs.append(Span(text, font, mark))

    def _flush(self) -> None:
        self.done.append(Line(tuple(self._runs), self._used))
        self._runs, self._used, self._gap = [], 0.0, 0.0


def natural_width(text: str, font: str, size: float) -> float:
    """Return the width of the longest line of ``text`` if it is never broken."""
    if len(text) <= _SHORT and text.isprintable():
        return size * width(text, font)
    space = width(" ", font)
    return size * max(
        (_unbroken(part, font, space) for part in text.splitlines()),
        default=0.0,
    )


@lru_cache(maxsize=4096)
def longest_word(text: str, font: str, size: float) -> float:
    """Return the width of the longest part of ``text`` that is best not broken.

    Paths, places and compounds break well after their signs; numbers and dates are kept whole.
    """
    parts = (part for word in text.split() for part in _parts(word))
    return size * max((width(part, font) for part in parts), default=0.0)


def _parts(word: str) -> list[str]:
    if not word.isascii() and _HOLDS_EAST.search(word):
        return [word] if len(word) <= _SHORT_EAST else _UNIT.findall(word)
    return [word] if word.isalnum() else _BREAKS_WELL.split(word)


class _Setter:
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


def _unbroken(part: str, font: str, space: float) -> float:
    found: Iterator[float] = (width(word, font) for word in part.split(" ") if word)
    widths = list(found)
    return sum(widths) + space * max(len(widths) - 1, 0)
