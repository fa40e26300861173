"""The tutorial's tender in two lots, fresh for each test."""

from pathlib import Path

import pytest
from lots.parks import Parks, parks


@pytest.fixture
def two(tmp_path: Path) -> Parks:
    return parks(tmp_path)
