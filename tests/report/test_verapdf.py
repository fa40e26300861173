"""Reports in every language against the engine that public bodies check with, veraPDF."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from report.documents import documents
from report.five_languages import LANGUAGES, report

from procure.report.pdf import render_pdf

CHECKER = Path(__file__).parents[1] / "support" / "verapdf"

pytestmark = pytest.mark.skipif(not shutil.which("javac"), reason="there is no Java here")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("verapdf")
    blocks = {language: report(language) for language in LANGUAGES}
    kinds = {f"{kind}-{tag}": one for tag in ("en", "ar") for kind, one in documents(tag).items()}
    for name, document in (blocks | kinds).items():
        (folder / f"{name}.pdf").write_bytes(render_pdf(document))
    return sorted(folder.iterdir())


@pytest.mark.parametrize("profile", ["PDFUA_1", "PDFA_2_A"])
def test_verapdf_finds_nothing(profile: str, files: list[Path]) -> None:
    command = [str(CHECKER), "-f", profile, *map(str, files)]
    environment = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in results] == [str(file) for file in files], done.stderr
    assert {Path(one["file"]).name: one.get("failed", one) for one in results} == {
        file.name: {} for file in files
    }
