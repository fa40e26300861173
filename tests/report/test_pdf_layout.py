"""Layout: whatever a bidder writes is shown, numbers stand straight, tables go over pages."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Literal

import pikepdf
import pytest
from pypdf import PdfReader
from report.kiosks import kiosks
from support.pdf_checks import conformance_faults

from procure.language.fragments import Foreign
from procure.model.blocks import (
    Block,
    ColumnHead,
    Contents,
    Document,
    Figure,
    FullCell,
    Heading,
    Item,
    Items,
    Link,
    Paragraph,
    Series,
    Table,
)
from procure.model.message import Message
from procure.report.award import award_report
from procure.report.pdf import render_pdf
from procure.report.pdf.columns import table_block
from procure.report.pdf.fonts import BOLD, FALLBACK, REGULAR, coverage, pieces, width
from procure.report.pdf.line import Span
from procure.report.pdf.style import ITEMS
from procure.report.pdf.tree import Node
from procure.report.pdf.typeset import lines, longest_word

TABLE = Table("Prices", (ColumnHead("Bidder"), ColumnHead("Price", "number")), (("Acme", None),))


def document(*blocks: Block, title: str = "Report") -> Document:
    return Document(title, "Subject", "en", "Foot", blocks)


def pages(*blocks: Block) -> list[str]:
    reader = PdfReader(BytesIO(render_pdf(document(*blocks))))
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_all_digits_are_equally_wide(font: str) -> None:
    assert len({width(digit, font) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_face_has_the_signs_our_reports_use(font: str) -> None:
    signs = "−×≥≤…–—“”\N{LEFT SINGLE QUOTATION MARK}’€•·ğüşıöçİĞŞÜÖÇñáéíóúü¿¡"
    assert [sign for sign in signs if ord(sign) not in coverage(font)] == []


def test_sign_that_the_face_lacks_comes_from_the_fallback() -> None:
    assert [piece.font for piece in pieces("a→b", REGULAR)] == [REGULAR, FALLBACK, REGULAR]


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\U0001fae8", "[U+1FAE8]"),
        ("\U00020000", "[U+20000]"),
        ("\x07", "[U+0007]"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", "[U+202E]"),
        ("\ue000", "[U+E000]"),
        ("\N{ZERO WIDTH SPACE}", "[U+200B]"),
    ],
)
def test_sign_that_cannot_be_shown_is_written_out(sign: str, shown: str) -> None:
    assert "".join(piece.text for piece in pieces(f"a{sign}", REGULAR)) == f"a{shown}"


def test_no_line_is_wider_than_its_room() -> None:
    text = "sha256:" + "0123456789abcdef" * 8 + " short words and https://example.org/" + "x" * 90
    assert [line for line in lines((Span(text, REGULAR),), 9, 80) if line.width > 80.1] == []


def test_text_keeps_every_sign_where_a_long_word_is_broken() -> None:
    word = "acme/bid.xlsx!Privacy!D14" * 6
    parts = [run for line in lines((Span(word, REGULAR),), 9, 70) for run, _, _ in line.runs]
    assert "".join(parts) == word


def test_page_of_a_pointer_stays_with_its_file() -> None:
    whole = 9 * width("acr.md#2", REGULAR)
    assert longest_word("acr.md#2", REGULAR, 9) == pytest.approx(whole)
    assert longest_word("acme/acr.md#2", REGULAR, 9) == pytest.approx(whole)


def test_a_pointer_too_long_for_its_line_is_parted_before_its_file_and_page() -> None:
    found = lines((Span("acr-nh4.md#2", REGULAR),), 9, 52)
    assert ["".join(run.text for run in line.runs) for line in found] == ["acr-", "nh4.md#2"]


def test_figures_of_a_column_are_aligned_on_the_decimal_sign() -> None:
    rows = tuple(("Acme", Decimal(number)) for number in ("1000", "22.5", "-3.125", "7.25"))
    block = table_block(replace(TABLE, rows=rows), "en", 400, Node("Document"))
    ends = set()
    for row, (_, value) in zip(block.rows, rows, strict=True):
        cell = row.cells[1]
        _, _, fraction = format(value, "f").partition(".")
        fraction_width = 9 * width(f".{fraction}", REGULAR) if fraction else 0.0
        ends.add(round(cell.inset + fraction_width, 3))
    assert len(ends) == 1


def test_numbers_keep_their_places_and_are_grouped() -> None:
    block = replace(TABLE, rows=(("Acme", Decimal("1234567.50")),))
    assert "1,234,567.50" in pages(block)[0]


def test_long_table_repeats_its_header_on_every_page() -> None:
    rows = tuple((f"Bidder {at}", Decimal(at)) for at in range(120))
    written = pages(replace(TABLE, rows=rows))
    heads = [page.splitlines().count("Bidder Price") for page in written]
    assert heads == [1] * len(written)


def test_answer_of_3000_words_in_a_cell_goes_over_pages_complete() -> None:
    answer = " ".join(f"word{at}" for at in range(3000))
    written = " ".join(pages(replace(TABLE, rows=((answer, Decimal(1)),))))
    assert [at for at in range(3000) if f"word{at}" not in written] == []


def test_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    table = replace(TABLE, rows=tuple(("Acme", None) for _ in range(4)))
    for filler in range(22, 32):
        text = pages(*[Paragraph("filler")] * filler, Heading(2, "Lonely"), table)
        assert ["Acme" in page for page in text if "Lonely" in page] == [True]


def test_plain_numbers_in_a_bidders_table_are_aligned_and_stay_as_written() -> None:
    block = table_block(
        replace(TABLE, rows=(("Acme", "1720.5"), ("Bolt", "2026"))), "en", 400, Node("Document")
    )
    assert [line.runs for row in block.rows for line in row.cells[1].lines] == [
        (Span("1720.5", REGULAR),),
        (Span("2026", REGULAR),),
    ]
    assert block.rows[1].cells[1].inset == pytest.approx(9 * width(".5", REGULAR))


def test_small_table_is_not_spread_over_two_pages() -> None:
    rows = tuple((f"Acme {at}", Decimal(at)) for at in range(3))
    for filler in range(26, 36):
        text = pages(*[Paragraph("filler")] * filler, replace(TABLE, rows=rows))
        assert [page.count("Acme") for page in text if "Acme" in page] == [3]


@pytest.mark.parametrize("kind", ["bar", "stacked", "points", "areas"])
@pytest.mark.parametrize("count", [1, 3, 60])
def test_every_chart_is_drawn_with_all_its_names(
    kind: Literal["bar", "stacked", "points", "areas"], count: int
) -> None:
    figure = Figure(
        kind,
        "What it shows",
        "In words",
        tuple(f"N{at}" for at in range(count)),
        (
            Series("Quality", tuple(Decimal(at) / 2 for at in range(count))),
            Series("Price", tuple(None if at == 1 else Decimal(at) for at in range(count))),
        ),
        "points",
        TABLE,
    )
    written = " ".join(pages(figure)).split()
    assert {"N0", f"N{count - 1 if kind != 'areas' else 0}"} <= set(written)


HOSTILE = (
    "",
    " \t\n \r\n ",
    "x" * 5000,
    "line\n" * 400,
    "مرحبا بالعالم (WCAG 2.2) עברית",
    "😀👩‍🚒🇮🇪 e\u0301 \u202e\ufeff\x00\ud7ff",
    "{not} <b>a</b> &amp; %s \\( ) \\",
    "日本語の長い文" * 200,
    "word " * 3000,
)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_can_stand_in_any_block(text: str, language: str) -> None:
    spanned = (
        (FullCell(text, columns=2, to="#nowhere", language="ar"), None),
        (FullCell(text, rows=2), None),
        (None, text),
    )
    table = Table(text, (ColumnHead(text), ColumnHead(text, "number")), ((text, None),), note=text)
    figure = Figure("stacked", text, text, (text,), (Series(text, (Decimal(1),)),), text, table)
    link = Link(text, "https://example.org/ü?(x)")
    inner = Item(text, Items((Message("{value}", {"value": text}),)), links=(link,))
    blocks: tuple[Block, ...] = (
        Heading(1, text),
        Contents(3),
        Heading(2, text, new_page=True),
        Heading(4, text),
        Paragraph(text, "key", label=text, language="tr", links=(link,), footnotes=(text,)),
        Items((text, inner), ordered=True),
        replace(table, rows=spanned),
        figure,
    )
    whole = replace(document(*blocks), title=text, footer=text, language=language)
    assert conformance_faults(render_pdf(whole)) == []


def test_report_of_a_tender_without_bids_can_be_made() -> None:
    empty = kiosks().model_copy(update={"bids": (), "findings": (), "panel": (), "timeline": ()})
    assert render_pdf(award_report(empty)).startswith(b"%PDF")


@pytest.mark.parametrize("before", [0, 20, 35])
def test_chart_of_many_bars_goes_on_over_the_page_with_every_bar(before: int) -> None:
    count = 90
    figure = Figure(
        "stacked",
        "Points",
        "In words",
        tuple(f"Bar{at}" for at in range(count)),
        (Series("Quality", (Decimal(1),) * count), Series("Price", (Decimal(2),) * count)),
        "points",
        TABLE,
    )
    written = " ".join(pages(*[Paragraph("filler")] * before, figure)).split()
    assert [at for at in range(count) if f"Bar{at}" not in written] == []


def test_chart_of_very_many_series_is_shrunk_to_the_page() -> None:
    series = tuple(Series(f"S{at}", (Decimal(at),) * 9) for at in range(80))
    figure = Figure("bar", "Many", "In words", tuple("abcdefghi"), series, "points", TABLE)
    assert pages(figure)


def test_compound_is_broken_after_its_hyphen_and_not_inside_a_word() -> None:
    room = 9 * width("volume", REGULAR) + 1
    parts = [
        run for line in lines((Span("data-volume", REGULAR),), 9, room) for run, _, _ in line.runs
    ]
    assert parts == ["data-", "volume"]


def laid_out(block: Block) -> str:
    """Return the words of a block in an Arabic report as they stand on its line, left to right."""
    made = Document("عنوان", "", "ar", "", (Heading(1, "عنوان"), block), author="City")
    found: list[tuple[float, float, str]] = []

    def note(text: str, page: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found.append((page[5] + at[5], at[4], text.strip()))

    reader = PdfReader(BytesIO(render_pdf(made)))
    reader.pages[0].extract_text(visitor_text=note)
    own = max(height for height, _, text in found if text.isascii())
    return " | ".join(text for height, _, text in sorted(found) if height == own)


def test_a_latin_label_stands_right_of_its_formula_in_an_arabic_report() -> None:
    formula = Paragraph("40 × (3 − 2) / 2 = 20", "arithmetic", label="Points:")
    assert laid_out(formula).split(" | ")[-1].startswith("Points")
    assert "".join(laid_out(formula).split(" | ")[:-1]).replace(" ", "").startswith("40×(3−2)/2=20")


def test_a_latin_fact_keeps_its_own_end_in_an_arabic_report() -> None:
    assert laid_out(Paragraph("Yes, in 30 days.")) == "Yes, in 30 days."


def left_edges(language: str, *blocks: Block) -> dict[str, float]:
    """Where each run of ASCII begins on the first page, in points from the left."""
    found: dict[str, float] = {}
    moved, kept, at = 0.0, [], 0.0
    made = render_pdf(replace(document(*blocks), language=language))
    with pikepdf.open(BytesIO(made)) as pdf:
        for one in pikepdf.parse_content_stream(pdf.pages[0]):
            operands = one.operands
            match str(one.operator):
                case "q":
                    kept.append(moved)
                case "Q":
                    moved = kept.pop()
                case "cm":
                    moved += float(operands[4])
                case "Tm":
                    at = moved + float(operands[4])
                case "Tj":
                    found.setdefault(bytes(operands[0]).decode("latin-1"), at)
    return found


def test_a_list_with_nothing_in_it_leaves_no_trace() -> None:
    empty = render_pdf(document(Heading(1, "Report"), Items(()), Paragraph("After.")))
    assert empty == render_pdf(document(Heading(1, "Report"), Paragraph("After.")))


def test_a_foreign_item_of_an_arabic_list_ends_before_its_number() -> None:
    whole_lines = Foreign(" ".join("a" * 400), "en")
    found = left_edges("ar", Items((whole_lines,), ordered=True))
    line = next(text for text in found if text.startswith("a a"))
    assert found[line] + ITEMS[0].size * width(line.rstrip(), REGULAR) < min(
        at for text, at in found.items() if text in {"1", ".", "1.", ".1"}
    )


def test_a_long_foreign_answer_begins_at_the_left_of_its_column_in_arabic() -> None:
    heads = (ColumnHead("أ"), ColumnHead("ب"))
    long = Foreign("Answers that go over several lines are read from their left edge. " * 3, "en")
    rows = ((Foreign("Short", "en"), long), (Foreign("Tiny", "en"), Foreign("Also", "en")))
    found = left_edges("ar", Table(caption="ج", columns=heads, rows=rows))
    first = next(x for text, x in found.items() if text.startswith("Answers"))
    assert found["Also"] == pytest.approx(first, abs=0.1)
    assert found["Short"] != pytest.approx(found["Tiny"], abs=0.1)  # those end together


def test_a_sentence_under_a_heading_goes_to_the_page_of_its_table() -> None:
    table = replace(TABLE, rows=tuple((f"Bidder {at}", None) for at in range(5)))
    for count in range(20, 44):
        filler = [Paragraph("Words.")] * count
        told = pages(*filler, Heading(2, "Margins"), Paragraph("Who leads."), table)
        page = next(text for text in told if "Margins" in text)
        assert "Who leads." in page and "Bidder 0" in page, count


def test_a_sentence_between_two_headings_goes_to_the_page_of_the_second() -> None:
    for count in range(30, 44):
        filler = [Paragraph("Words.")] * count
        told = pages(
            *filler,
            Heading(2, "Method"),
            Paragraph("As published."),
            Heading(3, "Price rule"),
            Paragraph("A straight line."),
        )
        page = next(text for text in told if "Method" in text)
        assert "Price rule" in page, count


@pytest.mark.parametrize("length", range(40, 100, 10))
def test_a_heading_after_an_answer_is_never_alone_at_the_foot_of_a_page(length: int) -> None:
    for count in range(22, 34):
        told = pages(
            *[Paragraph("Words.")] * count,
            Paragraph("How do people find it?"),
            Paragraph("answered " * length, "quote"),
            Heading(4, "Coverage"),
            Paragraph("8 of 10."),
        )
        page = next(text for text in told if "Coverage" in text)
        assert "8 of 10." in page, count


def test_a_line_feed_between_two_parts_of_a_text_begins_a_new_line() -> None:
    spans = (Span("Whole-life carbon", REGULAR, 1), Span("\n", REGULAR), Span("carbon", REGULAR))
    assert [line.runs[0].text for line in lines(spans, 9, 200)] == ["Whole-life carbon", "carbon"]


def test_a_line_feed_at_the_end_of_a_text_adds_no_line() -> None:
    assert len(lines((Span("One", REGULAR, 1), Span(" line\n", REGULAR)), 9, 200)) == 1


def test_a_small_table_is_parted_rather_than_leave_a_third_of_a_page_empty() -> None:
    table = replace(TABLE, rows=tuple((f"Row {at}\nof\nthree", None) for at in range(5)))
    full = pages(*[Paragraph("Words.")] * 150)[1].count("Words.")
    found = set()
    for count in range(20, 2 * full - 20):
        told = pages(*[Paragraph("Words.")] * count, Heading(2, "Margins"), table)
        at = next(number for number, text in enumerate(told) if "Margins" in text)
        rows = sum(f"Row {row}" in told[at] for row in range(5))
        found.add(rows)
        assert rows in {2, 3, 5}, count  # under its heading; no row is left on its own
        if at and told[at].count("Words.") == 0:  # all of it has gone to the next page
            assert told[at - 1].count("Words.") > full * 2 / 3 - 1, count
    assert found > {5}  # whole where that leaves little empty


def test_a_table_is_not_parted_twice_on_a_page_for_the_sake_of_its_last_row() -> None:
    rows = tuple((f"Row {at}\n" + "of\n" * 6, None) for at in range(6))
    for count in range(2, 40):
        told = pages(*[Paragraph("Words.")] * count, replace(TABLE, rows=rows))
        heads = [text.count("Bidder Price") for text in told]
        assert max(heads) == 1, count


def test_an_opening_mark_never_ends_a_line_of_japanese() -> None:
    quoted = Span("Does not support", REGULAR, 1)
    spans = (Span("回答は「", REGULAR), quoted, Span("」", REGULAR))
    for room in range(40, 160):
        found = ["".join(run.text for run in line.runs) for line in lines(spans, 9, room)]
        assert [line for line in found if line.endswith("「")] == [], room


def test_a_column_is_wide_enough_for_yes_and_no_in_japanese() -> None:
    whole = 9 * width("いいえ", REGULAR)
    assert longest_word("いいえ", REGULAR, 9) == pytest.approx(whole)


def test_a_heading_and_its_sentence_never_stay_behind_by_a_hairs_breadth() -> None:
    table = replace(TABLE, rows=(("Acme\n" * 8, None),))
    led = (Heading(3, "Margins"), Paragraph("Who leads.", "note"), table)
    for words in range(24, 30):
        for notes in range(12):  # of two heights, so that all remainders come up
            above = [Paragraph("Words.")] * words + [Paragraph("Note.", "note")] * notes
            page = next(text for text in pages(*above, *led) if "Margins" in text)
            assert "Acme" in page, (words, notes)


@pytest.mark.parametrize("before", range(30, 46))
def test_a_long_question_is_on_the_page_where_its_answer_begins(before: int) -> None:
    question = "How do people who cannot see find, start and end what you offer, alone? " * 3
    answer = Paragraph("answered " * 90, "quote", label=f"{question.strip()}\n")
    written = pages(*[Paragraph("filler")] * before, answer)
    asked = [at for at, page in enumerate(written) if "alone?" in page]
    begun = next(at for at, page in enumerate(written) if "answered" in page)
    assert asked == [begun]


def test_a_formula_of_figures_in_an_arabic_list_runs_from_left_to_right() -> None:
    drawn = laid_out(Items(("(6,000 − 4,350) / 3,000 × 8 = 4.4",)))
    assert re.sub("[ |]", "", drawn).startswith("(6,000−4,350)/3,000×8=4.4")


def test_no_kana_ends_a_japanese_paragraph_on_a_line_of_its_own() -> None:
    text = "公告した数量に単価を乗じた額を用います。"
    told = {
        len(lines((Span(text, REGULAR),), 10, room)[-1].runs[-1].text) for room in range(60, 200)
    }
    assert min(told) >= 3
