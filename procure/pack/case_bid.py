"""The bid that a case of a pack describes."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from procure.bid.answers import read_answer
from procure.bid.asked import Asked, Question, questions
from procure.bid.given import Given
from procure.errors import InputFault, Problem
from procure.model.bid import Bid, Place, Response, Row, Tenderer
from procure.model.lock import Lock
from procure.model.measure import Measure
from procure.pack.case_file import CaseAnswer, PackCase

BIDDER = "case"


def bid_of_case(lock: Lock, case: PackCase, where: str) -> Bid:
    """Return the bid that a case's answers, rows and measures make.

    Raises:
        InputFault: if it answers something that is not asked.
    """
    pack = case.criterion.split("/")[0]
    responses: dict[str, Response] = {}
    tables: dict[str, tuple[Row, ...]] = {}
    for question in questions(lock):
        name = question.id.split("/")[1]
        answer = case.answers.get(name, CaseAnswer())
        place = Place(where, "", question.id)
        responses[question.id] = _response(answer, question.asked, place)
        if question.table:
            tables[question.id] = _rows(question, case.bid_tables.get(name, ()), place)
    measures = {name: _measure(name, value) for name, value in case.measures.items()}
    for name in {*case.answers, *case.bid_tables}:
        if f"{pack}/{name}" not in responses:
            raise InputFault([Problem(where, f"answers {name!r}, which is not asked.")])
    return Bid(BIDDER, Tenderer("Case"), responses, tables, measures=measures)


def _response(answer: CaseAnswer, asked: Asked, place: Place) -> Response:
    value = _given(answer.value)
    return read_answer(Given(value, place), asked, evidence=answer.evidence)[0]


def _rows(
    question: Question, given: tuple[Mapping[str, object], ...], place: Place
) -> tuple[Row, ...]:
    """Return the rows as filled in; what the form prints in them need not be written again."""
    table = question.table
    assert table is not None
    printed = {row.key: row.texts for row in table.rows}
    rows = []
    for index, cells in enumerate(given):
        key = str(cells.get(table.key, index + 1)) if table.fixed else str(index + 1)
        whole = {**printed.get(key, {}), **cells}
        found = {
            column.name: read_answer(Given(_given(whole.get(column.name)), place), column.asked)[0]
            for column in table.columns
        }
        rows.append(Row(key, place, found))
    return tuple(rows)


def _given(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _measure(name: str, value: Decimal | str) -> Measure:
    if isinstance(value, str):
        return Measure(name, value, "text")
    return Measure(name, Fraction(value), "1")
