import json
import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from procure_accessibility.__main__ import converted, main
from procure_accessibility.openacr import read_report
from procure_accessibility.openacr_writer import openacr_of
from procure_accessibility.reading import read_openacr, read_own_sheet
from procure_accessibility.report import Report
from procure_accessibility.sheet import is_sheet, read_sheet
from procure_accessibility.sheet_form import empty_report, sheet_of
from procure_accessibility.sheet_layout import TERMS
from support.openacr import written

from procure.api import EvidenceContent, InputFault, read_workbook

LEVELS = [*TERMS, ""]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40).map(str.strip)


def as_file(content: bytes) -> EvidenceContent:
    return EvidenceContent("acr.xlsx", content)


def filled(**fields: str) -> Report:
    blank = empty_report("wcag22-aa", ["web", "software"])
    answers = tuple(
        replace(
            one,
            level=LEVELS[number % 6],
            remark=f"Seen {number}.",
            fix_by="2026-09-30" if number % 6 in (1, 2) else "",
        )
        for number, one in enumerate(blank.answers)
    )
    facts = {"product": "Kiosk", "version": "4.10", "author": "Acme", "vendor": "Acme",
             "date": "2026-01-10", "audit": "Ann Example, 2025-12-01", "methods": "NVDA",
             "title": "Acme Accessibility Conformance Report", "notes": "All."}  # fmt: skip
    return replace(blank, answers=answers, **{**facts, **fields})  # type: ignore[arg-type]


def plain(report: Report) -> Report:
    """Return the report without places and file."""
    answers = tuple(replace(one, where="") for one in report.answers)
    return replace(report, file="", places={}, answers=answers)


def test_a_sheet_is_recognised() -> None:
    assert is_sheet(as_file(sheet_of(filled())))


def test_a_sheet_reads_back_as_it_was_written() -> None:
    assert plain(read_sheet(as_file(sheet_of(filled())))) == filled()


def test_sheet_to_openacr_to_sheet_is_the_same_sheet() -> None:
    sheet = sheet_of(filled())
    text = converted(as_file(sheet))
    assert converted(EvidenceContent("acr.yaml", text)) == sheet


def test_openacr_reads_back_as_it_was_written() -> None:
    text = openacr_of(filled()).encode()
    assert plain(read_report(EvidenceContent("acr.yaml", text))) == filled()


def test_a_sheet_counts_like_its_openacr() -> None:
    settings = {"target": "wcag22-aa", "as_of": "2026-04-14", "tendered_version": "4.10"}
    text = openacr_of(filled()).encode()
    found, other = (
        {one.name: one.value for one in reading.measures}
        for reading in (
            read_own_sheet(as_file(sheet_of(filled())), settings),
            read_openacr(EvidenceContent("acr.yaml", text), settings),
        )
    )
    assert found == other
    assert found["accessibility.evidence.roadmap"] == Fraction(1)
    assert found["accessibility.evidence.independence"] == Fraction(1)


def test_an_answer_names_its_cell() -> None:
    assert read_sheet(as_file(sheet_of(filled()))).answers[0].where == "acr.xlsx!Criteria!E2"


@given(TEXT, TEXT)
@settings(max_examples=25)
def test_any_text_comes_back_as_text(product: str, remark: str) -> None:
    report = filled(product=product)
    report = replace(report, answers=(replace(report.answers[0], remark=remark),))
    assert plain(read_sheet(as_file(sheet_of(report)))) == report


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "http://x.example", "{=1}"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    content = sheet_of(filled(product=text))
    (product,) = [one for one in read_workbook(content, "a.xlsx") if one.title == "Product"]
    assert product.rows[3][2].value == text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert sheet_of(filled()) == sheet_of(filled())


def test_another_workbook_is_refused_in_words() -> None:
    with pytest.raises(InputFault, match="is no"):
        read_sheet(as_file(b"PK"))


def test_the_command_writes_a_sheet_and_converts_it(tmp_path: Path) -> None:
    sheet, text = tmp_path / "a.xlsx", tmp_path / "a.yaml"
    assert main(["sheet", str(sheet), "--target", "wcag20-aa"]) == 0
    assert main(["convert", str(sheet), str(text)]) == 0
    assert len(read_report(EvidenceContent("a.yaml", text.read_bytes())).answers) == 38


def test_the_command_says_what_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "a.xlsx"
    wrong.write_bytes(b"PK")
    assert main(["convert", str(wrong), str(tmp_path / "b.yaml")]) == 1
    assert "a.xlsx" in capsys.readouterr().err


@pytest.mark.reference
@pytest.mark.skipif(
    "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
)
def test_what_is_written_holds_the_official_schema() -> None:
    folder = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "schema"
    schema = json.loads((folder / "openacr-0.1.0.json").read_text(encoding="utf-8"))
    for report in (filled(), empty_report("wcag20-aa", ["web"]), read_report(written())):
        jsonschema.validate(yaml.safe_load(openacr_of(report)), schema)
