"""``procure inspect``: the promised document, and its exit codes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest


class Result(Protocol):
    code: int
    out: str
    err: str


Command = Callable[..., Result]

REPORT = """
title: Kiosk
chapters:
  success_criteria_level_a:
    criteria:
      - num: 1.1.1
        components: [{name: web, adherence: {level: supports, notes: ""}}]
      - num: 1.2.1
        components: [{name: web, adherence: {level: partially-supports, notes: "No captions."}}]
      - num: 1.2.2
        components: [{name: web, adherence: {level: not-applicable, notes: "No video."}}]
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "acr.yaml"
    path.write_text(REPORT, encoding="utf-8")
    return path


def document(procure: Command, *arguments: object) -> Any:
    done = procure("inspect", *arguments, "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_the_document_has_the_promised_shape(procure: Command, report: Path) -> None:
    found = document(procure, report)
    assert list(found) == ["reader", "measures", "findings"]
    assert found["reader"] == "accessibility.openacr"
    assert all(list(one) == ["value", "unit"] for one in found["measures"].values())
    assert all(list(one) == ["code", "severity", "where", "what"] for one in found["findings"])


def test_measures_are_named_without_their_plugin(procure: Command, report: Path) -> None:
    measures = document(procure, report, "--set", "target=wcag20-aa")["measures"]
    assert measures["supports"] == {"value": "1", "unit": "count"}
    assert measures["blank"] == {"value": "35", "unit": "count"}


def test_values_are_text_of_at_most_12_digits_half_up(procure: Command, report: Path) -> None:
    support = document(procure, report, "--set", "target=wcag20-aa")["measures"]["reported_support"]
    assert support == {"value": "4.05405405405", "unit": "percent"}  # 1.5 of 37
    assert len(re.sub(r"\D", "", support["value"])) == 12


def test_findings_have_code_severity_and_place(procure: Command, report: Path) -> None:
    findings = document(procure, report)["findings"]
    (missing,) = [one for one in findings if one["code"] == "accessibility.L02"]
    assert missing["severity"] == "error"
    assert all(one["where"].startswith("acr.yaml") for one in findings)


@pytest.mark.parametrize(
    "given",
    [
        ("--set", "component=web,software"),
        ("--set", "component=web", "--set", "component=software"),
    ],
)
def test_lists_are_given_by_comma_or_repeated(
    procure: Command, report: Path, given: tuple[str, ...]
) -> None:
    findings = document(procure, report, *given)["findings"]
    assert any("(software)" in one["what"] for one in findings)


@pytest.mark.parametrize("written", ["tendered-version", "tendered_version"])
def test_an_underscore_in_a_setting_stands_for_a_hyphen(
    procure: Command, report: Path, written: str
) -> None:
    given = ("--set", "as_of=2026-11-23", "--set", f"{written}=4")
    assert "evidence" in document(procure, report, *given)["measures"]


def test_a_slip_in_a_settings_name_is_told(procure: Command, report: Path) -> None:
    findings = document(procure, report, "--set", "tendered_verion=4")["findings"]
    (told,) = [one for one in findings if one["code"] == "procure.setting-unknown"]
    assert told["where"] == "--set tendered_verion"
    assert "Did you mean tendered-version?" in told["what"]


def test_a_setting_that_only_the_reader_knows_is_no_slip(procure: Command, report: Path) -> None:
    findings = document(procure, report, "--set", "as_of=2026-11-23")["findings"]
    assert "procure.setting-unknown" not in {one["code"] for one in findings}


def test_a_reader_may_be_named(procure: Command, report: Path) -> None:
    assert document(procure, report, "--reader", "accessibility.openacr")["measures"]


def test_a_file_that_can_be_read_is_0_whatever_is_wrong_in_it(
    procure: Command, report: Path
) -> None:
    report.write_text(f"{REPORT}title: twice\n", encoding="utf-8")
    found = document(procure, report)
    assert found["measures"] == {}
    assert [one["severity"] for one in found["findings"]] == ["error"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.yaml",), "missing.yaml: is not a file."),
        (("{report}", "--reader", "accessibility.word"), "accessibility.word: is no reader."),
        (("{report}", "--set", "target=wcag30"), "--set target: 'wcag30' is not a choice."),
    ],
)
def test_what_cannot_be_inspected_is_1_and_is_said(
    procure: Command, report: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = procure("inspect", *(one.format(report=report) for one in arguments))
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_a_file_of_50_mb_is_refused_before_any_reader_sees_it(
    procure: Command, report: Path
) -> None:
    with report.open("ab") as file:
        file.truncate(50_000_000)
    done = procure("inspect", report, "--reader", "accessibility.openacr")
    assert done.code == 1
    assert "acr.yaml: is larger than 20 MB. Split it." in done.err


def test_what_steers_a_terminal_is_shown_and_not_sent(procure: Command, report: Path) -> None:
    steering = REPORT.replace("title: Kiosk", 'product: {name: "K\\e[2J"}')
    report.write_text(steering, encoding="utf-8")
    for shape in ("table", "json"):
        done = procure("inspect", report, "--format", shape)
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "K\ufffd[2J" in done.out


def test_a_kind_of_file_nobody_knows_is_1_and_names_the_readers(
    procure: Command, tmp_path: Path
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear city", encoding="utf-8")
    done = procure("inspect", path)
    assert done.code == 1
    assert "accessibility.openacr" in done.err


def test_a_table_and_plain_sentences_say_the_same(procure: Command, report: Path) -> None:
    assert "Read by accessibility.openacr." in procure("inspect", report).out
    assert "Measure: supports. Value: 1. Unit: count." in procure("inspect", report, "--plain").out
