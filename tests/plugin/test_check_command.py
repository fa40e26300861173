"""``procure check`` beside a plugin that cannot be loaded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from procure.cli.main import run

Install = Callable[..., None]
BENCHES = Path(__file__).parents[2] / "tenders" / "park-benches"


def test_an_unknown_pack_is_told_with_the_faults_of_broken_plugins(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("broken", "raise RuntimeError('stop')")
    assert run(["check", "noise"]) == 1
    said = capsys.readouterr().err
    assert "noise: is no tender, no pack's folder and no pack." in said
    assert "Plugin 'broken'" in said


def test_a_tender_whose_pack_is_missing_is_told_the_faults_of_broken_plugins(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("broken", "raise RuntimeError('stop')")
    text = (BENCHES / "tender.yaml").read_text(encoding="utf-8")
    (tmp_path / "tender.yaml").write_text(
        text.replace("packs:\n", "packs:\n  noise: {}\n", 1), encoding="utf-8"
    )
    assert run(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "there is no pack 'noise'" in said
    assert "Plugin 'broken'" in said


def test_what_a_plugin_prints_stands_in_no_json(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("chatty", "print('hello')\napi = 1")
    run(["plugins", "--format", "json"])
    said = capsys.readouterr()
    assert json.loads(said.out)
    assert "hello" in said.err
