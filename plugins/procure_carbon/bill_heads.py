"""The row of headers of a table, and which column of a bill each of them names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from procure.api import Finding, Message
from procure_carbon.bill_columns import column_of, marks_results
from procure_carbon.finding import error, info
from procure_carbon.written import shown

_HEADER_ROWS = 12
"""Rows looked at for the header: a title and a note may stand above it."""

_WORDS = frozenset({"line_id", "description", "comment", "item", "device", "epd_url"})
"""Columns that no figure rests on: of two such, the first is read and the second left out."""

RESULTS = "results"
"""Stands among the columns of a table whose headers are those of a table of results."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Headers of a table.

    Attributes:
        row: number of their row; 0 if there is none.
        written: each header as it is written, by its place from left to right.
    """

    row: int = 0
    written: Mapping[int, str] | None = None

    @property
    def named(self) -> dict[int, str]:
        """Columns of a bill by place; of two headers for one column, the first."""
        found: dict[int, str] = {}
        for place, header in (self.written or {}).items():
            name = column_of(header)
            if name and name not in found.values():
                found[place] = name
        return found

    @property
    def columns(self) -> frozenset[str]:
        """All columns of a bill that are named."""
        return columns_of_headers((self.written or {}).values())


def heads_of(rows: Mapping[int, Mapping[int, object]]) -> Heads:
    """Return the row that names most columns; none if no row names two."""
    best, most = Heads(), 1
    for number, cells in list(rows.items())[:_HEADER_ROWS]:
        heads = Heads(number, {place: str(cell) for place, cell in sorted(cells.items())})
        known = [one for one in cells.values() if isinstance(one, str) and column_of(one)]
        if known and len(heads.named) > most:
            best, most = heads, len(heads.named)
    return best


def columns_of_headers(headers: Iterable[str]) -> frozenset[str]:
    """Return the columns that headers name, and ``RESULTS`` if they are those of one."""
    headers = tuple(headers)
    found = frozenset(name for one in headers if (name := column_of(one)))
    return found | {RESULTS} if marks_results(headers) else found


def header_findings(headers: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield what is left out of headers and their places (G14).

    Columns nobody knows, and second ones for the same.
    """
    by_name: dict[str, list[tuple[str, str]]] = {}
    for header, where in headers:
        by_name.setdefault(column_of(header), []).append((header, where))
    strange = by_name.pop("", [])
    if strange:
        names = ", ".join(shown(one) for one, _ in strange[:10])
        what = Message("These columns are left out: {names}.", {"names": names})
        yield info("G14", strange[0][1], what)
    for name, found in by_name.items():
        if len(found) > 1:
            yield _twice(name, [one for one, _ in found], found[1][1])


def _twice(name: str, written: list[str], where: str) -> Finding:
    said = {"names": ", ".join(shown(one) for one in written), "first": shown(written[0])}
    if name in _WORDS:
        what = Message(
            "The columns {names} are for the same; {first} is read and the others are left out.",
            said,
        )
        return info("G14", where, what)
    what = Message(
        "The columns {names} are for the same: nobody can say which one holds. Keep one of them;"
        " until then {first} is read.",
        said,
    )
    return error("G14", where, what)
