"""What a workbook from a stranger may be before it is opened at all.

The bounds are on bytes, members and tags, not on time, so that the same file is always treated
the same way. Nothing else limits them: a 2 MB zip can become 500 MB. Parts are scanned piece by
piece, so that none of them is ever held as a whole, whatever size it claims to have.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from procure.errors import Problem
from procure.forms.file_kind import Said, not_xlsx, other_package

MAX_BYTES = 20_000_000
MAX_MEMBERS = 200
MAX_UNPACKED = 60_000_000
MAX_RATIO = 100
RATIO_FROM = 1_000_000
MAX_SHEETS = 60
MAX_TAGS = 2_500_000
MAX_STRETCH = 400_000
"""Bytes between two tags: the longest text of a cell, 32,767 characters, in its longest form."""

PIECE = 65_536
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
)
"""What reading a broken zip file can raise."""

COPY = "Copy your answers into a fresh form and save that."
SAVE_AGAIN = "Open it in Excel or LibreOffice, save it, and send it again."

_CENTRAL = b"PK\x01\x02"
_UTF_8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY")
_PASSWORD = ("is protected by a password.", "Remove the password and save it again.")


def workbook_problem(content: bytes, where: str) -> Problem | None:
    """Return why the file may not be opened as a workbook, or None if it may."""
    said = _too_large(content) or not_xlsx(content)
    if said:
        return Problem(where, *said)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said = next(_faults(archive), None)
    except BROKEN_ZIP:
        said = "is damaged or cut off.", SAVE_AGAIN
    return Problem(where, *said) if said else None


def _too_large(content: bytes) -> Said | None:
    if len(content) > MAX_BYTES:
        return "is larger than 20 MB.", "Take pictures and attachments out of it."
    if content.count(_CENTRAL) > 2 * MAX_MEMBERS:
        return f"has more than {MAX_MEMBERS} parts.", COPY
    return None


def _faults(archive: zipfile.ZipFile) -> Iterator[Said]:
    members = archive.infolist()
    names = {member.filename for member in members}
    yield from _members(members)
    yield from _sizes(members)
    yield from _parts(names, archive)
    tags = 0
    for member in members:
        if member.filename.endswith((".xml", ".rels", ".vml")):
            for count in _scanned(archive, member):
                if not isinstance(count, int):
                    yield count
                    break
                tags += count
            if tags > MAX_TAGS:
                yield "holds too many cells.", COPY


def _members(members: list[zipfile.ZipInfo]) -> Iterator[Said]:
    if len(members) > MAX_MEMBERS:
        yield f"has more than {MAX_MEMBERS} parts.", COPY
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name.casefold() in seen:
            yield f"holds two parts called '{name[:80]}'.", SAVE_AGAIN
        seen.add(name.casefold())
        if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name:
            yield f"holds a part called '{name[:80]}', which points out of the file.", COPY
        if member.flag_bits & 1:
            yield _PASSWORD
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield "is packed in a way that no spreadsheet program uses.", SAVE_AGAIN


def _sizes(members: list[zipfile.ZipInfo]) -> Iterator[Said]:
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        yield "unpacks to more than 60 MB.", COPY
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and ratio > MAX_RATIO:
            yield "is packed suspiciously tight.", COPY
    sheets = sum(member.filename.startswith("xl/worksheets/") for member in members)
    if sheets > 2 * MAX_SHEETS:
        yield f"has more than {MAX_SHEETS} sheets.", COPY


def _parts(names: set[str], archive: zipfile.ZipFile) -> Iterator[Said]:
    if said := other_package(names, _first_bytes(archive, names, "mimetype")):
        yield said
    lowered = {name.lower() for name in names}
    if any("vbaproject" in name or "/macrosheets/" in name for name in lowered):
        yield "contains macros.", "Save it as .xlsx without macros."
    if any("externallinks/" in name for name in lowered):
        yield "is linked to other workbooks.", "Paste the values and break the links."
    if any("/embeddings/" in name or "activex" in name for name in lowered):
        yield "contains embedded objects.", "Take them out and send them as files beside the form."


def _first_bytes(archive: zipfile.ZipFile, names: set[str], name: str) -> bytes:
    if name not in names:
        return b""
    with archive.open(name) as part:
        return part.read(200)


def _scanned(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[int | Said]:
    """Yield how many tags each piece of a part has, or the fault that ends the scan."""
    before = b""
    stretch = 0
    with archive.open(member) as part:
        while piece := part.read(PIECE):
            if said := _declaration(piece) if not before else None:
                yield said
            if b"\x00" in piece:
                yield "contains XML that is not UTF-8.", COPY
            if _DECLARED.search(before[-10:] + piece):
                yield (
                    "contains a document type or entity, which no spreadsheet program writes.",
                    COPY,
                )
            stretch += piece.find(b"<") if b"<" in piece else len(piece)
            if stretch > MAX_STRETCH:
                yield "holds a text longer than any cell can.", COPY
            stretch = len(piece) - piece.rfind(b"<") if b"<" in piece else stretch
            yield piece.count(b"<")
            before = piece


def _declaration(piece: bytes) -> Said | None:
    """Return a fault unless the part begins as UTF-8, so that a scan of its bytes sees all."""
    head, end, _ = piece.partition(b"?>")
    declared = _ENCODING.search(head)
    named = declared.group(1).lower() if declared else b"utf-8"
    if named not in _UTF_8 or (b"<?xml" in head[:20] and not end):
        return "contains XML that is not UTF-8.", COPY
    return None
