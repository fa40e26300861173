"""The one place where blocks become flowables and elements of the structure."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from procure.model.blocks import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Items,
    Paragraph,
    Table,
    Text,
    item_of,
)
from procure.report.pdf.bounds import fitted
from procure.report.pdf.chart import chart_block
from procure.report.pdf.columns import table_block
from procure.report.pdf.contents import Entry, contents
from procure.report.pdf.fonts import BOLD
from procure.report.pdf.inlines import Passage, note_key
from procure.report.pdf.paragraph import HeadingBlock, Marker, TextBlock
from procure.report.pdf.said import words
from procure.report.pdf.style import BODY, FOOTNOTE, HEADINGS, HEIGHT, ITEMS, PARAGRAPHS, WIDTH
from procure.report.pdf.table import MOST_EMPTY, TableBlock
from procure.report.pdf.tree import Node

_BULLET = "\N{BULLET}"
_LEAST_BELOW = 75.0
"""Points of the page that have to be left below a heading."""


def flowables(document: Document, root: Node) -> Iterator[Flowable]:
    """Yield the document's blocks laid out, in order; a heading stays with what follows it."""
    blocks = tuple(fitted(document.blocks, document.language))
    setting = _Setting(document.language, root, headings(blocks, document.language))
    waiting: list[TextBlock] = []
    begun = False
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            if block.level <= 2 and not waiting:
                yield from setting.footnotes()
            if block.new_page and begun and not waiting:
                yield PageBreak()
            waiting.append(setting.heading(block))
        elif isinstance(block, Paragraph) and _introduces(following, waiting):
            waiting.append(setting.paragraph(block))
        else:
            yield from _together(waiting, list(setting.laid_out(block)))
            waiting = []
        begun = True
    yield from waiting
    yield from setting.footnotes()


def _is_quote(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "quote" and block.label is None


def _introduces(following: Block | None, waiting: Sequence[TextBlock]) -> bool:
    """Say whether a paragraph stays with what follows it.

    So it does before a list or a quotation; behind a heading also before a table or a figure, and
    right below one before a lower heading.
    """
    if isinstance(following, Heading):
        alone = bool(waiting) and isinstance(waiting[-1], HeadingBlock)
        return alone and following.level > 2 and not following.new_page
    listed = isinstance(following, (Items, Table, Figure) if waiting else Items)
    return listed or _is_quote(following)


def headings(blocks: Sequence[Block], language: str) -> tuple[Entry, ...]:
    """Return the headings' words, anchors and levels; levels never skip one."""
    found: list[Entry] = []
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, found[-1].level + 1 if found else 1)
            anchor = block.anchor or f"section-{len(found) + 1}"
            found.append(Entry(words(block.text, language), anchor, level, block.text))
    return tuple(found)


def _together(waiting: list[TextBlock], following: list[Flowable]) -> list[Flowable]:
    """Return headings and what follows, after a page break where too little room is left."""
    if not waiting:
        return following
    need = sum(
        one.start_height(WIDTH) + one.getSpaceBefore() + one.getSpaceAfter() for one in waiting
    )
    first = following[0] if following else None
    need += first.getSpaceBefore() if first is not None else 0
    whole = need + (max(first.start_height(WIDTH), _LEAST_BELOW) if first is not None else 0)
    if isinstance(first, TableBlock) and first.is_few:
        least = need + max(first.least_height(), _LEAST_BELOW)
        return [_Break(first, least, whole), *waiting, *following]
    return [CondPageBreak(min(whole, HEIGHT)), *waiting, *following]


class _Break(CondPageBreak):  # type: ignore[misc]
    """A new page for headings and a table of few rows, unless that would leave much empty.

    Then the table is parted, if there is room for the headings and its first rows.
    """

    def __init__(self, table: TableBlock, least: float, whole: float) -> None:
        super().__init__(min(whole, HEIGHT))
        self._table, self._least = table, least

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Return no size at all; break if the rest of the page is not high enough."""
        if MOST_EMPTY < height < self.height and height >= self._least:
            self._table.is_parted = True
            return 0.0, 0.0
        wide, high = super().wrap(room, height)
        return float(wide), float(high)


class _Setting:
    """Where in the document's structure the next block goes, and the footnotes that wait."""

    def __init__(self, language: str, root: Node, entries: tuple[Entry, ...]) -> None:
        self.language, self.entries = language, entries
        self._next = iter(entries)
        self._last: Entry | None = None
        self._sections = [root]
        self._notes: list[Text] = []
        self._noted = 0

    def heading(self, block: Heading) -> HeadingBlock:
        """Begin a section with its heading; the first one is the document's own."""
        entry = self._last = next(self._next)
        if entry.level > 1:
            del self._sections[entry.level - 1 :]
            self._sections.append(Node("Sect", self._sections[-1]))
        else:
            del self._sections[1:]
        node = Node(f"H{entry.level}", self._sections[-1])
        passage = Passage(node, HEADINGS[block.level], self.language)
        passage.say(block.text)
        return HeadingBlock(passage.block(), entry.text, entry.level - 1, entry.anchor)

    def laid_out(self, block: Block) -> Iterator[Flowable]:
        """Yield a block's flowables."""
        here, language = self._sections[-1], self.language
        match block:
            case Paragraph():
                yield self.paragraph(block)
            case Items():
                items = list(self._items(block, here, 0))
                for last in items[-1:]:  # a plugin's section may have a list with nothing in it
                    last.spaceAfter = BODY.after
                yield from items
            case Table():
                yield table_block(block, language, WIDTH, here)
            case Figure():
                yield chart_block(block, language, here)
                yield table_block(block.table, language, WIDTH, here)
            case Contents():
                yield from contents(self._listed(block.depth), here, language)
            case Heading():
                raise TypeError("headings are laid out together with what follows them")

    def paragraph(self, block: Paragraph) -> TextBlock:
        """Return a paragraph; its footnotes wait for the end of the section."""
        style = PARAGRAPHS[block.role]
        tag = "BlockQuote" if _is_quote(block) else "P"
        node = Node(tag, self._sections[-1])
        inner = Node("P", node) if tag == "BlockQuote" else node
        passage = Passage(inner, style, self.language)
        if block.label is not None:
            passage.label(block.label, BOLD)
        passage.say(block.text, block.language, block.links)
        for note in block.footnotes:
            self._notes.append(note)
            passage.note(self._noted + len(self._notes), note)
        return passage.block()

    def footnotes(self) -> Iterator[TextBlock]:
        """Yield the footnotes that wait, at the end of their section."""
        for note in self._notes:
            self._noted += 1
            node = Node("Note", self._sections[-1])
            node.key = note_key(self._noted)
            marker = Marker(f"[{self._noted}]", Node("Lbl", node))
            passage = Passage(Node("P", node), FOOTNOTE, self.language)
            passage.say(note)
            block = passage.block()
            block.marker, block.anchors = marker, (node.key,)
            yield block
        self._notes = []

    def _listed(self, depth: int) -> Iterator[Entry]:
        """Yield the entries of the contents; not the heading above the contents themselves."""
        for entry in self.entries:
            if 2 <= entry.level <= depth and entry is not self._last:
                yield entry

    def _items(self, block: Items, parent: Node, depth: int) -> Iterator[TextBlock]:
        style = ITEMS[min(depth, len(ITEMS) - 1)]
        numbering = "Decimal" if block.ordered else "Disc"
        top = Node("L", parent, attributes=f"/O/List/ListNumbering/{numbering}")
        for number, item in enumerate(map(item_of, block.items), 1):
            own = Node("LI", top)
            text = f"{number}." if block.ordered else _BULLET
            marker = Marker(text, Node("Lbl", own))
            body = Node("LBody", own)
            inner = Node("P", body) if item.within else body
            passage = Passage(inner, style, self.language)
            passage.say(item.text, item.language, item.links)
            block_of_item = passage.block()
            block_of_item.marker = marker
            yield block_of_item
            if item.within:
                yield from self._items(item.within, body, depth + 1)
