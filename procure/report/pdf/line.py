"""Lines of text as they stand on a page, and filling them with whole words."""

from dataclasses import dataclass
from typing import NamedTuple

from procure.report.pdf.fonts import is_plain, width


class Span(NamedTuple):
    """Text in one font; ``mark`` is which part of its paragraph it is, 0 for the plain rest."""

    text: str
    font: str
    mark: int = 0


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


def plain_lines(spans: tuple[Span, ...], size: float, room: float) -> tuple[Line, ...]:
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
