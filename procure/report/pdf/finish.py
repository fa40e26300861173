"""What ReportLab leaves out of a file: structure, links, metadata, colour space, readable fonts.

pikepdf packs the file and leaves a place for the structure. That has an element for every cell of
every table, tens of thousands in a long report: their objects are written as text and appended.
"""

import re
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from procure.model.blocks import Document
from procure.model.message import Message
from procure.report.pdf.append import Trailer, append
from procure.report.pdf.metadata import xmp
from procure.report.pdf.said import words
from procure.report.pdf.structure import Numbers, objects
from procure.report.pdf.tree import Tree

_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,5})>")
_PRIVATE = range(0xE000, 0xF900)


def finished(pages: bytes, document: Document, tree: Tree) -> bytes:
    """Return the file with everything that makes it readable to all."""
    into = BytesIO()
    with pikepdf.open(BytesIO(pages)) as pdf:
        _reserve(pdf, tree)
        _describe(pdf, document)
        _make_fonts_readable(pdf, tree)
        pdf.save(
            into,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    del pages
    with pikepdf.open(into) as pdf:
        added, free = objects(tree, _numbers(pdf))
        trailer = Trailer(free, pdf.Root.objgen[0], pdf.docinfo.objgen[0], bytes(pdf.trailer.ID[0]))
    append(into, added, trailer)
    return into.getvalue()


def _reserve(pdf: pikepdf.Pdf, tree: Tree) -> None:
    """Say in catalogue and pages where structure, outline and links will be."""
    root = pdf.Root
    root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    root.PageMode = Name.UseOutlines
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    areas: dict[int, list[pikepdf.Object]] = {}
    for area in tree.areas:
        areas.setdefault(area.page, []).append(pdf.make_indirect(Dictionary(Type=Name.Annot)))
    for count, page in enumerate(pdf.pages):
        own = page.obj
        own.Tabs = Name.S
        if count < len(tree.marked) and tree.marked[count]:
            own.StructParents = count
        if count in areas:
            own.Annots = Array(areas[count])


def _numbers(pdf: pikepdf.Pdf) -> Numbers:
    pages = tuple(int(page.obj.objgen[0]) for page in pdf.pages)
    areas = tuple(
        int(area.objgen[0]) for page in pdf.pages for area in page.obj.get("/Annots", Array())
    )
    root, outline = (int(one.objgen[0]) for one in (pdf.Root.StructTreeRoot, pdf.Root.Outlines))
    return Numbers(pages, areas, root, outline, len(pdf.objects) + 1)


def _describe(pdf: pikepdf.Pdf, document: Document) -> None:
    language = document.language
    title, author, subject = (
        " ".join(words(text, language).split())
        for text in (document.title, document.author, document.subject)
    )
    title = title or words(Message("Report"), language)
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
