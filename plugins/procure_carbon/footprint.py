"""The footprint of one unit, checked against its stages, on a published scale."""

from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Part, Scored, Severity
from procure_carbon.answer import column_numbers, stated_number
from procure_carbon.exact import decimal
from procure_carbon.scale import published_scale

TOLERANCE = Fraction(5, 1000)
"""How far stages may differ from the stated total, as a share of it (field notes, G12)."""


def unit_footprint(case: Case) -> Scored | Open:
    """Return points for the stated footprint of one unit (kgCO2e), or why it stays open.

    Points run linearly from parameter ``zero-at`` (none) to ``full-at`` (all). Stages that do not
    add up to the total within 0.5 percent leave it open: the total cannot be trusted until it is
    clarified. Stored carbon and module D are no stages and are never subtracted.
    """
    answer = case.response("unit-footprint")
    total = stated_number(answer)
    if isinstance(total, Open):
        return total
    stages = column_numbers(case.rows("stages"), "kg")
    if isinstance(stages, Open):
        return stages
    where = str(answer.place)
    if not adds_up(stages, total):
        return _distrusted(total, sum(stages, Fraction(0)), where)
    scale = published_scale(case.parameters)
    if isinstance(scale, Open):
        return scale
    most = Fraction(case.criterion.most)
    return Scored(
        points=scale.share(total) * most,
        arithmetic=scale.arithmetic(total, most),
        parts=(
            Part(Message("Footprint of one unit as stated"), total, "kgCO2e", where),
            Part(Message("Sum of its stages"), sum(stages, Fraction(0)), "kgCO2e", where),
            *scale.parts("kgCO2e"),
        ),
        measures=(Measure("carbon.unit_footprint", total, "kgCO2e", where),),
    )


def adds_up(stages: tuple[Fraction, ...], total: Fraction) -> bool:
    """Say whether stages make up the total within the published tolerance."""
    return abs(sum(stages, Fraction(0)) - total) <= TOLERANCE * total


def _distrusted(total: Fraction, stages: Fraction, where: str) -> Open:
    what = Message(
        "The stages add up to {sum} kgCO2e, the total says {total} kgCO2e: more than 0.5 percent "
        "apart.",
        {"sum": decimal(stages), "total": decimal(total)},
    )
    return Open(what, where, (Finding("carbon.G12", Severity.ERROR, where, what),))
