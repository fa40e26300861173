"""What is offered for the use of public assets, against what they cost the city."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Measure,
    Message,
    Part,
    Row,
    Severity,
    TableRow,
    decimal,
)
from procure_connectivity.answer import together, undecided


def fee_covers_cost(case: Case) -> Decided:
    """Return whether the fee of every asset used covers its cost to the city.

    It is a floor and never points. Told beside it: the fees of a year, and what they are worth
    today over parameter ``fee-years``, each year's fee at its end, discounted by parameter
    ``discount-percent`` (field notes, B3.2).
    """
    rows = {row.key: row for row in case.rows("fee-floor")}
    missing = [
        row.cells[name]
        for row in rows.values()
        for name in (("number",) if row.cells["number"].value == 0 else ("number", "fee"))
        if not isinstance(row.cells[name].value, Decimal)
    ]
    if missing or not rows:
        return undecided(missing, Message("The table of fees is empty."), None)
    floors = {str(row["asset"]): row for row in case.tables.get("assets", ())}
    used = {key: row for key, row in rows.items() if _exact(row, "number")}
    short = [key for key, row in used.items() if _exact(row, "fee") < _floor(floors[key])]
    yearly = sum((_exact(row, "number") * _exact(row, "fee") for row in used.values()), Fraction(0))
    worth = yearly * _annuity(case)
    return Decided(
        Gate.FAIL if short else Gate.PASS,
        _reason(short, used, floors),
        str(used[short[0]].cells["fee"].place) if short else "",
        parts=tuple(
            Part(
                Message("fee for one {asset} a year", {"asset": str(floors[key]["title"])}),
                _exact(row, "fee"),
                "currency/year",
                str(row.cells["fee"].place),
            )
            for key, row in used.items()
        ),
        measures=(
            Measure("connectivity.asset_fee_year", yearly, "currency/year"),
            Measure("connectivity.asset_fee_worth", worth, "currency"),
        ),
        findings=tuple(_too_many(used, floors)),
    )


def _reason(short: list[str], used: Mapping[str, Row], floors: Mapping[str, TableRow]) -> Message:
    if not used:
        return Message("No public asset is used.")
    if not short:
        return Message("The fee of every asset used covers its cost.")
    return together(
        tuple(
            Message(
                "{asset}: {fee} a year is below the cost of {floor}.",
                {
                    "asset": key,
                    "fee": decimal(_exact(used[key], "fee")),
                    "floor": decimal(_floor(floors[key])),
                },
            )
            for key in short
        )
    )


def _too_many(used: Mapping[str, Row], floors: Mapping[str, TableRow]) -> Iterator[Finding]:
    for key, row in used.items():
        number, available = _exact(row, "number"), floors[key]["available"]
        if isinstance(available, Decimal) and number > available:
            what = Message(
                "{asset}: {number} are to be used, and {available} are available.",
                {"asset": key, "number": decimal(number), "available": decimal(available)},
            )
            where = str(row.cells["number"].place)
            yield Finding("connectivity.A1", Severity.WARNING, where, what)


def _annuity(case: Case) -> Fraction:
    years = int(Decimal(case.parameters["fee-years"]))
    factor = 1 / (1 + Fraction(case.parameters["discount-percent"]) / 100)
    return sum((factor**year for year in range(1, years + 1)), Fraction(0))


def _floor(row: TableRow) -> Fraction:
    value = row["cost-floor"]
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number")
    return Fraction(value)


def _exact(row: Row, name: str) -> Fraction:
    value = row.cells[name].value
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is not a number")
    return Fraction(value)
