"""Objects added to a finished PDF file as an update (PDF 1.7, 7.5.6), packed in object streams."""

import zlib
from collections.abc import Iterable
from io import SEEK_END, BytesIO
from itertools import islice
from struct import Struct
from typing import NamedTuple

_IN_A_STREAM = 500
"""Objects packed together."""
_TAIL = 64
"""Bytes at a file's end that hold where its table of objects begins."""
_LEVEL = 2
"""Of compression: three times as fast as the usual one, and an eighth longer."""


class Trailer(NamedTuple):
    """What the file's end says: catalogue, information, identifier, and what numbers are free.

    ``free`` is the next number after all objects, added ones included.
    """

    free: int
    root: int
    info: int
    identifier: bytes


def append(file: BytesIO, added: Iterable[tuple[int, str]], trailer: Trailer) -> None:
    """Add objects to a file, or replace them where their number is in use.

    The objects come lowest number first; none is kept longer than its stream needs it.
    """
    file.seek(-_TAIL, SEEK_END)
    previous = int(file.read().rpartition(b"startxref")[2].split()[0])
    at, stream = file.tell(), trailer.free
    rows, streams, sections = bytearray(), bytearray(), _Sections()
    waiting = iter(added)
    while packed := list(islice(waiting, _IN_A_STREAM)):
        written = _packed(stream, packed)
        streams += _row(1, at, 0)
        for place, (number, _) in enumerate(packed):
            rows += _row(2, stream, place)
            sections.add(number)
        file.write(written)
        at += len(written)
        stream += 1
    streams += _row(1, at, 0)
    for number in range(trailer.free, stream + 1):
        sections.add(number)
    ends = f"/Prev {previous}/Root {trailer.root} 0 R/Info {trailer.info} 0 R"
    identifier = trailer.identifier.hex()
    table = (
        f"/Type/XRef/Size {stream + 1}/W[1 4 2]/Index[{sections}]{ends}"
        f"/ID[<{identifier}><{identifier}>]"
    )
    file.write(_stream(stream, table, bytes(rows + streams)))
    file.write(b"startxref\n%d\n%%%%EOF\n" % at)


def _packed(number: int, held: list[tuple[int, str]]) -> bytes:
    index, at = [], 0
    for own, content in held:
        index.append(f"{own} {at}")
        at += len(content) + 1
    head = " ".join(index) + " "
    body = head + "\n".join(content for _, content in held)
    kind = f"/Type/ObjStm/N {len(held)}/First {len(head)}"
    return _stream(number, kind, body.encode("ascii"))


def _stream(number: int, entries: str, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    head = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode("ascii") + packed + b"\nendstream\nendobj\n"


_row = Struct(">BIH").pack
"""A line of the table of objects: its kind, a place or stream of 4 bytes, an index of 2."""


class _Sections:
    """The stretches of consecutive numbers, each written as its first and its length."""

    def __init__(self) -> None:
        self._found: list[list[int]] = []
        self._due = -1

    def add(self, number: int) -> None:
        if number == self._due:
            self._found[-1][1] += 1
        else:
            self._found.append([number, 1])
        self._due = number + 1

    def __str__(self) -> str:
        return " ".join(f"{first} {count}" for first, count in self._found)
