"""What charts are drawn with: patterns that differ without colour, and labels in our fonts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from reportlab.lib.colors import Color, HexColor, white

from procure.language.direction import is_right_to_left
from procure.report.pdf.fonts import width
from procure.report.pdf.style import CHART, INK, TextStyle, operands

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

    @property
    def corners(self) -> tuple[Spot, ...]:
        """Return its corners, one after the other."""
        x, y, wide, high = self
        return (x, y), (x + wide, y), (x + wide, y + high), (x, y + high)


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


class Label(NamedTuple):
    """Text at a spot of a drawing: from there on (0), centred (0.5), or up to there (1)."""

    text: str
    at: Spot
    style: TextStyle
    align: float


class Drawing:
    """A chart being drawn, as operators of a page; mirrored where words run from right to left.

    Labels are kept apart: they are written over everything else, as the other text of a page is,
    so that letters are shaped and ordered as their script asks.

    Attributes:
        wide: in points, as ``high``.
        operators: of the page it stands on.
    """

    def __init__(self, wide: float, high: float, language: str) -> None:
        self.wide, self.high = wide, high
        self.operators: list[str] = []
        self.labels: list[Label] = []
        self._back = is_right_to_left(language)

    def line(self, start: Spot, end: Spot, colour: Color, thick: float) -> None:
        """Draw a straight line."""
        self._stroke([(start, end)], colour, thick)

    def fill(self, corners: Sequence[Spot], colour: Color) -> None:
        """Fill a polygon."""
        self.operators.append(f"{operands(colour)} rg {self._path(corners)} h f")

    def outline(self, corners: Sequence[Spot], thick: float) -> None:
        """Draw a line around a polygon."""
        self.operators.append(f"{operands(INK)} RG {thick} w {self._path(corners)} s")

    def band(self, corners: Sequence[Spot], around: Area, filled: Pattern, thick: float) -> None:
        """Draw a polygon in a pattern, with an outline; ``around`` is the rectangle it is in."""
        self.fill(corners, filled.ground)
        if filled.angles:
            self.operators.append(f"q {self._path(corners)} h W n")
            self._hatch(around, filled)
            self.operators.append("Q")
        self.outline(corners, thick)

    def box(self, area: Area, filled: Pattern) -> None:
        """Draw a rectangle in a pattern, with an outline."""
        self.fill(area.corners, filled.ground)
        self._hatch(area, filled)
        self.outline(area.corners, 0.6)

    def label(
        self,
        text: str,
        at: Spot,
        style: TextStyle = CHART,
        *,
        align: float = 0,
        colour: Color = INK,
    ) -> None:
        """Write text at a spot: from there on (0), centred (0.5), or up to there (1)."""
        if self._back:
            at, align = (self.wide - at[0], at[1]), 1 - align
        styled = style if colour is style.colour else replace(style, colour=colour)
        self.labels.append(Label(text, at, styled, align))

    def label_on(self, text: str, at: Spot, filled: Pattern) -> None:
        """Write a centred label that can be read on a pattern: hatched ground is kept off it."""
        x, y = at
        if filled.angles:
            wide = CHART.size * width(text, CHART.font) + 4
            self.fill(Area(x - wide / 2, y - 2.2, wide, CHART.size + 1.6).corners, white)
        self.label(text, at, align=0.5, colour=INK if filled.light else white)

    def _hatch(self, area: Area, filled: Pattern) -> None:
        """Draw the lines of a pattern across a rectangle."""
        lines = (line for angle in filled.angles for line in _hatching(area, angle))
        self._stroke(lines, INK, 0.45)

    def _stroke(self, lines: Iterable[tuple[Spot, Spot]], colour: Color, thick: float) -> None:
        drawn = " ".join(map(self._path, lines))
        if drawn:
            self.operators.append(f"{operands(colour)} RG {thick} w {drawn} S")

    def _path(self, corners: Sequence[Spot]) -> str:
        if self._back:
            corners = [(self.wide - x, y) for x, y in corners]
        first, *others = (f"{x:.2f} {y:.2f}" for x, y in corners)
        return " ".join((f"{first} m", *(f"{other} l" for other in others)))


def shortened(text: str, style: TextStyle, room: float) -> str:
    """Return the text on one line, cut with an ellipsis if it is wider than ``room``."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_NAME and style.size * width(text, style.font) <= room:
        return text
    text = text[:_LONGEST_NAME]
    while text and style.size * width(text + "…", style.font) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _hatching(area: Area, angle: int) -> Iterator[tuple[Spot, Spot]]:
    x, y, wide, high = area
    if angle == 90:
        for step in range(1, int(wide / _STEP) + 1):
            if step * _STEP < wide:
                yield (x + step * _STEP, y), (x + step * _STEP, y + high)
        return
    if angle == 0:
        for step in range(1, int(high / _STEP) + 1):
            if step * _STEP < high:
                yield (x, y + step * _STEP), (x + wide, y + step * _STEP)
        return
    offset = _STEP * 1.4
    while offset < wide + high:
        start, end = max(0.0, offset - wide), min(high, offset)
        if angle == 135:
            yield (x + offset - start, y + start), (x + offset - end, y + end)
        else:
            yield (x + wide - (offset - start), y + start), (x + wide - (offset - end), y + end)
        offset += _STEP * 1.4
