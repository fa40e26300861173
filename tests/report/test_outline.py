"""The outline as a reader shows it: every entry linked to its neighbours, sections closed."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from procure.model.blocks import Block, Document, Heading, Paragraph
from procure.report.pdf.render import render_pdf

LEVELS = (1, 2, 3, 3, 2, 1, 2)
"""Two chapters; in the first a section with two parts, and one without."""


@pytest.fixture(scope="module")
def top() -> Iterator[pikepdf.Object]:
    blocks: list[Block] = []
    for number, level in enumerate(LEVELS):
        blocks += [Heading(level, f"Heading {number}"), Paragraph("Words.")]
    document = Document("Title", "", "en", "Foot", tuple(blocks))
    with pikepdf.open(BytesIO(render_pdf(document))) as pdf:
        yield pdf.Root


def entries(around: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what is in an entry, going from the first to the next, and check the way back."""
    found: list[pikepdf.Object] = []
    one = around.get("/First")
    while one is not None:
        assert one.Parent.objgen == around.objgen
        before = one.get("/Prev")
        assert (before.objgen if before is not None else None) == (
            found[-1].objgen if found else None
        )
        found.append(one)
        one = one.get("/Next")
    assert not found or found[-1].objgen == around.Last.objgen
    return found


def test_entries_stand_under_the_heading_they_belong_to(top: pikepdf.Object) -> None:
    chapters = entries(top.Outlines)
    assert [str(one.Title) for one in chapters] == ["Heading 0", "Heading 5"]
    sections = entries(chapters[0])
    assert [str(one.Title) for one in sections] == ["Heading 1", "Heading 4"]
    assert [str(one.Title) for one in entries(sections[0])] == ["Heading 2", "Heading 3"]
    assert entries(sections[1]) == []


def test_chapters_are_open_and_sections_closed(top: pikepdf.Object) -> None:
    first, last = entries(top.Outlines)
    assert [int(one.Count) for one in (first, last)] == [2, 1]
    assert int(entries(first)[0].Count) == -2
    assert "/Count" not in entries(first)[1]
    assert int(top.Outlines.Count) == 5  # two chapters and the three sections below them


def test_the_outline_is_shown_when_the_file_is_opened(top: pikepdf.Object) -> None:
    assert str(top.PageMode) == "/UseOutlines"
