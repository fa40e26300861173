"""Evidence: files listed for a pack, and pointers beside answers, checked against the folder."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from unicodedata import normalize

from procure.bid.asked import Asked, Question
from procure.bid.given import Given
from procure.errors import Problem
from procure.model.bid import EvidenceFile, Response, split_pointers
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message
from procure.model.nothing import says_none
from procure.model.scoring import Share


def pointers(given: Given) -> tuple[str, ...]:
    """Return the pointers in a cell, ``dpa.pdf#4; plan.pdf``, one by one."""
    return split_pointers(given.quoted)


def file_of(pointer: str) -> str:
    """Return the file a pointer names: the part before ``#``."""
    return pointer.split("#", maxsplit=1)[0].strip()


def listed_files(evidence: Collection[tuple[str, Given]]) -> frozenset[str]:
    """Return the names of all files listed for packs."""
    return frozenset(file_of(pointer) for _, given in evidence for pointer in pointers(given))


def evidence_files(
    evidence: Collection[tuple[str, Given]], hashes: Mapping[str, str]
) -> tuple[tuple[EvidenceFile, ...], tuple[Problem, ...]]:
    """Return the listed files that came with the bid, and a problem for each that did not."""
    files: dict[tuple[str, str], EvidenceFile] = {}
    problems: list[Problem] = []
    for pack, given in evidence:
        for pointer in pointers(given):
            name = file_of(pointer)
            if name in hashes:
                files[(pack, name)] = EvidenceFile(pack, name, hashes[name])
            else:
                problems.append(_absent(given, name))
    return tuple(files.values()), tuple(problems)


def _absent(given: Given, name: str) -> Problem:
    return Problem(
        str(given.place),
        f"'{name}' is listed as evidence, but no such file came with the bid.",
        "Put the file beside the form, under exactly this name.",
    )


def proof_columns(lock: Lock, question: Question) -> frozenset[str]:
    """Return the columns of a table in which a row names its proof."""
    name = question.id.split("/")[1]
    columns = question.table.columns if question.table else ()
    files = {one.name for one in columns if one.asked.type == "file"}
    shares = (one.criterion.scoring for one in lock.criteria if one.pack == question.pack)
    return frozenset(
        files
        | {
            one.evidence_column
            for one in shares
            if isinstance(one, Share) and one.table == name and one.evidence_column
        }
    )


def files_named(evidence: str, present: Collection[str]) -> tuple[str, ...]:
    """Return the files that came with the bid and that a text names, ``dpa.pdf#4; plan.pdf, p. 2``.

    Capitals do not matter, nor do words around a name, nor how a letter or a folder is written; a
    name within a longer one is another file. The folder may be left out, or be another one, where
    only one file has the name.
    """
    return tuple(
        dict.fromkeys(name for one in split_pointers(evidence) for name in _named(one, present))
    )


def files_of_cell(
    cell: Response, asked: Asked, present: Collection[str] | None
) -> tuple[str, ...] | None:
    """Return the files that came with the bid and that a cell of words names; else None."""
    if present is None or asked.type not in ("text", "file") or not isinstance(cell.value, str):
        return None
    return files_named(cell.value, present)


def _named(pointer: str, present: Collection[str]) -> Iterator[str]:
    exact = file_of(pointer)
    if exact in present:
        yield exact
        return
    said = _plain(pointer)
    whole = [name for name in sorted(present) if _stands_in(_plain(name), said, _JOINING | {"/"})]
    yield from whole or _named_without_folder(said, present)


def _named_without_folder(said: str, present: Collection[str]) -> Iterator[str]:
    bases = Counter(_base(name) for name in present)
    for name in sorted(present):
        if bases[_base(name)] == 1 and _stands_in(_base(name), said, _JOINING):
            yield name


def _base(name: str) -> str:
    return _plain(name).rsplit("/", 1)[-1]


def _plain(text: str) -> str:
    """Return a text with letters and folders written one way."""
    return normalize("NFC", text).replace("\\", "/").casefold()


_JOINING = frozenset("_-")


def _stands_in(name: str, said: str, joining: Collection[str]) -> bool:
    start = said.find(name)
    while start >= 0:
        before, after = said[:start][-1:], said[start + len(name) :]
        if not _joins(before, joining) and not _joins(after[:1], joining) and not _goes_on(after):
            return True
        start = said.find(name, start + 1)
    return False


def _joins(character: str, joining: Collection[str]) -> bool:
    """Return whether a character beside a name would make it the name of another file.

    Letters of scripts that are written without blanks, or beside Latin names, do not.
    """
    return character in joining or (character.isalnum() and character < _BEYOND_CYRILLIC)


_BEYOND_CYRILLIC = "\u0530"
"""Latin, Greek and Cyrillic letters come before it; Arabic, Japanese and the like after."""


def _goes_on(after: str) -> bool:
    return after[:1] == "." and after[1:2].isalnum()


def pointer_findings(given: Given, present: Collection[str]) -> tuple[Finding, ...]:
    """Return a warning for each pointer whose file did not come with the bid."""
    return tuple(
        Finding(
            "procure.evidence-missing",
            Severity.WARNING,
            str(given.place),
            Message("Evidence '{pointer}' names no file that came with the bid.", {"pointer": one}),
        )
        for one in pointers(given)
        if not says_none(one) and not files_named(one, present)
    )
