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

from procure.model.blocks import Document
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
