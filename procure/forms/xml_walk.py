"""The parts of a workbook, followed element by element; no tree of a part is ever held."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from xml.etree import ElementTree as ET

from procure.forms.bounds import BROKEN_ZIP, COPY, PIECE, SAVE_AGAIN

MAX_RAW = 100_000
"""Characters of one text that are looked at: a text that is full may be written in escapes."""

MAX_TEXTS = 10_000_000
MAX_CELLS = 200_000
MAX_LISTED = 70_000
MAX_DEPTH = 100
"""Texts of a workbook together, in characters; its filled cells; its styles, parts or columns."""


_ELSEWHERE = "-"
"""Stands for the path of an element that leads to nothing wanted."""


class Unusable(Exception):
    """Why a workbook cannot be read: what, what to do, and ``Sheet!D14`` where it is known."""

    def __init__(self, what: str, remedy: str = SAVE_AGAIN, place: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy, self.place = what, remedy, place


@dataclass(slots=True)
class Room:
    """How much of a workbook has been kept so far, all parts together."""

    characters: int = 0
    cells: int = 0
    listed: int = 0

    def keep(self, characters: int = 0, cells: int = 0, listed: int = 0) -> None:
        """Count what is kept.

        Raises:
            Unusable: if it is more than a form can hold.
        """
        self.characters += characters
        self.cells += cells
        self.listed += listed
        if self.characters > MAX_TEXTS:
            raise Unusable("holds more than 10 million characters of text.", COPY)
        if self.cells > MAX_CELLS:
            raise Unusable("holds too many cells.", COPY)
        if self.listed > MAX_LISTED:
            raise Unusable("holds too many styles, columns or merged areas.", COPY)


class Walk:
    """Follows one part; a subclass says which elements it wants, by their paths.

    Elements of other vocabularies than the root's, and all below them, are passed over.
    """

    paths: ClassVar[frozenset[str]]
    """Of elements that are reported: ``worksheet/sheetData/row``."""

    texts: ClassVar[frozenset[str]] = frozenset()
    """Of elements whose text is kept."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._open: list[str] = []
        self._below: dict[tuple[str, str], str] = {}
        self._text: list[str] | None = None
        self._length = 0

    def opened(self, path: str, attributes: Mapping[str, str]) -> None:
        """Take an element that begins."""

    def closed(self, path: str, text: str) -> None:
        """Take an element that ends, with its text if it is one of ``texts``."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Follow an element down, as the parser reports it."""
        above = self._open
        if not above:
            self._below = self._steps(tag)
        path = self._below.get((above[-1] if above else "", tag), _ELSEWHERE)
        above.append(path)
        if len(above) > MAX_DEPTH:
            raise Unusable("is nested deeper than any spreadsheet.", COPY)
        if path in self.texts:
            self._text, self._length = [], 0
        if path in self.paths:
            self.opened(path, attributes)

    def _steps(self, root: str) -> dict[tuple[str, str], str]:
        """Return the path of each element that leads to a wanted one, by parent and tag."""
        space = root[: root.index("}") + 1] if "}" in root else ""
        steps = {}
        for path in self.paths | self.texts:
            names = path.split("/")
            for depth, name in enumerate(names):
                above = "/".join(names[:depth])
                steps[(above, f"{space}{name}")] = f"{above}/{name}" if above else name
        return steps

    def data(self, text: str) -> None:
        """Keep text where it is wanted, more than a cell can hold, but not without end."""
        if self._text is None or self._length >= MAX_RAW:
            return
        kept = text[: MAX_RAW - self._length]
        self.room.keep(characters=len(kept))
        self._text.append(kept)
        self._length += len(kept)

    def end(self, tag: str) -> None:
        """Follow an element up."""
        path = self._open.pop()
        if path in self.texts:
            self.closed(path, "".join(self._text or ()))
            self._text = None
        elif path in self.paths:
            self.closed(path, "")


def follow(archive: zipfile.ZipFile, name: str, walk: Walk) -> None:
    """Lead ``walk`` through a part.

    Raises:
        Unusable: if the part is missing, broken, or was not scanned.
    """
    if not name.endswith((".xml", ".rels")):
        raise Unusable(f"is damaged: its part '{name[:80]}' is not XML.")
    parser = ET.XMLParser(target=walk)
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                parser.feed(piece)
        parser.close()
    except ET.ParseError as error:
        line = error.position[0]
        raise Unusable(f"is damaged: its part '{name}' is broken in line {line}.") from error
    except KeyError as error:
        raise Unusable(f"is damaged: its part '{name[:80]}' is missing.") from error
    except BROKEN_ZIP as error:
        raise Unusable(f"is damaged: its part '{name[:80]}' cannot be unpacked.") from error
