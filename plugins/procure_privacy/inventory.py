"""Points for the list of data a bid handles: is it told, is it lawful, is it needed."""

from collections.abc import Callable
from fractions import Fraction

from procure.api import Case, Message, MessageValue, Open, Part, Row, Scored, State, decimal
from procure_privacy.answer import missing, unscored

FACTS = ("category", "purpose", "basis", "retention", "recipients", "location")
"""What has to be said of each kind of data (field notes, P1)."""


def data_inventory(case: Case) -> Scored | Open:
    """Return facts given / facts asked x most points; six are asked of each row."""
    return _by_rows(
        case, lambda row: Fraction(sum(_given(row, fact) for fact in FACTS), len(FACTS))
    )


def lawful_and_needed(case: Case) -> Scored | Open:
    """Return rows with an accepted legal basis and a reason / rows x most points.

    Accepted are the bases of the setting ``allowed-bases``.
    """
    allowed = case.settings.get("allowed-bases", ())
    accepted = frozenset(allowed if isinstance(allowed, tuple) else ())

    def ok(row: Row) -> Fraction:
        return Fraction(row.cells["basis"].value in accepted and _given(row, "necessity"))

    return _by_rows(case, ok)


def _by_rows(case: Case, share: Callable[[Row], Fraction]) -> Scored | Open:
    rows = case.rows("data-elements")
    if not rows:
        return Open(Message("The list of data is empty."))
    unreadable = missing(
        cell for row in rows for cell in row.cells.values() if cell.state is State.UNREADABLE
    )
    if unreadable:
        return unscored(unreadable)
    shares = [share(row) for row in rows]
    mean = sum(shares, Fraction(0)) / len(shares)
    points = mean * Fraction(case.criterion.most)
    values: dict[str, MessageValue] = {
        "mean": decimal(mean),
        "items": len(rows),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    return Scored(
        points,
        Message("mean over {items} items {mean} × {most} = {points}", values),
        tuple(
            Part(Message("{item}: share", {"item": _name(row)}), one, "1", str(row.place))
            for row, one in zip(rows, shares, strict=True)
        ),
    )


def _given(row: Row, column: str) -> bool:
    cell = row.cells.get(column)
    return cell is not None and cell.state is State.ANSWERED


def _name(row: Row) -> str:
    name = row.cells.get("element")
    return str(name.value) if name is not None and name.value else row.key
