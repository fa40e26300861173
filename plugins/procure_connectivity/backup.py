"""How long sites last without mains, and how many spans may fail."""

from fractions import Fraction

from procure.api import Case, Measure, Message, Open, Part, Scored, decimal
from procure_connectivity.answer import column_numbers, stated_number

POWER, PATHS = Fraction(7, 10), Fraction(3, 10)
"""Published parts of the points for back-up power and path diversity (field notes, C9)."""


def resilience(case: Case) -> Scored | Open:
    """Return points for back-up power and path diversity, or why it stays open.

    Share = 0.7 x mean over sites of min(1, hours / parameter ``backup-hours``) + 0.3 x path
    diversity (field notes, C9).
    """
    diversity = stated_number(case.response("path-diversity"))
    if not isinstance(diversity, Fraction):
        return diversity
    power = _backup(case, Fraction(case.parameters["backup-hours"]))
    if not isinstance(power, Fraction):
        return power
    share = POWER * power + PATHS * diversity
    most = Fraction(case.criterion.most)
    numbers = {"power": power, "diversity": diversity, "most": most, "points": share * most}
    where = str(case.response("path-diversity").place)
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
            Measure("connectivity.path_diversity", diversity, "1", where),
        ),
    )


def _backup(case: Case, target: Fraction) -> Fraction | Open | Scored:
    rows = case.rows("backup")
    sites, hours = column_numbers(rows, "sites"), column_numbers(rows, "hours")
    if not isinstance(sites, tuple):
        return sites
    if not isinstance(hours, tuple):
        return hours
    total = sum(sites, Fraction(0))
    if not total:
        return Open(Message("The table of sites holds no sites, so no mean can be taken."))
    lasting = (
        count * min(Fraction(1), lasts / target) for count, lasts in zip(sites, hours, strict=True)
    )
    return sum(lasting, Fraction(0)) / total
