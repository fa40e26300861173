"""What a workbook says about itself: its sheets, where their parts lie, its shared texts."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from procure.bid.given import MAX_TEXT
from procure.files.characters import legible
from procure.forms.bounds import COPY, MAX_SHEETS
from procure.forms.xml_walk import Room, Unusable, Walk, follow

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it: title, whether it is hidden, its part."""

    title: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook without its cells; parts that it does not have are empty."""

    sheets: tuple[ListedSheet, ...]
    from_1904: bool
    strings_part: str
    styles_part: str


def unescaped(text: str) -> str:
    """Return text with ``_x0041_`` as spreadsheet programs mean it, and legible.

    Text that is too long for a cell is cut one character behind what a cell can hold.

    ECMA-376 Part 1, 22.9.2.19 (ST_Xstring): four hexadecimal digits stand for a UTF-16 unit.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return legible(text)[: MAX_TEXT + 1]


class _Relations(Walk):
    paths: ClassVar = frozenset({"Relationships/Relationship"})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.found: dict[str, tuple[str, str]] = {}

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        self.room.keep(listed=1)
        kind = attributes.get("Type", "").rsplit("/", maxsplit=1)[-1]
        self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class _BookWalk(Walk):
    paths: ClassVar = frozenset({"workbook/workbookPr", "workbook/sheets/sheet"})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        if path == "workbook/workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")
            return
        if len(self.sheets) == MAX_SHEETS:
            raise Unusable(f"has more than {MAX_SHEETS} sheets.", COPY)
        relation = attributes.get(_RELATION) or attributes.get(_STRICT_RELATION) or ""
        hidden = attributes.get("state", "visible") != "visible"
        title = unescaped(attributes.get("name", ""))[:_LONGEST_TITLE]
        self.sheets.append((title, hidden, relation))


class _Strings(Walk):
    """The shared texts, their runs joined, without readings added for pronunciation."""

    paths: ClassVar = frozenset({"sst/si"})
    texts: ClassVar = frozenset({"sst/si/t", "sst/si/r/t"})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.found: list[str] = []
        self._runs: list[str] = []

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        self._runs = []

    def closed(self, path: str, text: str) -> None:
        if path == "sst/si":
            self.room.keep(characters=1)
            self.found.append(unescaped("".join(self._runs)))
        else:
            self._runs.append(text)


def read_book(archive: zipfile.ZipFile, room: Room) -> Book:
    """Return what the workbook lists.

    Raises:
        Unusable: if it is damaged, or lists one sheet twice.
    """
    start = _related(archive, "_rels/.rels", "", room)
    if any(kind == "officeDocument" and at != "xl/workbook.xml" for kind, at in start.values()):
        raise Unusable("is damaged: its main part is not 'xl/workbook.xml'.")
    walk = _BookWalk(room)
    follow(archive, "xl/workbook.xml", walk)
    related = _related(archive, "xl/_rels/workbook.xml.rels", "xl", room)
    parts = dict(related.values())
    for title, _, relation in walk.sheets:
        if relation not in related:
            raise Unusable(f"is damaged: the part of its sheet '{title}' is not named.")
    sheets = tuple(
        ListedSheet(title, hidden, related[relation][1])
        for title, hidden, relation in walk.sheets
        if related[relation][0] in ("worksheet", "")
    )
    _each_once(sheets, walk.sheets)
    names = set(archive.namelist())
    default = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    found = {kind: parts.get(kind, path) for kind, path in default.items()}
    kept = {kind: path if path in names else "" for kind, path in found.items()}
    return Book(sheets, walk.from_1904, kept["sharedStrings"], kept["styles"])


def read_strings(archive: zipfile.ZipFile, part: str, room: Room) -> list[str]:
    """Return the texts that cells refer to by number.

    Raises:
        Unusable: if the part is broken.
    """
    walk = _Strings(room)
    if part:
        follow(archive, part, walk)
    return walk.found


def _related(
    archive: zipfile.ZipFile, part: str, folder: str, room: Room
) -> dict[str, tuple[str, str]]:
    """Return kind and part of each relation, by its id."""
    if part not in archive.namelist():
        return {}
    walk = _Relations(room)
    follow(archive, part, walk)
    return {
        id_: (kind, posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/"))
        for id_, (kind, target) in walk.found.items()
    }


def _each_once(sheets: tuple[ListedSheet, ...], listed: list[tuple[str, bool, str]]) -> None:
    titles = [title.casefold() for title, _, _ in listed]
    twice = next((one.title for one in sheets if titles.count(one.title.casefold()) > 1), None)
    parts = [one.part for one in sheets]
    if twice is not None or len(set(parts)) < len(parts):
        raise Unusable(f"is damaged: it lists a sheet twice{f' ({twice!r})' if twice else ''}.")
