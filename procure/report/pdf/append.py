"""Objects added to a finished PDF file as an update (PDF 1.7, 7.5.6), packed in object streams."""

import zlib
from collections.abc import Mapping
from typing import NamedTuple

_IN_A_STREAM = 500
"""Objects packed together."""
_LEVEL = 4
"""Of compression: a third faster than the usual one, and a few percent longer."""


class Trailer(NamedTuple):
    """What the file's end says: the next free number, catalogue, information, and identifier."""

    free: int
    root: int
    info: int
    identifier: bytes


def appended(file: bytes, added: Mapping[int, str], trailer: Trailer) -> bytes:
    """Return the file with objects added, or replaced where their number is in use."""
    previous = int(file[file.rindex(b"startxref") + 9 :].split()[0])
    out, at = [file], len(file)
    rows: dict[int, bytes] = {}
    numbers = sorted(added)
    stream = trailer.free + sum(number >= trailer.free for number in numbers)
    for start in range(0, len(numbers), _IN_A_STREAM):
        packed = numbers[start : start + _IN_A_STREAM]
        written = _packed(stream, [(number, added[number]) for number in packed])
        rows[stream] = _row(1, at, 0)
        rows |= {number: _row(2, stream, place) for place, number in enumerate(packed)}
        out.append(written)
        at += len(written)
        stream += 1
    rows[stream] = _row(1, at, 0)
    ends = f"/Prev {previous}/Root {trailer.root} 0 R/Info {trailer.info} 0 R"
    identifier = trailer.identifier.hex()
    table = (
        f"/Type/XRef/Size {stream + 1}/W[1 4 2]/Index[{_sections(sorted(rows))}]{ends}"
        f"/ID[<{identifier}><{identifier}>]"
    )
    out.append(_stream(stream, table, b"".join(rows[number] for number in sorted(rows))))
    out.append(b"startxref\n%d\n%%%%EOF\n" % at)
    return b"".join(out)


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


def _row(kind: int, first: int, second: int) -> bytes:
    return bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")


def _sections(numbers: list[int]) -> str:
    """Return the stretches of consecutive numbers, each as its first and its length."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][0] + found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([number, 1])
    return " ".join(f"{first} {count}" for first, count in found)
