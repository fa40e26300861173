"""What the rules of a pack have in common."""

from collections.abc import Iterator
from typing import TypeAlias

from procure.files.yaml import Key
from procure.model.pack import Criterion, Pack, Requirement

Found: TypeAlias = Iterator[tuple[Key, str, str]]
"""Key in the file, what is wrong, remedy."""


def requirement_id(criterion: Criterion, requirement: Requirement) -> str:
    """Return a requirement's name in its pack: its own, or its criterion's."""
    return requirement.id or criterion.id


def asked_by(criterion: Criterion) -> dict[str, Requirement]:
    """Return what a criterion asks, by name."""
    return {requirement_id(criterion, item): item for item in criterion.requirements}


def requirements(pack: Pack) -> Iterator[tuple[Key, Requirement]]:
    """Yield every requirement with its key."""
    for index, criterion in enumerate(pack.criteria):
        for number, requirement in enumerate(criterion.requirements):
            yield ("criteria", index, "requirements", number), requirement
