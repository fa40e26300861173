"""Headings, captions and notes that would not fit on a page are cut there and printed in full."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from procure.language.fragments import Foreign
from procure.model.blocks import Block, Figure, Heading, Paragraph, Table, Text
from procure.report.pdf.fonts import REGULAR, pieces
from procure.report.pdf.said import words

_HEADING = 240
_CAPTION = 400
_NOTE = 900
"""Characters that fit in the place."""


def fitted(blocks: Iterable[Block], language: str) -> Iterator[Block]:
    """Yield the blocks; a text cut short ends in an ellipsis and stands in full beside it."""
    for block in blocks:
        match block:
            case Heading():
                text, full = _bound(block.text, language, _HEADING)
                yield block if text is block.text else replace(block, text=text)
                yield from full
            case Table():
                table, spilled = _bounded(block, language)
                yield from spilled
                yield table
            case Figure():
                caption, full = _bound(block.caption, language, _CAPTION)
                table, spilled = _bounded(block.table, language)
                yield from full
                yield from spilled
                yield replace(block, caption=caption, table=table)
            case _:
                yield block


def _bounded(table: Table, language: str) -> tuple[Table, list[Paragraph]]:
    """Return a table with what fits of its texts, and those that do not in full."""
    caption, spilled = _bound(table.caption, language, _CAPTION)
    note = table.note
    if note is not None:
        note, full = _bound(note, language, _NOTE)
        spilled += full
    if caption is table.caption and note is table.note:
        return table, spilled
    return replace(table, caption=caption, note=note), spilled


def _bound(text: Text, language: str, most: int) -> tuple[Text, list[Paragraph]]:
    """Return a text on one line, cut if it is shown longer than ``most``, and then in full too."""
    said = words(text, language)
    line = " ".join(said.splitlines())
    shown = _shown(line)
    if shown <= most:
        return (text if line == said else _like(text, line)), []
    return _like(text, line[: most * len(line) // shown - 1] + "…"), [Paragraph(text)]


def _like(text: Text, line: str) -> str:
    return Foreign(line, text.language) if isinstance(text, Foreign) else line


def _shown(text: str) -> int:
    """Return how many signs the text takes; one that no font has takes eight or more."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(len(piece.text) for word in text.split(" ") for piece in pieces(word, REGULAR)) + (
        text.count(" ")
    )
