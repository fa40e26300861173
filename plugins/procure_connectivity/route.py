"""How much of a route needs no trench of its own."""

from collections.abc import Iterator
from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Measure,
    Message,
    Open,
    Part,
    Scored,
    Severity,
    State,
    decimal,
)
from procure_connectivity.answer import (
    column_numbers,
    distinct,
    empty_table,
    missing_answers,
    nothing_counted,
)

TOLERANCE = Fraction(1, 10)
"""How much longer than its network a route may be before it is pointed out (judgement)."""


def dig_once(case: Case) -> Scored | Open:
    """Return points for the kilometres that need no trench of their own, or why it stays open.

    Share = (existing + shared + parameter ``micro-trench-credit`` x micro) / all km (field notes,
    C5). Points = share x most.
    """
    rows, twice = distinct(case.rows("dig-once"))
    if not rows:
        table = case.bid.responses.get("connectivity/dig-once")
        return empty_table(table, Message("The table of the route is empty."))
    lengths = column_numbers(rows, "km")
    if not isinstance(lengths, tuple):
        return lengths
    methods = tuple(row.cells["method"] for row in rows)
    unsaid = tuple(method for method in methods if method.state is not State.ANSWERED)
    if unsaid:
        return missing_answers(unsaid)
    total = sum(lengths, Fraction(0))
    if not total:
        words = Message("The route is 0 km long, so no share can be taken.")
        return nothing_counted([row.cells["km"] for row in rows], words)
    km = dict.fromkeys(("existing", "shared", "micro", "new"), Fraction(0))
    for method, length in zip(methods, lengths, strict=True):
        km[str(method.value)] += length
    credit = Fraction(case.parameters["micro-trench-credit"])
    share = (km["existing"] + km["shared"] + credit * km["micro"]) / total
    most = Fraction(case.criterion.most)
    numbers = {**km, "credit": credit, "total": total, "most": most, "points": share * most}
    return Scored(
        points=share * most,
        arithmetic=Message(
            "({existing} + {shared} + {credit} × {micro}) / {total} km × {most} = {points}",
            {name: decimal(number) for name, number in numbers.items()},
        ),
        parts=(
            Part(Message("in existing ducts, on masts or columns"), km["existing"], "km"),
            Part(Message("shared with other works"), km["shared"], "km"),
            Part(Message("in micro-trench"), km["micro"], "km"),
            Part(Message("in new trenches of its own"), km["new"], "km"),
        ),
        measures=(Measure("connectivity.dig_once", share, "1", str(rows[0].place)),),
        findings=(*twice, *_longer_than_its_network(case, total, str(rows[0].place))),
    )


def _longer_than_its_network(case: Case, total: Fraction, where: str) -> Iterator[Finding]:
    """Point out a route that is longer than the network the bid encloses."""
    enclosed = case.measures.get("connectivity.route_km")
    if enclosed is None or isinstance(enclosed.value, str):
        return
    if total > Fraction(enclosed.value) * (1 + TOLERANCE):
        what = Message(
            "The table holds {total} km, and the network enclosed {enclosed} km ({place}). Ask"
            " which sections are in no network.",
            {
                "total": decimal(total),
                "enclosed": decimal(round(Fraction(enclosed.value), 1)),
                "place": enclosed.where,
            },
        )
        yield Finding("connectivity.D2", Severity.WARNING, where, what)
