"""The tree of a report as PDF objects: elements, the tree of parents, notes, link annotations."""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from procure.report.pdf.canvas import hex_text
from procure.report.pdf.outline import outline
from procure.report.pdf.tree import Area, Node, Tree, page_and_number

_KEPT_EMPTY = frozenset({"TD", "TH"})


@dataclass(slots=True)
class Numbers:
    """Numbers of objects: those in the file, and from ``free`` on the ones elements get.

    Attributes:
        areas: of the links, page by page in the order they were drawn.
        root: of the structure's root.
        outline: of the outline's own object.
    """

    pages: tuple[int, ...]
    areas: tuple[int, ...]
    root: int
    outline: int
    free: int


def objects(tree: Tree, numbers: Numbers) -> tuple[Iterator[tuple[int, str]], int]:
    """Return structure, links and outline by number, lowest first, and the next free number."""
    parents = numbers.free + _prune(tree.root)
    return _objects(tree, numbers, parents), parents + 2 + len(tree.headings)


def _objects(tree: Tree, numbers: Numbers, parents: int) -> Iterator[tuple[int, str]]:
    """Yield what has a place in the file, then elements, what leads to them, and the outline."""
    areas = sorted(tree.areas, key=lambda one: one.page)
    links = dict(zip(map(id, areas), numbers.areas, strict=True))
    last = len(numbers.pages) + len(areas)
    in_file = {
        links[id(area)]: _annotation(area, count, tree, numbers)
        for count, area in enumerate(areas, len(numbers.pages))
    }
    in_file[numbers.root] = (
        f"<</Type/StructTreeRoot/K {numbers.free} 0 R"
        f"/ParentTree {parents} 0 R/ParentTreeNextKey {last}/IDTree {parents + 1} 0 R>>"
    )
    own_outline, *entries = outline(tree.headings, numbers.pages, numbers.outline, parents + 2)
    yield from sorted([*in_file.items(), own_outline])
    elements = _Elements(tree, numbers, links)
    yield from elements.written()
    yield parents, elements.parents([links[id(area)] for area in areas])
    yield parents + 1, f"<</Names[{' '.join(sorted(elements.keys))}]>>"
    yield from entries


def _prune(node: Node) -> int:
    """Leave out elements that nothing was drawn of, but for cells; return how many stay."""
    count, kept = 1, []
    for part in node.parts:
        if type(part) is Node:
            inside = 1 if part.holds_text else _prune(part)
            if not inside:
                continue
            count += inside
        kept.append(part)
    node.parts = kept
    return count if kept or node.tag in _KEPT_EMPTY else 0


class _Elements:
    """The elements on their way to the file, where they are let go, and what leads back to them.

    Attributes:
        keys: names of elements, each with what it names.
    """

    def __init__(self, tree: Tree, numbers: Numbers, links: Mapping[int, int]) -> None:
        self.keys: list[str] = []
        self._root, self._numbers, self._links = tree.root, numbers, links
        self._marked = [array("L", bytes(array("L").itemsize * many)) for many in tree.marked]
        self._linked: dict[int, int] = {}

    def written(self) -> Iterator[tuple[int, str]]:
        """Yield every element: those of one level after those of the level above."""
        number, pages = self._numbers.free, self._numbers.pages
        self._root.around = self._numbers.root
        waiting = deque([self._root])
        while waiting:
            node = waiting.popleft()
            if node.holds_text:  # as most do: cells, and paragraphs
                page, mark = page_and_number(node.parts[0])  # type: ignore[arg-type]
                self._marked[page][mark] = number
                drawn, said = pages[page], self._said(node, number)
                yield number, f"<</S/{node.tag}/P {node.around} 0 R/Pg {drawn} 0 R/K {mark}{said}>>"
            else:
                first = number + len(waiting) + 1
                inside = [part for part in node.parts if type(part) is Node]
                for part in inside:
                    part.around = number
                yield number, self._element(node, number, first, len(inside))
                waiting += inside
                node.parts = []
            number += 1

    def parents(self, areas: Iterable[int]) -> str:
        """Return the tree from marked contents and link areas back to their elements."""
        out = []
        for count, marked in enumerate(self._marked):
            if marked:
                out.append(f"{count}[{' '.join([f'{number} 0 R' for number in marked])}]")
        for count, area in enumerate(areas, len(self._numbers.pages)):
            out.append(f"{count} {self._linked[area]} 0 R")
        return f"<</Nums[{' '.join(out)}]>>"

    def _element(self, node: Node, number: int, first: int, inside: int) -> str:
        """Return an element that holds more than one marked content, or others.

        ``first`` is the number of the first of the elements ``inside`` it; the others follow.
        """
        page = None
        if inside == len(node.parts):
            kids = [f"{one} 0 R" for one in range(first, first + inside)]
        else:
            kids, page = self._mixed(node, number, first)
        said = self._said(node, number)
        drawn = "" if page is None else f"/Pg {self._numbers.pages[page]} 0 R"
        listed = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        return f"<</S/{node.tag}/P {node.around} 0 R{drawn}{listed}{said}>>"

    def _mixed(self, node: Node, number: int, first: int) -> tuple[list[str], int | None]:
        """Return elements, marked contents and links inside an element, and the first's page."""
        kids, page = [], None
        for part in node.parts:
            if type(part) is Node:
                kids.append(f"{first} 0 R")
                first += 1
            elif isinstance(part, Area):
                link = self._links[id(part)]
                self._linked[link] = number
                kids.append(
                    f"<</Type/OBJR/Pg {self._numbers.pages[part.page]} 0 R/Obj {link} 0 R>>"
                )
            elif isinstance(part, int):
                on, mark = page_and_number(part)
                self._marked[on][mark] = number
                page = on if page is None else page
                there = f"<</Type/MCR/Pg {self._numbers.pages[on]} 0 R/MCID {mark}>>"
                kids.append(str(mark) if on == page else there)
        return kids, page

    def _said(self, node: Node, number: int) -> str:
        """Return what an element says beside its content."""
        if node.is_bare:
            return ""
        if node.key:
            self.keys.append(f"({node.key}) {number} 0 R")
        out = []
        if node.attributes:
            out.append(f"/A<<{node.attributes}>>")
        if node.language:
            out.append(f"/Lang({node.language})")
        if node.alternative:
            out.append(f"/Alt<{hex_text(node.alternative)}>")
        if node.actual:
            out.append(f"/ActualText<{hex_text(node.actual)}>")
        if node.key:
            out.append(f"/ID({node.key})")
        return "".join(out)


def _annotation(area: Area, key: int, tree: Tree, numbers: Numbers) -> str:
    box = " ".join(f"{one:.2f}" for one in area.box)
    place = tree.places.get(area.target[1:]) if area.target.startswith("#") else None
    if place:
        leads = f"/Dest[{numbers.pages[place.page]} 0 R/XYZ {place.left:.1f} {place.top:.1f} null]"
    else:
        leads = f"/A<</S/URI/URI({_escaped(area.target)})>>"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {key}"
        f"/Contents<{hex_text(area.says)}>/P {numbers.pages[area.page]} 0 R{leads}>>"
    )


def _escaped(target: str) -> str:
    """Return an address as a PDF string; signs beyond ASCII are percent-encoded."""
    plain = "".join(
        one if " " < one < "\x7f" else "".join(f"%{byte:02X}" for byte in one.encode())
        for one in target
    )
    return plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
