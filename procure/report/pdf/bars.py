"""Bar charts, lying down so that names can be read: side by side, or stacked to one bar."""

from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from procure.model.blocks import Figure
from procure.report.pdf.columns import NOTHING
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import Area, box, drawing, label, label_on, pattern, shortened
from procure.report.pdf.scale import brief, legend, legend_height, level_axis, numbers, ticks
from procure.report.pdf.style import CHART, CHART_BOLD
from procure.report.render_text import words

_NAME_ROOM = 150.0
_END_ROOM = 44.0
_FOOT = 26.0
_THICK, _GAP = 17.0, 9.0
_THIN, _NARROW = 11.5, 4.5
_MANY = 16
"""From so many bars on they are thin."""


class _Frame:
    """The rectangle bars are drawn in, with names at its left and an axis at its foot."""

    def __init__(
        self, figure: Figure, language: str, room: float, high: float, most: float
    ) -> None:
        self.names = [words(name, language) for name in figure.categories]
        longest = max((CHART.size * width(name, CHART.font) for name in self.names), default=0)
        self.left = min(longest, _NAME_ROOM) + 8
        self.wide = room - self.left - _END_ROOM
        above = legend_height(figure.series, language, room)
        self.drawn = drawing(room, high + _FOOT + above)
        marks = ticks(most)
        self.end = float(marks[-1])
        self.drawn.add(legend(figure.series, language, high + _FOOT + above, room)[0])
        unit, area = words(figure.unit, language), Area(self.left, _FOOT, self.wide, high)
        self.drawn.add(level_axis(area, marks, unit, language))

    def name(self, at: int, y: float) -> None:
        text = shortened(self.names[at], CHART, _NAME_ROOM)
        self.drawn.add(label(text, (self.left - 8, y), align=1))

    def length(self, value: Decimal) -> float:
        return self.wide * float(value) / self.end


def stacked(figure: Figure, language: str, room: float) -> Drawing:
    """Return one bar a category; the series' values stand in their parts, the sum at the end."""
    thick, gap = (_THICK, _GAP) if len(figure.categories) < _MANY else (_THIN, _NARROW)
    step, middle = thick + gap, thick / 2 - 3
    high = step * len(figure.categories) + gap / 2
    sums = [
        sum((s.values[at] or Decimal(0) for s in figure.series), Decimal(0))
        for at in range(len(figure.categories))
    ]
    most = float(figure.most if figure.most is not None else max(sums, default=Decimal(1)))
    frame = _Frame(figure, language, room, high, most)
    for at, total in enumerate(sums):
        y = _FOOT + high - step * (at + 1)
        frame.name(at, y + middle)
        x = frame.left
        for order, series in enumerate(figure.series):
            value = series.values[at]
            if value is None or value <= 0:
                continue
            long = frame.length(value)
            frame.drawn.add(box(x, y, long, thick, pattern(order)))
            text = brief(value, language)
            if CHART.size * width(text, CHART.font) + 6 < long:
                frame.drawn.add(label_on(text, x + long / 2, y + middle, pattern(order)))
            x += long
        frame.drawn.add(label(brief(total, language), (x + 5, y + middle), CHART_BOLD))
    return frame.drawn


def bars(figure: Figure, language: str, room: float) -> Drawing:
    """Return one bar a category and series, each with its value at its end."""
    count = max(len(figure.series), 1)
    many = count > 1 or len(figure.categories) >= _MANY
    thick, gap = (_THIN, _NARROW) if many else (_THICK, _GAP)
    step = thick * count + gap
    high = step * len(figure.categories) + gap / 2
    found = [value for series in figure.series for value in numbers(series)]
    most = float(figure.most) if figure.most is not None else max(found, default=1.0)
    frame = _Frame(figure, language, room, high, most)
    for at in range(len(figure.categories)):
        top = _FOOT + high - step * at - gap / 2
        frame.name(at, top - thick * count / 2 - 3)
        for order, series in enumerate(figure.series):
            value = series.values[at]
            y = top - thick * (order + 1)
            long = frame.length(max(value, Decimal(0))) if value is not None else 0.0
            if long:
                frame.drawn.add(box(frame.left, y, long, thick, pattern(order)))
            text = NOTHING if value is None else brief(value, language)
            frame.drawn.add(label(text, (frame.left + long + 4, y + thick / 2 - 3)))
    return frame.drawn
