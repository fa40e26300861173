"""What stands on every page beside its content: title above, foot line and page number below."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from procure.model.blocks import Document
from procure.model.message import Message
from procure.report.pdf.fonts import REGULAR, coverage
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
from procure.report.pdf.typeset import Line, draw_lines, lines
from procure.report.render_text import words

_PAGE_OF = "Page {page} of {pages}"
_NUMBER_ROOM = 90.0


def page_layout(document: Document, into: BytesIO) -> BaseDocTemplate:
    """Return the layout of A4 pages with one frame, furniture and the document's metadata."""
    coverage(REGULAR)
    title, language = words(document.title, document.language), document.language
    layout = BaseDocTemplate(
        into,
        pagesize=PAGE,
        title=title,
        author=words(document.author, language),
        subject=words(document.subject, language),
        creator="Inclusive Procure",
        producer="Inclusive Procure, ReportLab",
        lang=language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(
        LEFT, BOTTOM, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    draw = _furniture(title, words(document.footer, language))
    layout.addPageTemplates(PageTemplate("page", [frame], onPageEnd=draw))
    return layout


def numbered(language: str) -> type[Canvas]:
    """Return a canvas that writes "Page 3 of 12" when the number of pages is known.

    Each page refers to a form of its own, drawn at the end; so one pass is enough.
    """

    class NumberedCanvas(Canvas):  # type: ignore[misc]
        def save(self) -> None:
            pages = self._pageNumber - (0 if self._code else 1)
            for page in range(1, pages + 1):
                text = words(Message(_PAGE_OF, {"page": page, "pages": pages}), language)
                self.beginForm(_form(page), 0, 0, _NUMBER_ROOM, FURNITURE.leading)
                line = lines(((text, FURNITURE.font),), FURNITURE.size, PAGE[0])
                draw_lines(self, line, _NUMBER_ROOM - line[0].width, FURNITURE.leading, FURNITURE)
                self.endForm()
            with _plain_streams():
                super().save()

    return NumberedCanvas


@contextmanager
def _plain_streams() -> Iterator[None]:
    """Write compressed streams as they are, and not once more as text, a quarter longer."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _form(page: int) -> str:
    return f"page-number-{page}"


def _furniture(title: str, footer: str) -> Callable[[Canvas, BaseDocTemplate], None]:
    above = _one_line(title, WIDTH)
    below = _one_line(footer, WIDTH - _NUMBER_ROOM - 10)

    def draw(canvas: Canvas, _layout: BaseDocTemplate) -> None:
        canvas.saveState()
        top, foot = PAGE[1] - TOP + 22, BOTTOM - 20
        if canvas.getPageNumber() > 1:
            draw_lines(canvas, above, LEFT, top + FURNITURE.leading, FURNITURE)
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            canvas.line(LEFT, top - 3, PAGE[0] - RIGHT, top - 3)
        draw_lines(canvas, below, LEFT, foot, FURNITURE)
        canvas.translate(PAGE[0] - RIGHT - _NUMBER_ROOM, foot - FURNITURE.leading)
        canvas.doForm(_form(canvas.getPageNumber()))
        canvas.restoreState()

    return draw


def _one_line(text: str, room: float) -> tuple[Line, ...]:
    """Return the first line of ``text``, with an ellipsis if there is more."""
    found = lines(((text, FURNITURE.font),), FURNITURE.size, room)
    if len(found) == 1:
        return found
    shown = "".join(run for run, _ in found[0].runs).rstrip()
    return lines(((shown[:-2] + "…", FURNITURE.font),), FURNITURE.size, room)[:1]
