"""A report as a PDF file."""

from io import BytesIO

from procure.model.blocks import Document
from procure.report.pdf.finish import finished
from procure.report.pdf.flowables import flowables
from procure.report.pdf.page import canvas_for, page_layout
from procure.report.pdf.tree import Tree


def render_pdf(document: Document) -> bytes:
    """Return the report as tagged PDF (PDF/UA-1); the same document gives the same bytes."""
    tree = Tree()
    return finished(laid_out(document, tree), document, tree)


def laid_out(document: Document, tree: Tree) -> bytes:
    """Return the pages as ReportLab writes them, and note in ``tree`` what stands where."""
    with BytesIO() as into:
        layout = page_layout(document, into)
        layout.fill(flowables(document, tree.root), canvas_for(document.language, tree))
        return into.getvalue()
