"""VPAT documents made with Word's own structure: front, tables of three columns."""

import io
from collections.abc import Iterable

from docx import Document

from procure.api import EvidenceContent

Row = tuple[str, str, str]
HEAD: Row = ("Criteria", "Conformance Level", "Remarks and Explanations")
FRONT = (
    "Acme Accessibility Conformance Report",
    "International Edition (Based on VPAT® Version 2.5)",
    "Name of Product/Version: Acme Kiosk 4.1",
    "Report Date: January 2026",
    "Product Description: A kiosk.",
    "Contact Information: ann@acme.example",
    "Notes:",
    "Evaluation Methods Used: Tested by hand with a keyboard and NVDA, and with axe.",
    "Terms",
)


def vpat(*tables: Iterable[Row], front: Iterable[str] = FRONT) -> EvidenceContent:
    """Return a document with a table for each list of rows; heads are added."""
    document = Document()
    for text in front:
        document.add_paragraph(text)
    for rows in tables:
        document.add_paragraph("Table of criteria")
        table = document.add_table(rows=0, cols=3)
        for row in (HEAD, *rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    return EvidenceContent("vpat.docx", saved.getvalue())
