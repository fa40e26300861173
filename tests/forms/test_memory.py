"""The worst files leave the process alive and below 300 MB."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from forms.hostile import HOSTILE

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").is_file(), reason="measures memory as Linux does"
)

LIMIT_MB = 300
ROOT = Path(__file__).parents[2]

SAID = {
    "styled_empty_rows": "",
    "styled_empty_cells": "",
    "many_filled_cells": "holds too many cells.",
    "zip_bomb": "is packed suspiciously tight.",
    "bomb_that_lies_about_its_size": "is damaged or cut off.",
    "entity_bomb": "contains a document type or entity",
    "deep_nesting": "is nested deeper than any spreadsheet.",
    "deep_nesting_in_a_cell": "is nested deeper than any spreadsheet.",
    "ten_thousand_sheets": "has more than 200 parts.",
    "ten_thousand_sheets_in_one_part": "has more than 60 sheets.",
    "endless_attributes": "holds a text longer than any cell can.",
    "one_letter_texts": "",
    "many_long_texts": "holds more than 10 million characters of text.",
    "one_text_in_every_cell": "",
    "many_styles": "holds too many styles, columns or merged areas.",
    "many_relations": "holds too many styles, columns or merged areas.",
    "many_merged_areas": "has more than 1000 merged areas.",
    "endless_directory": "has more than 200 parts.",
    "twenty_megabytes_of_noise": "is damaged or cut off.",
}
"""By file, what the bidder is told; nothing where the file is read, with its rows lost."""


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_files_are_answered_below_300_mb(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "bid.xlsx").write_bytes(HOSTILE[name]())
    paths = os.pathsep.join(str(one) for one in (ROOT, ROOT / "plugins", ROOT / "tests"))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "read_one.py"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr
    said, peak = done.stdout.rsplit("\n", maxsplit=2)[:2]
    print(f"{name}: {peak} MB: {said[:150]}")
    assert SAID[name] in said
    assert int(peak) < LIMIT_MB
