"""The HTML twin in a browser: no barrier that a machine can find, at any width, and in print."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from report.documents import documents
from report.html.every_block import every_block
from report.html.texts import texts

from procure.language.fragments import Foreign
from procure.model.blocks import Block, ColumnHead, Document, Heading, Items, Paragraph, Table
from procure.report.html import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DOCUMENTS = {**documents(), "every block": every_block()}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _pages_are_closed(browser: Browser) -> Iterator[None]:
    """Close what a test opened: each page left open is a process or two, drawing on."""
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def shown(browser: Browser, document: Document, path: Path, wide: int) -> Page:
    path.write_text(render_html(document), encoding="utf-8")
    page = browser.new_page(viewport={"width": wide, "height": 800})
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("wide", [1280, 320])
def test_axe_finds_no_violation(
    browser: Browser, document: Document, tmp_path: Path, wide: int
) -> None:
    page = shown(browser, document, tmp_path / "report.html", wide)
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_at_320_pixels_only_tables_move_sideways(
    browser: Browser, document: Document, tmp_path: Path
) -> None:
    page = shown(browser, document, tmp_path / "report.html", 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_latin_item_of_an_arabic_list_keeps_its_mark_on_the_page(
    browser: Browser, tmp_path: Path
) -> None:
    asked = Items(("What is the carbon footprint of one unit over the study period?",))
    arabic = Document("Report", "", "ar", "Town", (Heading(1, "Report"), asked))
    page = shown(browser, arabic, tmp_path / "report.html", 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_no_request_leaves_the_page(browser: Browser, document: Document, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_html(document), encoding="utf-8")
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [path.as_uri()]


def test_the_page_says_everything_the_report_says_in_its_order(
    browser: Browser, document: Document, tmp_path: Path
) -> None:
    page = shown(browser, document, tmp_path / "report.html", 1280)
    page.evaluate("document.querySelectorAll('nav, .picture').forEach(one => one.remove())")
    written = squeezed(str(page.evaluate("document.body.textContent")))
    at = 0
    for text in map(squeezed, texts(document)):
        found = written.find(text, at)
        assert found >= 0, text
        at = found + len(text)


def test_print_shows_whole_tables_and_no_skip_link(
    browser: Browser, document: Document, tmp_path: Path
) -> None:
    page = shown(browser, document, tmp_path / "report.html", 1280)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).display") == "none"
    frames = "getComputedStyle(document.querySelector('.frame')).overflowX"
    assert page.evaluate(frames) == "visible"
    assert page.pdf().startswith(b"%PDF")


def squeezed(text: str) -> str:
    visible = re.sub("[\u202a-\u202e\u0007]", lambda one: f"[U+{ord(one.group()):04X}]", text)
    return re.sub(r"\s+", "", visible)


LONG = Foreign(
    "Answers that go over several lines are read from the edge they begin at. " * 2, "en"
)
FACT = "Drawn for every site and measured twice; eight of the sixty sites are still missing here."


def across(browser: Browser, path: Path, *blocks: Block) -> Page:
    """Return a page in Arabic."""
    document = Document("عنوان", "", "ar", "", (Heading(1, "عنوان"), *blocks), author="City")
    return shown(browser, document, path / "report.html", 1280)


def edge(page: Page, words: str) -> str:
    """Return the edge that the last line of a cell or paragraph with these words begins at."""
    script = """words => {
        const held = [...document.querySelectorAll('th, td, p')].find(
            one => one.textContent.includes(words));
        const range = document.createRange();
        range.selectNodeContents(held);
        const line = [...range.getClientRects()].at(-1), box = held.getBoundingClientRect();
        return line.left - box.left > box.right - line.right ? 'right' : 'left';
    }"""
    return str(page.evaluate(script, words))


def test_a_long_foreign_cell_begins_at_the_left_in_arabic(browser: Browser, tmp_path: Path) -> None:
    heads = (ColumnHead("أ"), ColumnHead("ب"), ColumnHead("ج"))
    rows = ((Foreign("Short", "en"), LONG, FACT), (Foreign("Tiny", "en"), "نص", "Stays"))
    page = across(browser, tmp_path, Table(caption="ج", columns=heads, rows=rows))
    found = {words: edge(page, words) for words in ("Answers", "Drawn", "Stays")}
    assert found == {"Answers": "left", "Drawn": "left", "Stays": "left"}
    others = {words: edge(page, words) for words in ("Short", "Tiny", "نص")}
    assert others == {"Short": "right", "Tiny": "right", "نص": "right"}


def test_a_long_foreign_answer_after_a_label_begins_at_the_left_in_arabic(
    browser: Browser, tmp_path: Path
) -> None:
    page = across(browser, tmp_path, Paragraph(LONG, label="السبب:"), Paragraph("نص", label="ب:"))
    assert edge(page, "Answers") == "left"
    assert edge(page, "نص") == "right"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_word_of_a_drawing_stands_inside_it(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    page = shown(browser, documents(language)["award"], tmp_path / "report.html", 1280)
    script = """() => [...document.querySelectorAll('svg')].flatMap(drawn => {
        const box = drawn.getBoundingClientRect();
        return [...drawn.querySelectorAll('text')].filter(one => {
            const own = one.getBoundingClientRect();
            return own.left < box.left - 1 || own.right > box.right + 1;
        }).map(one => one.textContent);
    })"""
    assert page.evaluate("document.querySelectorAll('svg text').length") > 0
    assert page.evaluate(script) == []


@pytest.mark.parametrize("language", ["ar", "es", "ja", "tr"])
def test_no_table_is_wider_than_the_paper(browser: Browser, tmp_path: Path, language: str) -> None:
    paper = round(170 / 25.4 * 96)  # millimetres of A4 between margins of 20, in CSS pixels
    page = shown(browser, documents(language)["award"], tmp_path / "report.html", paper)
    page.emulate_media(media="print")
    script = """most => [...document.querySelectorAll('table')]
        .filter(one => one.getBoundingClientRect().width > most + 1)
        .map(one => one.caption.textContent)"""
    assert page.evaluate(script, paper) == []
