"""YAML as people write it: nothing is guessed, nothing is dropped, every fault has its line."""

from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputFault
from procure.files.yaml import MAX_BYTES, MAX_VALUES, Value, parse_yaml, read_yaml


def value(source: str) -> Value:
    return parse_yaml(source, "f.yaml").value


def fault(source: str) -> list[str]:
    with pytest.raises(InputFault) as caught:
        parse_yaml(source, "f.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "12:30", "2026-04-14", "1e3", "0x1F", "1_000", "+5"]
)
def test_what_is_no_core_scalar_stays_text(word: str) -> None:
    assert value(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_true_is_a_boolean_as_in_yaml_1_2(word: str) -> None:
    assert value(f"a: {word}") == {"a": True}


@pytest.mark.parametrize("word", ["", "~", "null", "Null"])
def test_nothing_is_none(word: str) -> None:
    assert value(f"a: {word}") == {"a": None}


def test_a_version_keeps_its_last_zero() -> None:
    found = value("version: 3.10")
    assert isinstance(found, dict)
    assert str(found["version"]) == "3.10"


def test_decimals_are_exact() -> None:
    assert value("a: 0.1") == {"a": Decimal("0.1")}


def test_a_leading_zero_makes_it_text() -> None:
    assert value("a: 0123") == {"a": "0123"}


def test_quotes_make_text() -> None:
    assert value("a: '5'\nb: \"null\"\nc: |\n  7\n") == {"a": "5", "b": "null", "c": "7\n"}


def test_an_integer_of_many_digits_is_exact_and_one_of_too_many_is_text() -> None:
    assert value(f"a: {'9' * 900}") == {"a": int("9" * 900)}
    assert value(f"a: {'9' * 90_000}") == {"a": "9" * 90_000}


def test_keys_are_text_even_if_they_look_like_numbers() -> None:
    assert value("1: a\ntrue: b") == {"1": "a", "true": "b"}


def test_a_merge_key_merges_nothing() -> None:
    assert value("<<: {a: 1}\nb: 2") == {"<<": {"a": 1}, "b": 2}


def test_every_duplicate_key_is_named_with_its_line() -> None:
    assert fault("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n") == [
        "f.yaml:2 a: stands here a second time. Keep one of them.",
        "f.yaml:5 b.c: stands here a second time. Keep one of them.",
    ]


@pytest.mark.parametrize("source", ["a: &x 1", "a: 1\nb: *a"])
def test_anchors_and_aliases_are_refused(source: str) -> None:
    assert "uses an anchor or alias" in fault(source)[0]


@pytest.mark.parametrize("source", ["a: !!int '3'", "a: !python/object x", "a: !!set {x}"])
def test_tags_are_refused(source: str) -> None:
    assert "which means nothing here" in fault(source)[0]


def test_what_stands_below_a_refused_key_is_left_out_and_the_next_key_is_read() -> None:
    with pytest.raises(InputFault) as refused:
        parse_yaml("[a, {b: 1}]: {c: 1, c: 2}\nd: {e: 1}\nd: {f: 1, f: 2}\nd: 3", "f.yaml")
    assert [one.where for one in refused.value.problems] == ["f.yaml:1", "f.yaml:3 d", "f.yaml:4 d"]


def test_a_key_that_is_a_list_is_refused() -> None:
    assert fault("? [a]\n: b") == [
        "f.yaml:1: has a key that is a list or a mapping. Write the key as plain text."
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_once(opening: str) -> None:
    assert fault(opening * 100_000) == ["f.yaml:1: is nested over 40 deep. Flatten it."]


def test_too_many_values_are_refused() -> None:
    assert fault(f"a: [{'1,' * MAX_VALUES}1]")[0].endswith("values. Split it, or shorten it.")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "a: 1\ntitle: Kiosks: phase 2",
            "f.yaml:2: has a colon where none can stand. "
            "Put text with a colon in quotes, and check the indentation.",
        ),
        ("a: 1\n\tb: 2", "f.yaml:2: is indented with a tab. Indent with spaces."),
        (
            "a: 1\nb: @c",
            "f.yaml:2: begins with a tab, or a value with a sign such as @ or %. "
            "Indent with spaces; put such a value in quotes.",
        ),
        ("a: 1\n---\nb: 2", "f.yaml:2: begins a second document (---). Keep one in the file."),
    ],
)
def test_a_common_slip_is_said_in_plain_words(source: str, said: str) -> None:
    assert fault(source) == [said]


def test_a_control_character_is_refused() -> None:
    assert "control characters are not allowed" in fault("a: \x00")[0]


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert read_yaml(tmp_path / "f.yaml").value == {"a": 1, "b": 2}


def test_bytes_that_are_not_utf8_are_named_by_their_place(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes("a: Gemüse".encode("latin-1"))
    with pytest.raises(InputFault, match=r"f\.yaml: byte 6 is not UTF-8\. Save the file as UTF-8"):
        read_yaml(tmp_path / "f.yaml")


def test_a_file_above_5_mb_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(InputFault, match=r"f\.yaml: is larger than 5 MB"):
        read_yaml(tmp_path / "f.yaml")


@pytest.mark.parametrize("name", ["gone.yaml", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputFault, match="cannot be read"):
        read_yaml(tmp_path / name, "f.yaml")


def test_a_place_names_file_line_and_key() -> None:
    document = parse_yaml("a:\n  b:\n    - x\n    - y\n", "f.yaml")
    assert document.where(("a", "b", 1)) == "f.yaml:4 a.b.1"
    assert document.where(("a", "gone")) == "f.yaml:1 a.gone"
    assert document.where(()) == "f.yaml:1"


@given(st.text(max_size=60))
def test_any_text_is_a_value_or_a_fault(source: str) -> None:
    with suppress(InputFault):
        value(source)
