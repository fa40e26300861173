"""The same content has the same bytes and the same hash; the order of keys is content."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from procure.files.canonical import canonical, file_sha256, pretty, sha256

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_canonical_json_is_bytes_without_spaces_and_with_one_newline() -> None:
    assert canonical({"b": ["ü", 1], "a": None}) == '{"b":["ü",1],"a":null}\n'.encode()


def test_another_order_of_keys_is_another_hash() -> None:
    assert sha256(canonical({"a": 1, "b": 2})) != sha256(canonical({"b": 2, "a": 1}))


def test_a_file_has_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    # FIPS 180-4, example "abc"
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert file_sha256(tmp_path / "f") == sha256(b"abc") == known


@given(JSON)
def test_reading_what_was_written_gives_back_the_same(value: object) -> None:
    assert json.loads(canonical(value)) == json.loads(pretty(value)) == value
