"""Which language an element and its parts are in, and which way that is written."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from babel import Locale, UnknownLocaleError

from procure.language.direction import runs_back
from procure.language.fragments import Fragment, in_one
from procure.model.blocks import Link, Text
from procure.report.html.elements import Child, add, element
from procure.report.html.links import linked
from procure.report.render_text import fragments, words


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


def say(made: Element, text: Text, language: str, links: tuple[Link, ...] = ()) -> Element:
    """Return the element with a text in it, and its links.

    It is marked with the language of the text where that is another than the reader's; parts in
    another language are marked inside it, and facts that are written the other way ordered by
    themselves.
    """
    parts = fragments(text, language)
    if own := in_one(parts, language):
        add(told(made, own, language), *linked(parts[0].text, links, own))
        return made
    waiting = list(links)
    for part in parts:
        here = tuple(link for link in waiting if words(link.text, language) in part.text)
        waiting = [link for link in waiting if link not in here]
        add(made, *_part(part, here, language))
    if waiting:
        add(made, *linked("", tuple(waiting), language))
    return made


def turned_whole(text: Text, language: str) -> bool:
    """Say whether a text is one fact in words that are written the other way than the reader's."""
    parts = fragments(text, language)
    return len(parts) == 1 and parts[0].turned and runs_back(parts[0].text) is not None


def runs_along(text: Text, language: str) -> bool:
    """Say whether all of a text runs from left to right, for a reader who reads the other way."""
    if direction(language) != "rtl":
        return False
    parts = fragments(text, language)
    along = all(part.turned or direction(part.language) == "ltr" for part in parts)
    return along and any(runs_back(part.text) is not None for part in parts)


def _part(part: Fragment, links: tuple[Link, ...], language: str) -> Iterator[Child]:
    body = linked(part.text, links, part.language)
    if part.language != language:
        yield told(element("span", *body), part.language, language)
    elif part.turned:
        other = "ltr" if direction(language) == "rtl" else "rtl"
        yield element("bdi", *body, dir=other)
    else:
        yield from body
