"""Layout of a report as PDF: blocks in, bytes out, by the rules of one type scale and grid."""

from procure.report.pdf.render import render_pdf

__all__ = ["render_pdf"]
