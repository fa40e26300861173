"""Axes and legends of charts. Floats are fine here: nothing official is read off a drawing."""

from decimal import Decimal
from math import ceil

from reportlab.graphics.shapes import Group, Line

from procure.model.blocks import Series
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import Area, box, label, pattern, shortened
from procure.report.pdf.said import words
from procure.report.pdf.style import CHART, INK, RULE
from procure.report.render_text import number

_SWATCH = 14.0
_APART = 8.0
"""Between two numbers of an axis, at least."""
LEGEND_LINE = 15.0


def level_axis(area: Area, marks: tuple[Decimal, ...], unit: str, language: str) -> Group:
    """Return an axis along the foot, with upright lines through the drawing."""
    group, (x, y, wide, high) = Group(), area
    named = [number(value, language) for value in marks]
    needed = sum(CHART.size * width(name, CHART.font) + _APART for name in named)
    each = max(1, ceil(needed / wide))
    for count, value in enumerate(marks):
        at = x + wide * float(value) / float(marks[-1])
        group.add(Line(at, y, at, y + high, strokeColor=RULE, strokeWidth=0.4))
        if count % each == 0:
            group.add(label(named[count], (at, y - 11), align=0.5))
    group.add(Line(x, y, x + wide, y, strokeColor=INK, strokeWidth=0.7))
    group.add(label(shortened(unit, CHART, wide), (x + wide, y - 22), align=1))
    return group


def legend(
    series: tuple[Series, ...], language: str, top: float, room: float
) -> tuple[Group, float]:
    """Return a swatch and name for each series, wrapped to ``room``, and the height used."""
    group, x, y = Group(), 0.0, top - LEGEND_LINE + 4
    for at, one in enumerate(series):
        name = shortened(words(one.name, language), CHART, room - 2 * _SWATCH)
        wide = _SWATCH + 5 + CHART.size * width(name, CHART.font) + 16
        if x and x + wide > room:
            x, y = 0.0, y - LEGEND_LINE
        group.add(box(Area(x, y, _SWATCH, 9), pattern(at)))
        group.add(label(name, (x + _SWATCH + 5, y + 1.5)))
        x += wide
    return group, top - y + 6


def legend_height(series: tuple[Series, ...], language: str, room: float) -> float:
    """Return the height the legend needs."""
    return legend(series, language, 0.0, room)[1]
