"""The footprint of one unit, checked against its stages, on a published scale."""

from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Part, Scored, Severity, decimal
from procure_carbon.answer import column_numbers, stated_number
from procure_carbon.published import factors_of
from procure_carbon.scale import published_scale


def unit_footprint(case: Case) -> Scored | Open:
    """Return points for the stated footprint of one unit (kgCO2e), or why it stays open.

    Points run linearly from parameter ``zero-at`` (none) to ``full-at`` (all). Stages that do not
    add up to the total within 0.5 percent leave it open: the total cannot be trusted until it is
    clarified. Stored carbon and module D are no stages and are never subtracted.
    """
    total = stated_number(case.response("unit-footprint"))
    if not isinstance(total, Fraction):
        return total
    stages = column_numbers(case.rows("stages"), "kg")
    if not isinstance(stages, tuple):
        return stages
    scale = published_scale(case.parameters)
    if isinstance(scale, Open):
        return scale
    stage_sum = sum(stages, Fraction(0))
    if abs(stage_sum - total) > factors_of(case.tables).share("g12-apart") * total:
        return _distrusted(case, total, stage_sum)
    where = str(case.response("unit-footprint").place)
    most = Fraction(case.criterion.most)
    return Scored(
        points=scale.share(total) * most,
        arithmetic=scale.arithmetic(total, most),
        parts=(
            Part(Message("footprint of one unit as stated"), total, "kgCO2e", where),
            Part(Message("sum of its stages"), stage_sum, "kgCO2e", where),
            *scale.parts("kgCO2e"),
        ),
        measures=(Measure("carbon.unit_footprint", total, "kgCO2e", where),),
    )


def _distrusted(case: Case, total: Fraction, stage_sum: Fraction) -> Scored | Open:
    """Return what follows from a total its stages do not make up: a question, and then nothing."""
    answer = case.response("unit-footprint")
    where = str(answer.place)
    what = Message(
        "The stages add up to {sum} kgCO2e, the total says {total} kgCO2e: more than 0.5 percent "
        "apart.",
        {"sum": decimal(stage_sum), "total": decimal(total)},
    )
    finding = Finding("carbon.G12", Severity.ERROR, where, what)
    answers = (answer, *(row.cells["kg"] for row in case.rows("stages")))
    if any(one.clarification for one in answers):
        nothing = Message("{what} Asked to clarify, they still are: 0 points.", {"what": str(what)})
        return Scored(Fraction(0), nothing, findings=(finding,))
    return Open(what, where, (finding,))
