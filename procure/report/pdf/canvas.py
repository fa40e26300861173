"""A canvas that knows what it draws: text outside an element or an artifact is an error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFPage
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from procure.report.pdf import reportlab_hooks
from procure.report.pdf.line import Line
from procure.report.pdf.tree import Area, Box, Headed, Node, Place, Tree

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPED |= {ord(sign): f"\\{sign}" for sign in "\\()"}
_WAITS = "% later "
_CACHED = 4_000
"""Texts whose codes are kept, before they are forgotten together."""


class UntaggedText(Exception):
    """Text that nobody using assistive technology would ever hear of."""


class _Ended(NamedTuple):
    """A page that is drawn: all of it, but what waits for the number of pages and what follows."""

    page: PDFPage
    drawn: reportlab_hooks.Packed
    rest: str


class TagCanvas(Canvas):  # type: ignore[misc]
    """Draws into marked contents of a tree; some of it, as page numbers, is filled in at the end.

    Attributes:
        tree: the structure that what is drawn belongs to.
        right_to_left: the direction of the document's language.
        page: that being drawn, from 0; one number that all marked contents of the page share.
    """

    def __init__(
        self, *arguments: Any, tree: Tree, right_to_left: bool = False, **named: Any
    ) -> None:
        self.tree, self.right_to_left = tree, right_to_left
        self.is_open, self.page = False, 0
        self._later: list[tuple[int, str, Callable[[], str]]] = []
        self._ended: list[_Ended] = []
        self._origins: list[reportlab_hooks.Matrix] = []
        self._written: dict[tuple[Line, float], tuple[str, str, str]] = {}
        self._shown: dict[tuple[str, str], list[tuple[str, str]]] = {}
        super().__init__(*arguments, **named)

    @property
    def ended(self) -> int:
        """Return how many pages are drawn."""
        return len(self._ended)

    @contextmanager
    def inside_open(self) -> Iterator[None]:
        """Let what is written belong to what was open where it goes."""
        before, self.is_open = self.is_open, True
        yield
        self.is_open = before

    def opening(self, node: Node | None, actual: str = "") -> str:
        """Return the operator that begins a marked content; nothing inside of another.

        Raises:
            UntaggedText: if there is no element, and nothing is open.
        """
        if self.is_open:
            return ""
        if node is None:
            raise UntaggedText(f"text outside an element on page {self.page + 1}")
        if not self.tree.is_tagged:
            return ""
        number = self.tree.mark(node, self.page)
        told = f"/ActualText <{hex_text(actual)}>" if actual else ""
        return f"/{node.tag} <</MCID {number}{told}>> BDC "

    @property
    def closing(self) -> str:
        """Return the operator that ends a marked content; nothing inside of another."""
        return "" if self.is_open or not self.tree.is_tagged else " EMC"

    @contextmanager
    def tagged(self, node: Node) -> Iterator[None]:
        """Let everything drawn be one marked content of an element."""
        self.addLiteral(self.opening(node))
        closing, before, self.is_open = self.closing, self.is_open, True
        yield
        self.is_open = before
        self.addLiteral(closing)

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Let everything drawn be told to nobody; ``kind`` is Pagination or Layout."""
        shown = not self.is_open and self.tree.is_tagged
        if shown:
            self.addLiteral(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        before, self.is_open = self.is_open, True
        yield
        self.is_open = before
        if shown:
            self.addLiteral("EMC")

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802
        """Draw text that ReportLab lays out itself only inside of something.

        Raises:
            UntaggedText: if nothing is open.
        """
        if not self.is_open:
            self.opening(None)
        super().drawText(text)

    def written(self, line: Line, size: float) -> tuple[str, str, str]:
        """Return the operator for a line's first font, those that show it, and its last font's."""
        key = line, size
        if key not in self._written:
            if len(self._written) > _CACHED:
                self._written.clear()
            self._written[key] = self._operators(line, size)
        return self._written[key]

    def _operators(self, line: Line, size: float) -> tuple[str, str, str]:
        first = last = ""
        out: list[str] = []
        for text, font, _ in line.runs:
            for name, shown in self.shown(text, font):
                sized = f"{name} {size} Tf"
                first = first or sized
                if last and last != sized:
                    out.append(sized)
                last = sized
                out.append(f"({shown}) Tj")
        return first, " ".join(out), last

    def shown(self, text: str, font: str) -> list[tuple[str, str]]:
        """Return the font resources and escaped strings that show a text in one font."""
        key = text, font
        if key not in self._shown:
            if len(self._shown) > _CACHED:
                self._shown.clear()
            self._shown[key] = [
                (name, part.decode("latin-1").translate(_ESCAPED))
                for name, part in reportlab_hooks.codes(self, font, text)
            ]
        return self._shown[key]

    def link(self, node: Node, box: Box, target: str, says: str) -> None:
        """Make a box of the current coordinates a link, part of an element."""
        left, foot = self.absolutePosition(box[0], box[1])
        right, top = self.absolutePosition(box[2], box[3])
        area = Area(self.page, (left, foot, right, top), target, says)
        node.parts.append(area)
        self.tree.areas.append(area)

    def place(self, anchor: str, height: float) -> None:
        """Let links to an anchor lead to a height on this page."""
        self.tree.places[anchor] = self._at(height)

    def head(self, title: str, level: int, height: float) -> None:
        """Enter a heading in the outline; ``height`` is what it leads to on this page."""
        self.tree.headings.append(Headed(title, level, self._at(height)))

    def _at(self, height: float) -> Place:
        left, top = self.absolutePosition(0, height)
        return Place(self.page, left, top)

    def later(self, draw: Callable[[], str]) -> None:
        """Leave room for operators that are known when all pages are drawn."""
        token = f"{_WAITS}{len(self._later)}\n"
        self._later.append((self.page, token, draw))
        self.addLiteral(token)

    def saveState(self) -> None:  # noqa: N802
        """Begin what is drawn on its own, as every paragraph and table is."""
        self._origins.append(reportlab_hooks.save_state(self))

    def restoreState(self) -> None:  # noqa: N802
        """End what is drawn on its own."""
        reportlab_hooks.restore_state(self, self._origins.pop())

    def translate(self, dx: float, dy: float) -> None:
        """Move the origin: once for every paragraph and table, so written out here."""
        reportlab_hooks.move(self, dx, dy)

    def showPage(self) -> None:  # noqa: N802
        """End the page; all of it that waits for nothing is packed, as a long report has many."""
        super().showPage()
        page = reportlab_hooks.last_page(self)
        drawn, waits, rest = page.stream.partition(_WAITS)
        page.stream = ""
        self.page += 1
        self._ended.append(_Ended(page, reportlab_hooks.packed(drawn), waits + rest))

    def save(self) -> None:
        """Fill in what waited for the number of pages, and write the file."""
        if reportlab_hooks.started(self):
            self.showPage()
        rests = [ended.rest for ended in self._ended]
        for page, token, draw in self._later:
            rests[page] = rests[page].replace(token, draw(), 1)
        entries = reportlab_hooks.page_entries(self)
        for ended, rest in zip(self._ended, rests, strict=True):
            streams = (ended.drawn, reportlab_hooks.packed(rest))
            reportlab_hooks.write(self, ended.page, streams, entries)
        with _plain_streams():
            super().save()


def hex_text(text: str) -> str:
    """Return text as the digits of a PDF hexadecimal string."""
    return (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex()


@contextmanager
def _plain_streams() -> Iterator[None]:
    """Write compressed streams as they are, and not once more as text, a quarter longer."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
