"""The table of kinds names tests that exist."""

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_every_kind_in_the_table_has_its_test() -> None:
    table = (HERE / "kinds.md").read_text(encoding="utf-8")
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in (HERE, HERE.parent / "bid")
        for path in folder.glob("test_*.py")
    )
    written = set(re.findall(r"def (test_\w+)\(", sources))
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert all("`test_" in row for row in rows)
    assert set(re.findall(r"`(test_\w+)`", table)) <= written
