"""What is used of ReportLab's inside, held one by one: a new version that changes it fails here."""

import gc
from importlib.resources import files
from io import BytesIO
from weakref import ref

import pikepdf
import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from procure.report.pdf import reportlab_hooks
from procure.report.pdf.fonts import REGULAR, coverage

FACE = "AtkinsonHyperlegibleNext-Regular.ttf"


def font(name: str) -> TTFont:
    coverage(REGULAR)  # ReportLab keeps one face of a file: the report's comes first
    with (files("procure.report") / "fonts" / FACE).open("rb") as stream:
        loaded = TTFont(name, stream, asciiReadable=1, shapable=False)
    pdfmetrics.registerFont(loaded)
    return pdfmetrics.getFont(name)  # one object for each face, however it is named


def test_characters_of_a_font_are_known() -> None:
    known = set(reportlab_hooks.characters(font("hook-characters")))
    assert {ord("a"), ord("ş")} <= known and ord("日") not in known


def test_character_can_be_given_another_glyph_and_width() -> None:
    loaded = font("hook-assign")
    reportlab_hooks.assign_glyphs(loaded, {0xE000: (375, 632)})
    assert loaded.face.getCharWidth(0xE000) == 632
    assert loaded.stringWidth("\ue000", 10) == pytest.approx(6.32)


def test_ascii_keeps_its_codes_in_the_first_subset_and_other_signs_get_some() -> None:
    font("hook-codes")
    canvas = Canvas(BytesIO())
    (name, codes), *_ = reportlab_hooks.codes(canvas, "hook-codes", "ab")
    assert name.endswith("+0") and codes == b"ab"
    assert b"a" in reportlab_hooks.codes(canvas, "hook-codes", "aş")[0][1]


def test_given_glyph_is_embedded_and_drawn() -> None:
    loaded = font("hook-drawn")
    reportlab_hooks.assign_glyphs(loaded, {0xE001: (375, 632)})
    into = BytesIO()
    canvas = Canvas(into, initialFontName="hook-drawn")
    ((name, codes),) = reportlab_hooks.codes(canvas, "hook-drawn", "ş\ue001")
    canvas.addLiteral(f"BT {name} 12 Tf <{codes.hex()}> Tj ET")
    canvas.save()
    with pikepdf.open(into) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font.values()
        written = [one.ToUnicode.read_bytes() for one in fonts if "/ToUnicode" in one]
    assert any(b"<E001>" in one for one in written)


def test_origin_moves_as_reportlab_itself_moves_it() -> None:
    ours, theirs = Canvas(BytesIO()), Canvas(BytesIO())
    for canvas in (ours, theirs):
        canvas.scale(2, 3)
    reportlab_hooks.move(ours, 10.5, -4)
    theirs.translate(10.5, -4)
    assert ours.absolutePosition(1, 1) == theirs.absolutePosition(1, 1) == (23, -9)
    assert ours.getCurrentPageContent().endswith("1 0 0 1 10.50 -4.00 cm")


def test_what_is_drawn_on_its_own_leaves_the_origin_where_it_was() -> None:
    canvas = Canvas(BytesIO())
    canvas.scale(2, 3)
    kept = reportlab_hooks.save_state(canvas)
    canvas.translate(10.5, -4)
    reportlab_hooks.restore_state(canvas, kept)
    assert canvas.absolutePosition(1, 1) == (2, 3)
    assert canvas.getCurrentPageContent().split()[-1] == "Q"
    assert canvas.getCurrentPageContent().split().count("q") == 1


def test_last_page_is_text_that_can_be_written_in_parts() -> None:
    into = BytesIO()
    canvas = Canvas(into, initialFontName=font("hook-page").fontName)
    canvas.addLiteral("% here\n")
    canvas.showPage()
    page = reportlab_hooks.last_page(canvas)
    drawn = page.stream
    parts = [reportlab_hooks.packed(drawn), reportlab_hooks.packed("BT /F1 9 Tf ET % there")]
    reportlab_hooks.write(canvas, page, parts, reportlab_hooks.page_entries(canvas))
    canvas.save()
    content = PdfReader(into).pages[0].get_contents()
    assert content is not None
    written = content.get_data()
    assert written.index(b"% here") < written.index(b"% there")


def test_pages_share_their_size_and_fonts_as_reportlab_writes_them() -> None:
    written = []
    for ours in (True, False):
        into = BytesIO()
        canvas = Canvas(into, pagesize=(300, 400), initialFontName=font("hook-entries").fontName)
        canvas.addLiteral("% here\n")
        canvas.showPage()
        page = reportlab_hooks.last_page(canvas)
        if ours:
            entries = reportlab_hooks.page_entries(canvas)
            reportlab_hooks.write(canvas, page, [reportlab_hooks.packed(page.stream)], entries)
        canvas.save()
        with pikepdf.open(into) as pdf:
            own = pdf.pages[0].obj
            written.append((list(own.MediaBox), sorted(own.Resources.Font.keys())))
    assert written[0] == written[1]
    assert written[0][0] == [0, 0, 300, 400]


def test_page_is_started_by_drawing_on_it() -> None:
    canvas = Canvas(BytesIO(), initialFontName=font("hook-started").fontName)
    before = reportlab_hooks.started(canvas)
    canvas.line(0, 0, 9, 9)
    assert (before, reportlab_hooks.started(canvas)) == (False, True)


def test_a_written_file_is_forgotten_without_looking_for_circles() -> None:
    canvas = Canvas(BytesIO())
    canvas.drawString(0, 0, "A page")
    canvas.showPage()
    page = ref(reportlab_hooks.last_page(canvas))
    canvas.save()
    gc.disable()
    try:
        reportlab_hooks.let_go(canvas)
        assert page() is None
    finally:
        gc.enable()
