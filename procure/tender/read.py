"""Reading a tender's folder: the tender, its local packs and changes, its tables and papers."""

from collections.abc import Mapping
from dataclasses import dataclass

from procure.errors import InputFault, Problem
from procure.files.canonical import file_sha256
from procure.files.paths import lies_inside, names_a_file
from procure.files.validate import validate
from procure.files.yaml import Document, read_yaml
from procure.model.pack import LocalChange
from procure.model.tender import Tender
from procure.pack.read import PublishedPack, read_pack
from procure.tender.folder import Folder
from procure.tender.settings import UNREAD

LOCAL = "local"
"""What a pack in the tender's own folder names as its plugin."""

MAX_TABLE_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """A local change of a pack, and its file for messages."""

    change: LocalChange
    document: Document


@dataclass(frozen=True, slots=True)
class Drafted:
    """A tender's folder as read, before anything in it is resolved.

    Attributes:
        packs: local packs by id.
        changes: local changes by the id of the pack they extend.
        tables: text of each file in ``tables/``, by name.
        papers: SHA-256 of each paper the tender names.
        problems: of packs, changes, tables and papers; such a tender cannot be frozen.
        unread: names of folders in ``criteria/`` whose pack has a fault.
    """

    tender: Tender
    document: Document
    packs: Mapping[str, PublishedPack]
    changes: Mapping[str, Change]
    tables: Mapping[str, str]
    papers: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


def read_tender(folder: Folder) -> Drafted:
    """Return what an officer wrote in a tender's folder, with the faults of the files beside it.

    Raises:
        InputFault: if ``tender.yaml`` itself cannot be read, with every fault of every file.
    """
    if not folder.tender_file.is_file():
        what = "has no tender.yaml."
        remedy = f"Make one with: procure new {folder.path}"
        raise InputFault([Problem(str(folder.path), what, remedy)])
    problems: list[Problem] = []
    document = read_yaml(folder.tender_file)
    unread: set[str] = set()
    packs, changes = _local_packs(folder, problems, unread)
    tables = _tables(folder, problems)
    try:
        tender = validate(Tender, document)
    except InputFault as fault:
        raise InputFault([*fault.problems, *problems]) from fault
    papers = _papers(folder, tender, document, problems)
    return Drafted(
        tender, document, packs, changes, tables, papers, tuple(problems), frozenset(unread)
    )


def _local_packs(
    folder: Folder, problems: list[Problem], unread: set[str]
) -> tuple[dict[str, PublishedPack], dict[str, Change]]:
    packs: dict[str, PublishedPack] = {}
    changes: dict[str, Change] = {}
    for entry in sorted(folder.criteria.iterdir()) if folder.criteria.is_dir() else ():
        try:
            if entry.is_dir():
                pack = read_pack(entry, LOCAL)
                if pack.pack.id in packs:
                    what = f"is a second pack {pack.pack.id!r}."
                    where = pack.document.where(("id",))
                    raise InputFault([Problem(where, what, "Give it another id.")])
                packs[pack.pack.id] = pack
            elif entry.suffix == ".yml":
                what = "would not be read."
                problem = Problem(f"criteria/{entry.name}", what, "Rename it to end in .yaml.")
                raise InputFault([problem])
            elif entry.suffix == ".yaml":
                document = read_yaml(entry, f"criteria/{entry.name}")
                change = validate(LocalChange, document)
                if change.extends in changes:
                    where = document.where(("extends",))
                    what = f"a second file changes {change.extends!r}."
                    raise InputFault([Problem(where, what, "Put both changes into one file.")])
                changes[change.extends] = Change(change, document)
        except InputFault as fault:
            problems += fault.problems
            unread.add(entry.name)
    return packs, changes


def _tables(folder: Folder, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.tables.glob("*.csv")) if folder.tables.is_dir() else ():
        name = f"tables/{path.name}"
        if path.stat().st_size > MAX_TABLE_BYTES:
            problems.append(Problem(name, "is larger than 2 MB.", "Shorten it."))
            found[path.name] = UNREAD
            continue
        try:
            found[path.name] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem(name, "is not UTF-8.", "Save it as CSV in UTF-8."))
            found[path.name] = UNREAD
    return found


def _papers(
    folder: Folder, tender: Tender, document: Document, problems: list[Problem]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for index, name in enumerate(tender.papers):
        path = folder.path / name
        where = document.where(("papers", index))
        if not lies_inside(path, folder.path):
            problems.append(
                Problem(where, f"{name!r} is outside the tender's folder.", "Copy it in.")
            )
        elif not names_a_file(path):
            problems.append(Problem(where, f"{name!r} is not in the folder.", "Add or remove it."))
        else:
            found[name] = file_sha256(path)
    return found
