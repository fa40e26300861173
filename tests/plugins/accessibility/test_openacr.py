import json
from fractions import Fraction

import pytest
from procure_accessibility.openacr import MAX_BYTES, is_openacr
from procure_accessibility.reading import read_openacr
from procure_accessibility.success_criteria import criteria_of

from procure.api import EvidenceContent, Finding, Reading, SettingValue

HEAD = """
title: Acme Accessibility Conformance Report
product: {name: Acme kiosk, version: "4.1"}
author: {name: Ann, email: ann@acme.example}
report_date: 2026-01-10
chapters:
  success_criteria_level_a:
    criteria:
"""

HEAD_AA = """
  success_criteria_level_aa:
    criteria:
"""


def row(number: str, level: str, notes: str = "Seen.", component: str = "web") -> str:
    return f"""
      - num: "{number}"
        components:
          - name: {component}
            adherence: {{level: {level or '""'}, notes: "{notes}"}}
"""


def full(**levels: str) -> str:
    """Return a report over WCAG 2.0 A and AA: supports, except as said (``sc1_1_1=...``)."""
    rows = {
        level: "".join(
            row(one.number, levels.get("sc" + one.number.replace(".", "_"), "supports"))
            for one in criteria_of("wcag20-aa")
            if one.level == level
        )
        for level in ("A", "AA")
    }
    return HEAD + rows["A"] + HEAD_AA + rows["AA"]


def read(text: str, *components: str, name: str = "acr.yaml") -> Reading:
    settings: dict[str, SettingValue] = {"target": "wcag20-aa", "component": components or ("web",)}
    return read_openacr(EvidenceContent(name, text.encode()), settings)


def counted(reading: Reading) -> dict[str, int | Fraction]:
    return {
        one.name.removeprefix("accessibility."): one.value
        for one in reading.measures
        if isinstance(one.value, Fraction)
    }


ALWAYS = {"E1", "E2", "G1", "L12", "L13"}
"""Raised by every report made here: no settings, no methods, one remark throughout."""


def asked(reading: Reading) -> list[Finding]:
    return [one for one in reading.findings if one.code.split(".")[1] not in ALWAYS]


def codes(reading: Reading) -> list[str]:
    return [one.code for one in asked(reading)]


def test_an_openacr_file_is_recognised() -> None:
    assert is_openacr(EvidenceContent("acr.yaml", full().encode()))


def test_another_yaml_file_is_not_recognised() -> None:
    assert not is_openacr(EvidenceContent("bid.yaml", b"answers: {}"))


def test_supports_throughout_is_one_hundred_percent() -> None:
    assert counted(read(full()))["reported_support"] == 100


def test_partially_supports_counts_half() -> None:
    reading = read(full(sc1_1_1="partially-supports"))
    assert counted(reading)["reported_support"] == Fraction(100 * 75, 76)


def test_not_applicable_leaves_the_count() -> None:
    reading = read(full(sc1_2_1="not-applicable", sc1_1_1="does-not-support"))
    assert counted(reading)["reported_support"] == Fraction(100 * 36, 37)


def test_a_report_where_nothing_applies_has_no_percentage() -> None:
    nothing = {
        "sc" + one.number.replace(".", "_"): "not-applicable" for one in criteria_of("wcag20-aa")
    }
    assert "reported_support" not in counted(read(full(**nothing)))


def test_a_blank_level_counts_as_nothing_and_is_found() -> None:
    reading = read(full(sc1_1_1=""))
    assert (counted(reading)["blank"], codes(reading)) == (1, ["accessibility.L01"])


def test_a_finding_names_the_line() -> None:
    (finding,) = asked(read(full(sc1_1_1="")))
    assert finding.where == "acr.yaml:12"


def test_a_missing_criterion_counts_as_blank_and_is_found() -> None:
    reading = read(HEAD + row("1.1.1", "supports"))
    assert (counted(reading)["blank"], codes(reading)) == (37, ["accessibility.L02"])


def test_missing_criteria_are_one_finding_with_their_numbers() -> None:
    (finding,) = asked(read(HEAD + row("1.1.1", "supports")))
    said = str(finding.what)
    assert said.startswith("37 of 38 criteria are missing in the report: 1.2.1, 1.2.2, 1.2.3")
    assert said.endswith(" Ask: Please send the report with the missing criteria answered.")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("", "have no level"),
        ("not-evaluated", "were not evaluated"),
    ],
)
def test_blank_and_not_evaluated_criteria_are_one_finding(level: str, said: str) -> None:
    (finding,) = asked(read(full(sc1_1_1=level, sc1_2_1=level)))
    words = f"2 of 38 criteria {said} and count as nothing: 1.1.1, 1.2.1."
    assert str(finding.what.values["found"]) == words


def test_not_evaluated_earns_nothing_and_is_found() -> None:
    reading = read(full(sc1_1_1="not-evaluated"))
    assert (counted(reading)["not_evaluated"], codes(reading)) == (1, ["accessibility.L03"])


def test_a_gap_without_a_remark_is_found() -> None:
    text = full().replace(
        'level: supports, notes: "Seen."', 'level: does-not-support, notes: ""', 1
    )
    assert codes(read(text)) == ["accessibility.L04"]


def test_a_level_that_is_none_of_the_terms_counts_as_blank() -> None:
    reading = read(full(sc1_1_1="supports mostly"))
    assert (counted(reading)["blank"], codes(reading)) == (1, ["accessibility.L15"])


def test_a_repeated_criterion_counts_at_its_worst() -> None:
    text = full() + row("1.1.1", "does-not-support")
    assert counted(read(text))["does_not_support"] == 1


def test_of_two_components_the_worse_decides() -> None:
    docs = "".join(
        row(one.number, "partially-supports", component="electronic-docs")
        for one in criteria_of("wcag20-aa")
    )
    assert counted(read(full() + docs, "web", "electronic-docs"))["partially_supports"] == 38


def test_a_disabled_chapter_says_nothing() -> None:
    text = full().replace("    criteria:", "    disabled: true\n    criteria:")
    assert counted(read(text))["blank"] == 38


def test_json_reads_like_yaml() -> None:
    component = {"name": "web", "adherence": {"level": "supports", "notes": ""}}
    rows = [{"num": one.number, "components": [component]} for one in criteria_of("wcag20-aa")]
    chapters = {
        "success_criteria_level_a": {"criteria": rows},
        "success_criteria_level_aa": {"criteria": rows},
    }
    text = json.dumps({"title": "T", "chapters": chapters})
    assert counted(read(text, name="acr.json"))["supports"] == 38


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("acr.yaml", "chapters: &a [*a]"),
        ("acr.yaml", "chapters: {}\nchapters: {}"),
        ("acr.yaml", "chapters: [1"),
        ("acr.json", '{"chapters": {}, "chapters": {}}'),
        ("acr.json", "[" * 100_000),
        ("acr.json", "{"),
        ("acr.yaml", "x" * (MAX_BYTES + 1)),
    ],
)
def test_a_file_that_cannot_be_read_gives_no_measure_and_says_why(name: str, text: str) -> None:
    reading = read(text, name=name)
    assert (reading.measures, set(codes(reading))) == ((), {"accessibility.R1"})


@pytest.mark.parametrize(
    "text",
    [
        "chapters: []",
        "chapters: {success_criteria_level_a: 3}",
        "chapters: {success_criteria_level_a: {criteria: [x, {num: [1], components: y}]}}",
        "chapters: {success_criteria_level_a: {criteria: [{num: 1.1.1, components: [{name: web, "
        "adherence: {level: {a: b}}}]}]}}",
    ],
)
def test_a_file_of_another_form_counts_as_blank(text: str) -> None:
    assert counted(read(text))["blank"] == 38
