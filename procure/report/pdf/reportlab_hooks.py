"""Every place where ReportLab's private parts are used. ``tests/report/test_hooks.py`` holds each.

ReportLab writes no tags and shapes no letters; what is needed of its inside for that stands here,
so that a new version of it is tried against one page of tests.
"""

import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDocument,
    PDFObject,
    PDFPage,
    PDFResourceDictionary,
)
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_LEVEL = 3
"""Of compression: a third faster than the usual one, and some percent longer."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""What a canvas multiplies coordinates by (PDF 1.7, 8.3.3)."""


def characters(font: TTFont) -> Iterable[int]:
    """Return the characters a font has (``TTFont.face.charToGlyph``)."""
    found: Mapping[int, int] = font.face.charToGlyph
    return found


def assign_glyphs(font: TTFont, glyphs: Mapping[int, tuple[int, int]]) -> None:
    """Let characters be shown by glyphs of given widths, in thousandths of the type size."""
    for character, (glyph, wide) in glyphs.items():
        font.face.charToGlyph[character] = glyph
        font.face.charWidths[character] = wide


def codes(canvas: Canvas, font: str, text: str) -> list[tuple[str, bytes]]:
    """Return the text as font resource and codes; each font is cut into subsets a document.

    Fonts are loaded so that ASCII keeps its codes in the first subset; only other text has to be
    looked up sign by sign.
    """
    face, document = pdfmetrics.getFont(font), canvas._doc
    if text.isascii():
        return [(face.getSubsetInternalName(0, document), text.encode("ascii"))]
    return [
        (face.getSubsetInternalName(subset, document), part)
        for subset, part in face.splitString(text, document)
    ]


def move(canvas: Canvas, dx: float, dy: float) -> None:
    """Move the origin of what is drawn next, by as many points to the right and up.

    ReportLab's own way formats six numbers of any size; a hundredth of a point is enough.
    """
    a, b, c, d, e, f = canvas._currentMatrix
    canvas._currentMatrix = (a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f)
    canvas._code.append(f"1 0 0 1 {dx:.2f} {dy:.2f} cm")


def save_state(canvas: Canvas) -> Matrix:
    """Begin what is drawn on its own; return where the origin is, to come back to.

    ReportLab's own way keeps a whole state of colours and fonts, which every text here sets anew.
    """
    canvas._code.append("q")
    matrix: Matrix = canvas._currentMatrix
    return matrix


def restore_state(canvas: Canvas, matrix: Matrix) -> None:
    """End what is drawn on its own, and go back to where the origin was."""
    canvas._code.append("Q")
    canvas._currentMatrix = matrix


def last_page(canvas: Canvas) -> PDFPage:
    """Return the page that ``showPage`` ended last; its ``stream`` is text until it is saved."""
    return canvas._doc.Pages.pages[-1]


class Packed(PDFObject):  # type: ignore[misc]
    """A stream as it stands in the file; ReportLab would put it together at the end."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        head = b"<</Filter/FlateDecode/Length %d>>" % len(content)
        self.written = b"%s\nstream\n%s\nendstream\n" % (head, content)

    def format(self, _document: PDFDocument) -> bytes:
        """Return the stream as it is written."""
        return self.written


def packed(drawn: str) -> Packed:
    """Return operators as a stream that is compressed already."""
    return Packed(zlib.compress(drawn.encode("utf-8"), _LEVEL))


def page_entries(canvas: Canvas) -> tuple[bytes, bytes]:
    """Return size and resources of every page as they are written, once for all of them."""
    document, resources = canvas._doc, PDFResourceDictionary()
    resources.basicFonts()
    size = PDFArray([0, 0, *canvas._pagesize])
    return size.format(document), resources.format(document)


def write(
    canvas: Canvas, page: PDFPage, streams: Iterable[Packed], entries: tuple[bytes, bytes]
) -> None:
    """Let streams, one after the other, be what is drawn on a page (``PDFPage.Contents``)."""
    page.MediaBox, page.Resources = entries
    page.Contents = PDFArray([canvas._doc.Reference(stream) for stream in streams])


def started(canvas: Canvas) -> bool:
    """Return whether anything is on the page that is not yet shown."""
    return bool(canvas._code)


def let_go(canvas: Canvas) -> None:
    """Let all of a file that is written be forgotten at once: its objects hold one another.

    Python would find that out itself, but only by looking at all else in memory as well.
    """
    vars(canvas._doc).clear()
    vars(canvas).clear()
