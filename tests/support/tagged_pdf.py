"""A tagged PDF as assistive technology reads it: its elements with their text, its artifacts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Dictionary

_CODE = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>")
_ENDS_WITH = {"q": "Q", "BT": "ET"}


@dataclass
class Element:
    """A structure element; ``parts`` are elements and texts in reading order."""

    tag: str
    language: str
    alternative: str
    actual: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """Return what is read; of a figure its alternative text, not the labels in it."""
        if self.actual:
            return self.actual
        return "".join(
            part.text if isinstance(part, Element) else "" if self.tag == "Figure" else part
            for part in self.parts
        )

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements of these types, this one too, in reading order."""
        if self.tag in tags:
            yield self
        for part in self.elements:
            yield from part.all(*tags)


@dataclass
class Tagged:
    """What is read of a file, and what is not: ``artifacts`` are texts outside the structure."""

    root: Element
    artifacts: list[str]
    language: str
    title: str
    outline: list[tuple[int, str]]
    pages: int


def read_tagged(content: bytes) -> Tagged:
    """Return the structure of a PDF file with its text."""
    with pikepdf.open(BytesIO(content)) as pdf:
        marked: dict[tuple[int, int], str] = {}
        artifacts: list[str] = []
        for page in pdf.pages:
            own, outside = _page_texts(page)
            marked |= {(page.obj.objgen[0], number): text for number, text in own.items()}
            artifacts += outside
        top = pdf.Root.get("/StructTreeRoot")
        kids = _listed(top.get("/K")) if top is not None else []
        root = _element(kids[0], marked) if kids else Element("", "", "", "", {})
        with pdf.open_outline() as outline:
            entries = list(_entries(outline.root, 1))
        language = str(pdf.Root.get("/Lang", ""))
        title = str(pdf.docinfo.get("/Title", ""))
        return Tagged(root, artifacts, language, title, entries, len(pdf.pages))


def _entries(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _entries(item.children, level + 1)


def _listed(kids: object) -> list[pikepdf.Object]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]  # type: ignore[list-item]


def _element(found: pikepdf.Object, marked: dict[tuple[int, int], str]) -> Element:
    element = Element(
        str(found.S)[1:],
        str(found.get("/Lang", "")),
        str(found.get("/Alt", "")),
        str(found.get("/ActualText", "")),
        _attributes(found.get("/A")),
    )
    page = found.get("/Pg", Dictionary())
    for kid in _listed(found.get("/K")):
        if isinstance(kid, int):
            element.parts.append(marked.pop((page.objgen[0], kid), ""))
        elif "/MCID" in kid:
            drawn = kid.get("/Pg", page)
            element.parts.append(marked.pop((drawn.objgen[0], int(kid.MCID)), ""))
        elif "/S" in kid:
            element.parts.append(_element(kid, marked))
    return element


def _attributes(found: object) -> dict[str, str]:
    sets = _listed(found)
    return {str(key)[1:]: str(value).lstrip("/") for one in sets for key, value in one.items()}


def _page_texts(page: pikepdf.Page) -> tuple[dict[int, str], list[str]]:
    """Return the text of each marked content, and the texts of artifacts and of nothing."""
    fonts = {name: _codes(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    marked: dict[int, str] = {}
    outside: list[str] = [""]
    stack: list[tuple[int | None, str | None]] = [(None, None)]
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            told = operands[1] if name == "BDC" else Dictionary()
            told = told if isinstance(told, Dictionary) else Dictionary()
            number = int(told["/MCID"]) if "/MCID" in told else stack[-1][0]
            actual = str(told["/ActualText"]) if "/ActualText" in told else None
            stack.append((number, actual))
            if number is None:
                outside.append("")
            elif actual is not None:
                marked[number] = marked.get(number, "") + actual
        elif name == "EMC":
            stack.pop()
            outside.append("")
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name == "Tj":
            text = "".join(current.get(code, "\ufffd") for code in bytes(operands[0]))
            number, actual = stack[-1]
            if number is None:
                outside[-1] += text
            elif actual is None:
                marked[number] = marked.get(number, "") + text
    return marked, [text for text in outside if text.strip()]


def _codes(font: pikepdf.Object) -> dict[int, str]:
    listed = _CODE.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else []
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in listed
    }
