"""How much of a footprint rests on data of the very product."""

from fractions import Fraction

from procure.api import (
    Case,
    Finding,
    Measure,
    Message,
    MessageValue,
    Open,
    Part,
    Row,
    Scored,
    Severity,
    State,
    decimal,
)
from procure_carbon.answer import column_numbers, missing_answers
from procure_carbon.published import factors_of
from procure_carbon.scale import published_scale
from procure_carbon.whole import Whole, footprints

LEAST_LISTED = Fraction(80, 100)
"""Share of the footprint that the question asks items for."""


def product_data_share(case: Case) -> Scored | Open:
    """Return points for the percentage of listed carbon backed by product-specific data.

    A row counts if its basis is ``product`` and it points to a proof. Points run linearly from
    parameter ``zero-at`` (none) to ``full-at`` (all), both in percent of the listed carbon. Items
    below 80 percent of the footprint that the bid states or its bill gives, or above all of it,
    leave it open: what is not listed may rest on anything.
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
    if unlike := _unlike(case, listed):
        return unlike
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


def _unlike(case: Case, listed: Fraction) -> Scored | Open | None:
    """Return what follows from items that are too little or too much of the footprint.

    Where a bid has several, too little of the lowest and too much of the highest counts.
    """
    wholes = footprints(case)
    if not wholes:
        return None
    low, high = wholes[0], wholes[-1]
    if listed < low.kg * LEAST_LISTED:
        what = Message(
            "The items add up to {listed} kgCO2e, less than 80 percent of the footprint of {whole}"
            " kgCO2e at {place}. List what is missing.",
            _said(listed, low),
        )
    elif listed > high.kg * (1 + factors_of(case.tables).share("g12-apart")):
        what = Message(
            "The items add up to {listed} kgCO2e, more than the footprint of {whole} kgCO2e at"
            " {place}. Give each item's part of it.",
            _said(listed, high),
        )
    else:
        return None
    cells = [row.cells["kg"] for row in case.rows("product-data")]
    if any(cell.clarification is not None for cell in cells):
        nothing = Message("{what} Asked to clarify, it still is so.", {"what": what})
        return Scored(Fraction(0), nothing)
    return Open(what, str(cells[0].place))


def _said(listed: Fraction, whole: Whole) -> dict[str, MessageValue]:
    return {
        "listed": decimal(listed),
        "whole": decimal(Fraction(round(whole.kg * 100), 100)),
        "place": whole.where,
    }


def _specific(row: Row) -> bool:
    return row.cells["basis"].value == "product"


def _proved(row: Row) -> bool:
    return row.cells["proof"].state is State.ANSWERED


def _unproved(row: Row) -> Finding:
    what = Message("Product-specific data is claimed without a proof, so it is not counted.")
    return Finding("carbon.P1", Severity.WARNING, str(row.cells["basis"].place), what)
