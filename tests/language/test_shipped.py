"""The catalogues that come with the package."""

from pathlib import Path

import pytest

from procure.language.__main__ import TEMPLATE, locale_folder
from procure.language.catalogue import fields, read_catalogue
from procure.language.extract import extract
from procure.language.write import template
from procure.model.message import Message
from procure.report.pdf.said import words

ROOT = Path(__file__).parents[2]
PACKAGES = [ROOT / "procure", *sorted((ROOT / "plugins").glob("procure_*"))]
LANGUAGES = ("ar", "es", "ja", "tr")

STORED = {
    "model/message.py",
    "evaluation/named.py",
    "report/foreign.py",
    "report/pdf/said.py",
}
"""Where a message is made of one that was stored."""


CATALOGUES = [path for one in PACKAGES for path in sorted(locale_folder(one).glob("*.po"))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_the_text_of_every_message_is_literal(package: Path) -> None:
    unknown = extract(package).unknown
    assert {where.split(":")[0] for where in unknown} <= STORED, unknown


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_sentence_can_be_filled_in(package: Path) -> None:
    for sentence in extract(package).sentences.values():
        assert fields(sentence.text) is not None, sentence.text
        assert fields(sentence.plural) is not None, sentence.plural


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_the_template_is_in_step_with_the_code(package: Path) -> None:
    due = template(package.name, extract(package).sentences.values())
    kept = (locale_folder(package) / TEMPLATE).read_text("utf-8")
    assert kept == due, f"run: python -m procure.language {package.relative_to(ROOT)}"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_language_has_a_catalogue(package: Path) -> None:
    assert sorted(path.stem for path in locale_folder(package).glob("*.po")) == sorted(LANGUAGES)


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_a_catalogue_has_no_fault(path: Path) -> None:
    assert read_catalogue(path.read_bytes(), path.stem, named(path))[1] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_a_catalogue_that_claims_to_be_complete_is(path: Path) -> None:
    catalogue, _ = read_catalogue(path.read_bytes(), path.stem, named(path))
    package = next(one for one in PACKAGES if locale_folder(one) == path.parent)
    missing = [text for text in extract(package).sentences if text not in catalogue.forms]
    assert not (catalogue.complete and missing), missing


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_every_translation_can_be_shown_in_a_report(path: Path) -> None:
    """A sign that no face of the report has would stop the whole report."""
    catalogue, _ = read_catalogue(path.read_bytes(), path.stem, named(path))
    for forms in catalogue.forms.values():
        for form in forms:
            assert words(Message(form), path.stem) == form
