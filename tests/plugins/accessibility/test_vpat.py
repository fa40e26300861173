import io
import zipfile
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_accessibility.reading import read_word_report
from procure_accessibility.report import Answer
from procure_accessibility.success_criteria import criteria_of
from procure_accessibility.vpat import is_vpat, read_vpat
from procure_accessibility.vpat_cells import by_component, level_of, number_of
from procure_accessibility.vpat_facts import product_and_version
from support.vpat import HEAD, vpat

from procure.api import EvidenceContent, InputFault, Reading


def answers(*rows: tuple[str, str, str]) -> list[Answer]:
    return list(read_vpat(vpat(rows)).answers)


def full(*changed: tuple[str, str, str]) -> EvidenceContent:
    rows = [
        (f"{one.number} {one.title} (Level {one.level})", "Supports", f"Seen at {one.number}.")
        for one in criteria_of("wcag21-aa")
    ]
    numbers = {row[0].split(" ")[0]: row for row in changed}
    return vpat([numbers.get(row[0].split(" ")[0], row) for row in rows])


def numbers(reading: Reading) -> dict[str, Fraction]:
    return {
        one.name.removeprefix("accessibility."): one.value
        for one in reading.measures
        if isinstance(one.value, Fraction)
    }


def inspected(file: EvidenceContent) -> Reading:
    given = {"as_of": "2026-04-14", "tendered_version": "4.1", "target": "wcag21-aa"}
    return read_word_report(file, given)


def test_a_report_in_word_is_recognised() -> None:
    assert is_vpat(full())


def test_another_word_document_is_not() -> None:
    assert not is_vpat(vpat(front=["A letter"]))


def test_the_same_answers_count_as_in_openacr() -> None:
    found = numbers(inspected(full(("1.4.3 Contrast (Level AA)", "Partially Supports", "Grey."))))
    assert (int(found["supports"]), int(found["partially_supports"])) == (49, 1)
    assert found["reported_support"] == 99


def test_several_components_in_one_cell_are_told_apart() -> None:
    (web, docs, software) = answers(
        (
            "1.1.1 Non-text Content (Level A)\nAlso applies to:\nEN 301 549 9.1.1.1 (Web)",
            "Web: Supports\nElectronic Docs: Not Applicable\nSoftware: Does Not Support",
            "Web: All have text.\nSoftware: Icons have none.",
        )
    )
    assert [(one.component, one.level, one.remark) for one in (web, docs, software)] == [
        ("web", "supports", "All have text."),
        ("electronic-docs", "not-applicable", ""),
        ("software", "does-not-support", "Icons have none."),
    ]


def test_an_answer_for_the_whole_product_stands_for_each_component() -> None:
    reading = read_word_report(full(), {"component": ("web", "software")})
    assert numbers(reading)["supports"] == 50


def test_an_answer_says_its_table_and_row() -> None:
    (one,) = answers(("1.1.1 Non-text Content", "Supports", "Seen."))
    assert one.where == "vpat.docx table 1 row 2"


@pytest.mark.parametrize("said", ["Supports with Exceptions", "Mostly", "See remarks", "Yes"])
def test_a_level_that_leaves_doubt_counts_as_nothing_and_is_asked(said: str) -> None:
    reading = inspected(full(("1.4.3 Contrast (Level AA)", said, "Grey.")))
    assert numbers(reading)["blank"] == 1
    assert numbers(reading)["cells_unsure"] == 1
    (asked,) = [one for one in reading.findings if one.code == "accessibility.R3"]
    assert said in str(asked.what)
    assert asked.where.startswith("vpat.docx table 1 row ")


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("Supports", "supports"),
        ("SUPPORTS.", "supports"),
        ("Partially\u00a0Supports", "partially-supports"),
        ("N/A", "not-applicable"),
        ("Does Not Support", "does-not-support"),
        ("", ""),
    ],
)
def test_a_term_is_read_however_it_is_written(said: str, level: str) -> None:
    assert level_of(said).level == level


def test_headings_that_ask_for_no_answer_are_passed_over() -> None:
    row = ("5.1 Closed functionality", "Heading cell – no response required", "")
    assert answers(row, ("5.9 Simultaneous user actions", "Supports", "")) != []
    assert [one.number for one in answers(row)] == []


def test_a_row_that_cannot_be_placed_is_asked_about() -> None:
    reading = inspected(vpat([("Keyboard", "Supports", ""), ("1.1.1 Text", "Supports", "")]))
    assert "accessibility.R2" in {one.code for one in reading.findings}


def test_clauses_of_508_and_en_are_put_into_their_chapters() -> None:
    found = answers(
        ("302.1 Without Vision", "Supports", ""),
        ("5.2 Activation of accessibility features", "Supports", ""),
        ("12.1.1 Accessibility and compatibility features", "Supports", ""),
    )
    assert [(one.chapter, one.component) for one in found] == [
        ("functional_performance_criteria", "none"),
        ("en_301_549_generic_requirements", "none"),
        ("en_301_549_documentation_and_support_services", "none"),
    ]


def test_the_front_gives_product_version_date_and_methods() -> None:
    report = read_vpat(full())
    assert (report.product, report.version, report.date) == ("Acme Kiosk", "4.1", "January 2026")
    assert "NVDA" in report.methods


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Acme Kiosk 4.1", ("Acme Kiosk", "4.1")),
        ("Acme Kiosk, version 4.1.2-beta", ("Acme Kiosk", "4.1.2-beta")),
        ("Acme Kiosk / v4", ("Acme Kiosk", "4")),
        ("Acme Kiosk", ("Acme Kiosk", "")),
        ("2026", ("2026", "")),
    ],
)
def test_product_and_version_are_told_apart(text: str, both: tuple[str, str]) -> None:
    assert product_and_version(text) == both


def test_a_number_is_the_first_thing_of_a_row() -> None:
    assert number_of("1.4.10 Reflow (Level AA 2.1 and 2.2)") == "1.4.10"
    assert number_of("Chapter 5") == ""


@given(st.text(max_size=300))
def test_no_cell_is_too_odd(text: str) -> None:
    number_of(text), level_of(text), by_component(text), product_and_version(text)


def packed(**parts: bytes) -> EvidenceContent:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return EvidenceContent("vpat.docx", saved.getvalue())


HEADS = " ".join(HEAD).encode()


@pytest.mark.parametrize(
    "part",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<?xml version='1.0' encoding='utf-16'?><a/>",
        b"<a",
        b"<a/>" * 500_000,
        b" " * 13_000_000,
        "<a/>".encode("utf-16"),
        b"",
    ],
)
def test_a_hostile_document_is_refused_in_words(part: bytes) -> None:
    with pytest.raises(InputFault):
        read_vpat(packed(word__document_xml=part + HEADS))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 99, b"%PDF-1.7"])
def test_a_file_that_is_no_document_is_refused_in_words(content: bytes) -> None:
    file = EvidenceContent("vpat.docx", content)
    assert not is_vpat(file)
    assert [one.code for one in read_word_report(file, {}).findings] == ["accessibility.R1"]


def test_deep_tables_are_bounded() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    opened = f'<w:document xmlns:w="{space}"><w:body>' + "<w:tbl><w:tr><w:tc>" * 80
    closed = "</w:tc></w:tr></w:tbl>" * 80 + "</w:body></w:document>"
    reading = inspected(packed(word__document_xml=(opened + closed).encode()))
    assert [one.code for one in reading.findings] == ["accessibility.R1"]
