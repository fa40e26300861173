"""The sheets of a workbook that came as evidence: values with their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

SheetContent: TypeAlias = bool | int | Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class SheetValue:
    """A cell that holds something.

    Attributes:
        value: what the cell shows or last showed; None if ``fault`` says why there is none.
        where: ``acme/boq.xlsx!BoQ!D14``.
        fault: such as a formula that was never calculated, as the rest of a sentence; else empty.
    """

    value: SheetContent
    where: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceSheet:
    """A sheet: filled cells by row and column, counted from 1.

    Attributes:
        beyond: the first filled cell outside what is read (5,000 rows, 60 columns), or empty.
    """

    title: str
    hidden: bool
    rows: Mapping[int, Mapping[int, SheetValue]]
    beyond: str = ""
