"""Charts as flowables, each a figure with its alternative text."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from math import ceil

from reportlab.platypus import Flowable

from procure.language.direction import is_right_to_left
from procure.model.blocks import Figure, Series
from procure.model.message import Message
from procure.report.pdf.bars import Scale, bars, height_of, scale_of, stacked
from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.columns import NOTHING
from procure.report.pdf.ink import Ink, Placed, draw_lines, texts_of
from procure.report.pdf.line import Span
from procure.report.pdf.marks import Drawing, Label
from procure.report.pdf.plots import areas, points
from procure.report.pdf.said import words
from procure.report.pdf.style import CAPTION, HEIGHT, WIDTH
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines

_WHOLE: dict[str, Callable[[Figure, str, float], Drawing]] = {"points": points, "areas": areas}
_BARRED: dict[str, Callable[[Figure, Scale, str, float], Drawing]] = {
    "bar": bars,
    "stacked": stacked,
}
_FEWEST = 4
"""Categories that stay together when bars go on over a page."""


class ChartBlock(Flowable):  # type: ignore[misc]
    """A figure drawn under its caption; bars may go on over the page on the same scale."""

    canv: TagCanvas

    def __init__(
        self,
        figure: Figure,
        language: str,
        scale: Scale,
        node: Node,
        *,
        goes_on: bool = False,
    ) -> None:
        super().__init__()
        self.figure, self.language, self.scale = figure, language, scale
        self.node, self.goes_on = node, goes_on
        told = Message("{caption} (continued)", {"caption": figure.caption})
        caption = words(told if goes_on else figure.caption, language)
        self.caption = lines((Span(caption, CAPTION.font),), CAPTION.size, WIDTH)
        self.above = len(self.caption) * CAPTION.leading + CAPTION.after
        barred = figure.kind in _BARRED
        self.high = height_of(figure, scale, language, WIDTH) if barred else self.drawn.high
        room_above = (HEIGHT - self.above) / self.high
        self.shrunk = 1.0 if self._may_split else min(1.0, room_above)
        self.spaceBefore, self.spaceAfter = 10, 8

    @cached_property
    def drawn(self) -> Drawing:
        """The drawing; none is made of bars that are parted before they are drawn."""
        if self.figure.kind in _BARRED:
            return _BARRED[self.figure.kind](self.figure, self.scale, self.language, WIDTH)
        return _WHOLE[self.figure.kind](self.figure, self.language, WIDTH)

    def start_height(self, room: float) -> float:
        """Return the height without which it does not begin at the foot of a page."""
        spared = max(self._categories - _FEWEST, 0) * self.scale.step if self._may_split else 0
        return float(self.wrap(room, 0)[1]) - spared

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        """Return width and height of caption and drawing."""
        self.width, self.height = WIDTH, self.high * self.shrunk + self.above
        return self.width, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        """Return the bars that fit and the others; nothing if too few would fit."""
        if not self._may_split:
            return []
        missing = self.wrap(room, height)[1] - height
        fits = self._categories - ceil(missing / self.scale.step)
        fits = min(fits, self._categories - _FEWEST)
        if fits < _FEWEST:
            return []
        return [self._part(0, fits), self._part(fits, self._categories)]

    def draw(self) -> None:
        """Draw caption and drawing."""
        canvas, caption_node = self.canv, self.node.parts[0]
        assert isinstance(caption_node, Node)
        if self.goes_on:
            with canvas.artifact("Pagination"):
                self._draw_caption(None)
        else:
            self._draw_caption(caption_node)
            self._note_box()
        with canvas.tagged(self.node):
            canvas.scale(self.shrunk, self.shrunk)
            canvas.addLiteral(" ".join(self.drawn.operators))
            canvas.addLiteral(texts_of(canvas, map(self._written, self.drawn.labels)))

    def _draw_caption(self, node: Node | None) -> None:
        if is_right_to_left(self.language):
            at = (WIDTH, self.height)
            draw_lines(self.canv, self.caption, at, Ink(CAPTION, align="right"), node)
        else:
            draw_lines(self.canv, self.caption, (0, self.height), Ink(CAPTION), node)

    def _note_box(self) -> None:
        """Say where the drawing stands on the page."""
        left, foot = self.canv.absolutePosition(0, 0)
        right, top = self.canv.absolutePosition(WIDTH, self.high * self.shrunk)
        box = f"{left:.1f} {foot:.1f} {right:.1f} {top:.1f}"
        self.node.attributes = f"/O/Layout/Placement/Block/BBox[{box}]"

    def _written(self, label: Label) -> Placed:
        """Return a label as text of the page, its base line where its spot is."""
        style, (x, y) = label.style, label.at
        line = lines((Span(label.text, style.font),), style.size, 10 * WIDTH)
        x -= label.align * line[0].width
        top = y + style.drop
        if is_right_to_left(self.language):
            return line, (x + line[0].width, top), Ink(style, align="right"), None
        return line, (x, top), Ink(style), None

    @property
    def _categories(self) -> int:
        return len(self.figure.categories)

    @property
    def _may_split(self) -> bool:
        small = 2 * _FEWEST * self.scale.step < HEIGHT / 2
        return small and self.figure.kind in _BARRED and self._categories >= 2 * _FEWEST

    def _part(self, start: int, end: int) -> "ChartBlock":
        series = tuple(Series(one.name, one.values[start:end]) for one in self.figure.series)
        part = replace(self.figure, categories=self.figure.categories[start:end], series=series)
        goes_on = self.goes_on or start > 0
        return ChartBlock(part, self.language, self.scale, self.node, goes_on=goes_on)


def chart_block(figure: Figure, language: str, parent: Node) -> ChartBlock:
    """Return the figure drawn as wide as the page, as an element of ``parent``."""
    node = Node("Figure", parent)
    shown = (figure.alternative, figure.caption, figure.table.caption)
    node.alternative = next((said for one in shown if (said := words(one, language))), NOTHING)
    Node("Caption", node)
    return ChartBlock(figure, language, scale_of(figure), node)
