"""The resolved tender as frozen at issue: everything that scoring needs, and nothing else."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from procure.model.fields import Frozen, Id, Language, Name, Number, Text
from procure.model.message import Said
from procure.model.pack import Criterion, DataTable, Setting, Source, Translation, Validity
from procure.model.tender import Tender

LOCK_FILE = "tender.lock.json"


def _nothing(value: object) -> bool:
    return not value


class LockedChange(Frozen):
    """One local change of a published criterion, as the report shows it."""

    criterion: Name
    what: Literal["changed", "dropped", "added"]
    fields: dict[Text, tuple[Text, Text]] = {}
    """Field: published text, tender's text; empty for dropped and added criteria."""


class LockedPack(Frozen):
    """A pack as it was at issue.

    Attributes:
        sha256: of the published pack folder's files.
        settings: as chosen, every one with a value; tables are in ``tables``.
        tables: rows as text by column, of the pack's own tables and of the buyer's.
        declared_tables: the typed columns of the pack's own tables.
    """

    id: Name
    version: Text
    title: Text
    language: Language
    publisher: Text
    licence: Text
    plugin: Text
    sha256: Text
    valid: Validity
    review_by: Text
    sources: dict[Name, Source]
    declared_settings: dict[Name, Setting]
    settings: dict[Name, Text | tuple[Text, ...]]
    declared_tables: dict[Name, DataTable]
    tables: dict[Name, tuple[dict[Name, Text], ...]]
    changes: tuple[LockedChange, ...] = ()
    change_reason: Text = ""
    translations: dict[Text, Translation] = {}


class LockedCriterion(Frozen):
    """A criterion in force, its numbers resolved from the settings.

    Attributes:
        id: ``pack/name``.
        most: the most points it can earn; 0 for gates, conditions and information.
        reason: why the gate is in force.
        function: what a plugin calls the function that scores it; None if it has no title, or no
            function scores it.
        set_by: the setting that each parameter of that function comes from. Both are written only
            where there is something to say, so that an older lock keeps its hash.
    """

    id: Id
    criterion: Criterion
    most: Number
    reason: Text = ""
    function: Annotated[Said | None, Field(exclude_if=_nothing)] = None
    set_by: Annotated[dict[Name, Name], Field(exclude_if=_nothing)] = {}

    @cached_property
    def pack(self) -> str:
        """Id of its pack."""
        return self.id.split("/")[0]

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Unit of each of its requirements, by ``pack/name``."""
        return {
            f"{self.pack}/{one.id or self.criterion.id}": one.unit
            for one in self.criterion.requirements
        }


class LockedPlugin(Frozen):
    """A plugin the tender uses, with the hash of its code."""

    name: Text
    distribution: Text
    version: Text
    sha256: Text


class Lock(Frozen):
    """``tender.lock.json``.

    Attributes:
        criteria: in force, in the order of the tender; requirements that do not apply are left out.
        supersedes: hashes of earlier locks of this tender, oldest first.
        papers: SHA-256 of each paper of the tender.
        words: those of the drop-downs in each language of the tender that is not English.
        hash: SHA-256 of the canonical JSON of all the rest.
        lot: id of the lot this is the part of; empty for the whole, which alone is ever written.
    """

    procure_lock: Literal[1]
    core: Text
    tender: Tender
    packs: tuple[LockedPack, ...]
    criteria: tuple[LockedCriterion, ...]
    plugins: tuple[LockedPlugin, ...]
    form_version: int
    supersedes: tuple[Text, ...] = ()
    papers: dict[Text, Text] = {}
    words: dict[Text, dict[Text, Text]] = {}
    hash: Text = ""
    lot: Annotated[Text, Field(exclude=True)] = ""

    def criterion(self, id_: str) -> LockedCriterion:
        """Return the criterion ``pack/name``.

        Raises:
            KeyError: if it is not in force.
        """
        for criterion in self.criteria:
            if criterion.id == id_:
                return criterion
        raise KeyError(id_)

    def pack(self, id_: str) -> LockedPack:
        """Return the pack of that id.

        Raises:
            KeyError: if the tender does not use it.
        """
        for pack in self.packs:
            if pack.id == id_:
                return pack
        raise KeyError(id_)

    def for_lot(self, id_: str) -> "Lock":
        """Return what one lot asks, scores and pays, as a lock of its own; ``""`` is the whole.

        Raises:
            KeyError: if the tender has no such lot.
        """
        if not id_:
            return self
        tender = self.tender.for_lot(id_)
        known = {one.id: one for one in self.criteria}
        criteria = (
            known[name].model_copy(
                update={
                    "most": tender.points.get(name, Decimal(0)),
                    "reason": tender.gates.get(name) or known[name].reason,
                }
            )
            for name in tender.criteria_named
        )
        update = {"tender": tender, "criteria": tuple(criteria), "lot": id_}
        return self.model_copy(update=update)

    @property
    def deadline(self) -> datetime:
        """The deadline, with its zone."""
        return datetime.fromisoformat(self.tender.deadline)

    @property
    def as_of(self) -> date:
        """The day every rule of age or validity is measured from: that of the deadline."""
        return self.deadline.date()
