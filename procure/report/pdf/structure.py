"""The tree of a report as PDF objects: elements, the tree of parents, notes, link annotations."""

from collections.abc import Iterator
from dataclasses import dataclass

from procure.report.pdf.canvas import hex_text
from procure.report.pdf.outline import outline
from procure.report.pdf.tree import Area, Node, Tree

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
    _prune(tree.root)
    placed = _numbered(tree.root, numbers.root, numbers.free + 1)
    headed = numbers.free + 1 + len(placed)
    return _objects(tree, numbers, placed, headed), headed + len(tree.headings)


def _objects(
    tree: Tree, numbers: Numbers, placed: list[Node], headed: int
) -> Iterator[tuple[int, str]]:
    areas = sorted(tree.areas, key=lambda one: one[0].page)
    by_area = {id(area): number for (area, _), number in zip(areas, numbers.areas, strict=True)}
    keys = [f"({node.key}) {node.number} 0 R" for node in placed if node.key]
    own = f"/IDTree<</Names[{' '.join(keys)}]>>" if keys else ""
    last = len(numbers.pages) + len(areas)
    in_file = {
        by_area[id(area)]: _annotation(area, count, tree, numbers)
        for count, (area, _) in enumerate(areas, len(numbers.pages))
    }
    in_file[numbers.root] = (
        f"<</Type/StructTreeRoot/K {tree.root.number} 0 R"
        f"/ParentTree {numbers.free} 0 R/ParentTreeNextKey {last}{own}>>"
    )
    own_outline, *entries = outline(tree.headings, numbers.pages, numbers.outline, headed)
    yield from sorted([*in_file.items(), own_outline])
    yield numbers.free, _parents(tree, areas, numbers)
    for node in placed:
        yield node.number, _element(node, numbers, by_area)
    yield from entries


def _prune(node: Node) -> bool:
    """Leave out elements that nothing was drawn of, but for cells; return whether one stays."""
    node.parts = [
        part for part in node.parts if not isinstance(part, Node) or part.holds_text or _prune(part)
    ]
    return bool(node.parts) or node.tag in _KEPT_EMPTY


def _numbered(root: Node, around: int, first: int) -> list[Node]:
    """Return every element in reading order, with its number and that of the one around it."""
    placed: list[Node] = []
    root.around = around
    waiting = [root]
    while waiting:
        node = waiting.pop()
        number = node.number = first + len(placed)
        placed.append(node)
        inside = [part for part in node.parts if isinstance(part, Node)]
        for part in inside:
            part.around = number
        waiting += reversed(inside)
    return placed


def _element(node: Node, numbers: Numbers, by_area: dict[int, int]) -> str:
    if node.holds_text and node.is_bare:
        page, mark = node.parts[0]  # type: ignore[misc]
        return f"<</S/{node.tag}/P {node.around} 0 R/Pg {numbers.pages[page]} 0 R/K {mark}>>"
    out = [f"<</S/{node.tag}/P {node.around} 0 R"]
    first = next((part[0] for part in node.parts if isinstance(part, tuple)), None)
    if first is not None:
        out.append(f"/Pg {numbers.pages[first]} 0 R")
    kids = [_part(part, first, numbers, by_area) for part in node.parts]
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
        return f"{part.number} 0 R"
    if isinstance(part, Area):
        drawn = numbers.pages[part.page]
        return f"<</Type/OBJR/Pg {drawn} 0 R/Obj {by_area[id(part)]} 0 R>>"
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
