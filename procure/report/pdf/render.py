"""A report as a PDF file."""

from io import BytesIO

from procure.model.blocks import Document
from procure.report.pdf.flowables import flowables
from procure.report.pdf.page import numbered, page_layout


def render_pdf(document: Document) -> bytes:
    """Return the report as PDF; the same document gives the same bytes."""
    into = BytesIO()
    layout = page_layout(document, into)
    layout.build(flowables(document), canvasmaker=numbered(document.language))
    return into.getvalue()
