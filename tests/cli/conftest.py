"""The command line, run in process; the clock stands where a test puts it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from procedure.town import Town, town

from procure.cli.main import run


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def procure(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def call(*arguments: object) -> Done:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return call


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def set_to(moment: str) -> None:
        monkeypatch.setenv("PROCURE_NOW", moment)

    return set_to


@pytest.fixture
def benches(tmp_path: Path) -> Town:
    return town(tmp_path)
