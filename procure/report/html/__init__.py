"""The HTML twin of a report: one file, no script, nothing fetched."""

from procure.report.html.render import render_html

__all__ = ["render_html"]
