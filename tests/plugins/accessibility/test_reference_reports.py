import os
from fractions import Fraction
from pathlib import Path

import pytest
from procure_accessibility.reading import read_openacr

from procure.api import EvidenceContent, Reading, SettingValue

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]


def drupal(target: str, *components: str) -> Reading:
    folder = Path(os.environ["PROCURE_REFERENCE_DATA"]) / "openacr" / "acr"
    file = folder / "gsa_drupal-10-16.yaml"
    settings: dict[str, SettingValue] = {"target": target, "component": components}
    return read_openacr(EvidenceContent(file.name, file.read_bytes()), settings)


def measures(reading: Reading) -> dict[str, int | Fraction]:
    return {
        one.name.removeprefix("accessibility."): Fraction(one.value) for one in reading.measures
    }


def test_drupal_over_wcag21_counts_as_published() -> None:
    assert measures(drupal("wcag21-aa", "web")) == {
        "supports": 28,
        "partially_supports": 16,
        "does_not_support": 1,
        "not_applicable": 5,
        "not_evaluated": 0,
        "blank": 0,
        "reported_support": 80,
    }


def test_drupal_has_a_remark_on_every_gap() -> None:
    assert drupal("wcag21-aa", "web").findings == ()


def test_a_report_over_an_older_standard_misses_what_is_new() -> None:
    reading = drupal("wcag22-aa", "web")
    (missing,) = [one for one in reading.findings if one.code == "accessibility.L02"]
    found = set(str(missing.what.values["criteria"]).split(", "))
    assert (measures(reading)["reported_support"], found) == (
        70,
        {"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"},
    )


def test_the_worse_of_web_and_authoring_tool_decides() -> None:
    reading = drupal("wcag21-aa", "web", "authoring-tool")
    assert measures(reading)["reported_support"] == Fraction(3400, 45)
