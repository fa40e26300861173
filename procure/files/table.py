"""CSV tables with typed columns: rows as text, every fault with file, line and column."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from procure.errors import Problem
from procure.model.bid import Value
from procure.model.pack import Column

Row: TypeAlias = dict[str, str]

MAX_ROWS = 5000


def read_table(
    content: str, name: str, key: str, columns: Mapping[str, Column]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows of a CSV file, and its problems.

    Args:
        content: the file's text, with a header row of column ids.
        name: how the file is called in messages.
        key: the column that names each row, once.
        columns: the columns it must have.
    """
    reader = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True)
    problems: list[Problem] = []
    rows: list[Row] = []
    seen: dict[str, int] = {}
    try:
        problems += _header_problems(tuple(reader.fieldnames or ()), name, columns)
        if problems:
            return (), tuple(problems)
        for raw in reader:
            where = f"{name}:{reader.line_num}"
            if len(rows) >= MAX_ROWS:
                problems.append(Problem(where, f"is past {MAX_ROWS} rows.", "Shorten the table."))
                break
            row = {column: (raw.get(column) or "").strip() for column in columns}
            problems += _row_problems(row, raw, where, columns)
            if row[key] and row[key] in seen:
                what = f"{key} {row[key]!r} stands already on line {seen[row[key]]}."
                problems.append(Problem(where, what, "Name each row once."))
            seen[row[key]] = reader.line_num
            rows.append(row)
    except csv.Error as error:
        problems.append(Problem(f"{name}:{reader.line_num}", f"is not CSV: {error}."))
    if not rows and not problems:
        problems.append(Problem(name, "has no rows.", "Add at least one."))
    return tuple(rows), tuple(problems)


def typed(text: str, column: Column) -> Value:
    """Return a cell as its column's type; the text is known to be good.

    Raises:
        ValueError: if it is not of that type.
    """
    if column.type in _WRITTEN and not _WRITTEN[column.type].fullmatch(text):
        raise ValueError(text)
    if column.type == "number":
        return Decimal(text)
    if column.type == "boolean":
        return text == "yes"
    return date.fromisoformat(text) if column.type == "date" else text


def typed_rows(
    rows: tuple[Row, ...], columns: Mapping[str, Column]
) -> tuple[Mapping[str, Value], ...]:
    """Return rows with their cells typed by column; blank optional cells are left out."""
    return tuple(
        {name: typed(row[name], column) for name, column in columns.items() if row.get(name)}
        for row in rows
    )


def _header_problems(
    found: tuple[str, ...], name: str, columns: Mapping[str, Column]
) -> Iterator[Problem]:
    if len(columns) > 1 and len(found) == 1 and re.search(r"[;\t|]", found[0]):
        yield Problem(f"{name}:1", "has no commas between its columns.", "Save it as CSV (comma).")
        return
    for missing in [column for column in columns if column not in found]:
        yield Problem(f"{name}:1", f"has no column {missing!r}.", "Add it to the header row.")
    for extra in [column for column in found if column not in columns]:
        yield Problem(f"{name}:1", f"has a column {extra!r} nobody asked for.", "Remove it.")
    for twice in dict.fromkeys(column for column in found if found.count(column) > 1):
        yield Problem(f"{name}:1", f"has the column {twice!r} twice.", "Keep one.")


def _row_problems(
    row: Row, raw: Mapping[str | None, object], where: str, columns: Mapping[str, Column]
) -> Iterator[Problem]:
    if None in raw:
        yield Problem(where, "has more cells than the header.", "Put text with commas in quotes.")
    for name, column in columns.items():
        yield from _cell_problems(row[name], f"{where} {name}", column)


def _cell_problems(text: str, where: str, column: Column) -> Iterator[Problem]:
    if not text:
        if not column.optional:
            yield Problem(where, "is blank.", "Fill it in.")
        return
    try:
        value = typed(text, column)
    except ValueError:
        yield Problem(where, f"{text!r} is not {_EXPECTED[column.type]}.")
        return
    if column.type == "choice" and text not in column.choices:
        yield Problem(where, f"{text!r} is not one of: {', '.join(column.choices)}.")
    if isinstance(value, Decimal) and _outside(value, column):
        yield Problem(where, f"{text} is out of range.", _range(column))


def _outside(value: Decimal, column: Column) -> bool:
    low = column.at_least is not None and value < column.at_least
    return low or (column.at_most is not None and value > column.at_most)


def _range(column: Column) -> str:
    low = f"at least {column.at_least}" if column.at_least is not None else ""
    high = f"at most {column.at_most}" if column.at_most is not None else ""
    return f"It must be {' and '.join(part for part in (low, high) if part)}."


_WRITTEN = {
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "boolean": re.compile("yes|no"),
    "date": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""How cells of a type are written: one way each."""

_EXPECTED = {
    "number": "a plain number such as 4.5",
    "boolean": "yes or no",
    "date": "a date such as 2026-04-14",
    "choice": "a choice",
    "text": "text",
}
