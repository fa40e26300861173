"""OpenACR reports written from a few answers, for tests."""

import json
from collections.abc import Mapping

from procure_accessibility.reading import read_openacr
from procure_accessibility.success_criteria import criteria_of

from procure.api import EvidenceContent, Finding, Reading, SettingValue

Said = tuple[str, str]
"""Level and remark."""


def chapter(rows: Mapping[str, Said], component: str = "web") -> dict[str, object]:
    return {
        "criteria": [
            {
                "num": number,
                "components": [{"name": component, "adherence": {"level": level, "notes": remark}}],
            }
            for number, (level, remark) in rows.items()
        ]
    }


def written(
    levels: Mapping[str, Said] | None = None, target: str = "wcag21-aa", **fields: object
) -> EvidenceContent:
    """Return a report that supports all with a remark each, except as said."""
    said = {one.number: ("supports", f"Seen at {one.number}.") for one in criteria_of(target)}
    said |= levels or {}
    by_level = {one.number: one.level for one in criteria_of(target)}
    chapters: dict[str, object] = {
        name: chapter({n: one for n, one in said.items() if by_level.get(n) == level})
        for name, level in (("success_criteria_level_a", "A"), ("success_criteria_level_aa", "AA"))
    }
    more = fields.pop("chapters", {})
    assert isinstance(more, dict)
    document = {
        "title": "Acme Accessibility Conformance Report",
        "product": {"name": "Kiosk", "version": "4.1"},
        "author": {"company_name": "Acme", "email": ""},
        "vendor": {"company_name": "Acme", "email": ""},
        "report_date": "2026-01-10",
        "evaluation_methods_used": "Axe, keyboard by hand, NVDA.",
        "chapters": chapters | more,
        **fields,
    }
    return EvidenceContent("acr.json", json.dumps(document).encode())


def inspected(file: EvidenceContent, **settings: SettingValue) -> Reading:
    given: dict[str, SettingValue] = {"as_of": "2026-04-14", "tendered_version": "4.1", **settings}
    return read_openacr(file, given)


def coded(reading: Reading, code: str) -> list[Finding]:
    return [one for one in reading.findings if one.code == f"accessibility.{code}"]
