"""What charts are drawn with: patterns that differ without colour, and labels in our fonts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from reportlab.graphics.shapes import Drawing, Group, Line, Path, Polygon, Rect
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import Color, HexColor, white

from procure.report.pdf.fonts import REGULAR, width
from procure.report.pdf.style import CHART, INK, TextStyle

_LONGEST_NAME = 200
_STEP = 4.2
"""Distance of hatch lines, in points."""


Spot: TypeAlias = tuple[float, float]
"""Points from the left and from the foot of a drawing."""


class Area(NamedTuple):
    """A rectangle of a drawing."""

    x: float
    y: float
    wide: float
    high: float


class Pattern(NamedTuple):
    """A ground and the hatching on it: angles of 45, 135, 90 (upright) or 0 (level) degrees."""

    ground: Color
    angles: tuple[int, ...]
    light: bool


PATTERNS = (
    Pattern(HexColor("#0B3A63"), (), False),
    Pattern(white, (45,), True),
    Pattern(HexColor("#B9C4CF"), (), True),
    Pattern(white, (135,), True),
    Pattern(HexColor("#6B7885"), (), False),
    Pattern(white, (90,), True),
    Pattern(HexColor("#E1E6EB"), (45, 135), True),
    Pattern(white, (0,), True),
)


def pattern(index: int) -> Pattern:
    """Return the pattern of the series at ``index``; they repeat after eight."""
    return PATTERNS[index % len(PATTERNS)]


def drawing(wide: float, high: float) -> Drawing:
    """Return an empty drawing that starts in our font, so that no unembedded one is named."""
    return Drawing(wide, high, initialFontName=REGULAR)


def box(area: Area, filled: Pattern) -> Group:
    """Return a rectangle in a pattern, with an outline."""
    group = Group(Rect(*area, fillColor=filled.ground, strokeColor=None))
    if filled.angles:
        group.add(hatching(area, filled))
    group.add(Rect(*area, fillColor=None, strokeColor=INK, strokeWidth=0.6))
    return group


class Label(Group):  # type: ignore[misc]
    """Text at a spot of a drawing: from there on (0), centred (0.5), or up to there (1).

    It draws nothing by itself: the chart writes all labels, over everything else, as the other
    text of a page is written, so that letters are shaped and ordered as their script asks.
    """

    _attrMap = AttrMap(BASE=Group, place=AttrMapValue(None))  # noqa: N815

    def __init__(self, text: str, at: Spot, style: TextStyle, align: float, colour: Color) -> None:
        super().__init__()
        self.place = Placed(text, at, replace(style, colour=colour), align)


class Placed(NamedTuple):
    """A label's text, spot, style and alignment."""

    text: str
    at: Spot
    style: TextStyle
    align: float


def label(
    text: str, at: Spot, style: TextStyle = CHART, *, align: float = 0, colour: Color = INK
) -> Label:
    """Return text at a spot: from there on (0), centred (0.5), or up to there (1)."""
    return Label(text, at, style, align, colour)


def labels(group: Group) -> Iterator[Placed]:
    """Yield every label of a drawing."""
    for part in group.contents:
        if isinstance(part, Label):
            yield part.place
        elif isinstance(part, Group):
            yield from labels(part)


def mirror(drawn: Drawing) -> None:
    """Turn a drawing so that it runs from right to left, its labels still readable."""
    _mirror(drawn, float(drawn.width))


def _mirror(group: Group, wide: float) -> None:
    for part in group.contents:
        match part:
            case Label():
                place = part.place
                at = (wide - place.at[0], place.at[1])
                part.place = place._replace(at=at, align=1 - place.align)
            case Group():
                _mirror(part, wide)
            case Rect():
                part.x = wide - part.x - part.width
            case Line():
                part.x1, part.x2 = wide - part.x1, wide - part.x2
            case Path() | Polygon():
                part.points[::2] = [wide - x for x in part.points[::2]]


def label_on(text: str, at: Spot, filled: Pattern) -> Group:
    """Return a centred label that can be read on a pattern: hatched ground is kept off it."""
    group, (x, y) = Group(), at
    if filled.angles:
        wide = CHART.size * width(text, CHART.font) + 4
        group.add(
            Rect(x - wide / 2, y - 2.2, wide, CHART.size + 1.6, fillColor=white, strokeColor=None)
        )
    group.add(label(text, at, align=0.5, colour=INK if filled.light else white))
    return group


def shortened(text: str, style: TextStyle, room: float) -> str:
    """Return the text on one line, cut with an ellipsis if it is wider than ``room``."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_NAME and style.size * width(text, style.font) <= room:
        return text
    text = text[:_LONGEST_NAME]
    while text and style.size * width(text + "…", style.font) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def hatching(area: Area, filled: Pattern) -> Path:
    """Return the lines of a pattern across a rectangle."""
    path = Path(fillColor=None, strokeColor=INK, strokeWidth=0.45)
    for angle in filled.angles:
        for x1, y1, x2, y2 in _hatch(area, angle):
            path.moveTo(x1, y1)
            path.lineTo(x2, y2)
    return path


def _hatch(area: Area, angle: int) -> Iterator[tuple[float, float, float, float]]:
    x, y, wide, high = area
    if angle == 90:
        for step in range(1, int(wide / _STEP) + 1):
            if step * _STEP < wide:
                yield x + step * _STEP, y, x + step * _STEP, y + high
        return
    if angle == 0:
        for step in range(1, int(high / _STEP) + 1):
            if step * _STEP < high:
                yield x, y + step * _STEP, x + wide, y + step * _STEP
        return
    offset = _STEP * 1.4
    while offset < wide + high:
        start, end = max(0.0, offset - wide), min(high, offset)
        if angle == 135:
            yield x + offset - start, y + start, x + offset - end, y + end
        else:
            yield x + wide - (offset - start), y + start, x + wide - (offset - end), y + end
        offset += _STEP * 1.4
