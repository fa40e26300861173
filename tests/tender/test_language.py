"""A tender in another language than its packs shows their texts in that language."""

from pathlib import Path

import pytest
from support.examples import small_lock

from procure.model.pack import Criterion
from procure.pack.paths import in_language, translated_texts
from procure.pack.read import read_pack
from procure.procedure.issue import check_tender
from procure.shipped import sample_tenders
from procure.tender.folder import Folder

SAMPLE = Path(str(sample_tenders() / "street-kiosks"))


@pytest.fixture(name="spanish")
def _spanish(tmp_path: Path) -> Folder:
    for path in SAMPLE.rglob("*"):
        if path.is_file() and "bids" not in path.parts:
            target = tmp_path / path.relative_to(SAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    tender = tmp_path / "tender.yaml"
    tender.write_text(tender.read_text(encoding="utf-8").replace("language: en", "language: es"))
    return Folder(tmp_path)


def test_criteria_are_locked_in_the_tender_s_language(spanish: Folder) -> None:
    lock = check_tender(spanish).lock
    question = lock.criterion("connectivity/downtime").criterion.requirements[0].question
    assert question.startswith("¿")


def test_a_translation_nobody_reviewed_is_said(spanish: Folder) -> None:
    codes = [finding.code for finding in check_tender(spanish).findings]
    assert codes.count("procure.unreviewed") == 4


def test_texts_without_translation_stay_as_published_and_are_counted(spanish: Folder) -> None:
    findings = check_tender(spanish).findings
    said = [str(one.what) for one in findings if one.code == "procure.untranslated"]
    assert any("are not translated and stay as published" in sentence for sentence in said)


def test_a_text_that_has_no_translation_stays() -> None:
    criterion: Criterion = small_lock().criterion("street/comfort").criterion
    shown = in_language(criterion, {"criteria/comfort/title": "Comodidad"})
    assert (shown.title, shown.description) == ("Comodidad", criterion.description)


def test_the_pack_s_own_language_needs_no_translation() -> None:
    folder = Path(__file__).parents[2] / "criteria" / "carbon"
    if not folder.is_dir():
        pytest.skip("the packs are not beside the tests")
    pack = read_pack(folder, "local").pack
    assert translated_texts(pack, "en") == {}
