"""How much of a footprint rests on data of the very product."""

from fractions import Fraction

from procure.api import Case, Finding, Measure, Message, Open, Part, Row, Scored, Severity, State
from procure_carbon.answer import column_numbers, missing_answers
from procure_carbon.scale import published_scale


def product_data_share(case: Case) -> Scored | Open:
    """Return points for the percentage of listed carbon backed by product-specific data.

    A row counts if its basis is ``product`` and it points to a proof. Points run linearly from
    parameter ``zero-at`` (none) to ``full-at`` (all), both in percent of the listed carbon.
    """
    rows = case.rows("product-data")
    if not rows:
        return Open(Message("The table of contributions is empty."))
    numbers = column_numbers(rows, "kg")
    if not isinstance(numbers, tuple):
        return numbers
    unsaid = tuple(
        row.cells["basis"] for row in rows if row.cells["basis"].state is not State.ANSWERED
    )
    if unsaid:
        return missing_answers(unsaid)
    listed = sum(numbers, Fraction(0))
    scale = published_scale(case.parameters)
    if isinstance(scale, Open):
        return scale
    if not listed:
        return Open(Message("The listed contributions add up to 0 kgCO2e, so no share exists."))
    pairs = tuple(zip(rows, numbers, strict=True))
    backed = sum((kg for row, kg in pairs if _specific(row) and _proved(row)), Fraction(0))
    share, most = backed / listed * 100, Fraction(case.criterion.most)
    where = str(rows[0].place)
    return Scored(
        points=scale.share(share) * most,
        arithmetic=scale.arithmetic(share, most),
        parts=(
            Part(Message("carbon backed by product-specific data"), backed, "kgCO2e", where),
            Part(Message("carbon listed"), listed, "kgCO2e", where),
            *scale.parts("percent"),
        ),
        measures=(Measure("carbon.product_data_share", share, "percent", where),),
        findings=tuple(_unproved(row) for row in rows if _specific(row) and not _proved(row)),
    )


def _specific(row: Row) -> bool:
    return row.cells["basis"].value == "product"


def _proved(row: Row) -> bool:
    return row.cells["proof"].state is State.ANSWERED


def _unproved(row: Row) -> Finding:
    what = Message("Product-specific data is claimed without a proof, so it is not counted.")
    return Finding("carbon.P1", Severity.WARNING, str(row.cells["basis"].place), what)
