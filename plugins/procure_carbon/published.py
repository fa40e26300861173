"""Numbers that the pack publishes as data: defaults, limits of gates, electricity factors."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

from procure.api import Lock, TableRow

Tables: TypeAlias = Mapping[str, tuple[TableRow, ...]]
"""Tables of a tender by name, cells typed; empty outside one."""

TextRow: TypeAlias = Mapping[str, str]


def pack_folder() -> Traversable:
    """Return the folder of the pack: beside this module in a wheel, else in ``criteria/``."""
    shipped = files("procure_carbon") / "pack"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "criteria" / "carbon"


@cache
def _rows(file: str) -> tuple[TextRow, ...]:
    text = (pack_folder() / file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@dataclass(frozen=True, slots=True)
class Factors:
    """Numbers of ``factors.csv`` by key, with what the buyer replaced.

    Attributes:
        values: as they count; units stand in the table.
        sources: document, date and how sure, by key; the buyer's own source where replaced.
        unknown: keys the buyer replaced that are none.
    """

    values: Mapping[str, Fraction]
    sources: Mapping[str, str]
    unknown: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> Fraction:
        """Return a number that is always published."""
        return self.values[key]

    def get(self, key: str) -> Fraction | None:
        """Return a number, None if there is none of that name."""
        return self.values.get(key)

    def share(self, key: str) -> Fraction:
        """Return a percentage as a share."""
        return self.values[key] / 100


def factors_of(tables: Tables) -> Factors:
    """Return the factors of a tender: frozen with it, else as published; its own before them."""
    published = tables.get("factors") or _rows("factors.csv")
    values = {str(row["key"]): Fraction(_number(row["value"])) for row in published}
    sources = {
        str(row["key"]): f"{row['source']}, {row['date']} ({row['confidence']})"
        for row in published
    }
    unknown = []
    for row in tables.get("own-factors", ()):
        key = str(row["key"])
        if key in values:
            values[key] = Fraction(_number(row["value"]))
            sources[key] = str(row["source"])
        else:
            unknown.append(key)
    return Factors(values, sources, tuple(unknown))


def grid_series(tables: Tables, series: str) -> Iterator[tuple[int, Fraction]]:
    """Yield year and kgCO2e/kWh of a published series."""
    for row in tables.get("grid-factors") or _rows("grid_factors.csv"):
        if row["series"] == series:
            yield int(_number(row["year"])), Fraction(_number(row["factor"]))


def own_grid(tables: Tables) -> Iterator[tuple[int, Fraction]]:
    """Yield year and kgCO2e/kWh of the buyer's own series."""
    for row in tables.get("grid-series", ()):
        yield int(_number(row["year"])), Fraction(_number(row["factor"]))


def text_tables(lock: Lock) -> Tables:
    """Return a tender's tables of carbon, with cells as text; every reader of them takes both."""
    return lock.pack("carbon").tables


def benchmark(tables: Tables, id_: str) -> tuple[Fraction, str] | None:
    """Return a benchmark's value and where it was read; None if there is none of that name."""
    for row in tables.get("benchmarks") or _rows("benchmarks.csv"):
        if row["id"] == id_:
            return Fraction(_number(row["value"])), f"{row['scheme']}: {row['source']}"
    return None


def bands(tables: Tables, use: str, scope: str) -> Iterator[tuple[str, Fraction]]:
    """Yield LETI bands of a use, best first, with the most kgCO2e/m2 each allows."""
    for row in tables.get("leti-bands") or _rows("leti_bands.csv"):
        if row["use"] == use and row["scope"] == scope:
            yield str(row["band"]), Fraction(_number(row["most"]))


def numbers(tables: Tables, table: str, key: str, column: str) -> dict[str, Fraction]:
    """Return a column of one of the buyer's tables by its key."""
    return {str(row[key]): Fraction(_number(row[column])) for row in tables.get(table, ())}


def _number(cell: object) -> Decimal:
    return cell if isinstance(cell, Decimal) else Decimal(str(cell))
