"""Conditions from answers in a buyer's own words: its table of clauses, its table of groups.

A made-to-measure product has no conformance report. What its bid says of each clause or group is
held to the same terms as a gap that a report tells of. Nothing here changes a score.
"""

from collections.abc import Iterator

from procure.api import Case, Conditions, ContractClause, Message, Row, State
from procure_accessibility.contract import gap_clause, silence_clauses, untested_clause
from procure_accessibility.gaps import Gap
from procure_accessibility.levels import GAPS, NOT_MET

NOT_TESTED = "not-tested"


def own_clauses(case: Case) -> Conditions:
    """Return a condition for each clause of ``clauses`` that is not met, and for those blank."""
    rows = case.rows("clauses")
    found = [gap_clause(case, _gap(row)) for row in rows if _said(row, "supported") == "no"]
    blank = [row for row in rows if _said(row, "supported") == ""]
    if blank:
        where = str(blank[0].cells["supported"].place)
        found += silence_clauses(case, [row.key for row in blank], where)
    return Conditions(tuple(found))


def own_groups(case: Case) -> Conditions:
    """Return a condition for each group of ``user-groups`` that cannot do every core task."""
    return Conditions(tuple(_of_groups(case)))


def _gap(row: Row) -> Gap:
    place = str(row.cells["supported"].place)
    return Gap(row.key, NOT_MET, _text(row, "remarks"), "", place, title=_text(row, "title"))


def _of_groups(case: Case) -> Iterator[ContractClause]:
    for row in case.rows("user-groups"):
        said, where = _said(row, "outcome"), str(row.cells["outcome"].place)
        who = _text(row, "title") or row.key
        title = Message("Core tasks ({who})", {"who": who})
        if said in GAPS:
            yield gap_clause(case, Gap(who, said, "", "", where, title=title))
        elif said in {"", NOT_TESTED}:
            yield untested_clause(who, title, where)


def _said(row: Row, column: str) -> str:
    """Return an answer as the pack writes it, empty if blank; what cannot be read says nothing.

    What was asked about in vain is like a blank.
    """
    answer = row.cells[column]
    in_vain = answer.clarification is not None and not answer.clarification.text
    if in_vain or answer.state is State.BLANK:
        return ""
    if answer.state is not State.ANSWERED:
        return answer.state.value
    if isinstance(answer.value, bool):
        return "yes" if answer.value else "no"
    return str(answer.value)


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return " ".join(str(cell.value).split()) if cell is not None and cell.value else ""
