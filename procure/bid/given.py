"""What stands in a bid's file before anything is typed; the same for a workbook and for YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from procure.errors import Problem
from procure.files.characters import has_ink
from procure.model.bid import Place
from procure.model.finding import Finding
from procure.model.message import Message
from procure.numbers import text

MAX_TEXT: Final = 32_767
"""Characters a cell can hold, in every spreadsheet program; YAML may not hold more either."""

Raw: TypeAlias = bool | int | Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value cannot be read, and how the bidder mends it."""

    what: Message
    mend: Message

    @property
    def said(self) -> Message:
        """Both as one text, in the language of whoever reads."""
        return Message("{what} {mend}", {"what": self.what, "mend": self.mend})


def too_long() -> Fault:
    """Return the fault of a text that no cell can hold."""
    words = "the text is longer than {most} characters, the most a cell can hold."
    return Fault(
        Message(words, {"most": f"{MAX_TEXT:,}"}),
        Message("Shorten it, or send it as a file and name that file as evidence."),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """One value as given: its place, and the fault that reading the file found in it, if any."""

    value: Raw
    place: Place
    fault: Fault | None = None

    @property
    def quoted(self) -> str:
        """The value as text: numbers without superfluous zeros, yes and no, ISO dates."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, int | Decimal):
            return text(self.value)
        return self.value.isoformat() if isinstance(self.value, date) else self.value.strip()

    @property
    def blank(self) -> bool:
        """Whether nothing is there that anybody could see."""
        return self.fault is None and not has_ink(self.quoted)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer with the two cells beside it."""

    value: Given
    evidence: Given
    confidential: Given


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A row of a table: the published key or the row number, and its cells by column."""

    key: str
    place: Place
    cells: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class LostRows:
    """Rows that one sheet of the form does not have.

    Attributes:
        sheet: the title it has, or had when the form was issued.
        ids: row ids; those that follow each other as "first to last".
        whole: whether no sheet of that title is left.
    """

    sheet: str
    ids: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class GivenBid:
    """A whole bid as given.

    Attributes:
        file: its name in messages, ``acme/bid.xlsx``.
        tenderer: by key: name, id, size, valid_until, signatory, confidential.
        evidence: pack and file name.
        lots: beside the id of each lot, whether the bid is for it.
        lost: rows the form does not have; empty for YAML, where blank means left out.
        problems: faults of the file that are not about one answer.
    """

    file: str
    tenderer: Mapping[str, Given]
    consortium: tuple[Given, ...] = ()
    subcontractors: tuple[Mapping[str, Given], ...] = ()
    answers: Mapping[str, GivenAnswer] = field(default_factory=dict)
    tables: Mapping[str, tuple[GivenRow, ...]] = field(default_factory=dict)
    evidence: tuple[tuple[str, Given], ...] = ()
    form_version: int = 0
    lock: str = ""
    lots: Mapping[str, Given] = field(default_factory=dict)
    lost: tuple[LostRows, ...] = ()
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenPrice:
    """A price form as given: by line id, quantity, rate and total.

    Attributes:
        added: ids of lines that the tender does not publish.
        tenderer: the bidder's name, where the form holds it.
    """

    file: str
    currency: Given
    vat: Given
    total: Given
    lines: Mapping[str, Mapping[str, Given]]
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    added: tuple[str, ...] = ()
    form_version: int = 0
    lock: str = ""
    tenderer: Given | None = None
