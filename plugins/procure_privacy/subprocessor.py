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
    Response,
    Row,
    Scored,
    Severity,
    State,
    Value,
    decimal,
)
from procure_privacy.answer import by_name, missing, named, unscored
from procure_privacy.countries import country
from procure_privacy.words import says_something

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
        return _none_listed(case, declared)
    unreadable = missing(
        cell for row in rows for cell in row.cells.values() if cell.state is State.UNREADABLE
    )
    if unreadable:
        return unscored(unreadable)
    return _by_facts(case, rows, declared.value is False)


def _none_listed(case: Case, declared: Response) -> Scored:
    if declared.value is False:
        words = Message("No sub-processor: {most} of {most}", {"most": case.criterion.most})
        return Scored(Fraction(case.criterion.most), words)
    what = Message("Sub-processors are declared and none is listed; each of them needs a row.")
    finding = Finding("privacy.S3", Severity.WARNING, str(declared.place), what)
    nothing = Message("Sub-processors are declared, none is listed: 0 points.")
    return Scored(Fraction(0), nothing, findings=(finding,))


def _by_facts(case: Case, rows: tuple[Row, ...], none_declared: bool) -> Scored:
    days = Decimal(case.parameters["notice-days"])
    firms = by_name(rows, _firm)
    given = {firm[0].key: _facts_of_all(firm, days) for firm in firms}
    asked = FACTS * len(firms)
    points = Fraction(sum(given.values()), asked) * Fraction(case.criterion.most)
    values: dict[str, MessageValue] = {
        "given": sum(given.values()),
        "asked": asked,
        "most": case.criterion.most,
        "points": decimal(points),
    }
    findings = (
        *(_contradiction(rows) if none_declared else ()),
        *(_twice(firm) for firm in firms if len(firm) > 1),
    )
    return Scored(
        points,
        Message("{given} / {asked} × {most} = {points}", values),
        tuple(
            Part(
                Message("facts on row {row}", {"row": firm[0].key}),
                Fraction(given[firm[0].key]),
                "count",
                str(firm[0].place),
            )
            for firm in firms
        ),
        findings=findings,
    )


def _facts_of_all(firm: tuple[Row, ...], days: Decimal) -> int:
    """Return how many of the four facts every row of a sub-processor gives."""
    given = (facts(row, days) for row in firm)
    return sum(all(fact) for fact in zip(*given, strict=True))


def facts(row: Row, notice_days: Decimal) -> tuple[bool, bool, bool, bool]:
    """Return which of the four facts a row gives, as the buyer needs them."""
    notice = _value(row, "notice-days")
    return (
        bool(_firm(row)) and _says(row, "role"),
        bool(country(row)),
        _value(row, "flow-down") is True,
        isinstance(notice, Decimal) and notice >= notice_days and _value(row, "objection") is True,
    )


def _says(row: Row, column: str) -> bool:
    return says_something(row.cells.get(column))


def _firm(row: Row) -> str:
    return named(row.cells.get("name")) if _says(row, "name") else ""


def _value(row: Row, column: str) -> Value | None:
    cell = row.cells.get(column)
    return cell.value if cell is not None and cell.state is State.ANSWERED else None


def _twice(firm: tuple[Row, ...]) -> Finding:
    values: dict[str, MessageValue] = {
        "name": str(_value(firm[0], "name")),
        "count": len(firm),
    }
    words = "{name} stands in {count} rows: it counts once, with what each of them gives."
    return Finding("privacy.S2", Severity.WARNING, str(firm[1].place), Message(words, values))


def _contradiction(rows: tuple[Row, ...]) -> Iterator[Finding]:
    words = Message("No sub-processor is declared, but {count} are listed.", {"count": len(rows)})
    yield Finding("privacy.S1", Severity.WARNING, str(rows[0].place), words)
