"""What a report says, block by block, for comparing it with what a reader gets."""

from collections.abc import Iterator
from decimal import Decimal

from procure.model.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Items,
    Paragraph,
    Table,
    content,
    item_of,
)
from procure.report.render_text import number, words


def texts(document: Document) -> Iterator[str]:
    """Yield every text of a document in its order; contents and drawings have none of their own."""
    for block in document.blocks:
        yield from _texts(block, document.language)


def _texts(block: Block, language: str) -> Iterator[str]:
    match block:
        case Heading():
            yield words(block.text, language)
        case Paragraph():
            if block.label is not None:
                yield words(block.label, language)
            yield words(block.text, language)
        case Items():
            for one in block.items:
                item = item_of(one)
                yield words(item.text, language)
                if item.within is not None:
                    yield from _texts(item.within, language)
        case Table():
            yield from _table(block, language)
        case Figure():
            yield words(block.caption, language)
            yield from _table(block.table, language)


def _table(block: Table, language: str) -> Iterator[str]:
    yield words(block.caption, language)
    for column in block.columns:
        yield words(column.text, language)
    for row in block.rows:
        for cell in map(content, row):
            if isinstance(cell, Decimal):
                yield number(cell, language)
            elif cell is not None:
                yield words(cell, language)
    if block.note:
        yield words(block.note, language)
