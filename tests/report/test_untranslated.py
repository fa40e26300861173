"""Texts of packs without translation are told in the pack's language, in every kind of report."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from report.documents import documents
from report.kiosks import LEVEL_TEXTS, kiosks
from support.pdf_checks import checked_pdf
from support.tagged_pdf import Element, read_tagged

from procure.evaluation.model import Evaluation
from procure.model.blocks import (
    Block,
    ColumnHead,
    Contents,
    Document,
    Heading,
    Items,
    Link,
    Paragraph,
    Table,
)
from procure.model.message import Message
from procure.report.award import award_report
from procure.report.award_sections import Sections
from procure.report.foreign import marked
from procure.report.html import render_html
from procure.report.pdf.render import render_pdf

GROUP = "people who use a wheelchair or push a pram"
CLAUSE = "The supplier keeps every kiosk usable without sight for the whole contract."
LANGUAGES = ("ar", "tr")
KINDS = ("award", "public", "criteria", "letter", "annex")
POINTS = Message("{title}: {points} of {most} points", {"title": "Comfort", "points": 3, "most": 4})
VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})


def evaluation(language: str) -> Evaluation:
    """Return the sample in a language that its packs are not translated into."""
    sample = kiosks()
    criteria = tuple(
        one.model_copy(update={"left_out": (GROUP, "children"), "clause": CLAUSE})
        for one in sample.criteria
    )
    texts = {GROUP, "children", CLAUSE, *(pack.title for pack in sample.packs)}
    for one in criteria:
        texts |= {one.title, one.description, *one.levels, *one.questions}
    texts |= {
        response.question
        for bid in sample.bids
        for result in bid.criteria
        for response in result.responses
    }
    update = {
        "criteria": criteria,
        "tender": sample.tender.model_copy(update={"language": language}),
        "untranslated": {"en": tuple(sorted(texts - {""}))},
    }
    return sample.model_copy(update=update)


@pytest.fixture(scope="module", params=[(tag, kind) for tag in LANGUAGES for kind in KINDS])
def report(request: pytest.FixtureRequest) -> Document:
    language, kind = request.param
    return documents(language, evaluation(language))[kind]


def long_texts(document: Document) -> list[str]:
    """Return the texts of packs that are long enough to be found, and stand in a report."""
    sample = evaluation(document.language[:2])
    html = squeezed(render_html(document))
    texts = [text for text in sample.untranslated["en"] if len(text) > 25]
    return [text for text in texts if squeezed(text) in html]


def squeezed(text: str) -> str:
    return "".join(text.split())


def untagged(element: Element) -> Iterator[str]:
    """Yield what is read in the report's own language."""
    for part in element.parts:
        if isinstance(part, str):
            yield part
        elif not part.language and part.tag != "Figure":
            yield from untagged(part)


def test_the_pdf_is_whole_and_every_foreign_passage_is_tagged(report: Document) -> None:
    tagged = read_tagged(checked_pdf(report))
    own = squeezed("".join(untagged(tagged.root)))
    texts = long_texts(report)
    assert texts
    assert [text for text in texts if squeezed(text) in own] == []


class Languages(HTMLParser):
    """The texts of a page, each with the language and direction of the element it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str, str]] = [("", "", "")]
        self.texts: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            own, (_, language, way) = dict(attrs), self.open[-1]
            self.open.append((tag, own.get("lang") or language, own.get("dir") or way))

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1][0] != tag:
            self.open.pop()
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tag, language, way = self.open[-1]
        if tag not in {"style", "title"}:
            self.texts.append((data, language, way))


def test_the_html_marks_every_foreign_passage(report: Document) -> None:
    page = Languages()
    page.feed(render_html(report))
    own = squeezed("".join(text for text, language, _ in page.texts if language != "en"))
    assert [text for text in long_texts(report) if squeezed(text) in own] == []
    assert {way for _, language, way in page.texts if language == "en"} == {"ltr"}


def test_what_plugins_say_with_a_packs_words_is_tagged_too() -> None:
    text = LEVEL_TEXTS[0]
    told: tuple[Block, ...] = (
        Heading(2, text),
        Paragraph(Message("{what} ({where})", {"what": text, "where": "a.pdf"}), label=text),
        Items((text,)),
        Table(text, (ColumnHead(text), ColumnHead(text, group=text)), ((text, text),), note=text),
    )
    document = award_report(evaluation("ar"), Sections(whole=told))
    assert squeezed(text) not in squeezed("".join(untagged(read(document))))


def read(document: Document) -> Element:
    return read_tagged(checked_pdf(document)).root


def of(*blocks: Block, language: str = "ar") -> Document:
    told = (Heading(1, "عنوان"), *marked(blocks, {"Comfort": "en"}))
    return Document("عنوان", "", language, "", told, author="City", date="2026-04-14")


def test_a_heading_in_another_language_is_so_in_the_contents_and_the_outline() -> None:
    document = of(Heading(2, "فهرس"), Contents(), Heading(2, "Comfort"), Heading(2, POINTS))
    inside = [(one.tag, one.language) for one in read(document).all("H2", "Link", "Span")]
    assert [one for one in inside if one[1]] == [
        ("Link", "en"),
        ("Span", "en"),
        ("H2", "en"),
        ("Span", "en"),
    ]


def test_a_link_in_a_foreign_passage_stays_one() -> None:
    document = of(Paragraph(POINTS, links=(Link("Comfort", "https://example.org/"),)))
    (link,) = read(document).all("Link")
    assert link.text.strip() == "Comfort"
    assert '<span lang="en" dir="ltr"><a href="https://example.org/">Comfort</a></span>' in (
        render_html(document)
    )


def test_same_report_with_foreign_passages_gives_the_same_bytes() -> None:
    document = documents("ar", evaluation("ar"))["letter"]
    assert render_pdf(document) == render_pdf(document)
    assert render_html(document) == render_html(document)
