"""``procure score`` and ``procure moderate`` on a real folder of the tutorial's tender."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.record.state import State, fold
from procure.record.store import read_record

pexpect = pytest.importorskip("pexpect")

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tenders" / "park-benches"

FILLED = """
oakline:
  connectivity/footway: {score: 3, reason: "Plan on page 2 leaves a wide path", evidence: offer.md}
  carbon/repair-and-take-back: {score: 2, reason: "Slats priced, no date", evidence: offer.md}
riverbend:
  connectivity/footway: {score: 2, reason: "Two sites have no plan yet", evidence: offer.md}
  carbon/repair-and-take-back: {score: 4, reason: "Slats, dates and prices", evidence: offer.md}
"""


@pytest.fixture
def benches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an opened tender."""
    folder = tmp_path / "park-benches"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("bids"))
    at(monkeypatch, "2026-03-02T09:00:00Z")
    assert run(["issue", str(folder), "--as", "kim"]) == 0
    for bid in sorted((SAMPLE / "bids").iterdir()):
        files = [str(file) for file in sorted(bid.iterdir())]
        assert run(["receive", str(folder), bid.name, *files, "--as", "kim"]) == 0
    at(monkeypatch, "2026-03-17T09:00:00Z")
    run(["open", str(folder), "--as", "kim"])
    return folder


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setenv("PROCURE_NOW", moment)


def state(folder: Path) -> State:
    return fold(read_record(folder / "record"))


def answers(folder: Path, text: str, *options: str, person: str = "lea") -> int:
    path = folder.parent / f"{person}.yaml"
    path.write_text(text, encoding="utf-8")
    return run(["score", str(folder), "--as", person, "--answers", str(path), *options])


def test_a_file_is_scored_locked_moderated(
    benches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answers(benches, FILLED) == 0
    assert answers(benches, FILLED, person="tom") == 0
    assert "Your scores are locked." in capsys.readouterr().out
    agreed = benches.parent / "kim.yaml"
    agreed.write_text(FILLED, encoding="utf-8")
    assert run(["moderate", str(benches), "--as", "kim", "--answers", str(agreed)]) == 0
    assert len(state(benches).agreed) == 4


def test_a_faulty_file_exits_1_and_leaves_the_record_as_it_was(benches: Path) -> None:
    before = read_record(benches / "record")
    assert answers(benches, FILLED.replace("score: 3", "score: 30")) == 1
    assert read_record(benches / "record") == before


def test_moderation_before_all_have_finished_exits_3(
    benches: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(benches, FILLED)
    assert run(["moderate", str(benches), "--as", "kim"]) == 3
    said = capsys.readouterr().err
    assert "tom has 4 of 4 still to score: " in said
    assert "connectivity/footway of oakline, riverbend" in said


def test_the_chair_does_not_score_and_is_refused_with_4(benches: Path) -> None:
    assert run(["score", str(benches), "--as", "kim"]) == 4


def test_events_say_that_the_time_was_given(benches: Path) -> None:
    answers(benches, FILLED)
    assert {event.clock for event in state(benches).events} == {"given"}


def test_the_command_on_a_real_terminal_saves_and_says_how_to_go_on(benches: Path) -> None:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "plugins"), os.environ.get("PYTHONPATH", "")])
    call = "from procure.cli.main import main; main()"
    process = pexpect.spawn(
        sys.executable,
        ["-c", call, "score", str(benches), "--as", "lea", "--plain"],
        env={**os.environ, "PYTHONPATH": paths},
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=30,
    )
    process.expect_exact("Level 0 to 4?")
    process.send("\x03")
    process.expect_exact("Go on at the same place with:\r\nprocure score ")
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == 0
    assert state(benches).assessor("lea").seed
