"""The one place where blocks become flowables."""

from collections.abc import Iterator
from itertools import count, zip_longest

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from procure.model.blocks import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Items,
    Paragraph,
    Table,
    item_of,
)
from procure.report.pdf.bounds import fitted
from procure.report.pdf.chart import chart_block
from procure.report.pdf.columns import table_block
from procure.report.pdf.fonts import BOLD
from procure.report.pdf.paragraph import HeadingBlock, TextBlock
from procure.report.pdf.style import HEADINGS, HEIGHT, ITEM, PARAGRAPHS, WIDTH
from procure.report.render_text import words

_BULLET = "\N{BULLET}"
_LEAST_BELOW = 75.0
"""Points of the page that have to be left below a heading."""


def flowables(document: Document) -> list[Flowable]:
    """Return the document's blocks laid out; a heading stays with what follows it."""
    story: list[Flowable] = []
    waiting: list[TextBlock] = []
    anchors = (f"section-{number}" for number in count(1))
    depth = 0
    blocks = tuple(fitted(document.blocks, document.language))
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            if block.new_page and story and not waiting:
                story.append(PageBreak())
            depth = min(block.level, depth + 1)
            waiting.append(_heading(block, document.language, depth, next(anchors)))
        elif isinstance(block, Paragraph) and isinstance(following, Items):
            waiting.append(_paragraph(block, document.language))
        else:
            story += _together(waiting, list(_laid_out(block, document.language)))
            waiting = []
    return [*story, *waiting]


def _together(waiting: list[TextBlock], following: list[Flowable]) -> list[Flowable]:
    """Return headings and what follows, after a page break where too little room is left."""
    if not waiting:
        return following
    need = sum(
        one.start_height(WIDTH) + one.getSpaceBefore() + one.getSpaceAfter() for one in waiting
    )
    need += max(following[0].start_height(WIDTH), _LEAST_BELOW) if following else 0
    return [CondPageBreak(min(need, HEIGHT)), *waiting, *following]


def _heading(block: Heading, language: str, depth: int, anchor: str) -> HeadingBlock:
    text = words(block.text, language)
    return HeadingBlock(text, HEADINGS[block.level], depth - 1, block.anchor or anchor)


def _laid_out(block: Block, language: str) -> Iterator[Flowable]:
    match block:
        case Paragraph():
            yield _paragraph(block, language)
        case Items():
            for number, item in enumerate(map(item_of, block.items), 1):
                marker = f"{number}." if block.ordered else _BULLET
                yield TextBlock(((words(item.text, language), ITEM.font),), ITEM, marker)
                if item.within:
                    yield from _laid_out(item.within, language)
        case Table():
            yield table_block(block, language, WIDTH)
        case Figure():
            yield chart_block(block, language, WIDTH)
            yield table_block(block.table, language, WIDTH)
        case Contents():
            return
        case Heading():
            raise TypeError("headings are laid out together with what follows them")


def _paragraph(block: Paragraph, language: str) -> TextBlock:
    style = PARAGRAPHS[block.role]
    body = (words(block.text, language), style.font)
    if block.label is None:
        return TextBlock((body,), style)
    return TextBlock(((words(block.label, language), BOLD), body), style)
