"""Faults of typed values: file, line, key, value, and what to do, in words an officer knows."""

import pytest

from procure.errors import InputFault
from procure.files.validate import validate
from procure.files.yaml import parse_yaml
from procure.model.pack import Pack
from procure.model.tender import Tender

TENDER = """procure: 1
id: kiosks-2026
title: Street kiosks
buyer: {name: City, country: IE}
language: en
currency: EUR
deadline: 2026-04-14T12:00:00+01:00
packs: {street: {settings: {width: 2}}}
points: {price: 40, street/comfort: 60}
price: {rule: lowest_price}
panel: {chair: [mira], assessors: [ana]}
"""

PACK = """procure_pack: 1
id: street
version: 1.10
title: Street
language: en
licence: CC0-1.0
valid: {from: 2026-01-01}
review_by: 2027-01-01
sources: {guide: {document: Guide, date: 2025, confidence: judgement}}
criteria:
  - id: noise
    title: Noise
    kind: award
    requirements: [{id: noise, question: How loud?, type: number}]
    scoring: {shape: linear, requirement: noise, zero_at: 60, full_at: 40}
"""


def said(source: str, model: type[Tender] | type[Pack] = Tender) -> list[str]:
    with pytest.raises(InputFault) as caught:
        validate(model, parse_yaml(source, "f.yaml"))
    return [str(problem) for problem in caught.value.problems]


def of_tender(line: str, instead: str) -> list[str]:
    assert line in TENDER
    return said(TENDER.replace(line, instead))


def of_pack(part: str, instead: str) -> list[str]:
    assert part in PACK
    return said(PACK.replace(part, instead), Pack)


def test_bare_numbers_are_the_text_they_were_written_as() -> None:
    pack = validate(Pack, parse_yaml(PACK, "f.yaml"))
    assert pack.version == "1.10"


def test_a_small_decimal_is_text_without_an_exponent() -> None:
    source = TENDER.replace("width: 2", "width: 0.0000001")
    tender = validate(Tender, parse_yaml(source, "f.yaml"))
    assert tender.packs["street"].settings == {"width": "0.0000001"}


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    source = TENDER.replace("id: kiosks-2026\n", "").replace("EUR", "euro").replace("40", "many")
    assert said(f"{source}colour: red\n") == [
        "f.yaml:1 id: is missing. Add it.",
        "f.yaml:5 currency: 'euro' is not a currency: write three capital letters, such as EUR.",
        "f.yaml:8 points.price: 'many' is not a plain decimal number, such as 4.5.",
        "f.yaml:11 colour: is not a key this file knows. Check its spelling, or remove it.",
    ]


def test_a_key_with_nothing_behind_it_is_empty_where_something_is_due() -> None:
    assert of_tender("title: Street kiosks", "title:") == [
        "f.yaml:3 title: is empty. Write something behind it."
    ]


def test_a_key_with_nothing_behind_it_is_left_out_where_nothing_is_due() -> None:
    tender = validate(Tender, parse_yaml(f"{TENDER}gates:\npapers:\n", "f.yaml"))
    assert (tender.gates, tender.papers) == ({}, ())


@pytest.mark.parametrize(
    ("instead", "what"),
    [
        ("packs: street", "'street' stands here, where keys with values are due."),
        ("packs: [street]", "is a list, where keys with values are due."),
        ("packs: 3", "'3' stands here, where keys with values are due."),
    ],
)
def test_where_keys_are_due_other_values_are_named(instead: str, what: str) -> None:
    assert of_tender("packs: {street: {settings: {width: 2}}}", instead) == [
        f"f.yaml:8 packs: {what} Write 'key: value' lines below it, indented."
    ]


def test_where_a_list_is_due_a_single_value_is_shown_in_brackets() -> None:
    assert of_tender("chair: [mira]", "chair: mira") == [
        "f.yaml:11 panel.chair: 'mira' is not a list. Put it in square brackets: [mira]."
    ]


def test_where_a_list_is_due_keys_are_named() -> None:
    assert of_tender("chair: [mira]", "chair: {mira: x}") == [
        "f.yaml:11 panel.chair: holds keys, where a list is due. Start each entry with a hyphen."
    ]


@pytest.mark.parametrize("value", ["[a, b]", "{a: b}"])
def test_where_one_value_is_due_several_are_named(value: str) -> None:
    (line,) = of_tender("title: Street kiosks", f"title: {value}")
    assert line.endswith("where one value is due. Write one value.")


@pytest.mark.parametrize("value", ["{a: b}", "[1, {a: b}]"])
def test_one_fault_is_said_once_however_many_shapes_would_do(value: str) -> None:
    assert len(of_tender("width: 2", f"width: {value}")) == 1


def test_true_is_not_text() -> None:
    assert of_tender("title: Street kiosks", "title: true") == [
        "f.yaml:3 title: true and false are not text here; put it in quotes."
    ]


def test_a_name_with_a_line_end_is_no_name() -> None:
    (line,) = of_tender("id: kiosks-2026", 'id: "kiosks\\n"')
    assert line.startswith(r"f.yaml:2 id: 'kiosks\n' is not a name")


def test_a_value_that_is_none_of_the_known_ones_is_answered_with_them() -> None:
    assert said(f"{TENDER}agreed: average\n") == [
        "f.yaml:12 agreed: 'average' is not known here. Write one of: consensus, mean, median."
    ]


def test_another_version_of_the_format_is_refused() -> None:
    assert of_tender("procure: 1", "procure: 2") == [
        "f.yaml:1 procure: '2' cannot stand here. Write 1."
    ]


def test_points_of_what_is_neither_price_nor_an_id_are_one_fault() -> None:
    assert of_tender("price: 40", "prise: 40") == [
        "f.yaml:9 points.prise: 'prise' is not an id: write pack/name, such as"
        " privacy/breach-hours. Or write price."
    ]


@pytest.mark.parametrize("word", ["on", "maybe", "1", "True!"])
def test_only_yes_and_no_answer_a_yes_no(word: str) -> None:
    assert said(f"{TENDER}questionnaire: {{letters: {word}}}\n") == [
        f"f.yaml:12 questionnaire.letters: '{word}' is neither yes nor no."
    ]


def test_a_number_beyond_its_bounds_is_told_the_bound() -> None:
    assert said(f"{TENDER}rounding: {{to: 20}}\n") == [
        "f.yaml:12 rounding.to: '20' is too large. At most 12."
    ]


def test_a_number_with_an_exponent_is_refused() -> None:
    (line,) = of_tender("price: 40", "price: 4e1")
    assert line == "f.yaml:9 points.price: '4e1' is not a plain decimal number, such as 4.5."


@pytest.mark.parametrize("day", ["20260320", "2026-W12-5", "2026-02-30", "soon"])
def test_a_date_is_written_one_way(day: str) -> None:
    (line,) = said(f"{TENDER}notice: {day}\n")
    assert line == f"f.yaml:12 notice: '{day}' is not a date: write it as 2026-04-14."


def test_a_deadline_without_a_zone_is_refused() -> None:
    (line,) = of_tender("T12:00:00+01:00", "T12:00:00")
    assert line.endswith("'2026-04-14T12:00:00' has no time zone: add it, such as +01:00.")


def test_a_lot_is_more_than_its_name() -> None:
    assert said(f"{TENDER}lots: [north]\n") == [
        "f.yaml:12 lots.0: 'north' stands here, where keys with values are due."
        " Write 'key: value' lines below it, indented."
    ]


def test_an_unknown_shape_is_answered_with_the_known_ones() -> None:
    (line,) = of_pack("shape: linear", "shape: line")
    assert line.startswith("f.yaml:15 criteria.0.scoring.shape: 'line' is not known here.")
    assert "linear" in line


def test_scoring_without_a_shape_is_told_so() -> None:
    assert of_pack("shape: linear, ", "") == [
        "f.yaml:15 criteria.0.scoring: has no shape. "
        "Add shape: it says which other keys belong here."
    ]


def test_a_limit_is_a_number_or_a_setting_and_only_its_own_fault_is_said() -> None:
    assert of_pack("zero_at: 60", "zero_at: loud") == [
        "f.yaml:15 criteria.0.scoring.zero_at: 'loud' is not a plain decimal number, such as 4.5."
    ]
    assert of_pack("zero_at: 60", "zero_at: {settin: limit}") == [
        "f.yaml:15 criteria.0.scoring.zero_at.settin: is not a key this file knows. "
        "Check its spelling, or remove it.",
        "f.yaml:15 criteria.0.scoring.zero_at.setting: is missing. Add it.",
    ]


def test_the_day_of_a_packs_review_is_a_date() -> None:
    (line,) = of_pack("review_by: 2027-01-01", "review_by: next year")
    assert line == "f.yaml:8 review_by: 'next year' is not a date: write it as 2026-04-14."


@pytest.mark.parametrize("source", ["", "- a", "hello"])
def test_a_file_that_is_no_list_of_keys_never_crashes(source: str) -> None:
    assert said(source, Pack)


WRONG = ("[x]", "{x: y}", "true", "1.5", "[[1]]", "", "x")


@pytest.mark.parametrize("value", WRONG)
def test_no_message_speaks_of_our_own_machinery(value: str) -> None:
    lines = TENDER.splitlines()
    heads = [line.partition(":")[0] for line in lines]
    source = "".join(f"{head}: {value}\n" for head in heads)
    for line in said(source):
        for word in ("valid", "tuple", "dict", "instance", "Input", "pydantic", "string"):
            assert word not in line


def test_control_characters_are_refused_wherever_they_stand() -> None:
    found = said(TENDER.replace("title: ", 'title: "\\0\\a" #', 1))
    assert any("holds control characters" in line and " title: " in line for line in found), found
