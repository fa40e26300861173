"""Text for a terminal: wrapped at spaces to its width, and free of control signs."""

import unicodedata
from collections.abc import Iterator

WIDEST = 90
"""Longer lines are hard to read, however wide the terminal."""

_HIDDEN = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}


def clean(text: str) -> str:
    """Return text without signs that steer a terminal or reorder a line; each becomes a mark.

    What a bidder wrote is shown as it is otherwise, line breaks included.
    """
    return "".join(
        "\ufffd"
        if sign in _HIDDEN or (unicodedata.category(sign) == "Cc" and sign != "\n")
        else sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    )


def wrap(text: str, width: int | None, indent: str = "") -> list[str]:
    """Return lines at most ``width`` columns wide; later lines start with ``indent``.

    Words longer than a line are broken, nothing is cut. ``None`` does not wrap.
    """
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        if width is None:
            lines.append((indent if lines else "") + paragraph)
        else:
            lines.extend(_fill(paragraph, width, indent, bool(lines)))
    return lines


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(sign) for sign in text)


def _fill(paragraph: str, width: int, indent: str, indented: bool) -> Iterator[str]:
    line = indent if indented else ""
    empty = True
    for word in paragraph.split(" "):
        joined = word if empty else f" {word}"
        if columns(line + joined) <= width:
            line, empty = line + joined, False
            continue
        if not empty:
            yield line
            line = indent
        *full, line = _broken(line, word, width, indent)
        yield from full
        empty = False
    yield line


def _broken(start: str, word: str, width: int, indent: str) -> list[str]:
    lines, line = [], start
    for sign in word:
        if columns(line) + _columns(sign) > width:
            lines.append(line)
            line = indent
        line += sign
    return [*lines, line]


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
