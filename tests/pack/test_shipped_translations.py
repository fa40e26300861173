"""The shipped packs in the languages they promise: nothing is missing, in texts and in tables."""

import re
from pathlib import Path

import pytest

from procure.pack.paths import text_paths
from procure.pack.read import read_pack

CRITERIA = Path(__file__).parents[2] / "criteria"

PACKS = ["accessibility", "carbon", "connectivity", "privacy"]
EQUIVALENT = {"es": "equivalente", "tr": "eşdeğer"}

pytestmark = pytest.mark.skipif(not CRITERIA.is_dir(), reason="the packs are not beside the tests")


@pytest.mark.parametrize("language", ["es", "tr"])
@pytest.mark.parametrize("name", PACKS)
def test_every_text_and_every_printed_row_is_translated(name: str, language: str) -> None:
    published = read_pack(CRITERIA / name, "local")
    needed = {path for path, text in text_paths(published.pack, published.tables) if text}
    assert needed - set(published.pack.translations[language].texts) == set()


@pytest.mark.parametrize("language", ["es", "tr"])
@pytest.mark.parametrize("name", PACKS)
def test_a_translation_says_or_equivalent_wherever_the_original_does(
    name: str, language: str
) -> None:
    published = read_pack(CRITERIA / name, "local")
    texts = published.pack.translations[language].texts
    said = [path for path, text in text_paths(published.pack) if "equivalent" in text]
    assert said
    assert [path for path in said if EQUIVALENT[language] not in texts[path].lower()] == []


@pytest.mark.parametrize("language", ["ar", "ja"])
@pytest.mark.parametrize("name", PACKS)
def test_what_the_tender_chooses_is_named_in_every_language(name: str, language: str) -> None:
    published = read_pack(CRITERIA / name, "local")
    needed = {
        path
        for path, text in text_paths(published.pack, published.tables)
        if text and re.fullmatch("title|settings/[^/]+/(title|choices/.+)", path)
    }
    assert needed - set(published.pack.translations[language].texts) == set()


@pytest.mark.parametrize("name", PACKS)
def test_no_native_speaker_is_claimed(name: str) -> None:
    translations = read_pack(CRITERIA / name, "local").pack.translations
    languages = ("ar", "es", "ja", "tr")
    assert {translations[language].reviewed_by for language in languages} == {""}
