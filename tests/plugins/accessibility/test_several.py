"""Several conformance reports in one bid: counted together, the worst answer deciding."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from procure_accessibility.reading import read_openacr
from support.openacr import coded, written

from procure.api import EvidenceContent, Reading

SETTINGS = {"as_of": "2026-04-14", "tendered_version": "4.1"}
IN_TENDER: Mapping[str, tuple[Mapping[str, str], ...]] = {"targets": ()}
BAD = written({"1.4.3": ("does-not-support", "Grey on grey.")}, report_date="2019-01-01")


def read_all(
    files: Mapping[str, EvidenceContent], component: tuple[str, ...] = ("web",)
) -> list[Reading]:
    """Return the readings of all files of one bid in a tender, one after the other."""
    named = {name: replace(one, name=f"acme/{name}") for name, one in files.items()}
    return [
        read_openacr(
            replace(
                one,
                tables=IN_TENDER,
                beside={other: named[other] for other in named if other != name},
            ),
            {**SETTINGS, "component": component},
        )
        for name, one in named.items()
    ]


def value(reading: Reading, name: str) -> Fraction | str:
    return next(one.value for one in reading.measures if one.name == f"accessibility.{name}")


@pytest.mark.parametrize("files", [{"a.json": written(), "b.json": BAD},
                                   {"b.json": written(), "a.json": BAD}])  # fmt: skip
def test_of_two_reports_the_worst_answer_counts_whatever_they_are_called(
    files: dict[str, EvidenceContent],
) -> None:
    (one,) = [reading for reading in read_all(files) if reading.measures]
    assert value(one, "does_not_support") == 1
    assert value(one, "gate") == "fail"


def test_two_reports_give_each_measure_once() -> None:
    names = [
        one.name
        for reading in read_all({"a.json": written(), "b.json": BAD})
        for one in reading.measures
    ]
    assert len(names) == len(set(names))


def test_the_older_of_two_reports_gives_the_date() -> None:
    first, _ = read_all({"a.json": written(), "b.json": BAD})
    assert value(first, "report_date") == "2019-01-01"
    assert value(first, "evidence.recency") == 0


def test_that_several_reports_were_counted_together_is_told_with_their_names() -> None:
    first, second = read_all({"a.json": written(), "b.json": BAD})
    (found,) = coded(first, "R5")
    assert "acme/a.json, acme/b.json" in str(found.what)
    assert second.findings == ()


def test_a_system_and_its_editor_may_have_a_report_each() -> None:
    editor = written()
    content = editor.content.replace(b'"name": "web"', b'"name": "authoring-tool"')
    both = {"host.json": written(), "tool.json": replace(editor, content=content)}
    first, _ = read_all(both, ("web", "authoring-tool"))
    assert value(first, "supports") == 50
    assert value(first, "evidence.remarks") == 1
    assert coded(first, "L02") == []


def test_versions_of_several_reports_are_all_held_against_the_offered_one() -> None:
    other = written(product={"name": "Editor", "version": "5"})
    first, _ = read_all({"a.json": written(), "b.json": other})
    assert value(first, "version") == "4.1; 5"
    assert value(first, "evidence.version") == 0


def test_a_report_that_cannot_be_read_leaves_the_other_to_count() -> None:
    broken = EvidenceContent("a.json", written().content[:-1])
    first, second = read_all({"a.json": broken, "b.json": written()})
    assert value(first, "supports") == 50
    assert coded(first, "R1")
    assert second == Reading(())


def test_outside_a_tender_a_report_in_the_same_folder_is_none_of_its_concern() -> None:
    alone = replace(written(), beside={"bad.json": BAD})
    assert coded(read_openacr(alone, SETTINGS), "R5") == []
