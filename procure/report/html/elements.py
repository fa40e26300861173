"""Elements of a page, and the text in them. Markup is only ever made of elements, never of text."""

import re
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement, tostring

from procure.model.blocks import Text
from procure.report.render_text import words

Child: TypeAlias = Element | str | None

_NOT_IN_HTML = re.compile(
    r"[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of text: strangers' text must not reorder what stands beside it."""


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """Return an element; ``class_`` and ``aria_label`` are written ``class`` and ``aria-label``.

    Attributes without a value are left out, and so are children that are None.
    """
    named = {
        name.rstrip("_").replace("_", "-"): shown(value)
        for name, value in attributes.items()
        if value
    }
    made = Element(tag, named)
    add(made, *children)
    return made


def add(parent: Element, *children: Child) -> None:
    """Add text and elements at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _add_text(parent, shown(child))
        elif child is not None:
            parent.append(child)


def hidden(text: Text, language: str) -> Element:
    """Return text that is read aloud and not seen."""
    return element("span", words(text, language), class_="aloud")


def written(root: Element) -> str:
    """Return the element and all that is in it as HTML."""
    return tostring(root, encoding="unicode", method="html")


def shown(text: str) -> str:
    """Return the text with signs that HTML cannot hold, or that turn text round, made visible."""
    text = _NOT_IN_HTML.sub(_by_number, text)
    return _TURNS_TEXT.sub(_by_number, text)


def _by_number(sign: re.Match[str]) -> str:
    return f"[U+{ord(sign.group()):04X}]"


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


__all__ = ["Child", "Element", "SubElement", "add", "element", "hidden", "shown", "written"]
