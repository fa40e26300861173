"""The tree of a report as PDF objects: elements, the tree of parents, notes, link annotations."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from procure.report.pdf.canvas import hex_text
from procure.report.pdf.tree import Area, Node, Tree

_KEPT_EMPTY = frozenset({"TD", "TH"})


@dataclass(slots=True)
class Numbers:
    """Numbers of objects: those of the pages, and from ``first`` on the added ones.

    The first is the root of the structure, the second its tree of parents; then come the link
    areas, then the elements.
    """

    pages: tuple[int, ...]
    first: int
    areas: int = 0
    of: dict[int, int] = field(default_factory=dict)

    def area(self, count: int) -> int:
        """Return the number of a link area."""
        return self.first + 2 + count

    def give(self, node: Node) -> int:
        """Return the number of an element, given to it now."""
        self.of[id(node)] = number = self.first + 2 + self.areas + len(self.of)
        return number


def objects(tree: Tree, numbers: Numbers) -> list[bytes]:
    """Return the added objects, in the order of their numbers."""
    numbers.areas = len(tree.areas)
    by_area = {id(area): numbers.area(count) for count, (area, _) in enumerate(tree.areas)}
    _prune(tree.root)
    elements = [
        _element(node, parent, numbers, by_area) for node, parent in _numbered(tree.root, numbers)
    ]
    keys = [f"({node.key}) {numbers.of[id(node)]} 0 R" for node in _nodes(tree.root) if node.key]
    own = f"/IDTree<</Names[{' '.join(keys)}]>>" if keys else ""
    last = len(numbers.pages) + len(tree.areas)
    root = (
        f"<</Type/StructTreeRoot/K {numbers.of[id(tree.root)]} 0 R"
        f"/ParentTree {numbers.first + 1} 0 R/ParentTreeNextKey {last}{own}>>"
    )
    areas = [
        _annotation(area, len(numbers.pages) + count, tree, numbers)
        for count, (area, _) in enumerate(tree.areas)
    ]
    written = [root, _parents(tree, numbers), *areas, *elements]
    return [one.encode("ascii") for one in written]


def _prune(node: Node) -> bool:
    """Leave out elements that nothing was drawn of, but for cells; return whether one stays."""
    node.parts = [part for part in node.parts if not isinstance(part, Node) or _prune(part)]
    return bool(node.parts) or node.tag in _KEPT_EMPTY


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        if isinstance(part, Node):
            yield from _nodes(part)


def _numbered(root: Node, numbers: Numbers) -> list[tuple[Node, int]]:
    """Give every element its number; return them with the number of the one around each."""
    found = []
    waiting = [(root, numbers.first)]
    while waiting:
        node, parent = waiting.pop()
        own = numbers.give(node)
        found.append((node, parent))
        waiting += [(part, own) for part in reversed(node.parts) if isinstance(part, Node)]
    return found


def _element(node: Node, parent: int, numbers: Numbers, by_area: dict[int, int]) -> str:
    out = [f"<</S/{node.tag}/P {parent} 0 R"]
    page = next((part[0] for part in node.parts if isinstance(part, tuple)), None)
    if page is not None:
        out.append(f"/Pg {numbers.pages[page]} 0 R")
    kids = [_part(part, page, numbers, by_area) for part in node.parts]
    if kids:
        out.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
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
    out.append(">>")
    return "".join(out)


def _part(
    part: Node | tuple[int, int] | Area,
    page: int | None,
    numbers: Numbers,
    by_area: dict[int, int],
) -> str:
    if isinstance(part, Node):
        return f"{numbers.of[id(part)]} 0 R"
    if isinstance(part, Area):
        drawn = numbers.pages[part.page]
        return f"<</Type/OBJR/Pg {drawn} 0 R/Obj {by_area[id(part)]} 0 R>>"
    if part[0] == page:
        return str(part[1])
    return f"<</Type/MCR/Pg {numbers.pages[part[0]]} 0 R/MCID {part[1]}>>"


def _parents(tree: Tree, numbers: Numbers) -> str:
    """Return the tree from marked contents and link areas back to their elements."""
    out = []
    for count, nodes in enumerate(tree.pages):
        if nodes:
            listed = " ".join(f"{numbers.of[id(node)]} 0 R" for node in nodes)
            out.append(f"{count}[{listed}]")
    for count, (_, node) in enumerate(tree.areas):
        out.append(f"{len(numbers.pages) + count} {numbers.of[id(node)]} 0 R")
    return f"<</Nums[{' '.join(out)}]>>"


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
