"""The list of contents: links to headings, with page numbers that are filled in at the end."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from reportlab.platypus import Flowable

from procure.model.blocks import Text
from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.ink import Ink, Inline, draw_lines, draw_rules, texts_of
from procure.report.pdf.inlines import told
from procure.report.pdf.line import Line
from procure.report.pdf.style import ENTRIES, RULE, TextStyle
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines, one_line

_NUMBER_ROOM = 34.0


class Entry(NamedTuple):
    """A heading as the contents name it; ``said`` is its text in no language yet."""

    text: str
    anchor: str
    level: int
    said: Text


def contents(entries: Iterable[Entry], parent: Node, language: str) -> list["EntryLine"]:
    """Return a line for each entry, as items of one list of contents."""
    top = Node("TOC", parent)
    return [EntryLine(entry, Node("Reference", Node("TOCI", top)), language) for entry in entries]


class EntryLine(Flowable):  # type: ignore[misc]
    """An entry: the heading's words and its page, one link."""

    canv: TagCanvas

    def __init__(self, entry: Entry, node: Node, language: str) -> None:
        super().__init__()
        self.entry, self.style = entry, ENTRIES[entry.level]
        self.link = Inline(Node("Link"), node, None, f"#{entry.anchor}", entry.text)
        self.told = told(entry.said, self.style, self.link.node, language)
        self.node = node
        self.spaceBefore, self.spaceAfter = self.style.before, self.style.after
        self.lines: tuple[Line, ...] = ()

    def start_height(self, room: float) -> float:
        """Return its height."""
        return float(self.wrap(room, 0)[1])

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Break the heading's words into lines and return width and height."""
        style, inner = self.style, room - self.style.indent - _NUMBER_ROOM
        spans = tuple(span._replace(mark=span.mark + 1) for span in self.told.spans)
        self.lines = lines(spans, style.size, inner)
        self.width, self.height = room, len(self.lines) * style.leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words, and the number at the other edge, level with the last line."""
        canvas, style = self.canv, self.style
        back = canvas.right_to_left
        start = self.width - style.indent if back else style.indent
        parts = (replace(one, outer=one.outer or self.link) for one in self.told.inlines)
        inlines = (self.link, *parts)
        ink = Ink(style, inlines, "right" if back else "left", self.told.back)
        draw_lines(canvas, self.lines, (start, self.height), ink, self.node)
        draw_rules(canvas, (-1.5,), self.width, 0.4, RULE)
        opening, closing = canvas.opening(self.link.take_place()), canvas.closing
        at = (0.0 if back else self.width, style.leading)
        number = _number(canvas, self.entry.anchor, at, style)
        canvas.later(lambda: f"{opening}{number()}{closing}")


def _number(
    canvas: TagCanvas,
    anchor: str,
    at: tuple[float, float],
    style: TextStyle,
) -> Callable[[], str]:
    """Return what writes the page of an anchor when all pages are drawn."""

    def draw() -> str:
        page = str(canvas.tree.places[anchor].page + 1)
        line = one_line(f" {page}", style.font, style.size, _NUMBER_ROOM)
        ink = Ink(style, align="left" if canvas.right_to_left else "right", back=False)
        with canvas.inside_open():
            return texts_of(canvas, ((line, at, ink, None),))

    return draw
