"""The tables the pack publishes: criteria, clauses, groups, editions, factors, words."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from procure_accessibility.folder import pack_folder

Row: TypeAlias = Mapping[str, str]


@cache
def rows(file: str) -> tuple[Row, ...]:
    """Return the rows of a CSV file of the pack, cells as text."""
    text = (pack_folder() / file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def factor(key: str) -> Fraction:
    """Return a published number of ``factors.csv``; its row says unit, source and how sure."""
    return Fraction(_factors()[key]["value"])


def source_of(key: str) -> str:
    """Return where a factor comes from, as measures name it."""
    row = _factors()[key]
    return f"factors.csv {key}: {row['source']} ({row['confidence']})"


@cache
def _factors() -> Mapping[str, Row]:
    return {row["key"]: row for row in rows("factors.csv")}


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of one kind, in lower case, such as tool, manual, assistive."""
    return tuple(row["word"] for row in rows("words.csv") if row["kind"] == kind)
