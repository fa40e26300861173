"""Charts as flowables. Each carries its alternative text; the tag layer will read it there."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from procure.model.blocks import Figure, Series
from procure.report.pdf.bars import Scale, bars, scale_of, stacked
from procure.report.pdf.columns import CONTINUED
from procure.report.pdf.plots import areas, points
from procure.report.pdf.style import CAPTION, HEIGHT
from procure.report.pdf.typeset import draw_lines, lines
from procure.report.render_text import words

_WHOLE: dict[str, Callable[[Figure, str, float], Drawing]] = {"points": points, "areas": areas}
_BARRED: dict[str, Callable[[Figure, Scale, str, float], Drawing]] = {
    "bar": bars,
    "stacked": stacked,
}
_FEWEST = 4
"""Categories that stay together when bars go on over a page."""


class ChartBlock(Flowable):  # type: ignore[misc]
    """A figure drawn under its caption; bars may go on over the page on the same scale.

    Attributes:
        alternative: what the drawing shows, in words and numbers.
    """

    def __init__(self, figure: Figure, language: str, room: float, scale: Scale) -> None:
        super().__init__()
        self.figure, self.language, self.room, self.scale = figure, language, room, scale
        self.alternative = words(figure.alternative, language)
        self.caption = lines(((words(figure.caption, language), CAPTION.font),), CAPTION.size, room)
        if figure.kind in _BARRED:
            self.drawn = _BARRED[figure.kind](figure, scale, language, room)
        else:
            self.drawn = _WHOLE[figure.kind](figure, language, room)
        self.above = len(self.caption) * CAPTION.leading + CAPTION.after
        room_above = (HEIGHT - self.above) / self.drawn.height
        self.shrunk = 1.0 if self._may_split else min(1.0, room_above)
        self.spaceBefore, self.spaceAfter = 10, 8

    def start_height(self, room: float) -> float:
        """Return the height without which it does not begin at the foot of a page."""
        spared = max(self._categories - _FEWEST, 0) * self.scale.step if self._may_split else 0
        return float(self.wrap(room, 0)[1]) - spared

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        """Return width and height of caption and drawing."""
        self.width, self.height = self.room, self.drawn.height * self.shrunk + self.above
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
        draw_lines(self.canv, self.caption, 0, self.height, CAPTION)
        self.canv.scale(self.shrunk, self.shrunk)
        renderPDF.draw(self.drawn, self.canv, 0, 0)

    @property
    def _categories(self) -> int:
        return len(self.figure.categories)

    @property
    def _may_split(self) -> bool:
        small = 2 * _FEWEST * self.scale.step < HEIGHT / 2
        return small and self.figure.kind in _BARRED and self._categories >= 2 * _FEWEST

    def _part(self, start: int, end: int) -> "ChartBlock":
        series = tuple(Series(one.name, one.values[start:end]) for one in self.figure.series)
        caption = words(self.figure.caption, self.language)
        more = words(CONTINUED, self.language)
        part = replace(
            self.figure,
            caption=f"{caption} {more}" if start and not caption.endswith(more) else caption,
            categories=self.figure.categories[start:end],
            series=series,
        )
        return ChartBlock(part, self.language, self.room, self.scale)


def chart_block(figure: Figure, language: str, room: float) -> ChartBlock:
    """Return the figure drawn ``room`` points wide."""
    return ChartBlock(figure, language, room, scale_of(figure))
