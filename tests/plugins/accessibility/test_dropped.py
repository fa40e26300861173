"""4.1.1 under WCAG 2.1, in a report for WCAG 2.2, which has dropped it.

W3C: it should be considered as always satisfied for content in HTML or XML.
"""

import json
from dataclasses import replace
from fractions import Fraction

from support.openacr import coded, inspected, written

from procure.api import EvidenceContent, Reading, Severity

NEW = written(target="wcag22-aa", catalog="2.5-edition-wcag-2.2-en")


def values(reading: Reading) -> dict[str, Fraction | str]:
    return {one.name.removeprefix("accessibility."): one.value for one in reading.measures}


def saying(level: str) -> EvidenceContent:
    """Return the report for WCAG 2.2 with a level on 4.1.1."""
    document = json.loads(NEW.content)
    part = {"name": "web", "adherence": {"level": level, "notes": ""}}
    rows = document["chapters"]["success_criteria_level_a"]["criteria"]
    rows.append({"num": "4.1.1", "components": [part]})
    return replace(NEW, content=json.dumps(document).encode())


def test_a_report_for_wcag_22_that_leaves_out_411_meets_it() -> None:
    reading = inspected(NEW)
    found = values(reading)
    assert [found[name] for name in ("supports", "blank", "coverage")] == [50, 0, 100]
    assert coded(reading, "L02") == []


def test_that_it_counts_as_met_is_told() -> None:
    (told,) = coded(inspected(NEW), "R6")
    assert told.severity is Severity.INFO
    assert "always met: 4.1.1." in str(told.what)


def test_a_blank_411_in_a_report_for_wcag_22_is_no_error() -> None:
    reading = inspected(saying(""))
    assert (coded(reading, "L01"), len(coded(reading, "R6"))) == ([], 1)


def test_what_a_report_for_wcag_22_says_of_411_counts() -> None:
    reading = inspected(saying("does-not-support"))
    assert values(reading)["does_not_support"] == 1
    assert coded(reading, "R6") == []


def test_an_older_report_that_leaves_out_411_is_asked_for_it() -> None:
    whole = written(catalog="2.4-edition-wcag-2.1-en")
    reading = inspected(replace(whole, content=whole.content.replace(b'"4.1.1"', b'"4.1.2"')))
    assert "4.1.1" in str(coded(reading, "L02")[0].what)
    assert coded(reading, "R6") == []


def test_a_part_of_which_the_report_says_nothing_does_not_meet_411() -> None:
    assert values(inspected(NEW, component=("software",)))["blank"] == 50


def test_under_wcag_22_nothing_is_said_of_411() -> None:
    reading = inspected(NEW, target="wcag22-aa")
    assert values(reading)["supports"] == 55
    assert coded(reading, "R6") == []
