"""One evidence file, read outside a tender."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

from procure.errors import InputFault, Problem
from procure.files.table import typed
from procure.model.case import SettingValue
from procure.model.finding import Finding, Severity
from procure.model.message import Message
from procure.model.pack import Column, Setting
from procure.model.reader import EvidenceContent, Reader
from procure.numbers import significant
from procure.pack.read import read_settings
from procure.plugin.call import call_read, call_recognises
from procure.plugin.loader import load_sound
from procure.plugin.registry import Registry
from procure.procedure.beside import MAX_BYTES, FilesBeside

_NEARLY = 0.85
"""How alike two names are for one to be taken for a slip of the other, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a reader found: value and unit by measure, without the plugin's name; findings."""

    reader: str
    measures: Mapping[str, tuple[str, str]]
    findings: tuple[Finding, ...]


def inspect_file(file: Path, name: str, given: Mapping[str, list[str]]) -> Inspected:
    """Return what a reader gets from a file.

    Args:
        file: the evidence.
        name: ``<plugin>.<reader>``; empty to find out which reader recognises the file.
        given: settings of the reader's pack, each a list of values.

    Raises:
        InputFault: if the file cannot be read, no reader or several recognise it, or a setting is
            not of its type.
    """
    registry, _ = load_sound()
    if not file.is_file():
        raise InputFault([Problem(str(file), "is not a file.", "Check the path.")])
    if file.stat().st_size > MAX_BYTES:
        raise InputFault([Problem(str(file), "is larger than 20 MB.", "Split it.")])
    content = EvidenceContent(file.name, file.read_bytes(), beside=FilesBeside(file.parent))
    name, reader = _reader(registry, name, content)
    declared = _declared(registry, name.split(".")[0])
    reading = call_read(name, reader, content, _settings(declared, given))
    own = name.split(".")[0] + "."
    measures = {
        one.name.removeprefix(own): (
            one.value if isinstance(one.value, str) else significant(Fraction(one.value)),
            one.unit,
        )
        for one in reading.measures
    }
    return Inspected(name, measures, (*_misspelt(declared, given), *reading.findings))


def _reader(registry: Registry, name: str, content: EvidenceContent) -> tuple[str, Reader]:
    known = ", ".join(sorted(registry.readers)) or "none"
    if name:
        if name not in registry.readers:
            raise InputFault([Problem(name, "is no reader.", f"Readers: {known}.")])
        return name, registry.readers[name]
    found = [
        (one, reader)
        for one, reader in sorted(registry.readers.items())
        if call_recognises(one, reader, content)
    ]
    if not found:
        what = f"is a kind of file that no reader knows (readers: {known})."
        raise InputFault([Problem(content.name, what, "Name one with --reader to try it.")])
    if len(found) > 1:
        names = ", ".join(one for one, _ in found)
        what = f"is recognised by several readers: {names}."
        raise InputFault([Problem(content.name, what, "Choose one with --reader.")])
    return found[0]


def _declared(registry: Registry, plugin: str) -> Mapping[str, Setting]:
    """Return the settings that the plugin's packs declare, by name."""
    declared: dict[str, Setting] = {}
    for folder, owner in registry.packs.values():
        if owner == plugin:
            declared |= read_settings(folder)
    return declared


def _misspelt(declared: Mapping[str, Setting], given: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Yield names that no pack declares and that are nearly one it does: readers ignore them."""
    for written in given:
        name = written.replace("_", "-")
        near = get_close_matches(name, declared, n=1, cutoff=_NEARLY)
        if near and name not in declared and written not in declared:
            words = "No setting is called {name}, and it changed nothing. Did you mean {near}?"
            said = Message(words, {"name": written, "near": near[0]})
            yield Finding("procure.setting-unknown", Severity.WARNING, f"--set {written}", said)


def _settings(
    declared: Mapping[str, Setting], given: Mapping[str, list[str]]
) -> dict[str, SettingValue]:
    """Return the settings of the plugin's packs: their defaults, then what was given.

    An underscore in a name stands for a hyphen. What no pack declares is handed to the reader
    as text, or as a list of texts.
    """
    values: dict[str, SettingValue] = {
        name: _default(setting)
        for name, setting in declared.items()
        if setting.default is not None and setting.type != "table"
    }
    problems: list[Problem] = []
    for written, texts in given.items():
        hyphened = written.replace("_", "-")
        name = hyphened if hyphened in declared else written
        setting = declared.get(name)
        try:
            values[name] = _typed(texts, setting)
        except (ValueError, KeyError):
            kind = setting.type if setting else "text"
            shown = ", ".join(texts)
            problems.append(Problem(f"--set {written}", f"{shown!r} is not a {kind}."))
    if problems:
        raise InputFault(problems)
    return values


def _default(setting: Setting) -> SettingValue:
    default = setting.default
    return _typed([default] if isinstance(default, str) else list(default or ()), setting)


def _typed(texts: list[str], setting: Setting | None) -> SettingValue:
    if setting is None:
        return texts[0] if len(texts) == 1 else tuple(texts)
    if setting.type == "choices":
        return tuple(texts)
    kind = setting.type if setting.type in {"number", "boolean", "date"} else "text"
    column = Column.model_validate({"title": setting.title, "type": kind})
    if len(texts) != 1 or (setting.choices and texts[0] not in setting.choices):
        raise ValueError(texts)
    return typed(texts[0], column)
