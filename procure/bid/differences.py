"""Where a bidder's workbook and its ``bid.yaml`` do not say the same, answer by answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from procure.model.bid import Bid, Place, Response, Row, State, Tenderer
from procure.model.finding import Finding, Severity
from procure.model.message import Message

Table = tuple[Response, tuple[Row, ...]]
"""An answer that is a table, and its rows."""

_COUNTED = {State.ANSWERED, State.BLANK}
"""States of a table as a whole that only count its rows, which are compared one by one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer given in two ways.

    Attributes:
        id: of the answer: ``pack/name``, ``pack/name[row].column``, ``tenderer.name``; what
            stands beside an answer is named behind it, as in ``pack/name evidence``.
        in_workbook: as read from the workbook, which counts.
        in_yaml: as read from ``bid.yaml``.
        place: in the workbook.
        in_file: in ``bid.yaml``.
    """

    id: str
    in_workbook: str
    in_yaml: str
    place: Place
    in_file: Place


def differences(workbook: Bid, other: Bid) -> tuple[Difference, ...]:
    """Return every answer that the two do not give alike, in the order of the form."""
    return (*_tenderer(workbook, other), *_lots(workbook, other), *_answers(workbook, other))


def difference_findings(found: Iterable[Difference], file: str) -> Iterator[Finding]:
    """Yield a finding for the two files as a whole, and one for each difference.

    Args:
        found: the differences.
        file: the YAML file, ``acme/bid.yaml``.
    """
    listed = tuple(found)
    ids = ", ".join(dict.fromkeys(one.id.split("[")[0].split(" ")[0] for one in listed))
    what = Message(
        "Both bid.xlsx and bid.yaml came; the workbook counts. They differ in: {ids}.",
        {"ids": ids or "nothing"},
    )
    yield Finding("procure.both-files", Severity.WARNING, file, what)
    for one in listed:
        values = {"id": one.id, "workbook": one.in_workbook, "yaml": one.in_yaml}
        what = Message("{id}: {workbook} in the workbook, {yaml} in bid.yaml.", values)
        yield Finding("procure.differs", Severity.WARNING, str(one.place), what)


def _tenderer(workbook: Bid, other: Bid) -> Iterator[Difference]:
    for field in fields(Tenderer):
        one, two = (getattr(bid.tenderer, field.name) for bid in (workbook, other))
        if one != two:
            id_ = f"tenderer.{field.name}"
            yield Difference(id_, _said(one), _said(two), _file(workbook), _file(other))


def _lots(workbook: Bid, other: Bid) -> Iterator[Difference]:
    one, two = sorted(workbook.lots), sorted(other.lots)
    if one != two:
        said = (", ".join(one) or "left blank", ", ".join(two) or "left blank")
        yield Difference("lots", *said, _file(workbook), _file(other))


def _file(bid: Bid) -> Place:
    first = next(iter(bid.responses.values()), None)
    return Place(first.place.file.split(":")[0] if first else bid.bidder)


def _answers(workbook: Bid, other: Bid) -> Iterator[Difference]:
    for id_, response in workbook.responses.items():
        twin = other.responses[id_]
        if id_ in workbook.tables and {response.state, twin.state} <= _COUNTED:
            yield from _beside(id_, response, twin)
        else:
            yield from _answer(id_, response, twin)
        own, theirs = workbook.tables.get(id_, ()), other.tables.get(id_, ())
        yield from _rows((response, own), (twin, theirs))


def _rows(one: Table, two: Table) -> Iterator[Difference]:
    (response, rows), (other, others) = one, two
    id_ = response.requirement
    twins = {row.key: row for row in others}
    for row in rows:
        twin = twins.pop(row.key, None)
        if twin is None:
            said = (_row_words(row), "no such row")
            yield Difference(f"{id_}[{row.key}]", *said, row.place, other.place)
            continue
        for name, cell in row.cells.items():
            yield from _answer(f"{id_}[{row.key}].{name}", cell, twin.cells[name])
    for row in twins.values():
        said = ("no such row", _row_words(row))
        yield Difference(f"{id_}[{row.key}]", *said, response.place, row.place)


def _answer(id_: str, one: Response, two: Response) -> Iterator[Difference]:
    if (one.state, one.value, one.raw) != (two.state, two.value, two.raw):
        yield Difference(id_, _words(one), _words(two), one.place, two.place)
    yield from _beside(id_, one, two)


def _beside(id_: str, one: Response, two: Response) -> Iterator[Difference]:
    for name in ("evidence", "confidential"):
        first, second = getattr(one, name), getattr(two, name)
        if first != second:
            said = (_said(first), _said(second))
            yield Difference(f"{id_} {name}", *said, one.place, two.place)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(getattr(one, "name", one)) for one in value) or "left blank"
    return f"'{value}'" if value else "left blank"


def _row_words(row: Row) -> str:
    return "; ".join(cell.raw for cell in row.cells.values() if cell.raw) or "left blank"


def _words(response: Response) -> str:
    if response.state is State.ANSWERED:
        return f"'{response.raw}'"
    if response.state is State.UNREADABLE:
        return f"not readable ('{response.raw}')"
    return "left blank" if response.state is State.BLANK else "not applicable"
