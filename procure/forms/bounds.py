"""What a workbook from a stranger may be before it is opened at all.

The bounds are on bytes, members, tags and merged areas, not on time, so that the same file is
always treated the same way. Nothing else limits them: a 2 MB zip can become 500 MB.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from procure.errors import Problem

MAX_BYTES = 20_000_000
MAX_MEMBERS = 200
MAX_UNPACKED = 60_000_000
MAX_RATIO = 100
RATIO_FROM = 1_000_000
MAX_SHEETS = 60
MAX_TAGS = 1_000_000
MAX_MERGED = 1_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_AGAIN = "Save it as .xlsx (Excel workbook) and send that file."
_AGAIN_SAVED = "Open it in Excel or LibreOffice, save it, and send it again."
_COPY = "Copy your answers into a fresh form and save that."
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def workbook_problem(content: bytes, where: str) -> Problem | None:
    """Return why the file may not be opened as a workbook, or None if it may."""
    if said := _kind(content):
        return Problem(where, *said)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said = next(_faults(archive), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        said = "is damaged or cut off.", _AGAIN_SAVED
    return Problem(where, *said) if said else None


def _kind(content: bytes) -> tuple[str, str] | None:
    if len(content) > MAX_BYTES:
        return "is larger than 20 MB.", "Take pictures and attachments out of it."
    if not content:
        return "is empty.", "Send the filled-in form."
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "is protected by a password.", "Remove the password and save it again."
        return "is a workbook in the old .xls format.", _AGAIN
    if content.startswith(_ZIP):
        return None
    return "is not an .xlsx workbook, whatever its name says.", _AGAIN


def _faults(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    members = archive.infolist()
    names = {member.filename for member in members}
    yield from _members(members, names)
    yield from _parts(names, archive)
    tags = merged = 0
    for member in members:
        if not member.filename.endswith((".xml", ".rels", ".vml")):
            continue
        xml = archive.read(member)
        yield from _xml(xml)
        tags += xml.count(b"<")
        merged += xml.count(b"mergeCell ")
    if tags > MAX_TAGS:
        yield "holds too many cells.", _COPY
    if merged > MAX_MERGED:
        yield f"has more than {MAX_MERGED} merged areas.", _COPY


def _members(members: list[zipfile.ZipInfo], names: set[str]) -> Iterator[tuple[str, str]]:
    if len(members) > MAX_MEMBERS or len(names) < len(members):
        yield f"has more than {MAX_MEMBERS} parts, or parts of one name.", _COPY
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        yield "unpacks to more than 60 MB.", _COPY
    for member in members:
        if member.flag_bits & 1:
            yield "is protected by a password.", "Remove the password and save it again."
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and ratio > MAX_RATIO:
            yield "is packed suspiciously tight.", _COPY
    if sum(name.startswith("xl/worksheets/") for name in names) > 2 * MAX_SHEETS:
        yield f"has more than {MAX_SHEETS} sheets.", _COPY


def _parts(names: set[str], archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        yield "is an OpenDocument (.ods) spreadsheet.", _AGAIN
    lowered = {name.lower() for name in names}
    if any("vbaproject" in name for name in lowered):
        yield "contains macros.", "Save it as .xlsx without macros."
    if any("externallinks/" in name for name in lowered):
        yield "is linked to other workbooks.", "Paste the values and break the links."
    if any("/embeddings/" in name or "activex" in name for name in lowered):
        yield "contains embedded objects.", "Take them out and send them as files beside the form."
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        yield "is not an .xlsx workbook, whatever its name says.", _AGAIN


def _xml(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield a fault unless the XML is UTF-8 without document type, so that a scan sees all."""
    declared = _ENCODING.search(xml.split(b"?>", 1)[0])
    name = declared.group(1).lower() if declared else b"utf-8"
    if name not in (b"utf-8", b"utf8", b"us-ascii", b"ascii") or b"\x00" in xml:
        yield "contains XML that is not UTF-8.", _COPY
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        yield "contains a document type or entity, which no spreadsheet program writes.", _COPY
