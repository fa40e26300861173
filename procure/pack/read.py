"""Reading a criteria pack's folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable

from procure.errors import InputFault, Problem
from procure.files.canonical import canonical, sha256
from procure.files.table import Row, read_table
from procure.files.validate import validate
from procure.files.yaml import MAX_BYTES, Document, parse_yaml
from procure.model.pack import DeclaredSettings, Pack, Setting
from procure.pack.consistency import pack_problems
from procure.pack.translations import merged, read_parts, translation_problems

PACK_FILE = "criteria.yaml"
TOO_LARGE = "is larger than 5 MB."


@dataclass(frozen=True, slots=True)
class PublishedPack:
    """A pack as published: its content, its own tables, the plugin it came with, its hash.

    Attributes:
        tables: rows as text, by table id.
        plugin: name of the plugin that brought it; ``local`` if it lies in the tender's folder.
        sha256: of all its files except the cases.
        document: of ``criteria.yaml``, for messages about it.
        cases: text of each file in ``cases/``, by name.
    """

    pack: Pack
    tables: Mapping[str, tuple[Row, ...]]
    plugin: str
    sha256: str
    document: Document
    cases: Mapping[str, str]


def read_pack(folder: Traversable, plugin: str) -> PublishedPack:
    """Return the pack in a folder.

    Raises:
        InputFault: with every fault of ``criteria.yaml``, its tables and translations.
    """
    return _of_files(folder.name, plugin, tuple(_read_files(folder).items()))


@lru_cache(maxsize=16)
def _of_files(folder: str, plugin: str, content: tuple[tuple[str, str], ...]) -> PublishedPack:
    """Return the pack of that content; a tender issued twice has its packs read once."""
    files = dict(content)
    name = f"{folder}/{PACK_FILE}"
    document = parse_yaml(files[PACK_FILE], name)
    pack = validate(Pack, document)
    parts, problems = read_parts(pack, document, files, folder)
    pack = pack.model_copy(update={"translations": merged(parts)})
    inconsistent = list(pack_problems(pack, document))
    problems += inconsistent
    tables, faults = ({}, []) if inconsistent else _tables(pack, document, files, folder)
    problems += faults
    problems += translation_problems(pack, tables, parts)
    if problems:
        raise InputFault(problems)
    hashed = {name: content for name, content in files.items() if not name.startswith("cases/")}
    cases = {name: content for name, content in files.items() if name.startswith("cases/")}
    return PublishedPack(pack, tables, plugin, sha256(canonical(hashed)), document, cases)


def read_settings(folder: Traversable) -> Mapping[str, Setting]:
    """Return the settings a pack declares, without its criteria, tables and translations.

    Raises:
        InputFault: if ``criteria.yaml`` cannot be read, or with every fault of its settings.
    """
    name = f"{folder.name}/{PACK_FILE}"
    document = parse_yaml(_read_files(folder, only=PACK_FILE)[PACK_FILE], name)
    value = document.value if isinstance(document.value, dict) else {}
    declared = {key: value[key] for key in ("settings",) if key in value}
    return validate(DeclaredSettings, Document(name, declared, document.lines)).settings


def _read_files(folder: Traversable, only: str = "") -> dict[str, str]:
    """Return the text of the pack's files, or of one, by name relative to its folder, sorted."""
    problems: list[Problem] = []
    files: dict[str, str] = {}
    for name, file in sorted(_walk(folder, ""), key=lambda entry: entry[0]):
        if not name.endswith((".yaml", ".csv")) or (only and name != only):
            continue
        content = file.read_bytes()
        if len(content) > MAX_BYTES:
            problems.append(Problem(f"{folder.name}/{name}", TOO_LARGE, "Shorten it."))
            continue
        try:
            files[name] = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            problems.append(Problem(f"{folder.name}/{name}", "is not UTF-8.", "Save it as UTF-8."))
    if PACK_FILE not in files and not problems:
        what = f"has no {PACK_FILE}."
        problems.append(Problem(folder.name, what, "A criteria pack is a folder with that file."))
    if problems:
        raise InputFault(problems)
    return files


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry


def _tables(
    pack: Pack, document: Document, files: Mapping[str, str], folder: str
) -> tuple[dict[str, tuple[Row, ...]], list[Problem]]:
    """Return the rows of the pack's own tables; one that has a fault is left out."""
    tables: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for id_, table in pack.tables.items():
        content = files.get(table.file)
        if content is None:
            where = document.where(("tables", id_, "file"))
            problems.append(Problem(where, f"{table.file!r} is not in the pack's folder."))
            continue
        rows, found = read_table(content, f"{folder}/{table.file}", table.key, table.columns)
        if found:
            problems += found
        else:
            tables[id_] = rows
    return tables, problems
