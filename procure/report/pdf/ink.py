"""Text and rules as operators of a page. All text of a report is drawn here.

The operators are written out and not by ReportLab's text object, which formats every coordinate
anew: half the time of a long report went there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from reportlab.lib.colors import Color

from procure.report.pdf.bidi import Isolate, mirrored, visual_order
from procure.report.pdf.canvas import TagCanvas
from procure.report.pdf.fonts import is_shaped, shaper, width
from procure.report.pdf.line import Line, Span
from procure.report.pdf.style import LINK, TextStyle, operands
from procure.report.pdf.tree import Node


@dataclass(frozen=True, slots=True)
class Inline:
    """A part of a paragraph: a link, words of another language, or a fact ordered by itself.

    Attributes:
        node: its element, which takes its place in ``within`` when it is drawn; a fact is content
            of ``within`` itself.
        outer: the part that it is inside of.
        target: where it leads, or nothing.
        says: what the link is called by assistive technology.
        back: whether it runs from right to left, ordered by itself; None if it is ordered with
            the words around it.
    """

    node: Node
    within: Node
    outer: "Inline | None" = None
    target: str = ""
    says: str = ""
    back: bool | None = None

    def take_place(self) -> Node:
        """Return the element, after what is drawn so far of the one around it."""
        if self.outer:
            self.outer.take_place()
        if self.node is not self.within and self.node not in self.within.parts:
            self.within.parts.append(self.node)
        return self.node

    @property
    def ordered(self) -> "Inline | None":
        """Return the outermost part around it, or it, that is ordered by itself."""
        around = self.outer.ordered if self.outer else None
        return around or (None if self.back is None else self)

    @property
    def link(self) -> "Inline | None":
        """Return the link that it is, or stands in."""
        return self if self.target else self.outer.link if self.outer else None


class _Part(NamedTuple):
    """Signs of one font, mark and direction, in reading order, and where they stand.

    ``run`` is which of the line's runs they are from.
    """

    run: int
    span: Span
    backwards: bool
    x: float
    width: float


class Ink(NamedTuple):
    """How lines are drawn; most cells of a table share one.

    Attributes:
        style: size, distance of lines and colour.
        inlines: elements of the marks 1, 2, … of the lines.
        align: which edge is straight.
        back: whether the text runs from right to left; None for the document's direction.
    """

    style: TextStyle
    inlines: Sequence[Inline] = ()
    align: Literal["left", "right"] = "left"
    back: bool | None = None


Placed: TypeAlias = tuple[Sequence[Line], tuple[float, float], Ink, Node | None]
"""Lines, their left edge, or right edge if aligned there, and their top, how they are drawn, and
the element they are content of; None inside of an open one."""


def draw_lines(
    canvas: TagCanvas,
    of: Sequence[Line],
    at: tuple[float, float],
    ink: Ink,
    node: Node | None = None,
) -> None:
    """Draw lines from their left edge, or right edge if aligned there, and their top, down."""
    if of:
        canvas.addLiteral(texts_of(canvas, ((of, at, ink, node),)))


def ground(box: tuple[float, float, float, float], colour: Color) -> str:
    """Return the operators of a filled rectangle: left, foot, width and height."""
    left, foot, wide, high = box
    return f"{operands(colour)} rg {left:.2f} {foot:.2f} {wide:.2f} {high:.2f} re f"


def rule(left: float, right: float, height: float, thick: float, colour: Color) -> str:
    """Return the operators of a level rule."""
    ends = f"{left:.2f} {height:.2f} m {right:.2f} {height:.2f} l"
    return f"{thick} w {operands(colour)} RG {ends} S"


def texts_of(canvas: TagCanvas, texts: Iterable[Placed]) -> str:
    """Return the operators of several texts, such as a row's cells; each is its own content.

    Plain ones in one colour share a text object: a long report has tens of thousands of cells.
    """
    out: list[str] = []
    pen = font = ""
    closing = canvas.closing
    heights: dict[float, str] = {}
    for of, (x, top), ink, node in texts:
        style, inlines, align, back = ink
        turned = canvas.right_to_left if back is None else back
        mixed = of[0].mixed or (len(of) > 1 and any(line.mixed for line in of))
        if inlines or turned or mixed:
            if pen:
                out.append("ET")
            out.append(_ordered(canvas, of, (x, top), ink, node))
            pen = ""
            continue
        if pen != style.pen:
            out.append(f"ET BT {style.pen}" if pen else f"BT {style.pen}")
            pen, font = style.pen, ""
        opening, y, size = canvas.opening(node), top - style.drop, style.size
        for line in of:
            start = x - line.width if align == "right" else x
            first, shown, last = canvas.written(line, size)
            sized = f"{first} {shown}" if first != font else shown
            high = heights.get(y) or heights.setdefault(y, f"{y:.2f}")
            out.append(f"{opening}1 0 0 1 {start:.2f} {high} Tm {sized}")
            font, opening = last or font, ""
            y -= style.leading
        out.append(closing)
    if pen:
        out.append("ET")
    return " ".join(out)


def _ordered(
    canvas: TagCanvas,
    of: Sequence[Line],
    at: tuple[float, float],
    ink: Ink,
    node: Node | None,
) -> str:
    """Return the operators of a text with parts, or that does not all run from left to right."""
    base = canvas.right_to_left if ink.back is None else ink.back
    x, y = at[0], at[1] - ink.style.drop
    out = [f"BT {ink.style.pen}"]
    under: list[str] = []
    for line in of:
        back = _direction(line, ink, base)
        parts = list(_parts(line, ink, right_to_left=back))
        start = x - _long(parts, ink.style.size, back=back) if ink.align == "right" else x, y
        for mark, same in groupby(enumerate(line.runs), key=lambda run: run[1].mark):
            runs = dict(same)
            own = [part for part in parts if part.run in runs]
            inline = ink.inlines[mark - 1] if mark else None
            holder = inline.take_place() if inline and not canvas.is_open else node
            spoken = "".join(run.text for run in runs.values())
            out.append(canvas.opening(holder, spoken if line.mixed or back else ""))
            link = inline.link if inline else None
            out.append(f"{operands(LINK)} rg" if link else ink.style.pen)
            out += [_part(canvas, part, start, ink.style.size) for part in own]
            out.append(canvas.closing)
            if link:
                under.append(_linked(canvas, link, own, start, ink.style))
        y -= ink.style.leading
    out.append("ET")
    if under and canvas.tree.is_tagged:
        under = ["/Artifact BMC", *under, "EMC"]
    return " ".join((*out, *under))


def _long(parts: Sequence[_Part], size: float, *, back: bool) -> float:
    """Return the width of a line's parts, without the space at the right end of one."""
    long = sum(part.width for part in parts)
    if back or not parts or parts[-1].backwards:
        return long
    text, font, _ = parts[-1].span
    return long - size * width(" " * (len(text) - len(text.rstrip(" "))), font)


def _direction(line: Line, ink: Ink, base: bool) -> bool:
    """Return whether a line runs from right to left; one in another language has its own way."""
    isolates = _isolates(line, ink.inlines)
    alone = len(isolates) == 1 and isolates[0].end - isolates[0].start == len(_said(line).rstrip())
    return isolates[0].right_to_left if alone else base


def _said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _isolates(line: Line, inlines: Sequence[Inline]) -> list[Isolate]:
    """Return the parts of a line that are ordered by themselves.

    The space that a line ends with is none of them: it goes to the line's end (rule L1).
    """
    found: list[Isolate] = []
    last: Inline | None = None
    at = 0
    for run in line.runs:
        end = at + len(run.text)
        own = inlines[run.mark - 1].ordered if run.mark else None
        if own is not None and own is last:
            found[-1] = found[-1]._replace(end=end)
        elif own is not None:
            found.append(Isolate(at, end, bool(own.back)))
        last, at = own, end
    if found:
        end = min(found[-1].end, len(_said(line).rstrip()))
        found[-1] = found[-1]._replace(end=max(end, found[-1].start))
    return found


def is_straight(line: Line, inlines: Sequence[Inline]) -> bool:
    """Return whether all of a line runs from left to right by itself, among what does not."""
    return all(run.mark and inlines[run.mark - 1].back is False for run in line.runs)


def draw_rules(
    canvas: TagCanvas, heights: Sequence[float], long: float, thick: float, colour: Color
) -> None:
    """Draw level rules of one kind from the left edge, at the heights given, as no content."""
    drawn = " ".join(f"0 {at:.2f} m {long:.2f} {at:.2f} l" for at in heights)
    if drawn:
        with canvas.artifact("Layout"):
            canvas.addLiteral(f"{thick} w {operands(colour)} RG {drawn} S")


def _parts(line: Line, ink: Ink, *, right_to_left: bool) -> Iterator[_Part]:
    """Yield the parts of a line from left to right."""
    x, size = 0.0, ink.style.size
    if not line.mixed and not right_to_left:
        for number, run in enumerate(line.runs):
            wide = size * width(run.text, run.font)
            yield _Part(number, run, False, x, wide)
            x += wide
        return
    text = _said(line)
    owners = [number for number, run in enumerate(line.runs) for _ in run.text]
    isolates = _isolates(line, ink.inlines)
    order = visual_order(text, right_to_left=right_to_left, isolates=isolates)
    for indexes, backwards in _stretches(order, owners):
        run = line.runs[owners[indexes[0]]]
        own = "".join(text[index] for index in sorted(indexes))
        wide = size * (shaper(run.font).width(own) if is_shaped(run.font) else width(own, run.font))
        yield _Part(owners[indexes[0]], Span(own, run.font, run.mark), backwards, x, wide)
        x += wide


def _stretches(
    order: Sequence[tuple[int, bool]], owners: Sequence[int]
) -> Iterator[tuple[list[int], bool]]:
    """Yield the signs that are drawn together, from left to right, with their direction."""
    held: list[int] = []
    going = False
    for index, backwards in order:
        joins = (
            held
            and backwards == going
            and owners[index] == owners[held[-1]]
            and index == held[-1] + (-1 if backwards else 1)
        )
        if not joins and held:
            yield held, going
            held = []
        held.append(index)
        going = backwards
    if held:
        yield held, going


def _part(canvas: TagCanvas, part: _Part, start: tuple[float, float], size: float) -> str:
    x, y = start[0] + part.x, start[1]
    if is_shaped(part.span.font) and part.backwards:
        return _shaped(canvas, part.span, (x, y), size)
    text = mirrored(part.span.text)[::-1] if part.backwards else part.span.text
    out = [f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
    for name, shown in canvas.shown(text, part.span.font):
        out.append(f"{name} {size} Tf ({shown}) Tj")
    return " ".join(out)


def _shaped(canvas: TagCanvas, span: Span, at: tuple[float, float], size: float) -> str:
    """Return operators that draw each glyph in its form; marks are moved to their letters."""
    out, (x, y) = [], at
    for glyph in shaper(span.font).glyphs(span.text):
        canvas.tree.glyphs.setdefault(ord(glyph.code), glyph.text)
        for name, shown in canvas.shown(glyph.code, span.font):
            spot = f"{x + size * glyph.right:.2f} {y + size * glyph.up:.2f}"
            out.append(f"1 0 0 1 {spot} Tm {name} {size} Tf ({shown}) Tj")
        x += size * glyph.advance
    return " ".join(out)


def _linked(
    canvas: TagCanvas,
    inline: Inline,
    parts: Sequence[_Part],
    start: tuple[float, float],
    style: TextStyle,
) -> str:
    """Make the parts of a link on one line an area that can be clicked, and underline it."""
    left = start[0] + min(part.x for part in parts)
    right = start[0] + max(part.x + part.width for part in parts)
    foot = start[1] - 0.25 * style.size
    box = (left, foot, right, foot + style.leading)
    canvas.link(inline.node, box, inline.target, inline.says)
    level = start[1] - 0.12 * style.size
    return f"0.5 w {operands(LINK)} RG {left:.2f} {level:.2f} m {right:.2f} {level:.2f} l S"
