"""How long sites last without mains, and how many spans may fail."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Measure,
    Message,
    Open,
    Part,
    Row,
    Scored,
    Severity,
    decimal,
)
from procure_connectivity.answer import (
    column_numbers,
    distinct,
    empty_table,
    nothing_counted,
    stated_number,
)

POWER, PATHS = Fraction(7, 10), Fraction(3, 10)
"""Published parts of the points for back-up power and path diversity (field notes, C9)."""

TOLERANCE = Fraction(1, 100)
"""How far an answer may lie from the network enclosed before it is pointed out (judgement)."""


def resilience(case: Case) -> Scored | Open:
    """Return points for back-up power and path diversity, or why it stays open.

    Share = 0.7 x mean over sites of min(1, hours / parameter ``backup-hours``) + 0.3 x path
    diversity (field notes, C9). Where the bid encloses its network as data, diversity is counted
    from it and not taken from the answer; a difference is a finding.
    """
    counted = counted_diversity(case.measures)
    diversity = stated_number(case.response("path-diversity")) if counted is None else counted[0]
    if not isinstance(diversity, Fraction):
        return diversity
    rows, twice = distinct(case.rows("backup"))
    power = _backup(case, rows, Fraction(case.parameters["backup-hours"]))
    if not isinstance(power, Fraction):
        return power
    share = POWER * power + PATHS * diversity
    most = Fraction(case.criterion.most)
    numbers = {"power": power, "diversity": diversity, "most": most, "points": share * most}
    where = counted[1] if counted else str(case.response("path-diversity").place)
    return Scored(
        points=share * most,
        arithmetic=Message(
            "(0.7 × {power} + 0.3 × {diversity}) × {most} = {points}",
            {name: decimal(number) for name, number in numbers.items()},
        ),
        parts=(
            Part(Message("back-up power, mean over sites"), power, "1"),
            Part(Message("path diversity"), diversity, "1", where),
        ),
        measures=(
            Measure("connectivity.backup_power", power, "1"),
            Measure("connectivity.diversity_counted", diversity, "1", where),
        ),
        findings=(*twice, *(_differs(case, diversity, where) if counted else ())),
    )


def counted_diversity(measures: Mapping[str, Measure]) -> tuple[Fraction, str] | None:
    """Return the path diversity that the enclosed network shows, and where; None without one.

    Spans that the file does not place count as ones that cut somebody off, so that nobody gains
    by leaving them out.
    """
    values = [
        measures[f"connectivity.{name}"].value
        for name in ("placed_spans", "bridge_spans", "spans_in_use")
        if f"connectivity.{name}" in measures
    ]
    numbers = [value for value in values if isinstance(value, Fraction)]
    if len(numbers) < 3:
        return None
    placed, bridges, spans = numbers
    return (placed - bridges) / spans, measures["connectivity.bridge_spans"].where


def _differs(case: Case, diversity: Fraction, where: str) -> Iterator[Finding]:
    stated = stated_number(case.response("path-diversity"))
    if isinstance(stated, Fraction) and abs(stated - diversity) > TOLERANCE:
        what = Message(
            "The bid says that a share of {stated} of the spans may fail; its network shows"
            " {diversity}, which counts.",
            {"stated": decimal(stated), "diversity": decimal(diversity)},
        )
        yield Finding("connectivity.D1", Severity.WARNING, where, what)


def _backup(case: Case, rows: tuple[Row, ...], target: Fraction) -> Fraction | Open | Scored:
    none = Message("The table of sites holds no sites, so no mean can be taken.")
    if not rows:
        return empty_table(case.bid.responses.get("connectivity/backup"), none)
    sites = column_numbers(rows, "sites")
    if not isinstance(sites, tuple):
        return sites
    if not any(sites):
        return nothing_counted([row.cells["sites"] for row in rows], none)
    used = tuple(row for row, count in zip(rows, sites, strict=True) if count)
    sites, hours = tuple(count for count in sites if count), column_numbers(used, "hours")
    if not isinstance(hours, tuple):
        return hours
    total = sum(sites, Fraction(0))
    lasting = (
        count * min(Fraction(1), lasts / target) for count, lasts in zip(sites, hours, strict=True)
    )
    return sum(lasting, Fraction(0)) / total
