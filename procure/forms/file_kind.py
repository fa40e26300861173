"""What a file is that was handed in as a workbook: .xlsx, or something else by its name only."""

from collections.abc import Collection
from typing import Final, TypeAlias

Said: TypeAlias = tuple[str, str]
"""What is wrong, and the remedy for a bidder."""

SAVE_AS: Final = "Save it as .xlsx (Excel workbook) and send that file."
_FORM = "Fill in the bid form itself, and save it as .xlsx."
_NO_WORKBOOK: Final = ("is not an .xlsx workbook, whatever its name says.", SAVE_AS)

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Final[tuple[tuple[bytes, Said], ...]] = (
    (b"%PDF-", ("is a PDF, whatever its name says.", _FORM)),
    (b"{\\rtf", ("is a text document, whatever its name says.", _FORM)),
    (b"\x89PNG", ("is a picture, whatever its name says.", _FORM)),
    (b"\xff\xd8\xff", ("is a picture, whatever its name says.", _FORM)),
    (b"<", ("is a web page or an XML file, whatever its name says.", SAVE_AS)),
    (b"\xef\xbb\xbf<", ("is a web page or an XML file, whatever its name says.", SAVE_AS)),
)
_PARTS: Final[tuple[tuple[str, Said], ...]] = (
    ("xl/workbook.bin", ("is a binary workbook (.xlsb).", SAVE_AS)),
    ("word/", ("is a Word document, whatever its name says.", _FORM)),
    ("ppt/", ("is a presentation, whatever its name says.", _FORM)),
    ("Index/", ("is an Apple Numbers document.", "Export it as .xlsx (Excel workbook).")),
)


def not_xlsx(content: bytes) -> Said | None:
    """Return what the bytes are if they cannot be an .xlsx workbook, else None."""
    if not content:
        return "is empty.", "Send the filled-in form."
    if content.startswith(_OLE):
        return _old(content)
    if content.startswith(_ZIP):
        return None
    return next((said for start, said in _STARTS if content.startswith(start)), _NO_WORKBOOK)


def other_package(names: Collection[str], kind: bytes) -> Said | None:
    """Return what a zip file is if it is no .xlsx workbook, by the names of its parts.

    Args:
        names: of all parts.
        kind: the first bytes of the part ``mimetype``; empty if there is none.
    """
    if b"opendocument.spreadsheet" in kind:
        return "is an OpenDocument (.ods) spreadsheet.", SAVE_AS
    if b"opendocument" in kind:
        return "is an OpenDocument text or drawing, whatever its name says.", _FORM
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return None
    for start, said in _PARTS:
        if any(name.startswith(start) for name in names):
            return said
    return _NO_WORKBOOK


def _old(content: bytes) -> Said:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "is protected by a password.", "Remove the password and save it again."
    if "WordDocument".encode("utf-16-le") in content:
        return "is a Word document, whatever its name says.", _FORM
    return "is a workbook in the old .xls format.", SAVE_AS
