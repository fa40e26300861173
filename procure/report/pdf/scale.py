"""Axes and legends of charts. Floats are fine here: nothing official is read off a drawing."""

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from procure.model.blocks import Series
from procure.report.chart_numbers import along
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import Area, Drawing, pattern, shortened
from procure.report.pdf.said import words
from procure.report.pdf.style import CHART, INK, RULE
from procure.report.render_text import number

_SWATCH = 14.0
_APART = 8.0
"""Between two numbers of an axis, at least."""
LEGEND_LINE = 15.0


def level_axis(
    drawing: Drawing, area: Area, marks: tuple[Decimal, ...], unit: str, language: str
) -> None:
    """Draw an axis along the foot, with upright lines through the drawing."""
    x, y, wide, high = area
    named = [number(value, language) for value in marks]
    needed = sum(CHART.size * width(name, CHART.font) + _APART for name in named)
    each = max(1, ceil(needed / wide))
    for count, value in enumerate(marks):
        at = x + wide * along(value, marks)
        drawing.line((at, y), (at, y + high), RULE, 0.4)
        if count % each == 0:
            drawing.label(named[count], (at, y - 11), align=0.5)
    drawing.line((x, y), (x + wide, y), INK, 0.7)
    drawing.label(shortened(unit, CHART, wide), (x + wide, y - 22), align=1)


def legend(
    drawing: Drawing, series: tuple[Series, ...], language: str, top: float, room: float
) -> None:
    """Draw a swatch and name for each series, wrapped to ``room``."""
    for at, (name, x, y) in enumerate(_entries(series, language, room)):
        drawing.box(Area(x, top + y, _SWATCH, 9), pattern(at))
        drawing.label(name, (x + _SWATCH + 5, top + y + 1.5))


def legend_height(series: tuple[Series, ...], language: str, room: float) -> float:
    """Return the height the legend needs."""
    lowest = min((y for _, _, y in _entries(series, language, room)), default=4 - LEGEND_LINE)
    return 6 - lowest


def _entries(
    series: tuple[Series, ...], language: str, room: float
) -> Iterator[tuple[str, float, float]]:
    """Yield each name with the left and the foot of its swatch, below the top of the legend."""
    x, y = 0.0, 4 - LEGEND_LINE
    for one in series:
        name = shortened(words(one.name, language), CHART, room - 2 * _SWATCH)
        wide = _SWATCH + 5 + CHART.size * width(name, CHART.font) + 16
        if x and x + wide > room:
            x, y = 0.0, y - LEGEND_LINE
        yield name, x, y
        x += wide
