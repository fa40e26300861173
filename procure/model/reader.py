"""Readers of evidence files, checks of tenders, comparisons of bids."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from procure.model.blocks import Block
from procure.model.case import SettingValue, TableRow
from procure.model.finding import Finding
from procure.model.lock import Lock
from procure.model.measure import Measure


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """A file from a stranger, and the tables it is to be read by.

    Attributes:
        name: of the file.
        content: its bytes, at most 20 MB.
        tables: the pack's own and the buyer's, cells typed by column, as an evaluator gets them;
            empty outside a tender.
        beside: the bid's other evidence files of this pack, by the name the bid lists each under;
            files of the same folder outside a tender. They are read when they are asked for.
    """

    name: str
    content: bytes
    tables: Mapping[str, tuple[TableRow, ...]] = field(default_factory=dict)
    beside: "Mapping[str, EvidenceContent]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found; what it cannot know is left out and is a finding, never a zero.

    Attributes:
        taken: names of files beside it whose figures are in these measures; their own measures,
            which several such files would give alike, are then left out.
    """

    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of one kind of file, called ``<plugin>.<name>``.

    Attributes:
        recognises: says from name and content whether the file is of this kind; never raises.
        read: yields measures and findings; ``settings`` are the pack's.
    """

    name: str
    recognises: Callable[[EvidenceContent], bool]
    read: Callable[[EvidenceContent, Mapping[str, SettingValue]], Reading]


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings and blocks (tables, figures) about several bids; never points."""

    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()


Check: TypeAlias = Callable[[Lock], tuple[Finding, ...]]
"""Looks at a resolved tender before issue."""

Comparison: TypeAlias = Callable[[Lock, Mapping[str, Mapping[str, Measure]]], Compared]
"""Gets the lock and every admitted bid's measures by bidder and name."""

ReportSection: TypeAlias = Callable[[Mapping[str, object]], tuple[Block, ...]]
"""Gets ``evaluation.json`` as read, returns blocks for the award report."""

BidSection: TypeAlias = Callable[[Mapping[str, object], str], tuple[Block, ...]]
"""Gets ``evaluation.json`` as read and a bidder, returns blocks for the pages of that bid."""
