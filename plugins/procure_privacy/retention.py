"""Points for how long data are kept, against the tender's limits."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Case,
    Message,
    MessageValue,
    Open,
    Response,
    Row,
    Scored,
    State,
)
from procure_privacy.answer import mean_of, missing, unscored


def retention(case: Case) -> Scored | Open:
    """Return the mean over items of min(1, limit / months offered) x most points.

    Months come from the table ``retention-limits``. Not kept earns 1, without limit 0.
    """
    rows = case.rows("retention")
    gaps = missing(cell for row in rows for cell in _needed(row))
    unclear = [row for row in rows if _contradicts(row) and not _asked_in_vain(row)]
    if gaps:
        return _with_unclear(unscored(gaps), unclear)
    if not rows:
        return Open(Message("The table of times is empty."))
    if unclear:
        return _unclear(unclear)
    limits = _limits(case)
    shares = {row.key: share_of(row, limits[row.key]) for row in rows}
    return mean_of(case, [(row.key, shares[row.key], str(row.place)) for row in rows])


def share_of(row: Row, most_months: Decimal) -> Fraction:
    """Return what one item earns, from 0 to 1; nothing where it still contradicts itself."""
    kept = row.cells["kept"].value
    if kept == "no-limit" or _contradicts(row):
        return Fraction(0)
    months = row.cells["months"].value if kept == "for-a-time" else Decimal(0)
    assert isinstance(months, Decimal)
    if months <= most_months:
        return Fraction(1)
    return Fraction(most_months) / Fraction(months)


def _contradicts(row: Row) -> bool:
    """Return whether an item is not kept, or without limit, and yet kept for some months.

    Asked which holds, what a bidder says of "kept" does.
    """
    kept, months = row.cells["kept"], row.cells["months"].value
    if kept.clarification is not None and kept.clarification.text:
        return False
    return kept.value != "for-a-time" and isinstance(months, Decimal) and months > 0


def _asked_in_vain(row: Row) -> bool:
    notes = (row.cells[name].clarification for name in ("kept", "months"))
    return any(note is not None and not note.text for note in notes)


def _with_unclear(result: Open | Scored, unclear: list[Row]) -> Open | Scored:
    """Return what is open with all that is unclear, so that a bidder is asked once."""
    if isinstance(result, Scored) or not unclear:
        return result
    reasons: dict[str, MessageValue] = {"first": result.reason, "rest": _unclear(unclear).reason}
    return Open(Message("{first} {rest}", reasons), result.where)


def _unclear(rows: list[Row]) -> Open:
    items = ", ".join(row.key for row in rows)
    words = (
        "{items}: months are given where “for a time” is not chosen; which holds has to be said."
    )
    return Open(Message(words, {"items": items}), str(rows[0].cells["months"].place))


def _needed(row: Row) -> Iterator[Response]:
    kept = row.cells["kept"]
    yield kept
    if kept.state is State.ANSWERED and kept.value == "for-a-time":
        yield row.cells["months"]


def _limits(case: Case) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for row in case.tables["retention-limits"]:
        months = row["most-months"]
        assert isinstance(months, Decimal)
        found[str(row["item"])] = months
    return found
