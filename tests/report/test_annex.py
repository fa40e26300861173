"""The annex for the buyer alone: only on request, whole, alike on repeat, right for the sample."""

from io import BytesIO
from pathlib import Path

import pytest
from procedure.town import Town, town
from pypdf import PdfReader
from report.documents import WITHOUT
from report.kiosks import kiosks

from procure.cli.main import run
from procure.model.blocks import Block, Table, content
from procure.report.annex import annex
from procure.report.pdf import render_pdf


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path).unsealed()


def table(blocks: tuple[Block, ...], caption: str) -> list[tuple[str, ...]]:
    found = next(one for one in blocks if isinstance(one, Table) and str(one.caption) == caption)
    return [tuple(str(content(cell)) for cell in row) for row in found.rows]


def test_the_annex_is_written_only_when_asked_for(benches: Town) -> None:
    folder = benches.folder
    assert run(["report", str(folder.path)]) == 0
    assert not list(folder.out.glob("annex*"))
    assert run(["report", str(folder.path), "--annex"]) == 0
    assert sorted(path.name for path in folder.out.glob("annex*")) == ["annex.html", "annex.pdf"]
    before = (folder.out / "annex.pdf").read_bytes()
    assert run(["report", str(folder.path), "--annex"]) == 0
    assert (folder.out / "annex.pdf").read_bytes() == before


def test_every_page_says_that_it_is_internal() -> None:
    pages = PdfReader(BytesIO(render_pdf(annex(kiosks(), WITHOUT)))).pages
    assert all("Internal" in page.extract_text() for page in pages)


def test_margins_of_the_sample() -> None:
    assert table(annex(kiosks(), WITHOUT).blocks, "Distance to the first place") == [
        ("Meridian", "1", "66.5", "0.0"),
        ("Lantern", "2", "65.9", "0.6"),
        ("Nordhall", "3", "59.0", "7.5"),
    ]


def test_a_withdrawal_that_moves_others_stands_out() -> None:
    blocks = annex(kiosks(), WITHOUT).blocks
    rows = table(blocks, "The other bids without it")
    assert rows == [
        ("Lantern", "change", "Nordhall, Meridian"),
        ("Nordhall", "stay", "Meridian, Lantern"),
    ]
    assert [one.emphasis for one in blocks if isinstance(one, Table)][-1] == (0,)


def test_without_a_ranked_bid_the_annex_says_so() -> None:
    nobody = kiosks().model_copy(update={"bids": ()})
    said = " ".join(str(block) for block in annex(nobody, ()).blocks)
    assert "No bid is ranked." in said
    assert "Not computed." in said
    assert "There is no losing bid." in said
