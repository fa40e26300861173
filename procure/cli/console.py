"""What the command line prints: plain sentences and plain tables that a screen reader can read."""

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Literal
from unicodedata import east_asian_width

from procure.errors import Problem

Format = Literal["table", "json", "csv"]

WIDEST = 60
"""Characters of the widest cell of a table; longer text goes on in the next line."""


def say(line: str = "") -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def warn(line: str) -> None:
    """Print one line to the error stream."""
    sys.stderr.write(line + "\n")


def say_json(value: object) -> None:
    """Print a value as JSON."""
    say(json.dumps(value, indent=2, ensure_ascii=False))


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems, one a line, to the error stream."""
    for problem in problems:
        warn(str(problem))


def say_table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int] = (),
    plain: bool = False,
) -> None:
    """Print a table; ``numbers`` are columns aligned right.

    Plain, it is a sentence a row ("Place: 1. Bidder: Meridian."), so that nothing depends on
    columns that stand under each other.
    """
    if plain:
        for row in rows:
            said = (cell.removesuffix(".") or "none" for cell in row)
            say(" ".join(f"{head}: {cell}." for head, cell in zip(heads, said, strict=True)))
        return
    wrapped: list[list[list[str]]] = [[wrap(cell, WIDEST) or [""] for cell in row] for row in rows]
    widths = [
        max([_wide(head), *(_wide(line) for row in wrapped for line in row[index])])
        for index, head in enumerate(heads)
    ]
    _say_line(heads, widths, numbers)
    _say_line(["-" * width for width in widths], widths, numbers)
    for cells_wrapped in wrapped:
        for cells in zip_longest(*cells_wrapped, fillvalue=""):
            _say_line(cells, widths, numbers)


def _say_line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> None:
    placed = []
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        blank = " " * (width - _wide(cell))
        placed.append(blank + cell if index in numbers else cell + blank)
    say("  ".join(placed).rstrip())


def _wide(text: str) -> int:
    """Return how many places a text takes: a Chinese or Japanese sign takes two."""
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)
