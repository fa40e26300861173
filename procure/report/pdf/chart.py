"""Charts as flowables. Each carries its alternative text; the tag layer will read it there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from procure.model.blocks import Figure, Series
from procure.report.pdf.bars import bars, stacked
from procure.report.pdf.plots import areas, points
from procure.report.pdf.style import CAPTION, HEIGHT
from procure.report.pdf.typeset import draw_lines, lines
from procure.report.render_text import words

_DRAWN: dict[str, Callable[[Figure, str, float], Drawing]] = {
    "bar": bars,
    "stacked": stacked,
    "points": points,
    "areas": areas,
}
_BARS_A_PAGE = 32
"""Bars that fit on one page; more go on in a second drawing."""


class ChartBlock(Flowable):  # type: ignore[misc]
    """A drawing under its caption.

    Attributes:
        alternative: what the drawing shows, in words and numbers.
    """

    def __init__(self, drawn: Drawing, caption: str, alternative: str) -> None:
        super().__init__()
        self.drawn, self.alternative = drawn, alternative
        self.caption = lines(((caption, CAPTION.font),), CAPTION.size, drawn.width)
        self.scale = 1.0
        self.spaceBefore, self.spaceAfter = 10, 8

    def start_height(self, room: float) -> float:
        """Return its height: a drawing is never broken."""
        return self.wrap(room, 0)[1]

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        """Return width and height of caption and drawing."""
        above = len(self.caption) * CAPTION.leading + CAPTION.after
        self.scale = min(1.0, (HEIGHT - above) / self.drawn.height)
        self.width, self.height = self.drawn.width, self.drawn.height * self.scale + above
        return self.width, self.height

    def split(self, _room: float, _height: float) -> list[Flowable]:
        """Return nothing: a drawing is never broken."""
        return []

    def draw(self) -> None:
        """Draw caption and drawing."""
        draw_lines(self.canv, self.caption, 0, self.height, CAPTION)
        self.canv.scale(self.scale, self.scale)
        renderPDF.draw(self.drawn, self.canv, 0, 0)


def chart_blocks(figure: Figure, language: str, room: float) -> Iterator[ChartBlock]:
    """Yield the figure's drawing, or several where it has more bars than a page holds."""
    caption, alternative = words(figure.caption, language), words(figure.alternative, language)
    for part in _parts(figure):
        yield ChartBlock(_DRAWN[figure.kind](part, language, room), caption, alternative)


def _parts(figure: Figure) -> Iterator[Figure]:
    if figure.kind not in {"bar", "stacked"}:
        yield figure
        return
    each = _BARS_A_PAGE // (len(figure.series) if figure.kind == "bar" else 1) or 1
    for start in range(0, len(figure.categories), each):
        yield replace(
            figure,
            categories=figure.categories[start : start + each],
            series=tuple(
                Series(series.name, series.values[start : start + each]) for series in figure.series
            ),
            most=figure.most if figure.most is not None else largest(figure),
        )


def largest(figure: Figure) -> Decimal:
    """Return the longest bar of the whole figure, so that its parts share one scale."""
    if figure.kind == "bar":
        values = [value for series in figure.series for value in series.values if value is not None]
        return max(values, default=Decimal(1))
    sums = (
        sum(
            (value for series in figure.series if (value := series.values[at]) is not None),
            Decimal(0),
        )
        for at in range(len(figure.categories))
    )
    return max(sums, default=Decimal(1))
