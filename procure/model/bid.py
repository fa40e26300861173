"""One tenderer's bid: what was answered, where it stands, and what came with it.

Blank, no or zero, and not applicable are never the same thing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from procure.model.exchange import Exchange
from procure.model.finding import Finding
from procure.model.measure import Measure
from procure.model.message import Message
from procure.model.nothing import says_none

_SEPARATOR = re.compile(r"[;\n]")

Value: TypeAlias = bool | Decimal | date | str


class State(StrEnum):
    """How an answer stands."""

    ANSWERED = "answered"
    BLANK = "blank"
    NOT_APPLICABLE = "not applicable"
    UNREADABLE = "unreadable"


class Standing(StrEnum):
    """What backs an answer: a filled cell, or a file that came with the bid, named beside it."""

    NONE = "none"
    CLAIMED = "claimed"
    EVIDENCED = "evidenced"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: ``acme/bid.xlsx!Privacy!D14`` or ``acme/bid.yaml:14 privacy/x``."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return the place as it is written in reasons, findings and reports."""
        if self.sheet and self.cell:  # as nearly all are, and every answer's place is written
            return f"{self.file}!{self.sheet}!{self.cell}"
        return "!".join(filter(None, (self.file, self.sheet, self.cell)))


@dataclass(frozen=True, slots=True)
class Clarification:
    """A bidder's answer to a question about an unreadable answer; the original stays visible.

    Attributes:
        text: the answer as the bidder gave it.
        reason: why the question could be asked under the published rule.
        by: who recorded it.
        at: when, as UTC ``2026-04-15T09:00:00Z``.
    """

    text: str
    reason: str
    by: str
    at: str


def split_pointers(evidence: str) -> tuple[str, ...]:
    """Return the pointers in a text, ``dpa.pdf#4; plan.pdf``, one by one."""
    return tuple(part.strip() for part in _SEPARATOR.split(evidence) if part.strip())


def join_pointers(value: object) -> str:
    """Return the pointers of a list as one text, for a place where a list is none; else empty."""
    if not isinstance(value, list):
        return ""
    return "; ".join(one for one in value if isinstance(one, str))


@dataclass(frozen=True, slots=True)
class Response:
    """What a bidder answered to one requirement, or in one cell of a table.

    Attributes:
        requirement: ``pack/name``, or ``pack/name.column`` in a table row.
        state: answered, blank, not applicable or unreadable.
        value: the typed value if answered, else None. Choices hold the choice's key; a table as a
            whole holds the number of its rows that are filled in.
        raw: the text as it stands in the file, before any typing; a choice by its printed text.
        place: file, sheet and cell.
        evidence: the pointer given beside it, such as ``dpa.pdf#4``; empty if none.
        confidential: the bidder's reason for keeping it confidential; empty if it is not.
        unreadable: why it is, with the value quoted, for a reader of any language; empty if not.
        clarification: set when the value comes from a clarification.
        files: those that came with the bid among the files that the evidence names, or, in a cell
            of a table, its own text; None where no folder was read, and what is named counts.
    """

    requirement: str
    state: State
    value: Value | None
    raw: str
    place: Place
    evidence: str = ""
    confidential: str = ""
    unreadable: Message | str = ""
    clarification: Clarification | None = None
    files: tuple[str, ...] | None = None

    @property
    def fault(self) -> str:
        """Why it is unreadable, in English; empty if it is not."""
        return str(self.unreadable)

    @property
    def standing(self) -> Standing:
        """What backs this answer; a file that did not come with the bid backs nothing."""
        if self.state is not State.ANSWERED:
            return Standing.NONE
        return Standing.EVIDENCED if self.names_proof else Standing.CLAIMED

    @property
    def names_proof(self) -> bool:
        """Whether a file that came with the bid is named beside it."""
        return self.points_at_something if self.files is None else bool(self.files)

    @property
    def points_at_something(self) -> bool:
        """Whether a file or a pointer is named beside it, and not a dash or “none”."""
        return not all(says_none(one) for one in split_pointers(self.evidence))

    @property
    def is_proof(self) -> bool:
        """Whether a cell that asks for proof names a file that came with the bid."""
        return self.names_something and (self.files is None or bool(self.files))

    @property
    def names_something(self) -> bool:
        """Whether it is answered, and not by a dash, “none” or “n/a” where words were asked."""
        if self.state is not State.ANSWERED:
            return False
        return not (isinstance(self.value, str) and says_none(self.value))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its key (row number, or the published row's id), and its cells."""

    key: str
    place: Place
    cells: Mapping[str, Response]


@dataclass(frozen=True, slots=True)
class Subcontractor:
    """A subcontractor as declared: share in percent of the contract's value."""

    name: str
    id: str
    share: Decimal
    work: str = ""


@dataclass(frozen=True, slots=True)
class Tenderer:
    """Who bids.

    Attributes:
        name: legal name.
        id: legal identifier.
        size: ``micro``, ``small``, ``medium``, ``large``, or empty if not said.
        consortium: names of the other members, the leader being ``name``.
        subcontractors: as declared.
        valid_until: last day the bid binds, ISO date, or empty.
        signatory: name and role of who signs.
        confidential: reason if the whole bid is marked confidential, else empty.
        unread: what of this stands in the form and cannot be read, with place and value.
    """

    name: str
    id: str = ""
    size: str = ""
    consortium: tuple[str, ...] = ()
    subcontractors: tuple[Subcontractor, ...] = ()
    valid_until: str = ""
    signatory: str = ""
    confidential: str = ""
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that came with the bid, for one pack, with its SHA-256."""

    pack: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Bid:
    """One bid as read.

    Attributes:
        bidder: name of the bid's folder; the id used everywhere.
        responses: by requirement id ``pack/name``; every requirement asked has one.
        tables: by requirement id; rows in the order of the form.
        evidence: files that came with the bid, listed for packs.
        measures: by name; what readers found in the evidence.
        findings: what reading it brought up.
        form_version: of the form it was filled in on; 0 if it does not say.
        lock: hash of the tender lock that form carries; empty if it does not say.
        lots: ids of the lots that are bid for; empty where the tender has none.
        files: names of all files that came with it, but its forms; None where no folder was read.
    """

    bidder: str
    tenderer: Tenderer
    responses: Mapping[str, Response]
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    evidence: tuple[EvidenceFile, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    form_version: int = 0
    lock: str = ""
    lots: tuple[str, ...] = ()
    files: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One line of a price form: quantity as published, unit rate and line total as given.

    Attributes:
        rate: None where it is missing and the tender publishes that it is then included.
        offered: the quantity that stands in the form where it is another one; empty otherwise.
    """

    line: str
    quantity: Decimal
    rate: Decimal | None
    total: Decimal | None
    place: Place
    offered: str = ""


@dataclass(frozen=True, slots=True)
class PriceOffer:
    """A bid's price form as read: the total as stated, and the lines it is made of.

    Attributes:
        currency: ISO 4217 code, as stated; amounts are in it.
        vat: ``excluded`` or ``included``.
        stated: the total the bidder wrote, None if left blank.
        lines: empty where the tender publishes no price lines.
        place: of the stated total.
        sha256: of the file.
        exchange: how amounts become the tender's currency; None if they are in it.
        added: ids of lines in the form that the tender does not publish; they do not count.
    """

    bidder: str
    currency: str
    vat: str
    stated: Decimal | None
    lines: tuple[PriceLine, ...]
    place: Place
    sha256: str
    findings: tuple[Finding, ...] = ()
    exchange: Exchange | None = None
    added: tuple[str, ...] = ()
