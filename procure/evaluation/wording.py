"""What settings and criteria are called, where it is said how another criterion is scored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from procure.evaluation.chosen import declared_settings
from procure.evaluation.model import ShownSetting
from procure.model.lock import Lock


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for what a scoring only names.

    Attributes:
        settings: of the pack, with title and value, by name.
        criteria: titles of all criteria in force, by ``pack/name``.
    """

    settings: Mapping[str, ShownSetting] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)


def wording(lock: Lock, pack: str) -> Wording:
    """Return the words for the criteria of a pack, in the language of the lock's tender."""
    return Wording(
        settings=declared_settings(lock.pack(pack), lock.tender),
        criteria={one.id: one.criterion.title for one in lock.criteria},
    )
