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
                yield replace(block, text=_cut(block.text, language, _HEADING))
                yield from _in_full(block.text, language, _HEADING)
            case Table():
                yield from _spilled(block, language)
                yield _bounded(block, language)
            case Figure():
                yield from _in_full(block.caption, language, _CAPTION)
                yield from _spilled(block.table, language)
                caption = _cut(block.caption, language, _CAPTION)
                yield replace(block, caption=caption, table=_bounded(block.table, language))
            case _:
                yield block


def _spilled(table: Table, language: str) -> Iterator[Paragraph]:
    yield from _in_full(table.caption, language, _CAPTION)
    if table.note is not None:
        yield from _in_full(table.note, language, _NOTE)


def _bounded(table: Table, language: str) -> Table:
    note = None if table.note is None else _cut(table.note, language, _NOTE)
    return replace(table, caption=_cut(table.caption, language, _CAPTION), note=note)


def _in_full(text: Text, language: str, most: int) -> Iterator[Paragraph]:
    if _shown(words(text, language)) > most:
        yield Paragraph(text)


def _cut(text: Text, language: str, most: int) -> Text:
    """Return the text on one line, cut if it is shown longer than ``most``."""
    said = words(text, language)
    line = " ".join(said.splitlines())
    shown = _shown(line)
    if shown <= most:
        return text if line == said else _like(text, line)
    return _like(text, line[: most * len(line) // shown - 1] + "…")


def _like(text: Text, line: str) -> str:
    return Foreign(line, text.language) if isinstance(text, Foreign) else line


def _shown(text: str) -> int:
    """Return how many signs the text takes; one that no font has takes eight or more."""
    return sum(len(piece.text) for word in text.split(" ") for piece in pieces(word, REGULAR)) + (
        text.count(" ")
    )
