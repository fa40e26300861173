"""Points for the clauses of EN 301 549 that a bid answers in the tables of the form."""

from datetime import date
from fractions import Fraction

from procure.api import (
    Case,
    ContractClause,
    Message,
    MessageValue,
    Open,
    Part,
    Row,
    Scored,
    State,
    decimal,
)
from procure_accessibility.absent import mostly_absent
from procure_accessibility.catalogue import CLAUSE_TABLES
from procure_accessibility.clauses import clauses_asked
from procure_accessibility.contract import gap_clause
from procure_accessibility.gaps import Gap
from procure_accessibility.levels import BLANK, GAPS, NOT_APPLICABLE, Standing, counts, support
from procure_accessibility.success_criteria import SuccessCriterion
from procure_accessibility.wanted import wanted


def clauses_met(case: Case) -> Scored | Open:
    """Return (supports + 0.5 x partially) / clauses that apply x most points.

    A blank row counts as nothing. A row of a special kind, such as tickets, counts only if the
    buyer said that what is bought has it.
    """
    asked = {one.number for one in clauses_asked(wanted(case.settings).areas)}
    rows = [row for table in CLAUSE_TABLES for row in case.rows(f"clauses-{table}")]
    some = [_standing(row) for row in rows if row.key in asked]
    if not some or all(one.level == BLANK for one in some):
        return Open(Message("No clause is answered."), str(rows[0].place) if rows else "")
    percent = support(some)
    if percent is None:
        return Open(Message("The bidder says that no clause applies."), str(rows[0].place))
    points = percent / 100 * Fraction(case.criterion.most)
    found = counts(some)
    values: dict[str, MessageValue] = {
        "supports": found["supports"],
        "partially": found["partially-supports"],
        "asked": len(some),
        "absent": found["not-applicable"],
        "most": case.criterion.most,
        "points": decimal(points),
    }
    words = "({supports} + 0.5 × {partially}) / ({asked} − {absent}) × {most} = {points}"
    parts = tuple(
        Part(_LABELS[level], Fraction(number), "count", str(rows[0].place))
        for level, number in found.items()
    )
    clauses = tuple(_clause(case, row) for row in rows if row.key in asked and _level(row) in GAPS)
    findings = tuple(mostly_absent(found[NOT_APPLICABLE], len(some), str(rows[0].place)))
    return Scored(points, Message(words, values), parts, findings=findings, clauses=clauses)


_LABELS = {
    "supports": Message("supports"),
    "partially-supports": Message("partially supports"),
    "does-not-support": Message("does not support"),
    "not-evaluated": Message("not evaluated"),
    "": Message("nothing said"),
    "not-applicable": Message("not applicable"),
}


def _standing(row: Row) -> Standing:
    criterion = SuccessCriterion(row.key, "", "", "", "")
    return Standing(criterion, _level(row), Fraction(1), (), str(row.place))


def _level(row: Row) -> str:
    answer = row.cells.get("answer")
    answered = answer is not None and answer.state is State.ANSWERED
    return str(answer.value) if answer is not None and answered else BLANK


def _clause(case: Case, row: Row) -> ContractClause:
    remark, day = row.cells.get("remarks"), row.cells.get("fixed-by")
    gap = Gap(
        row.key,
        _level(row),
        " ".join(str(remark.value).split()) if remark and remark.value else "",
        day.value.isoformat() if day and isinstance(day.value, date) else "",
        str(row.cells["answer"].place),
    )
    return gap_clause(case, gap)
