"""Which language an element is in, and which way that is written."""

from xml.etree.ElementTree import Element

from babel import Locale, UnknownLocaleError


def direction(language: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    try:
        return str(Locale.parse(language.replace("-", "_")).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def told(made: Element, own: str, around: str) -> Element:
    """Return the element, marked with its own language where that is not the one around it."""
    if own and own != around:
        made.set("lang", own)
        made.set("dir", direction(own))
    return made
