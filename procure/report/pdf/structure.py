"""The tree of a report as PDF objects: elements, the tree of parents, notes, link annotations."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from procure.report.pdf.canvas import hex_text
from procure.report.pdf.outline import outline
from procure.report.pdf.tree import Area, Marked, Node, Tree

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
    areas = sorted(tree.areas, key=lambda one: one[0].page)
    by_area = {id(area): number for (area, _), number in zip(areas, numbers.areas, strict=True)}
    last = len(numbers.pages) + len(areas)
    in_file = {
        by_area[id(area)]: _annotation(area, count, tree, numbers)
        for count, (area, _) in enumerate(areas, len(numbers.pages))
    }
    in_file[numbers.root] = (
        f"<</Type/StructTreeRoot/K {numbers.free} 0 R"
        f"/ParentTree {parents} 0 R/ParentTreeNextKey {last}/IDTree {parents + 1} 0 R>>"
    )
    own_outline, *entries = outline(tree.headings, numbers.pages, numbers.outline, parents + 2)
    yield from sorted([*in_file.items(), own_outline])
    keys: list[str] = []
    for node, written in _elements(tree.root, numbers, by_area):
        yield node.number, written
        if node.key:
            keys.append(f"({node.key}) {node.number} 0 R")
    yield parents, _parents(tree, areas, numbers)
    yield parents + 1, f"<</Names[{' '.join(sorted(keys))}]>>"
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


def _elements(root: Node, numbers: Numbers, by_area: dict[int, int]) -> Iterator[tuple[Node, str]]:
    """Yield every element as it is written: those of one level after those of the level above."""
    free = root.number = numbers.free
    root.around = numbers.root
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        if node.holds_text and node.is_bare:
            page, mark = node.parts[0]  # type: ignore[misc]
            drawn = numbers.pages[page]
            yield node, f"<</S/{node.tag}/P {node.around} 0 R/Pg {drawn} 0 R/K {mark}>>"
            continue
        kids, first = [], None
        for part in node.parts:
            if type(part) is Node:
                free += 1
                part.number, part.around = free, node.number
                waiting.append(part)
                kids.append(f"{free} 0 R")
            elif isinstance(part, Area):
                drawn = numbers.pages[part.page]
                kids.append(f"<</Type/OBJR/Pg {drawn} 0 R/Obj {by_area[id(part)]} 0 R>>")
            elif isinstance(part, tuple):
                first = part[0] if first is None else first
                kids.append(_marked(part, first, numbers))
        yield node, _element(node, "" if first is None else f"{numbers.pages[first]} 0 R", kids)


def _element(node: Node, page: str, kids: list[str]) -> str:
    """Return an element that has more to say than one marked content."""
    out = [f"<</S/{node.tag}/P {node.around} 0 R"]
    if page:
        out.append(f"/Pg {page}")
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


def _marked(part: Marked, page: int, numbers: Numbers) -> str:
    """Return a marked content of an element on a page, or on another."""
    if part[0] == page:
        return str(part[1])
    return f"<</Type/MCR/Pg {numbers.pages[part[0]]} 0 R/MCID {part[1]}>>"


def _parents(tree: Tree, areas: list[tuple[Area, Node]], numbers: Numbers) -> str:
    """Return the tree from marked contents and link areas back to their elements."""
    out = []
    for count, nodes in enumerate(tree.pages):
        if nodes:
            listed = " ".join(f"{node.number} 0 R" for node in nodes)
            out.append(f"{count}[{listed}]")
    for count, (_, node) in enumerate(areas, len(numbers.pages)):
        out.append(f"{count} {node.number} 0 R")
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
