"""A tender in another language than its packs shows their texts in that language."""

import re
from pathlib import Path

import pytest
from support.examples import small_lock

from procure.errors import InputFault
from procure.forms.issued import lock_in
from procure.model.pack import Criterion
from procure.pack.paths import in_language, translated_texts
from procure.pack.read import read_pack
from procure.procedure.act import Act
from procure.procedure.issue import check_tender, issue
from procure.shipped import sample_tenders
from procure.tender.folder import Folder

SAMPLE = Path(str(sample_tenders() / "street-kiosks"))


@pytest.fixture(name="spanish")
def _spanish(tmp_path: Path) -> Folder:
    return sample(tmp_path, "language: en", "language: es")


def sample(tmp_path: Path, words: str, instead: str) -> Folder:
    for path in SAMPLE.rglob("*"):
        if path.is_file() and "bids" not in path.parts:
            target = tmp_path / path.relative_to(SAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    tender = tmp_path / "tender.yaml"
    tender.write_text(tender.read_text(encoding="utf-8").replace(words, instead), "utf-8")
    return Folder(tmp_path)


def test_criteria_are_locked_in_the_tender_s_language(spanish: Folder) -> None:
    lock = check_tender(spanish).lock
    question = lock.criterion("connectivity/downtime").criterion.requirements[0].question
    assert question.startswith("¿")


def test_a_translation_nobody_reviewed_is_said(spanish: Folder) -> None:
    codes = [finding.code for finding in check_tender(spanish).findings]
    assert codes.count("procure.unreviewed") == 5  # four packs, and our own words


@pytest.mark.parametrize("language", ["es", "tr"])
def test_nothing_of_the_sample_stays_untranslated(tmp_path: Path, language: str) -> None:
    findings = check_tender(sample(tmp_path, "language: en", f"language: {language}")).findings
    assert [one for one in findings if one.code == "procure.untranslated"] == []


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


def test_forms_are_issued_in_each_language_of_the_tender(spanish: Folder) -> None:
    path = spanish.path / "tender.yaml"
    text = path.read_text(encoding="utf-8").replace("language: es", "language: es\nlanguages: [en]")
    path.write_text(text, encoding="utf-8")
    lock = issue(spanish, Act("mira", "2026-02-01T09:00:00Z", "given")).lock
    names = sorted(one.name for one in spanish.issued.glob("*.xlsx"))
    assert names == [
        "bid-form.en.xlsx",
        "bid-form.xlsx",
        "price-form.en.xlsx",
        "price-form.xlsx",
    ]
    shown = lock_in(lock, "en").criterion("connectivity/downtime").criterion
    assert shown.requirements[0].question.isascii()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("languages: [en]", "'en' is the language that counts."),
        ("languages: [es, es]", "'es' is named twice."),
        ("languages: ['../x']", "'../x' is not a language: write its tag"),
    ],
)
def test_a_wrong_list_of_languages_is_refused(tmp_path: Path, line: str, said: str) -> None:
    folder = sample(tmp_path, "language: en", f"language: en\n{line}")
    with pytest.raises(InputFault, match=re.escape(said)):
        check_tender(folder)
