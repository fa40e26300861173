"""Lines of text: words measured and broken to a width. All text of a report passes here.

A line ends with the space it was broken at, so that text taken out of the file keeps its words
apart; what the words of most texts do not need stands in ``procure.report.pdf.breaking``.
"""

from collections.abc import Iterator
from functools import lru_cache

from procure.language.direction import has_right_to_left
from procure.report.pdf.breaking import Setter, parts_of
from procure.report.pdf.fonts import pieces, width
from procure.report.pdf.line import Line, Span, plain_lines

_SHORT = 60
"""Characters of a text that is tried whole before it is cut into words."""
_TOLERANCE = 0.01
"""Points by which a line may be too wide, so that a width measured is a width that fits."""


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
    if done := plain_lines(spans, size, max(room, size) + _TOLERANCE):
        return done
    setter = Setter(size, max(room, size) + _TOLERANCE)
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
    parts = (part for word in text.split() for part in parts_of(word))
    return size * max((width(part, font) for part in parts), default=0.0)


def _unbroken(part: str, font: str, space: float) -> float:
    found: Iterator[float] = (width(word, font) for word in part.split(" ") if word)
    widths = list(found)
    return sum(widths) + space * max(len(widths) - 1, 0)
