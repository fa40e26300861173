"""What is wrong with the blocks that plugin code returned for a report, as half sentences."""

import re
from collections.abc import Callable, Iterable
from itertools import product

from procure.model.blocks import (
    Contents,
    Figure,
    FullCell,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Table,
    content,
    covered,
    item_of,
)
from procure.model.message import Message
from procure.plugin.results import Wrong, wrong_message, wrong_number

_TAG = re.compile(r"([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?")
_TARGET = re.compile(r"(https?://|mailto:|#)[^\s]+")
_DEEPEST = 4
"""Lists in lists."""


def wrong_blocks(blocks: object) -> Wrong:
    """Say whether ``blocks`` are not of the closed set, or one of them cannot be laid out."""
    kinds: dict[type, Callable[..., Wrong]] = {
        Heading: _wrong_heading,
        Paragraph: _wrong_paragraph,
        Items: _wrong_list,
        Table: _wrong_table,
        Figure: _wrong_figure,
        Contents: _wrong_contents,
    }
    if not isinstance(blocks, tuple):
        yield f"gives blocks as a {type(blocks).__name__}, where a tuple is due"
        return
    for block in blocks:
        if type(block) in kinds:
            yield from kinds[type(block)](block)
        else:
            yield f"gives a {type(block).__name__}, which is no block of a report"


def _wrong_texts(texts: Iterable[object], what: str) -> Wrong:
    for words in texts:
        if not isinstance(words, str):
            yield from wrong_message(words, what)


def _wrong_heading(block: Heading) -> Wrong:
    yield from _wrong_texts([block.text], "a heading")
    if block.level not in {1, 2, 3, 4}:
        yield f"gives a heading of level {block.level!r}, and there are levels 1 to 4"


def _wrong_contents(block: Contents) -> Wrong:
    if block.depth not in {2, 3, 4}:
        yield f"gives contents to level {block.depth!r}, and they go to level 2, 3 or 4"


def _wrong_paragraph(block: Paragraph) -> Wrong:
    label = () if block.label is None else (block.label,)
    yield from _wrong_texts([block.text, *label, *block.footnotes], "a paragraph")
    yield from _wrong_language(block.language)
    yield from _wrong_links(block.links)


def _wrong_list(block: Items, depth: int = 1) -> Wrong:
    if depth > _DEEPEST:
        yield f"gives a list inside {depth - 1} others, and {_DEEPEST} in each other are the most"
        return
    for item in map(item_of, block.items):
        yield from _wrong_item(item)
        if item.within is not None:
            yield from _wrong_list(item.within, depth + 1)


def _wrong_item(item: Item) -> Wrong:
    yield from _wrong_texts([item.text], "a list")
    yield from _wrong_language(item.language)
    yield from _wrong_links(item.links)


def _wrong_links(links: tuple[Link, ...]) -> Wrong:
    for link in links:
        yield from _wrong_texts([link.text], "a link")
        yield from _wrong_target(link.to)


def _wrong_target(target: object) -> Wrong:
    if not isinstance(target, str) or not _TARGET.fullmatch(target):
        yield (
            f"gives a link to {target!r}, where https://…, mailto:… or # and a heading's anchor"
            " is due"
        )


def _wrong_language(language: object) -> Wrong:
    if not isinstance(language, str) or not _TAG.fullmatch(language):
        yield f"gives the language {language!r}, where a tag such as 'en' or 'pt-BR' is due"


def _wrong_table(block: Table) -> Wrong:
    heads = (text for head in block.columns for text in (head.text, head.group))
    yield from _wrong_texts([block.caption, *heads], "a table")
    if not 0 <= block.row_header < max(len(block.columns), 1):
        yield f"gives the table {block.caption!s} no column {block.row_header!r} as row header"
    for row in block.rows:
        if len(row) != len(block.columns):
            yield (
                f"gives the table {block.caption!s} a row of {len(row)} cells under"
                f" {len(block.columns)} heads"
            )
        for cell in row:
            said = content(cell)
            if isinstance(cell, FullCell):
                yield from _wrong_language(cell.language)
                yield from _wrong_target(cell.to) if cell.to else ()
            if isinstance(said, Message):
                yield from wrong_message(said, f"a cell of the table {block.caption!s}")
            elif not isinstance(said, str | None):
                yield from wrong_number(said, f"a cell of the table {block.caption!s}")
    yield from _wrong_spans(block)


def _wrong_spans(block: Table) -> Wrong:
    """Say whether a cell covers places outside the table, filled ones, or another's."""
    taken: set[tuple[int, int]] = set()
    for (at, row), column in product(enumerate(block.rows), range(len(block.columns))):
        cell = row[column] if column < len(row) else None
        if not isinstance(cell, FullCell) or cell.columns == cell.rows == 1:
            continue
        own = covered(((cell,),))
        places = {(at + down, column + across) for down, across in own}
        inside = at + cell.rows <= len(block.rows) and column + cell.columns <= len(row)
        if cell.rows < 1 or cell.columns < 1 or not inside:
            yield f"gives the table {block.caption!s} a cell that reaches out of it"
        elif places & taken or any(block.rows[down][across] is not None for down, across in places):
            yield f"gives the table {block.caption!s} a cell over others that are not None"
        taken |= places


def _wrong_figure(block: Figure) -> Wrong:
    yield from _wrong_texts([block.caption, block.alternative, *block.categories], "a figure")
    yield from _wrong_table(block.table)
    for series in block.series:
        if len(series.values) != len(block.categories):
            yield (
                f"gives the figure {block.caption!s} a series of {len(series.values)} values for"
                f" {len(block.categories)} categories"
            )
        for value in series.values:
            if value is not None:
                yield from wrong_number(value, f"a value of the figure {block.caption!s}")
