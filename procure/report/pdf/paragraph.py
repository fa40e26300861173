"""Paragraphs, headings and list items as flowables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.platypus import Flowable

from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.ink import Ink, Inline, draw_lines, draw_rules, ground, is_straight
from procure.report.pdf.line import Line, Span
from procure.report.pdf.style import ACCENT, RULE, SHADE, WIDTH, TextStyle
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines

_LEAST_LINES = 2
"""Lines of a paragraph that stay together at a page's foot and head."""
_LONGEST_HEAD = 12
"""Lines from which on a label is parted as any text: a page has to hold what stays together."""
_PAD = 6.0
"""Space above and below the text of a shaded paragraph."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in the indent of a list's item or a footnote, and its element."""

    text: str
    node: Node


class TextBlock(Flowable):  # type: ignore[misc]
    """A paragraph of one style, content of one element and of elements inside it.

    Attributes:
        back: whether its text runs from right to left; None for the document's direction.
        marker: what stands in its indent, such as a bullet.
        heads: how many of its first spans are a label, such as a question above its answer.
        anchors: of links that lead to it.
    """

    canv: TagCanvas

    def __init__(
        self,
        spans: tuple[Span, ...],
        style: TextStyle,
        node: Node,
        inlines: Sequence[Inline] = (),
        back: bool | None = None,
    ) -> None:
        super().__init__()
        self.spans, self.style, self.node = spans, style, node
        self.inlines, self.back = inlines, back
        self.marker: Marker | None = None
        self.heads = 0
        self.anchors: tuple[str, ...] = ()
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self.pad = _PAD if style.shade else 0.0
        self.lines: tuple[Line, ...] = ()
        self._room = 0.0

    def start_height(self, room: float) -> float:
        """Return the height without which it does not begin at the foot of a page."""
        height = self.wrap(room, 0)[1]
        few = len(self.lines) <= _LEAST_LINES + 1 or self.style.shade
        return height if few else self._least() * self.style.leading

    def _least(self) -> int:
        """Return how many lines stay together at a page's foot: a label has what it heads below."""
        if not self.heads:
            return _LEAST_LINES
        inner = min(self._room, self.style.measure) - self.style.indent - self.pad
        head = lines(self.spans[: self.heads], self.style.size, inner)
        return max(_LEAST_LINES, len(head) + 1) if len(head) < _LONGEST_HEAD else _LEAST_LINES

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Break the text into lines and return width and height."""
        if not self.lines or room != self._room:
            inner = min(room, self.style.measure) - self.style.indent - self.pad
            self.lines, self._room = lines(self.spans, self.style.size, inner), room
        self.width, self.height = room, len(self.lines) * self.style.leading + 2 * self.pad
        return self.width, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        """Return the part that fits and the rest; nothing if too little would fit."""
        self.wrap(room, height)
        fits = int((height - 2 * self.pad + 0.01) / self.style.leading)
        fits = min(fits, len(self.lines) - _LEAST_LINES)
        if fits < self._least():
            return []
        return [self._part(self.lines[:fits], first=True), self._part(self.lines[fits:])]

    def draw(self) -> None:
        """Draw bar, ground, marker and lines."""
        style, canvas, top = self.style, self.canv, self.height - self.pad
        back = canvas.right_to_left
        if style.shade or style.bar:
            self._draw_ground()
        for anchor in self.anchors:
            canvas.place(anchor, self.height)
        if self.marker:
            marker = lines((Span(self.marker.text, style.font),), style.size, style.indent)
            left = style.indent - style.hanging
            at = (self.width - left if back else left, top)
            align: Literal["left", "right"] = "right" if back else "left"
            draw_lines(canvas, marker, at, Ink(style, align=align), self.marker.node)
        own = back if self.back is None else self.back
        wide = min(self.width, style.measure)
        start = self.width - wide if back else 0.0
        left = start if back else start + style.indent
        at = (left + wide - style.indent if own else left, top)
        ink = Ink(style, self.inlines, "right" if own else "left", self.back)
        turns = self._turns_at() if own else len(self.lines)
        draw_lines(canvas, self.lines[:turns], at, ink, self.node)
        if turns < len(self.lines):
            at = (left, top - turns * style.leading)
            draw_lines(canvas, self.lines[turns:], at, ink._replace(align="left"), self.node)

    def _turns_at(self) -> int:
        """Return from which line on there is only a passage that begins at the left.

        Such a passage stands on lines of its own, after a label.
        """
        at = len(self.lines)
        if self.spans and self.spans[-1].text.startswith("\n"):
            while at and is_straight(self.lines[at - 1], self.inlines):
                at -= 1
        return at

    def _draw_ground(self) -> None:
        style, canvas = self.style, self.canv
        wide = min(self.width, style.measure)
        left = self.width - wide if canvas.right_to_left else 0
        bar = self.width - style.bar if canvas.right_to_left else 0
        with canvas.artifact("Layout"):
            if style.shade:
                canvas.addLiteral(ground((left, 0, wide, self.height), SHADE))
            if style.bar:
                colour = ACCENT if style.shade else RULE
                canvas.addLiteral(ground((bar, 0, style.bar, self.height), colour))

    def _part(self, some: tuple[Line, ...], *, first: bool = False) -> "TextBlock":
        part = TextBlock(self.spans, self.style, self.node, self.inlines, self.back)
        part.lines, part._room = some, self._room
        if first:
            part.marker, part.anchors = self.marker, self.anchors
            part.spaceAfter = 0
        else:
            part.spaceBefore = 0
        return part


class HeadingBlock(TextBlock):
    """A heading, with its entry in the outline and the place links lead to."""

    def __init__(self, block: TextBlock, text: str, level: int, anchor: str) -> None:
        super().__init__(block.spans, block.style, block.node, block.inlines, block.back)
        self.anchors = (anchor,)
        self.text, self.level, self.anchor = text, level, anchor

    def start_height(self, room: float) -> float:
        """Return its height: a heading is never broken."""
        return float(self.wrap(room, 0)[1])

    def split(self, _room: float, _height: float) -> list[Flowable]:
        """Return nothing: a heading is never broken."""
        return []

    def draw(self) -> None:
        """Draw the heading and enter it in the outline."""
        canvas = self.canv
        canvas.head(self.text, self.level, self.height + 8)
        super().draw()
        if self.level == 1:
            draw_rules(canvas, (-3,), WIDTH, 0.75, ACCENT)
