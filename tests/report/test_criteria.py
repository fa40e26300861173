"""The published criteria as PDF and HTML: written at issue, by lot, and before as a draft."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from lots.parks import LOTS, SAMPLE, kim
from procedure.town import Town, town
from pypdf import PdfReader
from support.pdf_checks import checked_pdf

from procure.cli.main import run
from procure.demo.replay import copy_sample
from procure.evaluation.before import before_any_bid
from procure.evaluation.model import Evaluation
from procure.procedure.issue import check_tender, issue
from procure.report.criteria import criteria_report
from procure.report.html import render_html
from procure.shipped import sample_tenders
from procure.tender.folder import Folder


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path)


def published(folder: Folder) -> Evaluation:
    checked = check_tender(folder)
    return before_any_bid(checked.lock, checked.rules)


def text_of(pdf: bytes) -> str:
    written = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", "", written)


def test_criteria_say_every_word_that_was_published(benches: Town) -> None:
    content = published(benches.folder)
    issue(benches.folder, kim("2026-02-16T09:00:00Z"))
    text = text_of((benches.folder.issued / "criteria.pdf").read_bytes())
    said = [
        line
        for one in content.criteria
        for line in (one.title, one.id, one.description, one.clause, *one.levels, *one.questions)
    ]
    said += [content.lock, str(content.price.formula), *content.papers]
    assert [line for line in said if re.sub(r"\s+", "", line) not in text] == []


def test_criteria_are_whole_for_assistive_technology(benches: Town) -> None:
    assert checked_pdf(criteria_report(published(benches.folder)))


def test_a_draft_says_so_on_each_page_and_writes_nothing_that_is_issued(benches: Town) -> None:
    assert run(["report", str(benches.folder.path), "--criteria"]) == 0
    pages = PdfReader(benches.folder.out / "criteria.pdf").pages
    assert all("Draft" in page.extract_text() for page in pages)
    assert not benches.folder.issued.exists()


def test_what_is_issued_is_no_draft_and_comes_out_alike_later(benches: Town) -> None:
    issue(benches.folder, kim("2026-02-16T09:00:00Z"))
    assert run(["report", str(benches.folder.path), "--criteria"]) == 0
    for name in ("criteria.pdf", "criteria.html"):
        issued = (benches.folder.issued / name).read_bytes()
        assert (benches.folder.out / name).read_bytes() == issued
        assert b"Draft" not in issued


def test_each_lot_has_its_own_criteria(tmp_path: Path) -> None:
    copy_sample(SAMPLE, tmp_path / "benches")
    folder = Folder(tmp_path / "benches")
    with folder.tender_file.open("a", encoding="utf-8") as file:
        file.write(LOTS)
    draft = folder.tender_file.read_text(encoding="utf-8")
    folder.tender_file.write_text(re.sub(r"\nlots_reason:.*", "", draft), encoding="utf-8")
    issue(folder, kim("2026-02-16T09:00:00Z"))
    titles = {
        path.name: str(metadata.title)
        for path in sorted(folder.issued.glob("criteria-*.pdf"))
        if (metadata := PdfReader(path).metadata) is not None
    }
    assert [(name, title.rpartition(": ")[2]) for name, title in titles.items()] == [
        ("criteria-north.pdf", "Lot 1, north"),
        ("criteria-south.pdf", "Lot 2, south"),
    ]


def test_settings_are_told_by_their_titles_and_not_by_their_keys(tmp_path: Path) -> None:
    copy_sample(sample_tenders() / "street-kiosks", tmp_path / "kiosks")
    folder = Folder(tmp_path / "kiosks")
    draft = folder.tender_file.read_text(encoding="utf-8")
    folder.tender_file.write_text(draft.replace("language: en", "language: ja"), encoding="utf-8")
    html = render_html(criteria_report(published(folder)))
    assert "「ライフサイクル全体の炭素」の設定" in html
    rows = dict(re.findall(r"<tr><t[hd][^>]*>([^<]*)</t[hd]><td>([^<]*)</td></tr>", html))
    assert rows["得点がなくなる1単位のフットプリント、kgCO2e"] == "6,000"
    assert rows["道路や歩道を掘りますか"] == "はい"
    assert rows["調達の対象"] == "物品"
    assert [key for key in ("zero-at", "full-at", "mend-months") if key in html] == []


def test_settings_that_no_function_in_force_reads_are_only_counted(tmp_path: Path) -> None:
    copy_sample(sample_tenders() / "street-kiosks", tmp_path / "kiosks")
    html = render_html(criteria_report(published(Folder(tmp_path / "kiosks"))))
    assert "The clauses that are scored" in html
    assert "Does it stand fixed in a place, such as a kiosk?" not in html
    assert re.search(r"Settings left as the pack has them: [0-9]+\.", html)


@pytest.mark.parametrize(
    ("when", "said"),
    [("total", "sobre el total"), ("criterion", "sobre los puntos de cada criterio")],
)
def test_what_is_rounded_is_said_in_the_tenders_language(
    benches: Town, when: str, said: str
) -> None:
    content = published(benches.folder)
    update = {"rounding_when": when, "language": "es"}
    tender = content.tender.model_copy(update=update)
    html = render_html(criteria_report(content.model_copy(update={"tender": tender})))
    assert said in html
