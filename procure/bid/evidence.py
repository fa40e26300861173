"""Evidence: files listed for a pack, and pointers beside answers, checked against the folder."""

from collections.abc import Collection, Mapping

from procure.bid.given import Given
from procure.errors import Problem
from procure.model.bid import EvidenceFile, split_pointers
from procure.model.finding import Finding, Severity
from procure.model.message import Message


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


def pointer_findings(given: Given, present: Collection[str]) -> tuple[Finding, ...]:
    """Return a warning for each pointer beside an answer whose file did not come with the bid."""
    return tuple(
        Finding(
            "procure.evidence-missing",
            Severity.WARNING,
            str(given.place),
            Message("Evidence '{pointer}' names no file that came with the bid.", {"pointer": one}),
        )
        for one in pointers(given)
        if file_of(one) not in present
    )
