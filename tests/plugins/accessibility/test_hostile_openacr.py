"""OpenACR files that nobody should hand in: a finding, never a crash, never a zero by accident."""

import json
from fractions import Fraction
from time import process_time
from typing import Any

import pytest
import yaml
from procure_accessibility.openacr import is_openacr
from support.hostile import MANY_NINES, UNREADABLE_JSON, UNREADABLE_YAML, WRONG, paths, put, shown
from support.openacr import chapter, coded, inspected, written
from support.sound import check_reading, codes, numbers

from procure.api import EvidenceContent, Reading

CHAPTERS = {
    "success_criteria_level_a": chapter({"1.1.1": ("partially-supports", "Maps have none.")}),
    "functional_performance_criteria": chapter({"302.1": ("supports", "Tested.")}, "none"),
    "hardware": {"disabled": True, "notes": "There is none."},
}
FIELDS: dict[str, Any] = {
    "catalog": "2.5-edition-wcag-2.2-508-en",
    "notes": "None.",
    "version": 2,
    "license": "CC-BY-4.0",
    "related_openacrs": [{"url": "https://acme.example", "type": "primary"}],
}
SMALL: Any = json.loads(written(chapters=CHAPTERS, **FIELDS).content)
COUNTED = ("supports", "partially_supports", "does_not_support", "not_applicable",
           "not_evaluated", "blank")  # fmt: skip


def read(content: bytes, name: str = "acr.json") -> Reading:
    file = EvidenceContent(name, content)
    is_openacr(file)
    return inspected(file)


def as_json(document: Any) -> bytes:
    return json.dumps(document).encode()


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("path", list(paths(SMALL)), ids=shown)
def test_any_value_at_any_key_is_counted_as_said_or_as_nothing(path: Any, value: Any) -> None:
    found = numbers(check_reading(read(as_json(put(SMALL, path, value))), "accessibility"))
    assert sum(found[name] for name in COUNTED) == 50


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_a_document_of_any_kind_says_nothing_for_all_criteria(value: Any) -> None:
    reading = read(as_json(value))
    assert numbers(check_reading(reading, "accessibility"))["blank"] == 50
    assert coded(reading, "L02")


@pytest.mark.parametrize("content", UNREADABLE_JSON.values(), ids=UNREADABLE_JSON)
def test_what_is_no_json_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = read(content)
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize("content", UNREADABLE_YAML.values(), ids=UNREADABLE_YAML)
def test_what_is_no_yaml_gives_no_measure_and_says_why(content: bytes) -> None:
    reading = read(content, "acr.yaml")
    assert (reading.measures, codes(reading.findings)) == ((), {"R1"})


@pytest.mark.parametrize("number", ["1e400", "-1e400", MANY_NINES, "NaN", "Infinity", "1e999999"])
@pytest.mark.parametrize("kind", ["acr.json", "acr.yaml"])
def test_a_huge_number_where_a_level_is_due_counts_as_nothing(kind: str, number: str) -> None:
    text = as_json(SMALL).decode().replace('"partially-supports"', number)
    reading = read(text.encode(), kind)
    assert numbers(check_reading(reading, "accessibility"))["partially_supports"] == 0
    assert "L01" in codes(reading.findings) or "L15" in codes(reading.findings)


@pytest.mark.parametrize("notes", [f"a{' ' * 900_000}b", "[audited by " * 80_000])
def test_notes_that_look_like_an_audit_at_every_turn_are_read_without_delay(notes: str) -> None:
    begun = process_time()
    read(as_json(put(SMALL, ("notes",), notes)))
    assert process_time() - begun < 2


def test_a_mark_of_byte_order_changes_nothing() -> None:
    text = yaml.safe_dump(SMALL)
    for kind, plain in (("acr.yaml", text.encode()), ("acr.json", as_json(SMALL))):
        assert read(b"\xef\xbb\xbf" + plain, kind) == read(plain, kind)


def test_half_a_character_can_be_written_out() -> None:
    text = as_json(SMALL).replace(b"Kiosk", b"Kio\\ud800sk")
    (product,) = [one for one in read(text).measures if one.name == "accessibility.product"]
    assert product.value == "Kio�sk"


def test_an_answer_that_stands_twice_counts_at_its_worst_and_is_asked_about() -> None:
    document = json.loads(written({"1.1.1": ("supports", "Yes.")}).content)
    rows = document["chapters"]["success_criteria_level_a"]["criteria"]
    rows.append(put(rows[0], ("components", 0, "adherence", "level"), "does-not-support"))
    reading = read(as_json(document))
    assert numbers(check_reading(reading, "accessibility"))["does_not_support"] == 1
    assert coded(reading, "R4")


@pytest.mark.parametrize(
    "number", [MANY_NINES + ".1", "1." * 5_000 + "1", "\u0664.\u0665", "1e9.1"]
)
def test_a_number_that_is_none_may_stand_twice(number: str) -> None:
    document = json.loads(written().content)
    rows = document["chapters"]["success_criteria_level_a"]["criteria"]
    rows += [put(rows[0], ("num",), number)] * 2
    reading = read(as_json(document))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 50
    assert coded(reading, "L15")


def test_thousands_of_rows_are_read_and_counted_once() -> None:
    document = json.loads(written().content)
    rows = document["chapters"]["success_criteria_level_a"]["criteria"]
    document["chapters"]["success_criteria_level_a"]["criteria"] = rows * 100
    reading = read(as_json(document))
    assert numbers(check_reading(reading, "accessibility"))["supports"] == 50
    assert len(reading.findings) < 200


def test_thousands_of_values_that_belong_nowhere_are_told_in_a_few_findings() -> None:
    document = json.loads(written().content)
    rows = document["chapters"]["success_criteria_level_a"]["criteria"]
    rows += [
        {"num": f"77.{n}.1", "components": [n, {"name": [], "adherence": n}]} for n in range(9000)
    ]
    reading = read(as_json(document))
    found = numbers(check_reading(reading, "accessibility"))
    assert found["reported_support"] == Fraction(100)
    assert len(reading.findings) < 200
