"""Drawings with two axes: categories placed by two numbers, and series over categories."""

from collections.abc import Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from procure.model.blocks import Figure
from procure.report.chart_numbers import along, brief, end_of_scale, numbers, ticks, ticks_around
from procure.report.html.elements import element
from procure.report.html.patterns import defined, filling
from procure.report.render_text import number, words

_WIDE, _HIGH = 300.0, 190.0
_LEFT, _TOP, _FOOT = 48.0, 24.0, 44.0
_LINE = 13.0
_NEAR = 110.0
_SIGN = 6.2
"""Width of a sign, near enough."""


def points(figure: Figure, language: str) -> Element:
    """Return a mark and name for each category: first series across, second series up."""
    across, up = figure.series[0], figure.series[1]
    right, top = ticks_around(numbers(across)), ticks(max(numbers(up), default=1.0))
    named = [number(value, language) for value in right]
    drawn = _frame(top, words(up.name, language), language, len(named[-1]) * _SIGN / 2)
    each = _every(len(named), max(map(len, named)) * _SIGN)
    for at, value in enumerate(right):
        x = _LEFT + _WIDE * along(value, right)
        drawn.append(_line(x, _TOP, x, _TOP + _HIGH))
        if at % each == 0:
            drawn.append(_text(named[at], x, _TOP + _HIGH + _LINE, "middle"))
    under = _TOP + _HIGH + 2.3 * _LINE
    drawn.append(_text(words(across.name, language), _LEFT + _WIDE / 2, under, "middle"))
    taken: list[tuple[float, float]] = []
    for at, category in enumerate(figure.categories):
        first, second = across.values[at], up.values[at]
        if first is None or second is None:
            continue
        x = _LEFT + _WIDE * along(first, right)
        y = _TOP + _HIGH * (1 - float(second) / float(top[-1]))
        drawn.append(element("path", d=f"M{x - 4:.1f} {y:.1f}l4 -4 4 4 -4 4z", class_="mark"))
        beside = _free(x, y, taken)
        taken.append((x, beside))
        far = x > _LEFT + _WIDE / 2
        told = f"{words(category, language)} ({brief(first, language)}; {brief(second, language)})"
        drawn.append(_text(told, x - 7 if far else x + 7, beside + 4, "end" if far else "start"))
    return drawn


def areas(figure: Figure, language: str, anchor: str) -> Element:
    """Return the series stacked over the categories, from left to right."""
    marks = ticks(end_of_scale(figure))
    drawn = _frame(marks, "", language)
    drawn.insert(0, defined(anchor, len(figure.series)))
    count = len(figure.categories)
    places = [_LEFT + _WIDE * (at / (count - 1) if count > 1 else 0.5) for at in range(count)]
    floor = [_TOP + _HIGH] * count
    for order, series in enumerate(figure.series):
        shares = [float(value or Decimal(0)) / float(marks[-1]) for value in series.values]
        roof = [low - _HIGH * share for low, share in zip(floor, shares, strict=True)]
        corners = [*zip(places, roof, strict=True), *reversed([*zip(places, floor, strict=True)])]
        outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        band = element("polygon", points=outline, fill=filling(anchor, order), class_="band")
        drawn.append(band)
        floor = roof
    each = _every(count, 50)
    for at in range(0, count, each):
        anchor_at = "start" if at == 0 else "end" if at == count - 1 else "middle"
        name = words(figure.categories[at], language)
        drawn.append(_text(name, places[at], _TOP + _HIGH + _LINE, anchor_at))
    unit = words(figure.unit, language)
    drawn.append(_text(unit, _LEFT + _WIDE, _TOP + _HIGH + 2.3 * _LINE, "end"))
    return drawn


def _frame(marks: Sequence[Decimal], name: str, language: str, beside: float = 0) -> Element:
    """Return an empty drawing with its upright axis and level lines.

    Args:
        marks: of the upright axis.
        name: of the upright axis.
        language: of the reader.
        beside: how far the last mark of the level axis reaches out at the right.
    """
    drawn = element("svg", aria_hidden="true", dir="ltr")
    drawn.set(
        "viewBox", f"0 0 {_LEFT + _WIDE + max(14, beside + 4):.0f} {_TOP + _HIGH + _FOOT:.0f}"
    )
    if name:
        drawn.append(_text(name, 0, 12, "start"))
    for value in marks:
        y = _TOP + _HIGH * (1 - float(value) / float(marks[-1]))
        drawn.append(_line(_LEFT, y, _LEFT + _WIDE, y))
        drawn.append(_text(number(value, language), _LEFT - 5, y + 4, "end"))
    return drawn


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> float:
    """Return a height near ``y`` where a name does not lie on another."""
    while any(abs(x - other) < _NEAR and abs(y - at) < _LINE for other, at in taken):
        y -= _LINE
    return y


def _every(count: int, wide: float) -> int:
    """Return 1 if all names of an axis have room side by side, 2 if every second has, and so on."""
    return max(1, -(-int(count * (wide + 8)) // int(_WIDE)))


def _line(x1: float, y1: float, x2: float, y2: float) -> Element:
    return element("path", d=f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", class_="rule")


def _text(text: str, x: float, y: float, anchor: str) -> Element:
    made = element("text", text, x=f"{x:.1f}", y=f"{y:.1f}")
    made.set("text-anchor", anchor)
    return made
