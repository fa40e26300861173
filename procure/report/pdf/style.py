"""The type scale, the grid and the few colours. Sizes in points (1/72 inch)."""

from dataclasses import dataclass, field

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from procure.report.pdf.fonts import BOLD, REGULAR

PAGE = A4
LEFT = 24 * mm
RIGHT = 20 * mm
TOP = 26 * mm
BOTTOM = 24 * mm
WIDTH = PAGE[0] - LEFT - RIGHT
HEIGHT = PAGE[1] - TOP - BOTTOM
MEASURE = 148 * mm
"""The longest line of running text: about 85 characters."""

INK = HexColor("#16191D")
QUIET = HexColor("#4A525C")
"""Grey for remarks; 8 : 1 against white."""
ACCENT = HexColor("#0B3A63")
"""Dark blue; 11 : 1 against white, near black when printed in grey."""
LINK = ACCENT
"""Links are underlined too."""
RULE = HexColor("#B4BCC5")
SHADE = HexColor("#EDF0F3")


def operands(colour: Color) -> str:
    """Return a colour as operators of a page take it."""
    red, green, blue = colour.rgb()
    return f"{red:.3f} {green:.3f} {blue:.3f}"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of text is set; ``bar`` is a rule at its side, ``shade`` a ground behind it.

    ``hanging`` is the part of the indent in which a marker stands.
    """

    font: str = REGULAR
    size: float = 10.5
    leading: float = 15
    before: float = 0
    after: float = 6
    colour: Color = INK
    indent: float = 0
    hanging: float = 0
    bar: float = 0
    shade: bool = False
    measure: float = MEASURE
    pen: str = field(init=False)
    """The operator that sets its colour."""
    drop: float = field(init=False)
    """Points from the top of a line down to its base line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "pen", f"{operands(self.colour)} rg")
        drop = self.leading - (self.leading - self.size) / 2 - 0.21 * self.size
        object.__setattr__(self, "drop", drop)


BODY = TextStyle()
PARAGRAPHS = {
    "normal": BODY,
    "lead": TextStyle(size=12, leading=17, after=8),
    "note": TextStyle(size=9, leading=12.5, colour=QUIET),
    "arithmetic": TextStyle(indent=12),
    "quote": TextStyle(indent=12, bar=1.5),
    "key": TextStyle(
        font=BOLD, size=11.5, leading=16.5, before=4, after=12, indent=12, bar=3.5, shade=True
    ),
}
HEADINGS = {
    1: TextStyle(font=BOLD, size=25, leading=30, after=10, colour=ACCENT, measure=WIDTH),
    2: TextStyle(font=BOLD, size=17, leading=22, before=22, after=8, colour=ACCENT, measure=WIDTH),
    3: TextStyle(font=BOLD, size=13, leading=17, before=15, after=5, measure=WIDTH),
    4: TextStyle(font=BOLD, size=10.5, leading=15, before=11, after=3, measure=WIDTH),
}
ITEMS = tuple(TextStyle(indent=16 * depth, hanging=16, after=3) for depth in (1, 2, 3, 4))
ENTRIES = {
    2: TextStyle(font=BOLD, before=5, after=1, measure=WIDTH),
    3: TextStyle(indent=14, after=1, measure=WIDTH),
    4: TextStyle(indent=28, after=1, measure=WIDTH),
}
"""Lines of the contents, by level of heading."""
FOOTNOTE = TextStyle(size=9, leading=12.5, colour=QUIET, indent=24, hanging=24, after=3)
CAPTION = TextStyle(font=BOLD, size=9.5, leading=13, after=4, measure=WIDTH)
CELL = TextStyle(size=9, leading=12, after=0)
CELL_BOLD = TextStyle(font=BOLD, size=9, leading=12, after=0)
NOTE = TextStyle(size=8.5, leading=11.5, colour=QUIET, after=0)
FURNITURE = TextStyle(size=8.5, leading=11, colour=QUIET, after=0)
CHART = TextStyle(size=8.5, leading=11, after=0)
CHART_BOLD = TextStyle(font=BOLD, size=8.5, leading=11, after=0)
CELL_PAD_X = 5.5
CELL_PAD_Y = 3.5
