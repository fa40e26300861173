"""``procure check``: every fault at once, what points are worth, and the cases of packs."""

import json
import shutil
from pathlib import Path

import pytest

from procure.cli.main import run
from procure.shipped import sample_tenders

Said = pytest.CaptureFixture[str]

PACK = """procure_pack: 1
id: street
version: 1.0
title: Street
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources: {guide: {document: Guide, date: 2025, confidence: judgement}}
criteria:
  - id: noise
    title: Noise
    kind: award
    requirements: [{id: db, question: How loud?, type: number, unit: dB}]
    scoring: {shape: linear, requirement: db, zero_at: 60, full_at: 40}
"""

CASE = """criterion: street/noise
most: 10
answers: {db: {value: 45}}
expect: {points: 7.5}
why: Three quarters of the way.
"""


@pytest.fixture
def kiosks(tmp_path: Path) -> Path:
    target = tmp_path / "kiosks"
    shutil.copytree(str(sample_tenders() / "street-kiosks"), target)
    return target


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "street"
    (folder / "cases").mkdir(parents=True)
    (folder / "criteria.yaml").write_text(PACK, encoding="utf-8")
    (folder / "cases" / "one.yaml").write_text(CASE, encoding="utf-8")
    return folder


def edit(path: Path, *edits: tuple[str, str]) -> None:
    source = path.read_text(encoding="utf-8")
    for before, after in edits:
        assert before in source
        source = source.replace(before, after, 1)
    path.write_text(source, encoding="utf-8")


def test_the_sample_has_no_fault_and_its_points_are_shown_by_pack(
    kiosks: Path, capsys: Said
) -> None:
    assert run(["check", str(kiosks)]) == 0
    said = capsys.readouterr().out
    assert "no faults." in said
    assert "accessibility      20         3\n" in said


def test_what_one_level_is_worth_is_shown_in_points_and_money(kiosks: Path, capsys: Said) -> None:
    run(["check", str(kiosks)])
    # 6 points over 4 levels; a point is EUR 1,200,000 / 40 = 30,000
    assert "accessibility/user-testing          1.5           45000" in capsys.readouterr().out


def test_plain_says_sentences_and_no_columns(kiosks: Path, capsys: Said) -> None:
    run(["check", str(kiosks), "--plain"])
    assert "Pack: accessibility. Points: 20. Criteria: 3.\n" in capsys.readouterr().out


def test_the_same_as_json(kiosks: Path, capsys: Said) -> None:
    assert run(["check", str(kiosks), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"pack": "price", "points": "40", "criteria": 1} in found["points"]
    assert (found["questions"], found["gates"], found["findings"]) == (23, 3, [])


def test_all_faults_come_at_once_and_the_exit_code_is_1(kiosks: Path, capsys: Said) -> None:
    edit(
        kiosks / "tender.yaml",
        ("accessibility/clauses: 8", "accessibility/clauses: 9"),
        ("rule: band", "rule: bands"),
        ('zero-at: "6000"', "zero-at: much"),
        ("chair: [mira]", "chair: [ana]"),
        ("papers/sites.csv", "papers/gone.csv"),
    )
    (kiosks / "tables" / "zones.csv").write_bytes(b"\xff")
    assert run(["check", str(kiosks)]) == 1
    said = capsys.readouterr().err
    for words in ("not 100", "'bands'", "'much'", "'ana' is chair", "gone.csv", "zones.csv: "):
        assert words in said


def test_an_error_that_a_plugin_finds_is_exit_code_1(kiosks: Path, capsys: Said) -> None:
    edit(kiosks / "tender.yaml", ('zero-at: "6000"', 'zero-at: "3000"'))
    assert run(["check", str(kiosks)]) == 1
    said = capsys.readouterr()
    assert "[carbon.E1]" in said.err
    assert "1 to mend." in said.out


def test_nothing_is_written(kiosks: Path) -> None:
    before = sorted(kiosks.rglob("*"))
    run(["check", str(kiosks)])
    assert sorted(kiosks.rglob("*")) == before


@pytest.mark.parametrize("id_", ["accessibility", "carbon", "connectivity", "privacy"])
def test_an_installed_pack_is_checked_by_its_id(id_: str, capsys: Said) -> None:
    assert run(["check", id_]) == 0
    assert f"({id_} " in capsys.readouterr().out


def test_a_packs_folder_is_checked_with_its_cases(pack: Path, capsys: Said) -> None:
    assert run(["check", str(pack)]) == 0
    assert capsys.readouterr().out.endswith("Cases proved: 1.\n")


def test_a_packs_file_stands_for_its_folder(pack: Path, capsys: Said) -> None:
    assert run(["check", str(pack / "criteria.yaml")]) == 0
    assert capsys.readouterr().out.endswith("Cases proved: 1.\n")


def test_a_packs_file_is_found_from_within_its_folder(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pack)
    assert run(["check", "criteria.yaml"]) == 0


def test_an_evaluator_nobody_offers_is_told_with_those_there_are(pack: Path, capsys: Said) -> None:
    shape = "shape: linear, requirement: db, zero_at: 60, full_at: 40"
    edit(pack / "criteria.yaml", (shape, "shape: evaluator, evaluator: carbon.silence"))
    assert run(["check", str(pack)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("street/criteria.yaml:15 ")
    assert "pack 'street' names the evaluator 'carbon.silence', which no plugin offers." in said
    assert "Evaluators: accessibility.backed_support, accessibility.clauses_met, " in said


def test_conditions_by_an_evaluator_nobody_offers_are_told(pack: Path, capsys: Said) -> None:
    share = "shape: share, requirements: [db], conditions: carbon.silence"
    edit(
        pack / "criteria.yaml",
        ("type: number, unit: dB", "type: boolean"),
        ("shape: linear, requirement: db, zero_at: 60, full_at: 40", share),
    )
    assert run(["check", str(pack)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("street/criteria.yaml:15 ")
    assert "pack 'street' names the evaluator 'carbon.silence'" in said


def test_a_case_that_comes_to_open_says_why(pack: Path, capsys: Said) -> None:
    edit(pack / "cases/one.yaml", ("{value: 45}", '{value: "about 45"}'))
    assert run(["check", str(pack)]) == 1
    said = capsys.readouterr().err
    assert "street/noise must come to 7.5 points, and comes to open: " in said
    assert "about 45" in said


def test_a_pack_as_json(pack: Path, capsys: Said) -> None:
    run(["check", str(pack), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == {
        "pack": "street",
        "version": "1.0",
        "criteria": [{"id": "noise", "kind": "award", "scored_by": "linear"}],
        "cases": 1,
    }


def test_a_case_that_does_not_hold_says_what_was_due_and_what_came(
    pack: Path, capsys: Said
) -> None:
    edit(pack / "cases/one.yaml", ("points: 7.5", "points: 8"))
    assert run(["check", str(pack)]) == 1
    assert capsys.readouterr().err == (
        "street/cases/one.yaml:1: street/noise must come to 8 points, and comes to 7.5 points. "
        "Correct the case or the criterion.\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("street/noise", "street/silence", "the pack has no criterion 'street/silence'."),
        ("answers: {db", "answers: {loud", "answers 'loud', which is not asked."),
        ("most: 10", "most: ten", "'ten' is not a plain decimal number"),
        ("why: Three", "because: Three", "because: is not a key this file knows."),
        ("most: 10", "most: 10\nsettings: {x: 1}", "pack 'street' has no setting 'x'."),
    ],
)
def test_a_faulty_case_is_a_fault_with_its_place(
    pack: Path, capsys: Said, before: str, after: str, said: str
) -> None:
    edit(pack / "cases/one.yaml", (before, after))
    assert run(["check", str(pack)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("street/cases/one.yaml:")
    assert said in error


def test_cases_of_a_pack_in_the_tenders_folder_are_proved(
    pack: Path, kiosks: Path, capsys: Said
) -> None:
    shutil.copytree(pack, kiosks / "criteria" / "street")
    edit(kiosks / "criteria/street/cases/one.yaml", ("points: 7.5", "points: 8"))
    edit(kiosks / "tender.yaml", ("packs:\n", "packs:\n  street: {}\n"))
    assert run(["check", str(kiosks)]) == 1
    assert "must come to 8 points, and comes to 7.5 points" in capsys.readouterr().err


def test_what_is_neither_tender_nor_pack_is_said_with_the_packs_there_are(
    tmp_path: Path, capsys: Said
) -> None:
    assert run(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "is no tender, no pack's folder and no pack. Packs: accessibility, " in said
