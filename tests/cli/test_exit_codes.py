"""0 done, 1 input at fault, 2 wrong usage, 3 still open, 4 refused; never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Protocol

import pytest
from procedure.town import AFTER, BEFORE, Town

from procure.cli.main import COMMANDS, run
from procure.record.store import read_record


class Result(Protocol):
    code: int
    out: str
    err: str


Command = Callable[..., Result]
Clock = Callable[[str], None]


def test_a_whole_procedure_by_commands(procure: Command, clock: Clock, benches: Town) -> None:
    tender, chair = benches.folder.path, ("--as", "kim")
    clock("2026-02-16T09:00:00Z")
    assert procure("issue", tender, *chair).code == 0
    clock(BEFORE)
    for bidder in ("oakline", "riverbend"):
        files = sorted((benches.post / bidder).iterdir())
        assert procure("receive", tender, bidder, *files, *chair).code == 0
    clock(AFTER)
    assert procure("open", tender, *chair).code == 0
    assert procure("declare", tender, "--as", "lea", "--statement", "None.").code == 0
    benches.score()
    assert procure("lock", tender, *chair).code == 0
    assert procure("unseal", tender, *chair).code == 0
    assert procure("rank", tender).code == 0
    assert procure("report", tender).code == 0
    assert (benches.folder.out / "award.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_lists_every_command_and_each_explains_itself(procure: Command, command: str) -> None:
    assert f"\n  {command} " in procure("--help").out
    help_ = procure(command, "--help")
    assert help_.code == 0
    assert "Args:" not in help_.out
    assert "Raises:" not in help_.out


def test_the_commands_of_the_design_are_there() -> None:
    promised = (
        "demo new check issue receive open declare clarify exclude score lock moderate unseal"
    )
    assert {*promised.split(), "rank", "report", "self", "inspect", "plugins"} <= set(COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("rank",),
        ("rank", "x", "--colour"),
        ("rank", "x", "--format", "xml"),
        ("unseal", "x"),
        ("sing",),
        ("clarify", "x", "acme", "a/b", "--as", "kim", "--reason", "R."),
        ("inspect", "x", "--set", "target"),
    ],
)
def test_a_wrong_call_is_2_and_says_why(procure: Command, arguments: tuple[str, ...]) -> None:
    done = procure(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


def test_without_a_command_the_help_is_shown(procure: Command) -> None:
    done = procure()
    assert done.code == 2
    assert "Usage: procure" in done.out + done.err


@pytest.mark.parametrize(
    "arguments",
    [("issue", "--as", "kim"), ("open", "--as", "kim"), ("rank",), ("report",), ("check",)],
)
def test_a_folder_that_is_no_tender_is_1(
    procure: Command, tmp_path: object, arguments: tuple[str, ...]
) -> None:
    command, *options = arguments
    done = procure(command, tmp_path, *options)
    assert done.code == 1
    assert done.err.strip()


def test_opening_before_the_deadline_is_4(procure: Command, clock: Clock, benches: Town) -> None:
    benches.received()
    clock(BEFORE)
    done = procure("open", benches.folder.path, "--as", "kim")
    assert (done.code, done.out) == (4, "")
    assert "Bids stay closed until then." in done.err


def test_issuing_twice_is_4(procure: Command, clock: Clock, benches: Town) -> None:
    benches.issue()
    clock(BEFORE)
    assert procure("issue", benches.folder.path, "--as", "kim").code == 4


def test_ranking_while_something_is_open_is_3_and_lists_it(procure: Command, benches: Town) -> None:
    done = procure("rank", benches.opened().folder.path)
    assert done.code == 3
    assert "- oakline: connectivity/footway: Waits for a level from lea, tom." in done.err
    assert "- riverbend: carbon/repair-and-take-back: Waits" in done.err


def test_locking_while_something_is_open_is_3(procure: Command, benches: Town) -> None:
    assert procure("lock", benches.opened().folder.path, "--as", "kim").code == 3


def test_unsealing_while_something_is_open_is_4(procure: Command, benches: Town) -> None:
    assert procure("unseal", benches.opened().folder.path, "--as", "kim").code == 4


def test_somebody_else_than_the_chair_is_4(procure: Command, benches: Town) -> None:
    assert procure("issue", benches.folder.path, "--as", "lea").code == 4


def test_what_is_open_is_written_down_as_well(procure: Command, benches: Town) -> None:
    procure("rank", benches.opened().folder.path)
    written = json.loads((benches.folder.out / "evaluation.json").read_text(encoding="utf-8"))
    assert {bid["state"] for bid in written["bids"]} == {"open"}


# the clock


def test_a_time_that_is_given_is_recorded_as_given(
    procure: Command, clock: Clock, benches: Town
) -> None:
    clock("2026-02-16T10:00:00+01:00")
    procure("issue", benches.folder.path, "--as", "kim")
    (issued,) = read_record(benches.folder.record)
    assert (issued.at, issued.clock) == ("2026-02-16T09:00:00Z", "given")


def test_the_machine_s_time_is_recorded_as_such(
    procure: Command, monkeypatch: pytest.MonkeyPatch, benches: Town
) -> None:
    monkeypatch.delenv("PROCURE_NOW", raising=False)
    benches.change_tender(("2026-03-16T12:00:00", "2999-03-16T12:00:00"))
    procure("issue", benches.folder.path, "--as", "kim")
    (issued,) = read_record(benches.folder.record)
    assert issued.clock == "machine"


@pytest.mark.parametrize("given", ["tomorrow", "2026-02-16T10:00:00"])
def test_a_time_without_sense_or_zone_is_2(
    procure: Command, clock: Clock, benches: Town, given: str
) -> None:
    clock(given)
    done = procure("issue", benches.folder.path, "--as", "kim")
    assert done.code == 2
    assert given in done.err


# as a program of its own


def program(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from procure.cli.main import main; main()", *arguments],
        env={**os.environ, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_command_prints_colours_into_a_pipe(benches: Town, more: dict[str, str]) -> None:
    folder = str(benches.opened().folder.path)
    for arguments in (("rank", folder), ("rank", folder, "--plain"), ("rank",), ("--help",)):
        done = program(*arguments, **more)
        assert "\x1b" not in done.stdout + done.stderr, arguments


def test_a_reader_that_goes_away_is_no_fault(benches: Town) -> None:
    command = "from procure.cli.main import main; main()"
    folder = str(benches.opened().folder.path)
    shell = f'"{sys.executable}" -c "{command}" rank "{folder}" --format json | head -c 10'
    done = subprocess.run(["sh", "-c", shell], capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr


def test_run_does_not_leave_the_interpreter() -> None:
    assert run(["--help"]) == 0
