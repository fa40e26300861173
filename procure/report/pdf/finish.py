"""What ReportLab leaves out of a file: structure, links, metadata, colour space, readable fonts.

The structure has an element for every cell of every table, tens of thousands in a long report. So
its objects are written as text, as an addition to the file; pikepdf then checks the file, links it
up and packs it.
"""

import re
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from procure.model.blocks import Document
from procure.report.pdf.metadata import xmp
from procure.report.pdf.structure import Numbers, objects
from procure.report.pdf.tree import Tree
from procure.report.render_text import words

_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,5})>")
_PRIVATE = range(0xE000, 0xF900)


def finished(pages: bytes, document: Document, tree: Tree) -> bytes:
    """Return the file with everything that makes it readable to all."""
    with pikepdf.open(BytesIO(pages)) as pdf:
        page_numbers = tuple(int(page.objgen[0]) for page in pdf.pages)
        numbers = Numbers(page_numbers, len(pdf.objects) + 1)
    added = _appended(pages, objects(tree, numbers), numbers.first)
    into = BytesIO()
    with pikepdf.open(BytesIO(added)) as pdf:
        _tie_in(pdf, tree, numbers)
        _describe(pdf, document)
        _make_fonts_readable(pdf, tree)
        pdf.save(
            into,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return into.getvalue()


def _appended(pages: bytes, added: list[bytes], first: int) -> bytes:
    """Return the file with objects added as an update (PDF 1.7, 7.5.6)."""
    trailer = pages[pages.rindex(b"trailer") :]
    previous = int(trailer[trailer.index(b"startxref") + 9 :].split()[0])
    root = re.search(rb"/Root (\d+ \d+ R)", trailer)
    info = re.search(rb"/Info (\d+ \d+ R)", trailer)
    if not root or not info:
        raise ValueError("ReportLab wrote no root or no information into the trailer")
    out, offsets, at = [pages, b"\n"], [], len(pages) + 1
    for number, content in enumerate(added, first):
        written = b"%d 0 obj\n%s\nendobj\n" % (number, content)
        offsets.append(b"%010d 00000 n \n" % at)
        out.append(written)
        at += len(written)
    out.append(b"xref\n%d %d\n" % (first, len(added)))
    out += offsets
    ends = (first + len(added), previous, root[1], info[1], at)
    out.append(b"trailer\n<</Size %d/Prev %d/Root %s/Info %s>>\nstartxref\n%d\n%%%%EOF\n" % ends)
    return b"".join(out)


def _tie_in(pdf: pikepdf.Pdf, tree: Tree, numbers: Numbers) -> None:
    root = pdf.Root
    root.StructTreeRoot = pdf.get_object(numbers.first, 0)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    areas: dict[int, list[int]] = {}
    for count, (area, _) in enumerate(tree.areas):
        areas.setdefault(area.page, []).append(numbers.area(count))
    for count, page in enumerate(pdf.pages):
        page.obj.Tabs = Name.S
        if count < len(tree.pages) and tree.pages[count]:
            page.obj.StructParents = count
        if count in areas:
            page.obj.Annots = Array([pdf.get_object(one, 0) for one in areas[count]])


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    language = document.language
    title, author, subject = (
        " ".join(words(text, language).split())
        for text in (document.title, document.author, document.subject)
    )
    told = {"/Title": title, "/Author": author, "/Subject": subject}
    told |= {"/Creator": "Inclusive Procure", "/Producer": "Inclusive Procure, ReportLab, pikepdf"}
    pdf.docinfo.update({key: String(text) for key, text in told.items() if text})
    for key in set(pdf.docinfo.keys()) - {key for key, text in told.items() if text}:
        del pdf.docinfo[key]
    pdf.Root.Lang = String(language)
    packet = pdf.make_stream(xmp(told, language))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    profile = (files("procure.report") / "fonts" / "sRGB.icc").read_bytes()
    colours = pdf.make_stream(profile)
    colours.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/GTS_PDFA1"),
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=colours,
    )
    pdf.Root.OutputIntents = Array([intent])


def _make_fonts_readable(pdf: pikepdf.Pdf, tree: Tree) -> None:
    """Write the fonts' tables from code to character as the standard asks.

    ReportLab maps unused codes to U+0000 and lists more than 100 in a block. A glyph without a
    character stands in them for the letters it was drawn for.
    """
    for font in _fonts(pdf):
        before = font.ToUnicode.read_bytes()
        head = before[: before.index(b"beginbfchar")].rsplit(b"\n", 1)[0]
        tail = before[before.rindex(b"endbfchar") + len(b"endbfchar") :]
        rows = [
            b"<%s> <%s>" % (code, _letters(int(character, 16), tree))
            for code, character in _MAPPED.findall(before)
            if int(character, 16)
        ]
        blocks = (rows[at : at + 100] for at in range(0, len(rows), 100))
        listed = [b"%d beginbfchar\n%s\nendbfchar" % (len(one), b"\n".join(one)) for one in blocks]
        font.ToUnicode.write(b"\n".join([head, *listed]) + tail)


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = {
        font.objgen: font
        for page in pdf.pages[:1]
        for font in page.obj.Resources.get("/Font", Dictionary()).values()
        if "/ToUnicode" in font
    }
    return list(found.values())


def _letters(character: int, tree: Tree) -> bytes:
    text = tree.glyphs.get(character, "") if character in _PRIVATE else chr(character)
    return (text or "\N{ZERO WIDTH NON-JOINER}").encode("utf-16-be").hex().upper().encode()
