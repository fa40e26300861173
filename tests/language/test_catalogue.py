"""What a catalogue may hold, and what becomes of one that cannot be used."""

import pytest

from procure.language.catalogue import Catalogue, fields, read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def read(body: str, head: str = HEAD) -> tuple[Catalogue, list[str]]:
    catalogue, problems = read_catalogue(f"{head}\n{body}".encode(), "es", "x/es.po")
    return catalogue, [str(problem) for problem in problems]


def test_a_translation_may_put_its_fields_in_another_order() -> None:
    catalogue, problems = read('msgid "{a} of {b}"\nmsgstr "{b}: {a}"\n')
    assert catalogue.forms == {"{a} of {b}": ("{b}: {a}",)}
    assert problems == []


@pytest.mark.parametrize(
    "text", ["{a}", "{a} {b} {c}", "{a.x} {b}", "{a!r} {b}", "{a:9} {b}", "{a"]
)
def test_a_translation_with_other_fields_is_left_out_and_said(text: str) -> None:
    catalogue, problems = read(f'msgid "{{a}} of {{b}}"\nmsgstr "{text}"\n')
    assert catalogue.forms == {}
    assert problems == [
        f"x/es.po:5: {text!r} does not hold the fields of its sentence. Its fields: {{a}}, {{b}}."
    ]


def test_a_form_for_one_may_leave_the_number_out_as_the_english_does() -> None:
    body = 'msgid "One bid."\nmsgid_plural "{n} bids."\nmsgstr[0] "Una."\nmsgstr[1] "{n}."\n'
    assert read(body)[0].forms == {"One bid.": ("Una.", "{n}.")}


def test_a_plural_with_a_form_too_few_is_left_out_and_said() -> None:
    catalogue, problems = read('msgid "{n} bid"\nmsgid_plural "{n} bids"\nmsgstr[0] "{n}"\n')
    assert catalogue.forms == {}
    assert "has not the 2 forms its language needs. Translate every msgstr." in problems[0]


def test_a_fuzzy_entry_is_left_out_and_said() -> None:
    catalogue, problems = read('#, fuzzy\nmsgid "Yes"\nmsgstr "Sí"\n')
    assert catalogue.forms == {}
    assert "is marked fuzzy" in problems[0]


def test_an_empty_entry_is_no_fault() -> None:
    assert read('msgid "Yes"\nmsgstr ""\n')[1] == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"msgid nothing quoted", b"{}", b'msgid "a'])
def test_a_file_that_is_none_is_said_and_translates_nothing(content: bytes) -> None:
    catalogue, problems = read_catalogue(content, "es", "x/es.po")
    assert catalogue.forms == {}
    assert str(problems[0]).startswith("x/es.po")


@pytest.mark.parametrize(
    ("line", "reviewer"), [("none", ""), ("", ""), ("Ana, 2026-05", "Ana, 2026-05")]
)
def test_the_head_says_who_reviewed_it(line: str, reviewer: str) -> None:
    head = HEAD + f'"X-Reviewed-By: {line}\\n"\n'
    assert read("", head)[0].reviewed_by == reviewer


def test_fields_are_bare_names() -> None:
    assert fields("{b} and {a} {{kept}}") == ("a", "b")
    assert fields("{0}") is None
