"""Points for what a bid says about its sub-processors."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Message,
    MessageValue,
    Open,
    Part,
    Row,
    Scored,
    Severity,
    State,
    Value,
    decimal,
)
from procure_privacy.answer import missing, unscored

FACTS = 4


def sub_processors(case: Case) -> Scored | Open:
    """Return the share of facts given x most points; all points if none is declared.

    Four facts each: name and task; country; bound by the same terms; notice of at least parameter
    ``notice-days`` with a right to object. Declared but not listed earns nothing.
    """
    rows = case.rows("sub-processors")
    declared = case.response("any-sub-processors")
    if not rows:
        gaps = missing([declared])
        if gaps:
            return unscored(gaps)
        return _none_listed(case, declared.value is False)
    unreadable = missing(
        cell for row in rows for cell in row.cells.values() if cell.state is State.UNREADABLE
    )
    if unreadable:
        return unscored(unreadable)
    return _by_facts(case, rows, declared.value is False)


def _none_listed(case: Case, none_declared: bool) -> Scored:
    if none_declared:
        words = Message("No sub-processor: {most} of {most}", {"most": case.criterion.most})
        return Scored(Fraction(case.criterion.most), words)
    return Scored(Fraction(0), Message("Sub-processors are declared, none is listed: 0 points."))


def _by_facts(case: Case, rows: tuple[Row, ...], none_declared: bool) -> Scored:
    days = Decimal(case.parameters["notice-days"])
    given = {row.key: sum(facts(row, days)) for row in rows}
    asked = FACTS * len(rows)
    points = Fraction(sum(given.values()), asked) * Fraction(case.criterion.most)
    values: dict[str, MessageValue] = {
        "given": sum(given.values()),
        "asked": asked,
        "most": case.criterion.most,
        "points": decimal(points),
    }
    findings = tuple(_contradiction(rows)) if none_declared else ()
    return Scored(
        points,
        Message("{given} / {asked} × {most} = {points}", values),
        tuple(
            Part(Message("facts on row {row}", {"row": row.key}), Fraction(given[row.key]), "count")
            for row in rows
        ),
        findings=findings,
    )


def facts(row: Row, notice_days: Decimal) -> tuple[bool, bool, bool, bool]:
    """Return which of the four facts a row gives, as the buyer needs them."""
    notice = _value(row, "notice-days")
    return (
        bool(_value(row, "name") and _value(row, "role")),
        bool(_value(row, "country")),
        _value(row, "flow-down") is True,
        isinstance(notice, Decimal) and notice >= notice_days and _value(row, "objection") is True,
    )


def _value(row: Row, column: str) -> Value | None:
    cell = row.cells.get(column)
    return cell.value if cell is not None and cell.state is State.ANSWERED else None


def _contradiction(rows: tuple[Row, ...]) -> Iterator[Finding]:
    words = Message("No sub-processor is declared, but {count} are listed.", {"count": len(rows)})
    yield Finding("privacy.S1", Severity.WARNING, str(rows[0].place), words)
