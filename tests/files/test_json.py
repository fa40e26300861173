from decimal import Decimal

import pytest

from procure.errors import InputFault
from procure.files.json import parse_json


def fault(content: bytes) -> str:
    with pytest.raises(InputFault) as raised:
        parse_json(content, "epd.json")
    return str(raised.value)


def test_decimals_stay_exact() -> None:
    assert parse_json(b'{"a": [0.1, -2, 1e-3]}', "x") == {
        "a": [Decimal("0.1"), -2, Decimal("0.001")]
    }


def test_a_key_that_stands_twice_is_refused_by_name() -> None:
    assert "the key 'gwp' twice" in fault(b'{"gwp": 1, "gwp": 2}')


@pytest.mark.parametrize(
    "written", ["NaN", "-Infinity", "1e100", "9" * 101, "1e999999999", f"-1e{'9' * 30}"]
)
def test_what_no_quantity_can_be_stays_text(written: str) -> None:
    assert parse_json(written.encode(), "x") == written


def test_half_a_character_becomes_one_that_can_be_written() -> None:
    given = rb'{"a\udc00": ["\ud800b", "\ud83d\ude00"]}'
    assert parse_json(given, "x") == {"a\ufffd": ["\ufffdb", "\U0001f600"]}


@pytest.mark.parametrize("depth", [61, 5_000, 200_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    assert "nested over 60 deep" in fault(b"[" * depth + b"1" + b"]" * depth)


def test_sixty_deep_is_read() -> None:
    assert parse_json(b"[" * 60 + b"]" * 60, "x")


def test_a_broken_document_names_its_line() -> None:
    assert fault(b'{"a": 1,\n"b": }').startswith("epd.json:2: is not JSON")


def test_bytes_that_are_not_utf_8_are_refused_with_their_place() -> None:
    assert "byte 2 is not UTF-8" in fault(b'{"\xff": 1}')


def test_more_than_5_mb_is_refused() -> None:
    assert "larger than 5 MB" in fault(b" " * 5_000_001)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_json(b"\xef\xbb\xbf1", "x") == 1
