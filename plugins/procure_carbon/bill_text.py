"""The text of a bill that came as CSV, in UTF-8 or in UTF-16 with its mark."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from procure.api import InputFault, Problem

_REMEDY = "Save it as CSV UTF-8, or hand in the workbook itself."
HEAD = 4000


def bill_text(content: bytes, name: str) -> str:
    """Return the text of a CSV file; UTF-16, as programs save "Unicode text", only by its mark.

    Raises:
        InputFault: if it is neither.
    """
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        kind = "UTF-16, as its first bytes say" if encoding == "utf-16" else "UTF-8"
        what = f"byte {fault.start} is not {kind}."
        raise InputFault([Problem(name, what, _REMEDY)]) from fault
    if "\0" in text[:HEAD]:
        what = "holds null characters, as text in UTF-16 without its mark does."
        raise InputFault([Problem(name, what, _REMEDY)])
    return text


def first_line(content: bytes) -> str:
    """Return the first line of what may be CSV; what cannot be read of it is replaced."""
    lines = content[:HEAD].decode(_encoding(content), "replace").replace("\0", "").splitlines()
    return lines[0] if lines else ""


def _encoding(content: bytes) -> str:
    return "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
