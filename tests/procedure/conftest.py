"""The tutorial's tender, fresh for each test."""

from pathlib import Path

import pytest
from procedure.town import Town, town


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path)
