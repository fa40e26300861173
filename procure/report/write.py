"""A document on disk: as PDF, and as its twin in HTML."""

from pathlib import Path

from procure.model.blocks import Document
from procure.report.html import render_html
from procure.report.pdf.render import render_pdf


def write_document(place: Path, name: str, document: Document) -> tuple[Path, Path]:
    """Write a document as ``name.pdf`` and as its twin ``name.html``; return their paths."""
    place.mkdir(parents=True, exist_ok=True)
    pdf, html = place / f"{name}.pdf", place / f"{name}.html"
    pdf.write_bytes(render_pdf(document))
    html.write_text(render_html(document), encoding="utf-8", newline="\n")
    return pdf, html
