"""Charts with two axes: categories placed by two numbers, and series over ordered categories."""

from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Group, Line, Path, Polygon

from procure.model.blocks import Figure
from procure.report.chart_numbers import brief, numbers, ticks
from procure.report.pdf.fonts import width
from procure.report.pdf.marks import (
    Area,
    Pattern,
    Spot,
    drawing,
    hatching,
    label,
    label_on,
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


def points(figure: Figure, language: str, room: float) -> Drawing:
    """Return a dot and name for each category: first series across, second series up."""
    across, up = figure.series[0], figure.series[1]
    right, top = ticks(max(numbers(across), default=1.0)), ticks(max(numbers(up), default=1.0))
    drawn, wide = drawing(room, _HIGH + _FOOT + 20), room - _LEFT - _NAMES
    drawn.add(
        label(
            shortened(words(up.name, language), CHART_BOLD, room),
            (0, _HIGH + _FOOT + 10),
            CHART_BOLD,
        )
    )
    unit = words(across.name, language)
    drawn.add(level_axis(Area(_LEFT, _FOOT, wide, _HIGH), right, unit, language))
    drawn.add(_upright_axis(wide, top, language))
    taken: list[tuple[float, float]] = []
    for at, category in enumerate(figure.categories):
        first, second = across.values[at], up.values[at]
        if first is None or second is None:
            continue
        x = _LEFT + wide * float(first) / float(right[-1])
        y = _FOOT + _HIGH * float(second) / float(top[-1])
        drawn.add(_diamond(x, y))
        beside = _free(x, y, taken)
        taken.append((x, beside))
        name = shortened(words(category, language), CHART, _NAMES * 0.6)
        told = f"{name} ({brief(first, language)}; {brief(second, language)})"
        drawn.add(label(told, (x + 6, beside - 3)))
    return drawn


def areas(figure: Figure, language: str, room: float) -> Drawing:
    """Return series stacked over the categories from left to right, named where they are widest."""
    sums = [
        sum((series.values[at] or Decimal(0) for series in figure.series), Decimal(0))
        for at in range(len(figure.categories))
    ]
    most = float(figure.most if figure.most is not None else max(sums, default=Decimal(1)))
    marks, above = ticks(most), legend_height(figure.series, language, room)
    drawn, wide = drawing(room, _HIGH + _FOOT + above), room - _LEFT - _END
    drawn.add(legend(figure.series, language, _HIGH + _FOOT + above, room)[0])
    drawn.add(_upright_axis(wide, marks, language))
    places, names = _places(len(figure.categories), wide), Group()
    floor = [_FOOT] * len(places)
    for order, series in enumerate(figure.series):
        roof = [
            low + _HIGH * float(value or 0) / float(marks[-1])
            for low, value in zip(floor, series.values, strict=True)
        ]
        drawn.add(_area(places, floor, roof, pattern(order)))
        names.add(_name_inside(words(series.name, language), places, floor, roof, pattern(order)))
        floor = roof
    drawn.add(names)
    drawn.add(Line(_LEFT, _FOOT, _LEFT + wide, _FOOT, strokeColor=INK, strokeWidth=0.7))
    drawn.add(_categories(figure, places, wide, language))
    unit = shortened(words(figure.unit, language), CHART, wide)
    drawn.add(label(unit, (_LEFT + wide, _FOOT - 23), align=1))
    return drawn


def _categories(figure: Figure, places: list[float], wide: float, language: str) -> Group:
    """Return the names under the axis; where they would touch, only every second or third."""
    group, each = Group(), max(1, -(-len(places) * 44 // int(wide)))
    space = wide / max(len(places) - 1, 1) * each - 8
    for at in range(0, len(places), each):
        name = shortened(words(figure.categories[at], language), CHART, space)
        edge = {0: 0.0, len(places) - 1: 1.0} if len(places) > 1 else {}
        group.add(label(name, (places[at], _FOOT - 11), align=edge.get(at, 0.5)))
    return group


def _places(count: int, wide: float) -> list[float]:
    if count == 1:
        return [_LEFT + wide / 2]
    return [_LEFT + wide * at / (count - 1) for at in range(count)]


def _area(places: list[float], floor: list[float], roof: list[float], filled: Pattern) -> Group:
    """Return one band in its pattern; the hatching is clipped to the band."""
    corners = [*zip(places, roof, strict=True), *reversed(list(zip(places, floor, strict=True)))]
    flat = [number for corner in corners for number in corner]
    hatched = Group(_clip(corners))
    low, high = min(floor), max(roof)
    if filled.angles:
        hatched.add(hatching(Area(places[0], low, places[-1] - places[0], high - low), filled))
    return Group(
        Polygon(list(flat), fillColor=filled.ground, strokeColor=None),
        hatched,
        Polygon(flat, fillColor=None, strokeColor=INK, strokeWidth=0.8),
    )


def _clip(corners: list[Spot]) -> Path:
    path = Path(isClipPath=1, fillColor=None, strokeColor=None)
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closePath()
    return path


def _name_inside(
    name: str, places: list[float], floor: list[float], roof: list[float], filled: Pattern
) -> Group:
    """Return the name of a band at its highest category; nothing where it is too low."""
    highs = [up - low for low, up in zip(floor, roof, strict=True)]
    at = max(range(len(highs)), key=lambda index: highs[index])
    text = shortened(name, CHART, _NAMES)
    half = CHART.size * width(text, CHART.font) / 2 + 6
    inner = _LEFT + half, max(places[-1] - half, _LEFT + half)
    x = min(max(places[at], inner[0]), inner[1])
    if highs[at] < CHART.leading + 3:
        return Group()
    return label_on(text, (x, (floor[at] + roof[at]) / 2 - 3), filled)


def _upright_axis(wide: float, marks: tuple[Decimal, ...], language: str) -> Group:
    group = Group()
    for value in marks:
        y = _FOOT + _HIGH * float(value) / float(marks[-1])
        group.add(Line(_LEFT, y, _LEFT + wide, y, strokeColor=RULE, strokeWidth=0.4))
        group.add(label(number(value, language), (_LEFT - 5, y - 3), align=1))
    group.add(Line(_LEFT, _FOOT, _LEFT, _FOOT + _HIGH, strokeColor=INK, strokeWidth=0.7))
    return group


def _diamond(x: float, y: float) -> Polygon:
    return Polygon(
        [x - 3.4, y, x, y + 3.4, x + 3.4, y, x, y - 3.4], fillColor=ACCENT, strokeColor=None
    )


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> float:
    """Return a height near ``y`` where a name does not lie on another."""
    while any(abs(x - other) < _NAMES and abs(y - at) < CHART.leading for other, at in taken):
        y += CHART.leading * 0.9
    return y
