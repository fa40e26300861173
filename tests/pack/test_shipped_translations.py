"""The shipped packs in the languages they promise: nothing is missing, in texts and in tables."""

from pathlib import Path

import pytest

from procure.pack.paths import text_paths
from procure.pack.read import read_pack

CRITERIA = Path(__file__).parents[2] / "criteria"

pytestmark = pytest.mark.skipif(not CRITERIA.is_dir(), reason="the packs are not beside the tests")


@pytest.mark.parametrize("language", ["es", "tr"])
@pytest.mark.parametrize("name", ["accessibility", "connectivity", "privacy"])
def test_every_text_and_every_printed_row_is_translated(name: str, language: str) -> None:
    published = read_pack(CRITERIA / name, "local")
    needed = {path for path, text in text_paths(published.pack, published.tables) if text}
    assert needed - set(published.pack.translations[language].texts) == set()
