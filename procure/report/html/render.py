"""A report as one HTML file that needs no script, no network and no other file."""

from importlib.resources import files

from procure.model.blocks import Document
from procure.model.message import Message
from procure.report.html.elements import Element, element, written
from procure.report.html.language import direction
from procure.report.html.sections import sections
from procure.report.render_text import words

SKIP = Message("Skip to the report")
_STYLE = "style.css"


def render_html(document: Document) -> str:
    """Return the report as HTML; the same document gives the same text."""
    language = document.language
    page = element("html", _head(document), _body(document), lang=language)
    page.set("dir", direction(language))
    return f"<!DOCTYPE html>\n{written(page)}\n"


def _head(document: Document) -> Element:
    language = document.language
    style = (files("procure.report.html") / _STYLE).read_text(encoding="utf-8")
    described = (
        ("viewport", "width=device-width, initial-scale=1"),
        ("description", words(document.subject, language)),
        ("author", words(document.author, language)),
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("title", words(document.title, language)),
        *(element("meta", name=name, content=text) for name, text in described if text),
        element("style", style),
    )


def _body(document: Document) -> Element:
    language = document.language
    skip = element("a", words(SKIP, language), href="#report", class_="skip")
    foot = element("footer", element("p", words(document.footer, language)))
    return element("body", skip, sections(document), foot)
