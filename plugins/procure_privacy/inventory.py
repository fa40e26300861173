"""Points for the list of data a bid handles: is it told, is it lawful, is it needed."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Message,
    MessageValue,
    Open,
    Row,
    Scored,
    Severity,
    State,
)
from procure_privacy.answer import (
    by_name,
    empty_table,
    in_vain,
    listed_all_the_same,
    mean_of,
    missing,
    named,
    no_data,
    unscored,
    without_none,
)
from procure_privacy.words import says_or_none, says_something

FACTS = ("category", "purpose", "basis", "retention", "recipients", "location")
"""What has to be said of each kind of data (field notes, P1)."""

MAY_BE_NONE = frozenset({"retention", "recipients", "location"})
"""Facts that can be none: not kept, nobody gets it, kept nowhere."""


def data_inventory(case: Case) -> Scored | Open:
    """Return facts given / facts asked x most points; six are asked of each item.

    A dash or “later” is no fact; “none” is one where it can be true: not kept, nobody gets it. An
    item in several rows counts once, by the row that says least. An offer that handles no data
    about people earns all points.
    """
    return _by_rows(
        case, lambda row: Fraction(sum(_given(row, fact) for fact in FACTS), len(FACTS))
    )


def lawful_and_needed(case: Case) -> Scored | Open:
    """Return items with an accepted legal basis and a reason / items x most points.

    Accepted are the bases of the setting ``allowed-bases``. An offer that handles no data about
    people earns all points.
    """
    allowed = case.settings.get("allowed-bases", ())
    accepted = frozenset(allowed if isinstance(allowed, tuple) else ())

    def ok(row: Row) -> Fraction:
        return Fraction(row.cells["basis"].value in accepted and _says_why(row))

    return _by_rows(case, ok)


def _by_rows(case: Case, share: Callable[[Row], Fraction]) -> Scored | Open:
    given = case.rows("data-elements")
    rows, none = without_none(given, "element")
    if not rows and (nothing := no_data(case)):
        return replace(nothing, findings=(*nothing.findings, *none))
    if not given:
        table = case.bid.responses.get("privacy/data-elements")
        return empty_table(table, Message("The list of data is empty."))
    rows = rows or given
    unreadable = missing(
        cell for row in rows for cell in row.cells.values() if cell.state is State.UNREADABLE
    )
    if unreadable:
        return unscored(unreadable)
    nameless = tuple(row.cells["element"] for row in rows if not _element(row))
    if not all(in_vain([cell]) for cell in nameless):
        return unscored(nameless)
    items = by_name(rows, _element)
    shares = [min(_named_share(row, share) for row in item) for item in items]
    told = [
        (_name(item[0]), one, str(item[0].place)) for item, one in zip(items, shares, strict=True)
    ]
    twice = tuple(_twice(item) for item in items if len(item) > 1)
    return mean_of(case, told, (*twice, *listed_all_the_same(case, rows), *none))


def _named_share(row: Row, share: Callable[[Row], Fraction]) -> Fraction:
    return share(row) if _element(row) else Fraction(0)


def _twice(item: tuple[Row, ...]) -> Finding:
    values: dict[str, MessageValue] = {"item": _name(item[0]), "count": len(item)}
    words = "{item} stands in {count} rows: it counts once, by the row that says least."
    return Finding("privacy.I1", Severity.WARNING, str(item[1].place), Message(words, values))


def _given(row: Row, fact: str) -> bool:
    cell = row.cells.get(fact)
    return says_or_none(cell) if fact in MAY_BE_NONE else says_something(cell)


def _says_why(row: Row) -> bool:
    return says_something(row.cells.get("necessity"))


def _element(row: Row) -> str:
    """Return what kind of data a row is about, as it compares; empty for a dash or “none”."""
    cell = row.cells.get("element")
    return named(cell) if says_something(cell) else ""


def _name(row: Row) -> str:
    name = row.cells.get("element")
    return str(name.value) if name is not None and name.value else row.key
