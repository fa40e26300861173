"""A small seeded sample of the fuzzer; ``run.py`` runs it for as long as wanted."""

import subprocess
import sys
from pathlib import Path


def test_no_mutated_file_ends_in_anything_but_words_for_people() -> None:
    run = Path(__file__).parent / "run.py"
    command = [sys.executable, str(run), "--runs", "150", "--seed", "2026"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
