"""What a stranger may put where something else is due, and files that nobody should hand in."""

import copy
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]

WRONG: tuple[Any, ...] = (
    None,
    True,
    7,
    -1,
    10**40,
    2.5e300,
    "",
    "x",
    [],
    [[]],
    [None, 1, "x", {"a": []}],
    {},
    {"x": {"y": []}},
)
"""One value of each kind, put at every key."""

MANY_NINES = "9" * 10**5

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
"""A YAML file of 300 bytes that unfolds to half a thousand million values."""

TAGGED = "title: !!python/object/apply:os.system ['true']\n"

UNREADABLE_JSON: Mapping[str, bytes] = {
    "empty": b"",
    "cut": b'{"a": [1',
    "deep": b"[" * 100_000,
    "nested": b'{"a": ' * 70 + b"1" + b"}" * 70,
    "twice": b'{"a": 1, "a": 2}',
    "latin-1": '{"a": "é"}'.encode("latin-1"),
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "null byte": b'{"a": "\0"}',
    "two documents": b"{} {}",
    "50 MB": b'{"a": "' + b"x" * 50_000_000 + b'"}',
}
"""Bytes that are no JSON anybody should read, by what is wrong with them."""

UNREADABLE_YAML: Mapping[str, bytes] = {
    "aliases": BOMB.encode(),
    "merge": b"a: &a {b: 1}\nc: {<<: *a}\n",
    "tag": TAGGED.encode(),
    "deep": b"[" * 10_000,
    "nested": b"{a: " * 70 + b"1" + b"}" * 70,
    "twice": b"a: 1\na: 2\n",
    "list as key": b"? [a]\n: 1\n",
    "latin-1": "a: é\n".encode("latin-1"),
    "utf-16": "a: 1\n".encode("utf-16"),
    "null byte": b"a: \0\n",
    "two documents": b"a: 1\n---\nb: 2\n",
    "50 MB": b"a: " + b"x" * 50_000_000,
}
"""The same for YAML."""


def paths(document: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path to every key and, of a list, to its first two items."""
    if path:
        yield path
    if isinstance(document, dict):
        for key, value in document.items():
            yield from paths(value, (*path, key))
    elif isinstance(document, list):
        for index, value in enumerate(document[:2]):
            yield from paths(value, (*path, index))


def put(document: Any, path: Path, value: Any) -> Any:
    """Return the document with another value at a path."""
    changed = copy.deepcopy(document)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return changed


def shown(path: Path) -> str:
    """Return a path as the id of a test."""
    return ".".join(str(part) for part in path)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return what a .docx or .xlsx file holds, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a .docx or .xlsx file of its parts."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the file with one part replaced or added."""
    return packed({**parts_of(content), name: part})


def bombed(content: bytes, name: str) -> bytes:
    """Return the file with a part that unpacks to 600 MB."""
    saved = io.BytesIO()
    kept = {key: part for key, part in parts_of(content).items() if key != name}
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, part in kept.items():
            archive.writestr(key, part)
        with archive.open(name, "w", force_zip64=True) as opened:
            for _ in range(600):
                opened.write(b" " * 1_000_000)
    return saved.getvalue()


def with_entities(part: bytes) -> bytes:
    """Return an XML part whose text is made of entities that multiply, and of a foreign file."""
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    declared += b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    start = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
    text = part[start:].replace(b"</", b"&b;&file;</", 1)
    return part[:start] + declared + text
