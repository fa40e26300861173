"""Blocks as elements, in the order they are written; a section for every heading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from xml.etree.ElementTree import Element

from procure.model.blocks import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Table,
    Text,
    item_of,
)
from procure.model.message import Message
from procure.report.html.charts import chart
from procure.report.html.elements import add, element
from procure.report.html.language import direction, runs_along, say, told, turned_whole
from procure.report.html.table import table
from procure.report.render_text import LONG, words

CONTENTS = Message("Contents")
FOOTNOTES = Message("Footnotes")
_BACK = Message("Back to the text")


@dataclass(slots=True)
class _Page:
    """What is known while blocks are laid out one after the other."""

    language: str
    ids: Iterator[int] = field(default_factory=count)
    footnotes: int = 0
    waiting: list[Element] = field(default_factory=list)

    def id(self, name: str) -> str:
        """Return an id that no other element of the page has."""
        return f"{name}-{next(self.ids)}"


def sections(document: Document) -> Element:
    """Return the document's blocks inside ``main``."""
    main = element("main", id="report")
    page = _Page(document.language)
    anchors = _anchors(document.blocks)
    open_: list[tuple[int, Element]] = [(0, main)]
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            _close(open_, block.level, page)
            open_.append((block.level, _section(open_[-1][1], block, anchors[at], page)))
        elif isinstance(block, Contents):
            add(open_[-1][1], _contents(document.blocks, anchors, at, page))
        else:
            add(open_[-1][1], *_laid_out(block, page))
    _close(open_, 0, page)
    return main


def _anchors(blocks: tuple[Block, ...]) -> dict[int, str]:
    return {
        at: block.anchor or f"section-{at}"
        for at, block in enumerate(blocks)
        if isinstance(block, Heading)
    }


def _close(open_: list[tuple[int, Element]], level: int, page: _Page) -> None:
    """End the sections that a heading of ``level`` does not belong to, with their footnotes."""
    while len(open_) > 1 and open_[-1][0] >= max(level, 1):
        _, section = open_.pop()
        if page.waiting:
            add(section, _footnotes(page))


def _section(parent: Element, block: Heading, anchor: str, page: _Page) -> Element:
    section = element(
        "section", say(element(f"h{block.level}", id=anchor), block.text, page.language)
    )
    add(parent, section)
    return section


def _laid_out(block: Block, page: _Page) -> Iterator[Element]:
    match block:
        case Paragraph():
            yield _paragraph(block, page)
        case Items():
            yield _items(block, page)
        case Table():
            yield table(block, page.language, page.id("table"))
        case Figure():
            yield chart(block, page.language, page.id("figure"))
            yield table(block.table, page.language, page.id("table"))
        case _:
            raise TypeError(f"no layout for {type(block).__name__}")


def _paragraph(block: Paragraph, page: _Page) -> Element:
    made = element("p", class_="" if block.role == "normal" else block.role)
    if block.label is None:
        _say_block(made, block.text, block.language, block.links, page)
    else:
        label = say(element("strong"), block.label, page.language)
        add(made, label, " ", _say_inside(block, page))
    for text in block.footnotes:
        add(made, _mark(text, page))
    return made


def _say_block(
    made: Element, text: Text, own: str, links: tuple[Link, ...], page: _Page
) -> Element:
    """Return a paragraph or an item with its text; one written the other way begins there."""
    if not own and turned_whole(text, page.language):
        made.set("dir", "auto")
    return told(say(made, text, own or page.language, links), own, page.language)


def _say_inside(block: Paragraph, page: _Page) -> Element:
    """Return the text after a label."""
    body = element("span")
    say(body, block.text, block.language or page.language, block.links)
    if len(words(block.text, page.language)) > LONG and _turns(block, page):
        body.set("dir", "ltr")
        body.set("class", "along")
    return told(body, block.language, page.language)


def _turns(block: Paragraph, page: _Page) -> bool:
    """Say whether what follows a label runs from left to right, and the page does not."""
    if block.language:
        return direction(page.language) == "rtl" and direction(block.language) == "ltr"
    return runs_along(block.text, page.language)


def _mark(text: Text, page: _Page) -> Element:
    """Return the number of a footnote as a link, and keep the footnote for the section's end."""
    page.footnotes += 1
    number, note, back = str(page.footnotes), f"note-{page.footnotes}", f"mark-{page.footnotes}"
    returns = element("a", "↩", href=f"#{back}", aria_label=words(_BACK, page.language))
    item = say(element("li", id=note, value=number), text, page.language)
    add(item, " ", returns)
    page.waiting.append(item)
    return element("sup", element("a", number, href=f"#{note}", id=back))


def _footnotes(page: _Page) -> Element:
    notes = element("ol", *page.waiting)
    page.waiting = []
    return element("aside", notes, class_="footnotes", aria_label=words(FOOTNOTES, page.language))


def _items(block: Items, page: _Page) -> Element:
    made = element("ol" if block.ordered else "ul")
    for one in block.items:
        item: Item = item_of(one)
        body = _say_block(element("li"), item.text, item.language, item.links, page)
        if item.within is not None:
            add(body, _items(item.within, page))
        add(made, body)
    return made


def _contents(
    blocks: tuple[Block, ...], anchors: dict[int, str], place: int, page: _Page
) -> Element:
    """Return the headings of level 2 and more as nested lists of links.

    A heading right before the contents names them, and is not among them.
    """
    own, before = blocks[place], blocks[place - 1] if place else None
    depth = own.depth if isinstance(own, Contents) else 2
    named = isinstance(before, Heading) and before.level > 1
    root = element("ul")
    lists: list[tuple[int, Element]] = [(2, root)]
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading) or not 2 <= block.level <= depth:
            continue
        if named and at == place - 1:
            continue
        while lists[-1][0] > block.level:
            lists.pop()
        if lists[-1][0] < block.level and len(lists[-1][1]):
            inner = element("ul")
            add(lists[-1][1][-1], inner)
            lists.append((block.level, inner))
        link = say(element("a", href=f"#{anchors[at]}"), block.text, page.language)
        add(lists[-1][1], element("li", link))
    if named and isinstance(before, Heading):
        made = element("nav", root)
        made.set("aria-label", words(before.text, page.language))
        return made
    title = element("p", words(CONTENTS, page.language), id="contents", class_="title")
    made = element("nav", title, root)
    made.set("aria-labelledby", "contents")
    return made
