"""Paragraphs and tables of a Word document from a stranger, bounded before anything is parsed.

Only the document's main part is read; pictures, links, macros and other parts are never opened.
Document types and entities are refused in the bytes.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procure.api import InputFault, Problem

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

MAX_BYTES = 20_000_000
MAX_PART = 12_000_000
"""A real report's main part is under 2 MB."""

MAX_TAGS = 400_000
MAX_CELL = 20_000
MAX_DEPTH = 200
MAX_NESTED = 8
"""Tables within tables; a form has none, and each level is read as part of all above it."""

_PART = "word/document.xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_TAG = re.compile(rb"<[^<>]*>")
_AGAIN = "Open it in Word or LibreOffice, save it as .docx, and send it again."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: its number in the document from 1, and the text of its cells row by row."""

    number: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WordText:
    """What a document says: paragraphs outside tables, and tables, in their order."""

    paragraphs: tuple[str, ...]
    tables: tuple[WordTable, ...]


def looks_like_report(name: str, content: bytes) -> bool:
    """Say whether a file is a Word document that speaks of criteria, levels and remarks."""
    if not name.lower().endswith(".docx") or not content.startswith(b"PK"):
        return False
    try:
        part = _main_part(content, name)
    except InputFault:
        return False
    said = re.sub(rb"\s+", b" ", _TAG.sub(b"", part)).lower()
    return all(word in said for word in (b"criteria", b"conformance level", b"remarks"))


def read_word(content: bytes, name: str) -> WordText:
    """Return paragraphs and tables of a .docx file.

    Raises:
        InputFault: if it is no Word document, is damaged, or is larger than a report can be.
    """
    # What parses Word documents costs a tenth of a second to load; most runs need none.
    from docx.oxml.parser import parse_xml  # noqa: PLC0415
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415

    part = _main_part(content, name)
    try:
        root: BaseOxmlElement = parse_xml(part)
    except (LxmlError, ValueError) as error:
        raise _unusable(name, "is damaged: its text is not XML.") from error
    if any(_is_nested(one) for one in root.iter(f"{_W}tbl")):
        raise _unusable(name, f"nests tables over {MAX_NESTED} deep.")
    paragraphs: list[str] = []
    tables: list[WordTable] = []
    for block in _blocks(root):
        if block.tag == f"{_W}tbl":
            tables.append(WordTable(len(tables) + 1, tuple(_rows(block))))
        elif text := _text(block):
            paragraphs.append(text)
    return WordText(tuple(paragraphs), tuple(tables))


def _main_part(content: bytes, name: str) -> bytes:
    if len(content) > MAX_BYTES:
        raise _unusable(name, "is larger than 20 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(_PART).file_size > MAX_PART:
                raise _unusable(name, "unpacks to more text than a report can have.")
            with archive.open(_PART) as opened:
                part = opened.read(MAX_PART + 1)
    except _BROKEN as error:
        raise _unusable(name, "is no Word document (.docx), or is damaged.") from error
    if len(part) > MAX_PART or part.count(b"<") > MAX_TAGS:
        raise _unusable(name, "unpacks to more text than a report can have.")
    encoding = _ENCODING.search(part[:200])
    if b"\0" in part or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")):
        raise _unusable(name, "is not UTF-8 inside.")
    if _DECLARED.search(part):
        raise _unusable(name, "declares a document type or entities, which no report needs.")
    return part


def _unusable(name: str, what: str) -> InputFault:
    return InputFault([Problem(name, what, _AGAIN)])


def _blocks(root: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    """Yield paragraphs outside tables, and outermost tables, in the order of the document."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if element.tag in (f"{_W}tbl", f"{_W}p"):
            yield element
        elif depth < MAX_DEPTH:
            waiting += [(one, depth + 1) for one in reversed(element)]


def _is_nested(table: "BaseOxmlElement") -> bool:
    return sum(1 for _ in table.iterancestors(f"{_W}tbl")) > MAX_NESTED


def _rows(table: "BaseOxmlElement") -> Iterator[tuple[str, ...]]:
    for row in table.iter(f"{_W}tr"):
        cells = [one for one in row.iter(f"{_W}tc") if _nearest_row(one) is row]
        yield tuple(_cell(one) for one in cells)


def _nearest_row(cell: "BaseOxmlElement") -> "BaseOxmlElement | None":
    return next(cell.iterancestors(f"{_W}tr"), None)


def _cell(cell: "BaseOxmlElement") -> str:
    lines = (_text(one) for one in cell.iter(f"{_W}p"))
    return "\n".join(line for line in lines if line)[:MAX_CELL]


def _text(paragraph: "BaseOxmlElement") -> str:
    """Return a paragraph's text; breaks inside it are line ends, deleted text is left out."""
    said: list[str] = []
    for one in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}noBreakHyphen"):
        kind = str(one.tag).removeprefix(_W)
        said.append({"br": "\n", "tab": " ", "noBreakHyphen": "-"}.get(kind, one.text or ""))
    lines = ("".join(said)).replace("\u00a0", " ").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()
