"""YAML as people write it: YAML 1.2 core scalars, every fault with file, line and key.

``no``, ``on``, ``12:30`` and dates stay text; decimals become Decimal; duplicate keys, aliases
and tags are refused. A file is bounded in bytes, depth and number of values.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import yaml

from procure.errors import InputFault, Problem

Value: TypeAlias = "bool | int | Decimal | str | list[Value] | dict[str, Value] | None"
Key: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_VALUES = 200_000

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML was built with it: same result, ten times faster."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)$")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+$")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file's value, and the line each key of it stands on."""

    file: str
    value: Value
    lines: Mapping[Key, int]

    def where(self, key: Key) -> str:
        """Return ``file:line key`` for a key, or for its nearest parent that has a line."""
        name = ".".join(str(part) for part in key)
        return f"{self.file}:{self.line(key)}{' ' + name if name else ''}"

    def line(self, key: Key) -> int:
        """Return the line of a key, or of its nearest parent that has one."""
        while key not in self.lines and key:
            key = key[:-1]
        return self.lines.get(key, 1)


def read_yaml(path: Path, name: str | None = None) -> Document:
    """Read a YAML file.

    Args:
        path: the file.
        name: how the file is called in messages; its own name when omitted.

    Raises:
        InputFault: if the file is missing, too large, not UTF-8 or not the YAML described above.
    """
    name = name or path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputFault([Problem(name, "is larger than 5 MB.", "Split it, or shorten it.")])
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(name, f"byte {error.start} is not UTF-8.", "Save the file as UTF-8.")
        raise InputFault([problem]) from error
    except OSError as error:
        problem = Problem(name, f"cannot be read: {error.strerror}.", "Check the path.")
        raise InputFault([problem]) from error
    return parse_yaml(source, name)


def parse_yaml(source: str, name: str) -> Document:
    """Return the document in ``source``, called ``name`` in messages.

    Raises:
        InputFault: if it is not the YAML described above; all duplicate keys at once.
    """
    reading = _Reading(name, _bounded(source, name), {}, [])
    try:
        value = _value_of(reading)
    except yaml.YAMLError as error:
        raise InputFault([_syntax_problem(error, name)]) from error
    if reading.problems:
        raise InputFault(reading.problems)
    return Document(name, value, reading.lines)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file while it is read, once from its start to its end: every event is looked at once."""

    name: str
    events: Iterator[yaml.Event]
    lines: dict[Key, int]
    problems: list[Problem]

    def aside(self) -> "_Reading":
        """Return a reading of what is left out: nothing of it is kept or told."""
        return _Reading(self.name, self.events, {}, [])


def _bounded(source: str, name: str) -> Iterator[yaml.Event]:
    """Yield the events of a file; what is not taken from one ends it."""
    depth = values = 0
    for event in yaml.parse(source, Loader=LOADER):
        values += isinstance(event, yaml.NodeEvent)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if fault := _not_taken(event, depth, values):
            raise InputFault([Problem(f"{name}:{_line(event)}", *fault)])
        yield event


def _not_taken(event: yaml.Event, depth: int, values: int) -> tuple[str, str] | None:
    """Return what is not taken from a file, and the remedy."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "uses an anchor or alias (& or *).", "Write the value out, or put it in quotes."
    if tag := getattr(event, "tag", None):
        return f"has the tag {tag!r}, which means nothing here.", "Remove it, or put it in quotes."
    if depth > MAX_DEPTH:
        return f"is nested over {MAX_DEPTH} deep.", "Flatten it."
    if values > MAX_VALUES:
        return f"holds more than {MAX_VALUES} values.", "Split it, or shorten it."
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _value_of(reading: _Reading) -> Value:
    """Return the value of the one document; a second one is a fault of syntax."""
    value: Value = None
    starts: list[yaml.Event] = []
    for event in reading.events:
        if isinstance(event, yaml.DocumentStartEvent):
            starts.append(event)
        elif isinstance(event, yaml.NodeEvent):
            first = len(starts) == 1
            read = _construct(event, (), reading if first else reading.aside())
            value = read if first else value
    if len(starts) > 1:
        what, remedy = _SYNTAX["found another document"]
        raise InputFault([Problem(f"{reading.name}:{_line(starts[1])}", what, remedy)])
    return value


def _construct(event: yaml.Event, key: Key, reading: _Reading) -> Value:
    """Return the value that begins with ``event``, having read on to its end."""
    reading.lines.setdefault(key, _line(event))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.MappingStartEvent):
        return dict(_items(key, reading))
    found: list[Value] = []
    for item in reading.events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        found.append(_construct(item, (*key, len(found)), reading))
    return found


def _items(key: Key, reading: _Reading) -> Iterator[tuple[str, Value]]:
    """Yield the entries of a mapping up to its end; of a key that stands twice, the first."""
    seen: set[str] = set()
    for event in reading.events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            what = "has a key that is a list or a mapping."
            problem = Problem(f"{reading.name}:{line}", what, "Write the key as plain text.")
            reading.problems.append(problem)
            _construct(event, (), reading.aside())
            _construct(next(reading.events), (), reading.aside())
            continue
        label = str(event.value)
        if label in seen:
            where = f"{reading.name}:{line} {'.'.join(str(part) for part in (*key, label))}"
            problem = Problem(where, "stands here a second time.", "Keep one of them.")
            reading.problems.append(problem)
            _construct(next(reading.events), (), reading.aside())
            continue
        seen.add(label)
        reading.lines[(*key, label)] = line
        yield label, _construct(next(reading.events), (*key, label), reading)


def _scalar(event: yaml.ScalarEvent) -> Value:
    content = str(event.value)
    if event.style:
        return content
    if content in _WORDS:
        return _WORDS[content]
    if _INTEGER.match(content):
        return int(content) if len(content) < 1000 else content
    if len(content) < 1000 and _DECIMAL.match(content):
        return Decimal(content)
    return content


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"{name}:{mark.line + 1}" if mark else name
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    for words, said in _SYNTAX.items():
        if words in what:
            return Problem(where, *said)
    return Problem(where, f"is not YAML: {what}.", "Check indentation, colons and quotes there.")


_SYNTAX: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "has a colon where none can stand.",
        "Put text with a colon in quotes, and check the indentation.",
    ),
    "cannot start any token": (
        "begins with a tab, or a value with a sign such as @ or %.",
        "Indent with spaces; put such a value in quotes.",
    ),
    "tab character": ("is indented with a tab.", "Indent with spaces."),
    "maximum nesting depth": (f"is nested over {MAX_DEPTH} deep.", "Flatten it."),
    "found another document": ("begins a second document (---).", "Keep one in the file."),
}
"""The parser's words for common slips, and ours; newer parsers have a limit of depth too."""
