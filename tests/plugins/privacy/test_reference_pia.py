"""A real export, a public file by others (see SOURCES.txt beside it)."""

import os
from pathlib import Path

import pytest
from procure_privacy.cnil_pia import is_cnil_pia, read_cnil_pia

from procure.api import EvidenceContent
from procure.numbers import significant

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        "PROCURE_REFERENCE_DATA" not in os.environ, reason="PROCURE_REFERENCE_DATA is not set"
    ),
]

FOLDER = Path(os.environ.get("PROCURE_REFERENCE_DATA", "")) / "pia"


def content(name: str) -> EvidenceContent:
    return EvidenceContent(name, (FOLDER / name).read_bytes())


def test_the_real_export_gives_the_published_figures() -> None:
    # Domain notes, privacy A1.4: all events 9, none judged again, P10 0.466667, reduction 0.
    reading = read_cnil_pia(content("cypress-fixture-pia.json"), {})
    found = {
        one.name.removeprefix("privacy."): one.value
        if isinstance(one.value, str)
        else significant(one.value)
        for one in reading.measures
    }
    assert found["residual_risk_score"] == "0.466666666667"
    assert (found["assessed_sum"], found["residual_sum"], found["reduction"]) == ("27", "27", "0")
    assert (found["answers"], found["measures"], found["evaluations"]) == ("36", "1", "19")


def test_the_orphan_of_the_real_export_is_told() -> None:
    reading = read_cnil_pia(content("cypress-fixture-pia.json"), {})
    orphans = [one for one in reading.findings if one.code == "privacy.A4"]
    assert len(orphans) == 1
    assert "[object Object]" in str(orphans[0].what)


def test_the_tools_questionnaire_is_no_export() -> None:
    assert not is_cnil_pia(content("pia_architecture.json"))
