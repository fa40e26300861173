"""The HTML twin as text: nothing becomes markup that was not meant to, heads have their scope."""

import re

import pytest
from report.html.every_block import HOSTILE, every_block

from procure.model.blocks import ColumnHead, Document, Heading, Paragraph, Table
from procure.report.html import render_html


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(every_block())


def of(*blocks: Heading | Paragraph, language: str = "en") -> str:
    return render_html(Document("T", "S", language, "F", blocks))


def test_same_document_gives_same_text(html: str) -> None:
    assert render_html(every_block()) == html


def test_text_of_strangers_is_never_markup(html: str) -> None:
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_signs_that_turn_text_round_or_are_no_text_are_written_out(html: str) -> None:
    assert HOSTILE[-1] not in html and "\u202e" not in html
    assert "[U+202E]reversed[U+0007]" in html


def test_nothing_is_fetched(html: str) -> None:
    assert not re.findall(r"<(?:script|link|img|iframe|object|embed)\b", html)
    assert "@import" not in html
    assert set(re.findall(r"url\((.)", html)) <= {"#"}


def test_a_link_that_is_no_address_is_not_one() -> None:
    from procure.model.blocks import Link  # noqa: PLC0415

    html = of(Paragraph("Click here.", links=(Link("here", "javascript:alert(1)"),)))
    assert "javascript" not in html
    assert "Click here." in html


def test_every_head_has_a_scope(html: str) -> None:
    heads = re.findall(r"<th\b[^>]*>", html)
    assert heads
    assert all("scope=" in head for head in heads)


def test_common_heads_and_cells_say_what_they_cover(html: str) -> None:
    assert '<th scope="colgroup" colspan="2">Range</th>' in html
    assert '<th scope="rowgroup" rowspan="2">Meridian</th>' in html
    assert '<td colspan="2">both</td>' in html


def test_a_missing_value_is_read_as_none(html: str) -> None:
    assert '<span aria-hidden="true">–</span><span class="aloud">none</span>' in html


def test_a_passage_in_another_language_is_marked(html: str) -> None:
    assert '<span lang="tr" dir="ltr">bir cümle</span>' in html
    assert '<td lang="tr" dir="ltr">tedarik</td>' in html


def test_arabic_is_written_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in of(Heading(1, "تقرير"), language="ar")


def test_headings_are_nested_in_their_sections(html: str) -> None:
    order = re.findall(r"<(/?section|h[1-4])\b", html)
    assert order[:5] == ["section", "h1", "section", "h2", "section"]


def test_footnotes_stand_at_the_end_of_their_section_and_lead_back(html: str) -> None:
    before, after = html.index('id="note-1"'), html.index(">Figures</h2>")
    assert html.index("also inside") < before < after
    assert 'href="#note-2" id="mark-2"' in html and 'href="#mark-2"' in html


def test_every_link_inside_the_page_has_its_target(html: str) -> None:
    targets = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= targets


def test_a_figures_alternative_text_and_table_are_there(html: str) -> None:
    assert html.count('aria-label="Meridian has 44 points and Lantern 44.4."') == 4
    assert html.count(">Numbers of the figure</caption>") == 5


def test_a_column_of_sentences_says_so_and_no_other_does() -> None:
    sentence = "Every main part can be replaced on site, for the whole contract."
    heads = (ColumnHead("By"), ColumnHead("Reason"), ColumnHead("Points", "number"))
    drawn = render_html(
        Document("T", "S", "en", "F", (Table("Reasons", heads, (("Ana", sentence, None),)),))
    )
    assert re.findall(r'<th scope="col"(?: class="(\w+)")?>(\w+)', drawn) == [
        ("", "By"),
        ("sentences", "Reason"),
        ("number", "Points"),
    ]
