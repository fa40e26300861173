"""Bar charts, lying down so that names can be read: side by side, or stacked to one bar."""

from decimal import Decimal
from typing import NamedTuple

from procure.model.blocks import Figure
from procure.report.chart_numbers import brief, end_of_scale, sums, ticks
from procure.report.pdf.columns import NOTHING
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import Area, Drawing, pattern, shortened
from procure.report.pdf.said import words
from procure.report.pdf.scale import legend, legend_height, level_axis
from procure.report.pdf.style import CHART, CHART_BOLD

_NAME_ROOM = 150.0
_END_ROOM = 44.0
_FOOT = 26.0
_THICK, _GAP = 17.0, 9.0
_THIN, _NARROW = 11.5, 4.5
_MANY = 16
"""From so many bars on they are thin."""


class Scale(NamedTuple):
    """What the parts of a figure on several pages share: the axis' end and the bars' size.

    Attributes:
        step: height of one category with its gap.
    """

    most: float
    thick: float
    gap: float
    step: float


def scale_of(figure: Figure) -> Scale:
    """Return the scale of a whole figure of bars."""
    together = max(len(figure.series), 1) if figure.kind == "bar" else 1
    many = together > 1 or len(figure.categories) >= _MANY
    thick, gap = (_THIN, _NARROW) if many else (_THICK, _GAP)
    return Scale(end_of_scale(figure), thick, gap, thick * together + gap)


def height_of(figure: Figure, scale: Scale, language: str, room: float) -> float:
    """Return how high a figure of bars is with its legend and its axis."""
    return _top(figure, scale) + legend_height(figure.series, language, room)


def _top(figure: Figure, scale: Scale) -> float:
    return _FOOT + scale.step * len(figure.categories) + scale.gap / 2


def stacked(figure: Figure, scale: Scale, language: str, room: float) -> Drawing:
    """Return one bar a category; the series' values stand in their parts, the sum at the end."""
    frame = _Frame(figure, scale, language, room)
    middle = scale.thick / 2 - 3
    for at, total in enumerate(sums(figure)):
        y = frame.top - scale.step * (at + 1)
        frame.name(at, y + middle)
        x = frame.left
        for order, series in enumerate(figure.series):
            value = series.values[at]
            if value is None or value <= 0:
                continue
            long = frame.length(value)
            frame.drawing.box(Area(x, y, long, scale.thick), pattern(order))
            text = brief(value, language)
            if CHART.size * width(text, CHART.font) + 6 < long:
                frame.drawing.label_on(text, (x + long / 2, y + middle), pattern(order))
            x += long
        frame.drawing.label(brief(total, language), (x + 5, y + middle), CHART_BOLD)
    return frame.drawing


def bars(figure: Figure, scale: Scale, language: str, room: float) -> Drawing:
    """Return one bar a category and series, each with its value at its end."""
    frame = _Frame(figure, scale, language, room)
    for at in range(len(figure.categories)):
        top = frame.top - scale.step * at - scale.gap / 2
        frame.name(at, top - (scale.step - scale.gap) / 2 - 3)
        for order, series in enumerate(figure.series):
            value = series.values[at]
            y = top - scale.thick * (order + 1)
            long = frame.length(max(value, Decimal(0))) if value is not None else 0.0
            if long:
                frame.drawing.box(Area(frame.left, y, long, scale.thick), pattern(order))
            text = NOTHING if value is None else brief(value, language)
            spot = (frame.left + long + 4, y + scale.thick / 2 - 3)
            frame.drawing.label(text, spot)
    return frame.drawing


class _Frame:
    """The rectangle bars are drawn in, with names at its left and an axis at its foot."""

    def __init__(self, figure: Figure, scale: Scale, language: str, room: float) -> None:
        names = [words(name, language) for name in figure.categories]
        self.names = [shortened(name, CHART, _NAME_ROOM) for name in names]
        self.left = 8 + max(
            (CHART.size * width(name, CHART.font) for name in self.names), default=0
        )
        self.wide = room - self.left - _END_ROOM
        self.top = _top(figure, scale)
        above = legend_height(figure.series, language, room)
        self.drawing = Drawing(room, self.top + above, language)
        legend(self.drawing, figure.series, language, self.top + above, room)
        marks = ticks(scale.most)
        self.end = float(marks[-1])
        area = Area(self.left, _FOOT, self.wide, self.top - _FOOT)
        level_axis(self.drawing, area, marks, words(figure.unit, language), language)

    def name(self, at: int, y: float) -> None:
        """Write the name of a category at the left of its bar."""
        self.drawing.label(self.names[at], (self.left - 8, y), align=1)

    def length(self, value: Decimal) -> float:
        """Return how long a bar of this value is, in points."""
        return self.wide * float(value) / self.end
