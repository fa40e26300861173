"""Charts with two axes: categories placed by two numbers, and series over ordered categories."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from procure.model.blocks import Figure
from procure.report.chart_numbers import along, brief, numbers, ticks, ticks_around
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import (
    Area,
    Drawing,
    Pattern,
    Spot,
    pattern,
    shortened,
)
from procure.report.pdf.said import words
from procure.report.pdf.scale import legend, legend_height, level_axis
from procure.report.pdf.style import ACCENT, CHART, CHART_BOLD, INK, RULE
from procure.report.render_text import number

_HIGH = 210.0
_FOOT = 28.0
_LEFT = 52.0
_NAMES = 130.0
_END = 12.0

_Bounds: TypeAlias = tuple[list[float], list[float]]
"""Heights of a band's floor and roof at each category."""


class _Name(NamedTuple):
    """Where the name of a dot begins and ends, and at which height it stands."""

    start: float
    end: float
    y: float


def points(figure: Figure, language: str, room: float) -> Drawing:
    """Return a dot and name for each category: first series across, second series up."""
    across, up = figure.series[0], figure.series[1]
    right, top = ticks_around(numbers(across)), ticks(max(numbers(up), default=1.0))
    drawing, wide = Drawing(room, _HIGH + _FOOT + 20, language), room - _LEFT - _NAMES
    above = shortened(words(up.name, language), CHART_BOLD, room)
    drawing.label(above, (0, _HIGH + _FOOT + 10), CHART_BOLD)
    unit = words(across.name, language)
    level_axis(drawing, Area(_LEFT, _FOOT, wide, _HIGH), right, unit, language)
    _upright_axis(drawing, wide, top, language)
    placed = [
        (category, first, second)
        for category, first, second in zip(figure.categories, across.values, up.values, strict=True)
        if first is not None and second is not None
    ]
    dots = [
        (_LEFT + wide * along(first, right), _FOOT + _HIGH * along(second, top))
        for _, first, second in placed
    ]
    taken: list[_Name] = []
    # From the right: the name of the last dot of a cluster then stands beside its own dot.
    for (x, y), (category, first, second) in sorted(
        zip(dots, placed, strict=True), key=lambda pair: -pair[0][0]
    ):
        drawing.fill(((x - 3.4, y), (x, y + 3.4), (x + 3.4, y), (x, y - 3.4)), ACCENT)
        where = f" ({brief(first, language)}; {brief(second, language)})"
        left = room - x - 6 - CHART.size * width(where, CHART.font)
        name = shortened(words(category, language), CHART, max(left, _NAMES * 0.6))
        end = x + 6 + CHART.size * width(f"{name}{where}", CHART.font)
        taken.append(_free(_Name(x + 6, end, y), dots, taken))
        drawing.label(f"{name}{where}", (x + 6, taken[-1].y - 3))
    return drawing


def areas(figure: Figure, language: str, room: float) -> Drawing:
    """Return series stacked over the categories from left to right, named where they are widest."""
    sums = [
        sum((series.values[at] or Decimal(0) for series in figure.series), Decimal(0))
        for at in range(len(figure.categories))
    ]
    most = float(figure.most if figure.most is not None else max(sums, default=Decimal(1)))
    marks, above = ticks(most), legend_height(figure.series, language, room)
    drawing, wide = Drawing(room, _HIGH + _FOOT + above, language), room - _LEFT - _END
    legend(drawing, figure.series, language, _HIGH + _FOOT + above, room)
    _upright_axis(drawing, wide, marks, language)
    places = _places(len(figure.categories), wide)
    floors = [[_FOOT] * len(places)]
    for order, series in enumerate(figure.series):
        floor = floors[-1]
        roof = [
            low + _HIGH * float(value or 0) / float(marks[-1])
            for low, value in zip(floor, series.values, strict=True)
        ]
        _band(drawing, places, (floor, roof), pattern(order))
        floors.append(roof)
    for order, (series, bounds) in enumerate(zip(figure.series, pairwise(floors), strict=True)):
        _name_inside(drawing, words(series.name, language), places, bounds, pattern(order))
    drawing.line((_LEFT, _FOOT), (_LEFT + wide, _FOOT), INK, 0.7)
    _categories(drawing, figure, places, wide, language)
    unit = shortened(words(figure.unit, language), CHART, wide)
    drawing.label(unit, (_LEFT + wide, _FOOT - 23), align=1)
    return drawing


def _categories(
    drawing: Drawing, figure: Figure, places: list[float], wide: float, language: str
) -> None:
    """Write the names under the axis; where they would touch, only every second or third."""
    each = max(1, -(-len(places) * 44 // int(wide)))
    space = wide / max(len(places) - 1, 1) * each - 8
    for at in range(0, len(places), each):
        name = shortened(words(figure.categories[at], language), CHART, space)
        edge = {0: 0.0, len(places) - 1: 1.0} if len(places) > 1 else {}
        drawing.label(name, (places[at], _FOOT - 11), align=edge.get(at, 0.5))


def _places(count: int, wide: float) -> list[float]:
    if count == 1:
        return [_LEFT + wide / 2]
    return [_LEFT + wide * at / (count - 1) for at in range(count)]


def _band(drawing: Drawing, places: list[float], bounds: _Bounds, filled: Pattern) -> None:
    """Draw one band in its pattern, between its floor and its roof."""
    floor, roof = bounds
    above: list[Spot] = list(zip(places, roof, strict=True))
    below: list[Spot] = list(zip(places, floor, strict=True))
    low, high = min(floor), max(roof)
    around = Area(places[0], low, places[-1] - places[0], high - low)
    drawing.band([*above, *reversed(below)], around, filled, 0.8)


def _name_inside(
    drawing: Drawing, name: str, places: list[float], bounds: _Bounds, filled: Pattern
) -> None:
    """Write the name of a band at its highest category; not where it is too low."""
    floor, roof = bounds
    highs = [up - low for low, up in zip(floor, roof, strict=True)]
    at = max(range(len(highs)), key=lambda index: highs[index])
    if highs[at] < CHART.leading + 3:
        return
    text = shortened(name, CHART, _NAMES)
    half = CHART.size * width(text, CHART.font) / 2 + 6
    inner = _LEFT + half, max(places[-1] - half, _LEFT + half)
    x = min(max(places[at], inner[0]), inner[1])
    drawing.label_on(text, (x, (floor[at] + roof[at]) / 2 - 3), filled)


def _upright_axis(drawing: Drawing, wide: float, marks: tuple[Decimal, ...], language: str) -> None:
    for value in marks:
        y = _FOOT + _HIGH * float(value) / float(marks[-1])
        drawing.line((_LEFT, y), (_LEFT + wide, y), RULE, 0.4)
        drawing.label(number(value, language), (_LEFT - 5, y - 3), align=1)
    drawing.line((_LEFT, _FOOT), (_LEFT, _FOOT + _HIGH), INK, 0.7)


def _free(name: _Name, dots: list[Spot], taken: list[_Name]) -> _Name:
    """Return a name at the height nearest to its own where it lies on no dot and on no name."""
    line = CHART.leading * 0.9
    for step in range(len(dots) * 2 + 1):
        y = name.y + line * ((step + 1) // 2) * (1 if step % 2 else -1)
        on_name = any(
            one.start < name.end and name.start < one.end and abs(one.y - y) < line - 0.1
            for one in taken
        )
        on_dot = any(name.start - 2 < x < name.end and abs(at - y) < line * 0.6 for x, at in dots)
        if y > _FOOT and not on_name and not on_dot:
            return name._replace(y=y)
    return name
