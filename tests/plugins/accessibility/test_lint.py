"""Each question about a report, raised by the least that raises it, and not by a sound report."""

import json
from dataclasses import replace

import pytest
from procure_accessibility.published import rows
from procure_accessibility.said import QUESTIONS
from procure_accessibility.success_criteria import published_criteria
from support.openacr import chapter, coded, inspected, written

from procure.api import EvidenceContent, Reading, SettingValue, Severity

SEEN = ("supports", "Seen.")
NUMBERS = [one.number for one in published_criteria() if one.level == "AA"]
AAA = [row["criterion"] for row in rows("success_criteria_aaa.csv")][:20]

RAISED: list[tuple[str, Severity, EvidenceContent]] = [
    ("L01", Severity.ERROR, written({"1.4.3": ("", "")})),
    ("L02", Severity.ERROR, written(target="wcag20-aa")),
    ("L03", Severity.ERROR, written({"1.4.3": ("not-evaluated", "Later.")})),
    ("L04", Severity.WARNING, written({"1.4.3": ("partially-supports", "")})),
    ("L05", Severity.WARNING, written({"1.2.1": ("not-applicable", "")})),
    ("L06", Severity.WARNING, written({"2.4.2": ("not-applicable", "No pages.")})),
    ("L07", Severity.INFO, written(report_date="")),
    ("L07", Severity.INFO, written(report_date="some day")),
    ("L08", Severity.INFO, written(report_date="2025-04-13")),
    ("L09", Severity.WARNING, written(product={"name": "Kiosk", "version": "4.0"})),
    ("L10", Severity.WARNING, written(catalog="2.4-edition-wcag-2.0-508-en")),
    ("L11", Severity.WARNING, written({one.number: ("supports", "") for one in
                                       published_criteria()})),
    ("L12", Severity.INFO, written(evaluation_methods_used="By experts.")),
    ("L13", Severity.INFO, written(dict.fromkeys(NUMBERS[:5], SEEN))),
    ("L14", Severity.WARNING, written(chapters={"functional_performance_criteria": chapter(
        {"302.1": ("does-not-support", "No.")}, "none")})),
    ("L14", Severity.WARNING, written(
        {one.number: ("does-not-support", "No.") for one in published_criteria()},
        chapters={"en_301_549_functional_performance": chapter({"4.2.1": SEEN}, "none")})),
    ("L15", Severity.ERROR, written({"1.4.3": ("Supports", "Capital letter.")})),
    ("L15", Severity.ERROR, written(chapters={"hardware": chapter({"999.1": SEEN}, "none")})),
    ("L15", Severity.ERROR, written(chapters={"hardware": chapter({"402.4": SEEN}, "web")})),
    ("L16", Severity.ERROR, written(chapters={"hardware": chapter({"407.8.1": SEEN}, "none")})),
    ("L17", Severity.WARNING, written({"1.4.3": ("partially-supports", "Solved by an overlay.")})),
    ("L18", Severity.INFO, written(chapters={"success_criteria_level_aaa": chapter(
        dict.fromkeys(AAA, SEEN))})),
    ("L19", Severity.WARNING, written(chapters={"hardware": {"disabled": True}})),
    ("L20", Severity.INFO, written(report_date="4/2/2026")),
    ("R2", Severity.WARNING, written(chapters={"hardwear": chapter({"402.4": SEEN}, "none")})),
    ("R2", Severity.WARNING, written(product="Kiosk")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "file"), RAISED)
def test_a_report_is_questioned(code: str, severity: Severity, file: EvidenceContent) -> None:
    (finding,) = coded(inspected(file, hardware=True), code)
    assert finding.severity is severity
    assert finding.where.startswith("acr.json")
    assert finding.what.values["question"] == QUESTIONS[code]


def test_a_sound_report_is_not_questioned() -> None:
    assert {one.code for one in inspected(written()).findings} == {"accessibility.G1"}


def test_all_twenty_questions_are_raised_somewhere() -> None:
    assert {code for code, *_ in RAISED} >= {f"L{number:02}" for number in range(1, 21)}


def misplaced(number: str, name: str, component: str = "web") -> Reading:
    """Return what is found where a criterion or clause is answered in a chapter not its own."""
    document = json.loads(written().content)
    rows = document["chapters"].setdefault(name, {"criteria": []})["criteria"]
    part = {"name": component, "adherence": {"level": "supports", "notes": "Seen."}}
    rows.append({"num": number, "components": [part]})
    file = replace(written(), content=json.dumps(document).encode())
    return inspected(file, target="en301549-3.2.1", hardware=True)


@pytest.mark.parametrize(
    ("number", "name", "component"),
    [
        ("1.4.3", "success_criteria_level_a", "web"),
        ("8.1.3", "en_301_549_software", "none"),
    ],
)
def test_an_answer_under_a_wrong_heading_that_is_counted_is_said_to_be_counted(
    number: str, name: str, component: str
) -> None:
    (found,) = coded(misplaced(number, name, component), "L15")
    assert f"counted by its number (1): {number}." in str(found.what)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("1.4.3", "success_criteria_level_aaa"),
        ("1.4.6", "success_criteria_level_a"),
        ("9.9.9", "success_criteria_level_a"),
    ],
)
def test_an_answer_under_a_wrong_heading_that_is_not_counted_is_said_not_to_be(
    number: str, name: str
) -> None:
    (found,) = coded(misplaced(number, name), "L15")
    assert f"not counted (1): {number}." in str(found.what)


def test_a_clause_under_a_wrong_heading_is_counted() -> None:
    found = misplaced("8.1.3", "en_301_549_software", "none").measures
    assert {one.name: one.value for one in found}["accessibility.clause.supports"] == 1


@pytest.mark.parametrize(
    ("area", "chapter_off"),
    [
        ("biometrics", "en_301_549_generic_requirements"),
        ("conversion", "en_301_549_generic_requirements"),
        ("assistive", "software"),
        ("video-display", "en_301_549_ict_with_video"),
        ("two-way", "en_301_549_ict_providing_relay_or_emergency_service_access"),
        ("helpdesk", "support_documentation_and_services"),
    ],
)
def test_a_chapter_with_a_clause_that_is_asked_must_not_be_switched_off(
    area: str, chapter_off: str
) -> None:
    off = written(chapters={chapter_off: {"disabled": True}})
    assert coded(inspected(off), "L19") == []
    (found,) = coded(inspected(off, **{area: True}), "L19")
    assert chapter_off in str(found.what)


def test_a_report_is_asked_for_no_clause_that_the_form_hides() -> None:
    closed = inspected(written(), target="en301549-3.2.1", hardware=True, closed=False)
    (found,) = coded(closed, "L02")
    assert "5.5.1" in str(found.what)
    assert "5.1." not in str(found.what)


def test_no_question_changes_a_count() -> None:
    plain = inspected(written({"1.4.3": ("partially-supports", "Grey on grey.")}))
    asked = inspected(written({"1.4.3": ("partially-supports", "")}))
    counts = [
        {one.name: one.value for one in reading.measures if one.unit in ("count", "percent")}
        for reading in (plain, asked)
    ]
    del counts[0]["accessibility.adjusted"], counts[1]["accessibility.adjusted"]
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "settings",
    [{"target": "wcag30"}, {"component": ("webb",)}, {"weights": "all"}, {"delta": "2"},
     {"delta": "x"}, {"as_of": "soon"}, {"groups": "mine"}],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_a_finding(settings: dict[str, SettingValue]) -> None:
    reading = inspected(written(), **settings)
    assert (reading.measures, [one.code for one in reading.findings]) == ((), ["accessibility.R1"])


def test_without_the_day_evidence_is_left_out_and_said() -> None:
    reading = inspected(written(), as_of="2026-04-14", tendered_version="")
    assert "accessibility.evidence" not in {one.name for one in reading.measures}
    assert coded(reading, "E2")


def test_in_a_tender_no_version_is_missed_because_each_bidder_says_its_own() -> None:
    reading = inspected(replace(written(), tables={"targets": ()}), tendered_version="")
    assert coded(reading, "E2") == []
