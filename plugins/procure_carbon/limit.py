"""Carbon at or below a published limit: of the works, of the offer, of single materials."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Measure,
    Message,
    MessageValue,
    Open,
    Part,
    Row,
    Severity,
    TableRow,
    decimal,
)
from procure_carbon.answer import NO_ANSWER_EARNS_NOTHING, together, why_missing
from procure_carbon.figure import Figure, figure, wanted
from procure_carbon.scale import Scale
from procure_carbon.works import figure_measures, figure_part


def within_limit(case: Case) -> Decided:
    """Return whether carbon is at or below parameter ``limit`` (field notes, section 4, way 1).

    With parameter ``full-at`` it tells the share between limit and that end too, for a discount
    by the price rule.
    """
    asked = wanted(case.parameters)
    found = figure(case, asked)
    if isinstance(found, Open):
        return Decided(Gate.NOT_EVALUABLE, found.reason, found.where, findings=found.findings)
    if not isinstance(found, Figure):
        why = found.arithmetic
        if why == NO_ANSWER_EARNS_NOTHING:
            why = Message("Asked to clarify, the bidder gave no answer.")
        return Decided(Gate.FAIL, why, findings=found.findings)
    limit = Fraction(case.parameters["limit"])
    said: dict[str, MessageValue] = {
        "value": decimal(_shown(found.value)),
        "limit": decimal(limit),
        "unit": asked.unit,
    }
    over = found.value > limit
    words = "{value} {unit} is at most {limit}."
    if over:
        words = "{value} {unit} is more than {limit}."
    share = None
    if "full-at" in case.parameters:
        scale = Scale(limit, Fraction(case.parameters["full-at"]))
        share = None if scale.zero_at == scale.full_at else scale.share(found.value)
    return Decided(
        Gate.FAIL if over else Gate.PASS,
        Message(words, said),
        found.where,
        parts=(
            figure_part(found, asked),
            Part(Message("published limit"), limit, asked.unit),
        ),
        measures=figure_measures(case, found, asked, share),
    )


def _shown(value: Fraction) -> Fraction:
    return Fraction(round(value * 10000), 10000)


def materials_within_limits(case: Case) -> Decided:
    """Return whether each material that is used stays within the buyer's limit for it.

    A blank is never read as "not used". Proof that has run out at the deadline fails; a day that
    nobody wrote down is asked for.
    """
    limits = {str(row["material"]): row for row in case.tables.get("material-limits", ())}
    rows = case.rows("material-limits")
    missing = [cell for row in rows for cell in _missing(row)]
    if not rows or missing:
        return _undecided(case, missing)
    faults = tuple(one for row in rows if row.cells["used"].value for one in _faults(row, limits))
    late = tuple(one for row in rows if row.cells["used"].value for one in _late(row, case.as_of))
    if faults or late:
        return Decided(Gate.FAIL, together((*faults, *late)), str(rows[0].place))
    used = [row for row in rows if row.cells["used"].value]
    return Decided(
        Gate.PASS,
        Message(
            "{used} of {all} materials are used; each is at or below its limit.",
            {"used": len(used), "all": len(rows)},
        ),
        str(rows[0].place),
        parts=tuple(_part(row, limits) for row in used),
        measures=(Measure("carbon.materials_within_limits", Fraction(len(used)), "count"),),
        findings=tuple(one for row in used for one in _unproved(row)),
    )


def _missing(row: Row) -> Iterator[str]:
    """Yield the columns of a row without which nothing can be said of it."""
    used = row.cells["used"]
    if not isinstance(used.value, bool):
        yield f"{row.key}.used"
        return
    if used.value and not isinstance(row.cells["kg"].value, Decimal):
        yield f"{row.key}.kg"
    if used.value and not isinstance(row.cells["valid-until"].value, date):
        yield f"{row.key}.valid-until"


def _undecided(case: Case, missing: list[str]) -> Decided:
    rows = {row.key: row for row in case.rows("material-limits")}
    if not rows:
        return Decided(Gate.NOT_EVALUABLE, Message("The table of materials is empty."))
    cells = [rows[key].cells[name] for key, _, name in (one.rpartition(".") for one in missing)]
    waiting = tuple(cell for cell in cells if cell.clarification is None)
    if not waiting:
        gone = Message("Asked to clarify, the bidder gave no answer.")
        return Decided(Gate.FAIL, gone, str(cells[0].place))
    reasons = together(tuple(why_missing(cell) for cell in waiting))
    return Decided(Gate.NOT_EVALUABLE, reasons, str(waiting[0].place))


def _faults(row: Row, limits: Mapping[str, TableRow]) -> Iterator[Message]:
    limit, kg = limits[row.key], row.cells["kg"].value
    assert isinstance(kg, Decimal)
    most = limit["limit"]
    assert isinstance(most, Decimal)
    if kg > most:
        yield Message(
            "{material}: {kg} kgCO2e for one {unit} is more than {limit}.",
            {
                "material": str(limit["title"]),
                "kg": kg,
                "unit": str(limit["unit"]),
                "limit": most,
            },
        )


def _late(row: Row, as_of: date) -> Iterator[Message]:
    until = row.cells["valid-until"].value
    if isinstance(until, date) and until < as_of:
        yield Message(
            "{material}: its proof was valid until {until} only.",
            {"material": row.key, "until": until.isoformat()},
        )


def _part(row: Row, limits: Mapping[str, TableRow]) -> Part:
    kg, limit = row.cells["kg"], limits[row.key]
    assert isinstance(kg.value, Decimal)
    label = Message("{material}, one {unit}", {"material": str(limit["title"]),
                                               "unit": str(limit["unit"])})  # fmt: skip
    return Part(label, Fraction(kg.value), "kgCO2e", str(kg.place))


def _unproved(row: Row) -> Iterator[Finding]:
    if not row.cells["proof"].value:
        what = Message(
            "{material}: no proof is named; ask for the declaration or equivalent.",
            {"material": row.key},
        )
        yield Finding("carbon.P2", Severity.WARNING, str(row.place), what)
