import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from procure_accessibility.catalogue import chapter_name, chapters
from procure_accessibility.reading import read_openacr

from procure.api import EvidenceContent, Message, Reading, SettingValue
from procure.numbers import rounded

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]


def report(file: str, **given: SettingValue) -> Reading:
    path = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "acr" / file
    return read_openacr(EvidenceContent(path.name, path.read_bytes()), given)


def drupal(target: str, *components: str, **given: SettingValue) -> Reading:
    return report("gsa_drupal-10-16.yaml", target=target, component=components, **given)


def measures(reading: Reading) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("accessibility."): one.value for one in reading.measures}


def percent(value: Fraction | str) -> str:
    assert isinstance(value, Fraction)
    return f"{rounded(value, 2):.2f}"


def codes(reading: Reading) -> set[str]:
    return {one.code.removeprefix("accessibility.") for one in reading.findings}


# The expected figures of Drupal 10, component web, were worked out by hand from the report, over
# the formulas of the pack's tables.
def test_drupal_over_wcag21_counts_as_published() -> None:
    found = measures(drupal("wcag21-aa", "web"))
    counted = {
        "supports": 28,
        "partially_supports": 16,
        "does_not_support": 1,
        "not_applicable": 5,
        "not_evaluated": 0,
        "blank": 0,
        "reported_support": 80,
        "coverage": 100,
    }
    assert {name: found[name] for name in counted} == counted


def test_drupal_s_interval_and_strict_rate() -> None:
    found = measures(drupal("wcag21-aa", "web"))
    names = ("reported_support_low", "reported_support_high", "strict_rate")
    assert [percent(found[name]) for name in names] == ["62.22", "97.78", "62.22"]


@pytest.mark.parametrize(("weights", "shown"), [("gc", "80.82"), ("gc-official", "82.93")])
def test_drupal_under_the_canadian_weights(weights: str, shown: str) -> None:
    found = measures(drupal("wcag21-aa", "web", weights=weights))
    assert percent(found["reported_support"]) == shown


def test_drupal_s_groups() -> None:
    found = measures(drupal("wcag21-aa", "web"))
    groups = {
        name.removeprefix("group."): percent(value)
        for name, value in found.items()
        if name.startswith("group.")
    }
    assert groups == {
        "without_vision": "76.92",
        "limited_vision": "73.33",
        "without_perception_of_colour": "62.50",
        "without_hearing": "80.00",
        "limited_hearing": "80.00",
        "limited_manipulation": "81.25",
        "limited_language_cognitive_learning": "75.86",
    }
    assert found["worst_group"] == "without_perception_of_colour"


def test_drupal_passes_the_gate_under_conditions() -> None:
    found = measures(drupal("wcag21-aa", "web"))
    assert (found["gate"], found["gate_criteria"]) == (
        "conditional",
        "1.1.1 1.3.1 1.4.3 2.1.1 2.4.3 2.4.7 3.3.1 4.1.2",
    )


def test_drupal_s_evidence_and_adjusted_support() -> None:
    reading = drupal("wcag21-aa", "web", as_of=date(2026, 11, 23), tendered_version="10")
    found = measures(reading)
    assert found["evidence"] == Fraction("0.625")
    assert found["adjusted"] == Fraction(74)


def test_drupal_has_a_remark_on_every_gap() -> None:
    assert not codes(drupal("wcag21-aa", "web")) & {"L01", "L02", "L03", "L04", "L15", "L16"}


def test_a_report_over_an_older_standard_misses_what_is_new() -> None:
    reading = drupal("wcag22-aa", "web")
    (missing,) = [one for one in reading.findings if one.code == "accessibility.L02"]
    found = missing.what.values["found"]
    assert isinstance(found, Message)
    numbers = set(str(found.values["criteria"]).split(", "))
    assert numbers == {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"}
    counted = measures(reading)
    assert counted["reported_support"] == Fraction(70)
    assert percent(counted["coverage"]) == "89.09"


def test_the_worse_of_web_and_authoring_tool_decides() -> None:
    found = measures(drupal("wcag21-aa", "web", "authoring-tool"))
    assert found["reported_support"] == Fraction(3400, 45)


def test_govready_fails_the_gate_and_is_questioned() -> None:
    reading = report("gsa_govready-0.9.yaml", target="own", component=("web",))
    assert measures(reading)["gate"] == "fail"
    assert {"L04", "L05", "L07"} <= codes(reading)


def test_every_number_of_every_edition_is_known() -> None:
    folder = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "catalog"
    unknown = [
        (file.name, chapter["id"], str(one["id"]))
        for file in sorted(folder.glob("*.yaml"))
        for chapter in yaml.safe_load(file.read_text(encoding="utf-8"))["chapters"]
        for one in chapter.get("criteria") or ()
        if str(one["id"]) not in chapters().get(chapter_name(chapter["id"]), ())
    ]
    assert unknown == []


@pytest.mark.parametrize("file", ["invalid-basic", "invalid-terms", "valid", "invalid-criteria"])
def test_the_makers_own_examples_are_read_or_refused(file: str) -> None:
    folder = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "tests-examples"
    content = (folder / f"{file}.yaml").read_bytes()
    reading = read_openacr(EvidenceContent(f"{file}.yaml", content), {})
    assert reading.findings
