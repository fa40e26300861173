"""Reports in five languages, held to PDF/UA-1 and to the meaning of their blocks."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from report.documents import documents
from report.five_languages import LANGUAGES, WORDS, report
from reportlab.lib.colors import Color, white
from support.pdf_checks import checked_pdf
from support.tagged_pdf import read_tagged

from procure.model.blocks import Document, Heading, Paragraph
from procure.model.message import Message
from procure.report.pdf import style
from procure.report.pdf.canvas import TagCanvas, UntaggedText
from procure.report.pdf.fonts import REGULAR, coverage
from procure.report.pdf.ink import Ink, draw_lines
from procure.report.pdf.line import Span
from procure.report.pdf.marks import PATTERNS
from procure.report.pdf.render import render_pdf
from procure.report.pdf.said import MissingGlyph
from procure.report.pdf.tree import Tree
from procure.report.pdf.typeset import lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_in_every_language_is_whole_for_assistive_technology(language: str) -> None:
    assert checked_pdf(report(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_report_gives_the_same_bytes(language: str) -> None:
    assert render_pdf(report(language)) == render_pdf(report(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_report_is_whole_for_assistive_technology(language: str) -> None:
    for kind, document in documents(language).items():
        assert checked_pdf(document), kind


def canvas(tree: Tree) -> TagCanvas:
    coverage(REGULAR)
    return TagCanvas(BytesIO(), tree=tree, initialFontName=REGULAR)


def test_text_outside_an_element_is_an_error() -> None:
    line = lines((Span("Nobody hears this.", style.BODY.font),), style.BODY.size, 400)
    with pytest.raises(UntaggedText, match="page 1"):
        draw_lines(canvas(Tree()), line, (0, 100), Ink(style.BODY))


def test_reportlabs_own_text_outside_an_element_is_an_error() -> None:
    with pytest.raises(UntaggedText):
        canvas(Tree()).drawString(0, 0, "Nobody hears this.")


def test_mixed_line_of_arabic_is_read_in_logical_order() -> None:
    told = WORDS["ar"].sentence
    made = render_pdf(Document("عنوان", "", "ar", "", (Heading(1, "عنوان"), Paragraph(told))))
    paragraph = next(read_tagged(made).root.all("P"))
    assert " ".join(paragraph.text.split()) == told


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        *((one.colour, white) for one in vars(style).values() if isinstance(one, style.TextStyle)),
        *((one.colour, white) for one in style.PARAGRAPHS.values()),
        *((one.colour, white) for one in style.HEADINGS.values()),
        (style.LINK, style.SHADE),
        (style.INK, style.SHADE),
        *((style.INK if one.light or one.angles else white, one.ground) for one in PATTERNS),
    ],
)
def test_text_has_contrast_of_at_least_four_and_a_half_to_one(colour: Color, ground: Color) -> None:
    # WCAG 2.2, success criterion 1.4.3
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: Color) -> float:
    red, green, blue = (
        float(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4)
        for one in colour.rgb()
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_link_to_a_heading_leads_to_its_page() -> None:
    with pikepdf.open(BytesIO(render_pdf(report("en")))) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        areas = [area for page in pdf.pages for area in page.obj.get("/Annots", ())]
        leads = {
            str(area.Contents): numbers[area.Dest[0].objgen] for area in areas if "/Dest" in area
        }
    assert leads["Method"] == leads["the section on method"] == 3


def test_heading_that_skips_a_level_is_told_one_level_lower() -> None:
    document = Document("T", "", "en", "", (Heading(1, "T"), Heading(4, "Deep"), Paragraph("x")))
    made = checked_pdf(replace(document, author="City"))
    assert [one.tag for one in read_tagged(made).root.all("H1", "H2", "H3", "H4")] == ["H1", "H2"]


def test_sign_that_no_face_shows_is_an_error_in_our_own_words() -> None:
    document = Document("T", "", "en", "", (Heading(1, Message("Ours \U0001fae8")),))
    with pytest.raises(MissingGlyph, match=r"U\+1FAE8"):
        render_pdf(document)


def test_sign_that_no_face_shows_is_written_out_in_the_words_of_others() -> None:
    theirs = Message("{answer}", {"answer": "Yes \U00020000"})
    made = render_pdf(Document("T", "", "en", "", (Heading(1, "T"), Paragraph(theirs))))
    assert "Yes [U+20000]" in read_tagged(made).root.text
