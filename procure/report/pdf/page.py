"""What stands on every page beside its content: title above, foot line and page number below."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from typing import Literal

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from procure.language.direction import is_right_to_left
from procure.model.blocks import Document, Text
from procure.model.message import Message
from procure.report.pdf import reportlab_hooks
from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.fonts import REGULAR, coverage
from procure.report.pdf.ink import Ink, Inline, draw_lines, rule, texts_of
from procure.report.pdf.inlines import told
from procure.report.pdf.line import Line
from procure.report.pdf.said import words
from procure.report.pdf.style import (
    BOTTOM,
    FURNITURE,
    HEIGHT,
    LEFT,
    PAGE,
    RIGHT,
    RULE,
    TOP,
    WIDTH,
)
from procure.report.pdf.tree import Node, Tree
from procure.report.pdf.typeset import lines, one_line
from procure.report.render_text import day

_NUMBER_ROOM = 110.0
_AHEAD = 40
"""Flowables that are laid out before they are set: more than any of them looks ahead."""


class PageLayout(BaseDocTemplate):  # type: ignore[misc]
    """Pages that take in what is to be set a little at a time: a long report never is whole."""

    _rest: Iterator[Flowable]
    _story: list[Flowable]

    def fill(self, content: Iterator[Flowable], canvas: Callable[..., TagCanvas]) -> None:
        """Set the content on pages, and write the file."""
        self._rest, self._story = content, list(islice(content, _AHEAD))
        self.build(self._story, canvasmaker=canvas)
        reportlab_hooks.let_go(self.canv)

    def filterFlowables(self, waiting: list[Flowable]) -> None:  # noqa: N802
        """Take in more before ReportLab looks at what waits: the hook it offers for this.

        It also asks about what hangs over from a page, which is another list.
        """
        if waiting is self._story and len(waiting) < _AHEAD:
            waiting.extend(islice(self._rest, _AHEAD))


def page_layout(document: Document, into: BytesIO) -> PageLayout:
    """Return the layout of A4 pages with one frame, furniture and the document's metadata."""
    coverage(REGULAR)
    language = document.language
    layout = PageLayout(
        into,
        pagesize=PAGE,
        lang=language,
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(
        LEFT, BOTTOM, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    layout.addPageTemplates(PageTemplate("page", [frame], onPageEnd=_furniture(document)))
    return layout


def canvas_for(language: str, tree: Tree) -> Callable[..., TagCanvas]:
    """Return what makes the canvas that draws a document of a language into a tree."""
    return partial(TagCanvas, tree=tree, right_to_left=is_right_to_left(language))


def _furniture(document: Document) -> Callable[[TagCanvas, BaseDocTemplate], None]:
    language = document.language
    above = _furnished(document.title, language, WIDTH)
    below = _furnished(_foot(document), language, WIDTH - _NUMBER_ROOM)
    back = is_right_to_left(language)
    start, end = (PAGE[0] - RIGHT, LEFT) if back else (LEFT, PAGE[0] - RIGHT)

    def draw(canvas: TagCanvas, _layout: BaseDocTemplate) -> None:
        canvas.saveState()
        top, foot = PAGE[1] - TOP + 22, BOTTOM - 20
        align: Literal["left", "right"] = "right" if back else "left"
        if canvas.page:
            with canvas.artifact("Pagination"):
                spot = (start, top + FURNITURE.leading)
                draw_lines(canvas, above[0], spot, Ink(FURNITURE, above[1], align))
                canvas.addLiteral(rule(LEFT, PAGE[0] - RIGHT, top - 3, 0.5, RULE))
        with canvas.artifact("Pagination"):
            draw_lines(canvas, below[0], (start, foot), Ink(FURNITURE, below[1], align))
            canvas.later(_number(canvas, canvas.page + 1, (end, foot), language))
        canvas.restoreState()

    return draw


def _furnished(
    text: Text, language: str, room: float
) -> tuple[tuple[Line, ...], tuple[Inline, ...]]:
    """Return a text on one line, and the facts in it that are ordered by themselves."""
    spans, inlines, _ = told(text, FURNITURE, Node("Span"), language)
    found = lines(spans, FURNITURE.size, room)
    if len(found) > 1:
        return one_line(words(text, language), FURNITURE.font, FURNITURE.size, room), ()
    return found, inlines


def _foot(document: Document) -> Text:
    if not document.date:
        return document.footer
    written = day(document.date, document.language)
    return Message("{foot}, {date}", {"foot": document.footer, "date": written})


def _number(
    canvas: TagCanvas, page: int, at: tuple[float, float], language: str
) -> Callable[[], str]:
    """Return what writes "Page 3 of 12" when the number of pages is known."""

    def draw() -> str:
        told = Message("Page {page} of {pages}", {"page": page, "pages": canvas.ended})
        line = one_line(words(told, language), FURNITURE.font, FURNITURE.size, _NUMBER_ROOM)
        align: Literal["left", "right"] = "left" if canvas.right_to_left else "right"
        with canvas.inside_open():
            return texts_of(canvas, ((line, at, Ink(FURNITURE, align=align), None),))

    return draw
