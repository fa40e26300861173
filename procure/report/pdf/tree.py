"""The structure of a report as it is told to assistive technology, and where each part is drawn.

Elements are made while the blocks are laid out, so that reading order is the blocks' order; what
is drawn later notes on which page, as which marked content, each element stands.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

Marked: TypeAlias = int
"""A marked content: its page, from 0, and its number there as one, see ``page_and_number``."""
_ON_A_PAGE = 1 << 20
Box: TypeAlias = tuple[float, float, float, float]
"""Left, foot, right and top on the page, in points."""


class Node:
    """A structure element.

    Attributes:
        tag: its type in PDF 1.7, such as ``H2`` or ``TD``.
        parts: elements, marked contents and link areas of it, in reading order.
        attributes: of the element, as PDF syntax.
        alternative: what a figure shows, in words.
        actual: text to be read in place of what is drawn.
        language: of its text, where it is not that of the element around it.
        key: its name in the document, for notes.
        around: number of the object in the file that it is inside of.
    """

    __slots__ = (
        "actual",
        "alternative",
        "around",
        "attributes",
        "key",
        "language",
        "parts",
        "tag",
    )

    def __init__(
        self, tag: str, parent: "Node | None" = None, *, attributes: str = "", language: str = ""
    ) -> None:
        self.tag, self.attributes, self.language = tag, attributes, language
        self.actual = self.alternative = self.key = ""
        self.around = 0
        self.parts: list[Node | Marked | Area] = []
        if parent is not None:
            parent.parts.append(self)

    @property
    def holds_text(self) -> bool:
        """Return whether it is one marked content and no more, as most cells are."""
        return len(self.parts) == 1 and type(self.parts[0]) is int

    @property
    def is_bare(self) -> bool:
        """Return whether it says nothing but its content."""
        return not (self.attributes or self.language or self.alternative or self.actual or self.key)


@dataclass(slots=True, eq=False)
class Area:
    """Where a link can be clicked: its page, place, target and what it says of it."""

    page: int
    box: Box
    target: str
    says: str


@dataclass(slots=True)
class Place:
    """Where a heading stands: page and height."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Headed:
    """An entry of the outline; ``level`` counts from 0."""

    title: str
    level: int
    place: Place


@dataclass(slots=True)
class Tree:
    """The whole structure, with what each page and each link belongs to.

    Attributes:
        marked: for each page, how many marked contents it has.
        areas: link areas, in the order they were drawn.
        places: of headings, by anchor.
        headings: as the outline lists them.
        glyphs: text of codes in the private use area, by font.
        is_tagged: False writes no tags at all, which benchmarks compare with.
    """

    root: Node = field(default_factory=lambda: Node("Document"))
    marked: list[int] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    headings: list[Headed] = field(default_factory=list)
    glyphs: dict[int, str] = field(default_factory=dict)
    is_tagged: bool = True

    def mark(self, node: Node, page: int) -> int:
        """Return the number of a new marked content of an element on a page, from 0."""
        while len(self.marked) <= page:
            self.marked.append(0)
        number = self.marked[page]
        self.marked[page] += 1
        if node.parts:
            node.parts.append(_ON_A_PAGE * page + number)
        else:  # as long as it needs to be: most elements are cells, and have one part
            node.parts = [_ON_A_PAGE * page + number]
        return number


def page_and_number(marked: Marked) -> tuple[int, int]:
    """Return the page, from 0, that a marked content is on, and its number there."""
    return divmod(marked, _ON_A_PAGE)
