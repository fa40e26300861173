"""``procure demo``: one folder, nothing else touched, the same bytes every time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.demo.replay import replay

SAMPLE = Path(__file__).parents[2] / "tenders" / "street-kiosks"

WATCHED = """
import json, os, sys
from pathlib import Path

target, scratch, report = map(os.path.realpath, sys.argv[1:4])
broken = []

def watch(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen"}:
        broken.append(f"{event} {arguments!r}")
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        flags = arguments[2] or 0
        path = os.path.realpath(os.fsdecode(arguments[0]))
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        allowed = (target + os.sep, scratch + os.sep, os.devnull)
        if writes and not f"{path}{os.sep}".startswith(allowed):
            broken.append(f"writes {path}")

sys.addaudithook(watch)
from procure.cli.main import run
code = run(["demo", target])
found = list(broken)
Path(report).write_text(json.dumps([code, found]), encoding="utf-8")
"""


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two folders the demonstration was run in."""
    first, second = (tmp_path_factory.mktemp(name) / name for name in ("one", "another-place"))
    for folder in (first, second):
        assert run(["demo", str(folder)]) == 0
    return first, second


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_demonstration_leaves_a_whole_tender_behind(twice: tuple[Path, Path]) -> None:
    left = set(files(twice[0]))
    assert {
        "tender.yaml",
        "issued/tender.lock.json",
        "issued/bid-form.xlsx",
        "issued/price-form.xlsx",
        "issued/version-1/tender.lock.json",
        "bids/meridian/bid.xlsx",
        "bids/meridian/price.xlsx",
        "record/mira.jsonl",
        "record/ana.jsonl",
        "out/evaluation.json",
        "out/award.pdf",
        "out/opening-minute.txt",
    } <= left


def test_the_same_inputs_give_the_same_bytes_wherever_they_lie(twice: tuple[Path, Path]) -> None:
    one, two = files(twice[0]), files(twice[1])
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_no_file_says_where_it_was_made(twice: tuple[Path, Path]) -> None:
    place = os.fsencode(str(twice[0]))
    assert [name for name, content in files(twice[0]).items() if place in content] == []


def test_it_prints_the_ranking_and_where_the_report_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["demo", str(tmp_path / "demo")])
    printed = capsys.readouterr().out
    for line in ("Meridian Streetworks Ltd", "66.5", "65.9", "59", "Award report: "):
        assert line in printed
    assert "2484000" not in printed


def test_plain_it_prints_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["demo", str(tmp_path / "demo"), "--plain"])
    assert "Place: 1. Bidder: Meridian Streetworks Ltd. State: ranked." in capsys.readouterr().out


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    next(replay(SAMPLE, tmp_path))
    assert (tmp_path / "issued" / "tender.lock.json").is_file()


def test_a_folder_that_holds_something_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    assert run(["demo", str(tmp_path)]) == 1
    assert "is not empty. Name a folder that is empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_folder_s_place_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "demo").write_text("mine", encoding="utf-8")
    assert run(["demo", str(tmp_path / "demo")]) == 1
    assert "is a file. Name a folder" in capsys.readouterr().err


def test_nothing_is_sent_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    scratch, home = tmp_path / "scratch", tmp_path / "home"
    scratch.mkdir()
    home.mkdir()
    report = tmp_path / "report.json"
    more = {"TMPDIR": str(scratch), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "demo"), str(scratch), str(report)],
        env={**os.environ, **more},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    code, broken = json.loads(report.read_text(encoding="utf-8"))
    assert (code, broken) == (0, [])
    assert [*scratch.iterdir(), *home.iterdir()] == []
