"""``procure check`` beside a plugin that cannot be loaded."""

from collections.abc import Callable

import pytest

from procure.cli.main import run

Install = Callable[..., None]


def test_an_unknown_pack_is_told_with_the_faults_of_broken_plugins(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("broken", "raise RuntimeError('stop')")
    assert run(["check", "noise"]) == 1
    said = capsys.readouterr().err
    assert "noise: is no tender, no pack's folder and no pack." in said
    assert "Plugin 'broken'" in said
