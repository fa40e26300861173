"""``procure new``: a tender's folder, from options or from answers typed."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.files.validate import validate
from procure.files.yaml import read_yaml
from procure.model.tender import Tender

OPTIONS = {
    "--title": "Street furniture",
    "--buyer": "Town of Sample",
    "--country": "IE",
    "--currency": "EUR",
    "--deadline": "2027-04-14T12:00:00+01:00",
    "--chair": "mira",
    "--assessors": "ana, bram",
    "--packs": "privacy, accessibility",
}

TYPED = "\n".join(OPTIONS.values()) + "\n"


def with_options(folder: Path, **other: str) -> int:
    given = {**OPTIONS, **{f"--{name}": value for name, value in other.items()}}
    return run(["new", str(folder), *(part for pair in given.items() for part in pair)])


def tender_in(folder: Path) -> Tender:
    return validate(Tender, read_yaml(folder / "tender.yaml"))


def test_a_folder_is_made_from_options_without_a_question(tmp_path: Path) -> None:
    assert with_options(tmp_path / "Street 2027") == 0
    tender = tender_in(tmp_path / "Street 2027")
    assert tender.id == "street-2027"
    assert tender.panel.assessors == ("ana", "bram")
    assert list(tender.packs) == ["privacy", "accessibility"]
    assert sorted(path.name for path in (tmp_path / "Street 2027").iterdir()) == [
        "bids",
        "criteria",
        "tables",
        "tender.yaml",
    ]


def test_what_was_not_given_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(TYPED))
    assert run(["new", str(tmp_path / "furniture")]) == 0
    assert tender_in(tmp_path / "furniture").buyer.name == "Town of Sample"
    assert "What is bought:\nWho buys:\n" in capsys.readouterr().out


def test_options_and_answers_make_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with_options(tmp_path / "a" / "furniture")
    monkeypatch.setattr(sys, "stdin", io.StringIO(TYPED))
    run(["new", str(tmp_path / "b" / "furniture")])
    first, second = (tmp_path / one / "furniture" / "tender.yaml" for one in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_a_faulty_answer_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = [
        *("", "Street furniture", "Town"),
        *("Ireland", "IE", "€", "EUR"),
        *("tomorrow", "2027-04-14T12:00:00", "2027-04-14T12:00:00+01:00"),
        *("Mira Doe", "mira", "mira", "ana, ana", "Ana", "ana"),
        *("roads", "privacy, privacy", "privacy"),
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
    assert run(["new", str(tmp_path / "furniture")]) == 0
    said = capsys.readouterr().out
    for words in (
        "Please write something.",
        "Two capital letters, such as IE.",
        "Three capital letters, such as EUR.",
        "'tomorrow' is not a time: write it as 2026-04-14T12:00:00+01:00.",
        "has no time zone: add it, such as +01:00.",
        "Lower-case letters, digits and hyphens, such as mira.",
        "mira is the chair, who does not score.",
        "Name each person once.",
        "Not here: roads. Here are: ",
        "Name each pack once.",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("country", "Ireland"),
        ("currency", "euro"),
        ("deadline", "2027-04-14"),
        ("chair", "Mira"),
        ("assessors", "mira"),
        ("packs", "roads"),
        ("title", "two\nlines"),
    ],
)
def test_a_faulty_option_is_wrong_usage_and_writes_nothing(
    tmp_path: Path, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert with_options(tmp_path / "furniture", **{option: value}) == 2
    assert repr(value) in capsys.readouterr().err
    assert not (tmp_path / "furniture").exists()


def test_an_end_of_input_names_the_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Street furniture\n"))
    assert run(["new", str(tmp_path / "furniture")]) == 2
    assert "Who buys: no answer came; give it as an option." in capsys.readouterr().err


def test_a_tender_that_is_there_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_options(tmp_path / "furniture")
    before = (tmp_path / "furniture/tender.yaml").read_bytes()
    assert with_options(tmp_path / "furniture", title="Another") == 1
    assert "is there already. Name another folder." in capsys.readouterr().err
    assert (tmp_path / "furniture/tender.yaml").read_bytes() == before


def test_a_file_in_the_folders_place_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "furniture").write_text("", encoding="utf-8")
    assert with_options(tmp_path / "furniture") == 1
    assert "is a file. Name a folder." in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ['Kiosks: "phase 2" # 3', "no", "back\\slash", "«Möbel» — 長椅子", "{x}", "- x"]
)
def test_any_title_is_the_title(tmp_path: Path, text: str) -> None:
    assert with_options(tmp_path / "furniture", title=text, buyer=text) == 0
    tender = tender_in(tmp_path / "furniture")
    assert (tender.title, tender.buyer.name) == (text, text)


@pytest.mark.parametrize("name", ["null", "true", "007"])
def test_a_name_that_yaml_would_take_for_something_else_stays_a_name(
    tmp_path: Path, name: str
) -> None:
    with_options(tmp_path / name, chair=name)
    tender = tender_in(tmp_path / name)
    assert (tender.id, tender.panel.chair) == (name, (name,))


def chosen(source: str) -> str:
    """Take away the comment marks of four criteria, a gate and a condition, with their points."""
    for id_, after in (
        ("privacy/safeguards: 10", "privacy/safeguards: 20"),
        ("privacy/groups-harmed: 10", "privacy/groups-harmed: 20"),
        ("accessibility/user-testing: 10", "accessibility/user-testing: 20"),
        ("privacy/no-secondary-use: why", "privacy/no-secondary-use: People cannot avoid it."),
        ("- privacy/breach-notice", "- privacy/breach-notice"),
        ("minimums:", "minimums:"),
    ):
        source, found = re.subn(rf"# ({re.escape(id_)})", after, source)
        assert found == 1, id_
    return source


def test_with_criteria_chosen_it_can_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_options(tmp_path / "furniture")
    path = tmp_path / "furniture" / "tender.yaml"
    path.write_text(chosen(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert run(["check", str(tmp_path / "furniture")]) == 0
    assert "Street furniture (furniture): no faults." in capsys.readouterr().out


def test_as_written_only_its_points_are_at_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_options(tmp_path / "furniture")
    assert run(["check", str(tmp_path / "furniture")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "points: add up to 40, not 100" in line


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_asks_on_a_real_terminal(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    main = "from procure.cli.main import main; main()"
    terminal = pexpect.spawn(
        sys.executable, ["-c", main, "new", "furniture"], cwd=str(tmp_path), encoding="utf-8"
    )
    for question, answer in zip(
        ("What is", "Who buys", "Country", "Currency", "Deadline", "Chair", "Assessors", "packs"),
        OPTIONS.values(),
        strict=True,
    ):
        terminal.expect(question, timeout=30)
        terminal.sendline(answer)
    terminal.expect("Next: choose criteria", timeout=30)
    terminal.wait()
    assert tender_in(tmp_path / "furniture").title == "Street furniture"


def test_a_pipe_answers_as_well(tmp_path: Path) -> None:
    main = "from procure.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", main, "new", "furniture"],
        cwd=tmp_path,
        input=TYPED,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert tender_in(tmp_path / "furniture").currency == "EUR"


def test_a_setting_is_followed_by_its_guidance_as_a_comment(tmp_path: Path) -> None:
    with_options(tmp_path / "furniture")
    lines = (tmp_path / "furniture/tender.yaml").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("      # hardware: no"))
    assert lines[at + 1].startswith("      #   Yes for any device")
    assert all(line.startswith("      #   ") for line in lines[at + 1 : at + 3])


def test_a_setting_of_several_choices_stands_there_as_a_list(tmp_path: Path) -> None:
    assert with_options(tmp_path / "wing", packs="carbon") == 0
    written = (tmp_path / "wing" / "tender.yaml").read_text(encoding="utf-8")
    assert "# totals-needed: [upfront, embodied]   #" in written
