"""Paragraphs, headings and list items as flowables."""

from reportlab.platypus import Flowable

from procure.report.pdf.style import ACCENT, RULE, SHADE, WIDTH, TextStyle
from procure.report.pdf.typeset import Line, Span, draw_lines, lines

_LEAST_LINES = 2
"""Lines of a paragraph that stay together at a page's foot and head."""
_PAD = 6.0
"""Space above and below the text of a shaded paragraph."""


class TextBlock(Flowable):  # type: ignore[misc]
    """A paragraph of one style; ``marker`` stands in its indent, such as a bullet."""

    def __init__(self, spans: tuple[Span, ...], style: TextStyle, marker: str = "") -> None:
        super().__init__()
        self.spans, self.style, self.marker = spans, style, marker
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self.pad = _PAD if style.shade else 0.0
        self.lines: tuple[Line, ...] = ()
        self._room = 0.0

    def start_height(self, room: float) -> float:
        """Return the height without which it does not begin at the foot of a page."""
        height = self.wrap(room, 0)[1]
        few = len(self.lines) <= _LEAST_LINES + 1 or self.style.shade
        return height if few else _LEAST_LINES * self.style.leading

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Break the text into lines and return width and height."""
        if not self.lines or room != self._room:
            inner = min(room, self.style.measure) - self.style.indent - self.pad
            self.lines, self._room = lines(self.spans, self.style.size, inner), room
        self.width, self.height = room, len(self.lines) * self.style.leading + 2 * self.pad
        return self.width, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        """Return the part that fits and the rest; nothing if too little would fit."""
        self.wrap(room, height)
        fits = int((height - 2 * self.pad + 0.01) / self.style.leading)
        fits = min(fits, len(self.lines) - _LEAST_LINES)
        if fits < _LEAST_LINES:
            return []
        return [self._part(self.lines[:fits], first=True), self._part(self.lines[fits:])]

    def draw(self) -> None:
        """Draw bar, ground, marker and lines."""
        style, canvas = self.style, self.canv
        if style.shade:
            canvas.setFillColor(SHADE)
            canvas.rect(0, 0, min(self.width, style.measure), self.height, stroke=0, fill=1)
        if style.bar:
            canvas.setFillColor(ACCENT if style.shade else RULE)
            canvas.rect(0, 0, style.bar, self.height, stroke=0, fill=1)
        if self.marker:
            marker = lines(((self.marker, style.font),), style.size, style.indent)
            draw_lines(canvas, marker, 0, self.height - self.pad, style)
        draw_lines(canvas, self.lines, style.indent, self.height - self.pad, style)

    def _part(self, some: tuple[Line, ...], *, first: bool = False) -> "TextBlock":
        part = TextBlock(self.spans, self.style, self.marker if first else "")
        part.lines, part._room = some, self._room
        if first:
            part.spaceAfter = 0
        else:
            part.spaceBefore = 0
        return part


class HeadingBlock(TextBlock):
    """A heading, with its entry in the outline and the place links lead to."""

    def __init__(self, text: str, style: TextStyle, level: int, anchor: str) -> None:
        super().__init__(((text, style.font),), style)
        self.text, self.level, self.anchor = text, level, anchor

    def start_height(self, room: float) -> float:
        """Return its height: a heading is never broken."""
        return float(self.wrap(room, 0)[1])

    def split(self, _room: float, _height: float) -> list[Flowable]:
        """Return nothing: a heading is never broken."""
        return []

    def draw(self) -> None:
        """Draw the heading and enter it in the outline."""
        canvas = self.canv
        canvas.bookmarkHorizontal(self.anchor, 0, self.height + 8)
        canvas.addOutlineEntry(self.text, self.anchor, self.level, closed=self.level > 0)
        super().draw()
        if self.level == 1:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(0.75)
            canvas.line(0, -3, WIDTH, -3)
