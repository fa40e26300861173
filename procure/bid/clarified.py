"""A bid with the bidder's clarifications laid over it; what stood there stays visible."""

from collections.abc import Iterable
from dataclasses import replace

from procure.bid.answers import read_answer
from procure.bid.asked import Asked, Question, questions
from procure.bid.evidence import files_of_cell
from procure.bid.given import Given
from procure.bid.tenderer import COVER, clarified_cover
from procure.errors import InputFault, Problem, Refused
from procure.model.bid import Bid, Clarification, Response, Row, State
from procure.model.finding import Finding, Severity
from procure.model.lock import Lock
from procure.model.message import Message, MessageValue
from procure.record.events import Clarified

COVER_CLARIFIED = "procure.cover-clarified"


def clarified(lock: Lock, bid: Bid, events: Iterable[Clarified]) -> Bid:
    """Return a bid with the clarifications recorded for it."""
    asked = {question.id: question for question in questions(lock)}
    for event in events:
        if event.bidder == bid.bidder and (item := cover_item(event.requirement)):
            bid = _with_cover(lock, bid, item, event)
        elif event.bidder == bid.bidder and event.requirement in asked:
            bid = _with(bid, asked[event.requirement], event)
    return bid


def cover_item(requirement: str) -> str:
    """Return the item of the cover that ``bidder/valid-until`` speaks of; empty if of none."""
    pack, _, name = requirement.partition("/")
    item = name.replace("-", "_")
    return item if pack == "bidder" and item in {one.id for one in COVER} else ""


def _with_cover(lock: Lock, bid: Bid, item: str, event: Clarified) -> Bid:
    words = "Clarified: {answer}. Reason: {reason}"
    values: dict[str, MessageValue] = {"answer": event.answer, "reason": event.reason}
    if not event.answer:
        words = "Asked to clarify, the bidder gave no answer. Reason: {reason}"
    found = Finding(
        COVER_CLARIFIED,
        Severity.INFO,
        f"{bid.bidder} bidder.{item}",
        Message(words, values),
    )
    tenderer = clarified_cover(lock, bid.tenderer, item, event.answer)
    return replace(bid, tenderer=tenderer, findings=(*bid.findings, found))


def check_cover(lock: Lock, bid: Bid, item: str, event: Clarified) -> None:
    """Refuse a clarification of an item of the cover that was read, or that cannot be read.

    Raises:
        InputFault: naming what it must look like.
        Refused: if the item was read.
    """
    where = f"{bid.bidder} bidder.{item}"
    before = any(one.code == COVER_CLARIFIED and one.where == where for one in bid.findings)
    if (said := getattr(bid.tenderer, item)) and not before:
        raise Refused(
            f"{where}: {said!r} stands in the bid and was read. A clarification"
            " explains what cannot be read or was left blank; it does not change a bid."
        )
    clarified_cover(lock, bid.tenderer, item, event.answer)


def check_clarification(lock: Lock, bid: Bid, event: Clarified, contradicted: bool) -> None:
    """Refuse a clarification of what was never asked, or whose answer cannot be read.

    An answer that was read is not replaced by another one: that would change the bid. Only what
    a bidder wrote in words may be explained, and answers that contradict each other, so that
    their criterion is open. A clarification entered wrongly is entered again; both stay on record.

    Args:
        lock: the tender.
        bid: as it stands.
        event: the clarification.
        contradicted: whether the criterion that asks this is open for this bid.

    Raises:
        InputFault: naming the answer and what it must look like.
        Refused: if the answer was read.
    """
    question = {one.id: one for one in questions(lock)}.get(event.requirement)
    where = f"{event.bidder} {event.requirement}"
    if question is None:
        known = ", ".join(one.id for one in questions(lock))
        raise InputFault([Problem(where, "is not asked in this tender.", f"Asked are: {known}.")])
    before = _response(bid, event)
    asked = _asked(question, event.column)
    if question.table is not None and event.answer and not event.column:
        what = "is a table: a clarification is of one cell."
        raise InputFault([Problem(where, what, _places(question, bid))])
    if before is None or asked is None:
        raise InputFault([_no_place(where, question, bid, event)])
    if _was_read(before) and asked.type != "text" and not contradicted:
        raise Refused(
            f"{where}: {before.raw!r} stands in the bid and was read. A clarification explains what"
            " cannot be read or was left blank; it does not change a bid."
        )
    if event.answer:
        _, problem = read_answer(Given(event.answer, before.place), asked)
        if problem:
            raise InputFault([replace(problem, where=f"{where}, clarified")])


def _no_place(where: str, question: Question, bid: Bid, event: Clarified) -> Problem:
    """Return what is wrong with a place: its row, its column, or both."""
    if question.table is None:
        return Problem(where, "is no table.", _places(question, bid))
    rows = {row.key for row in bid.tables.get(question.id, ())}
    columns = {one.name for one in question.table.columns}
    wrong = [f"row {event.row!r}"] if event.row not in rows else []
    wrong += [f"column {event.column!r}"] if event.column not in columns else []
    return Problem(where, f"has no {' and no '.join(wrong)}.", _places(question, bid))


def _places(question: Question, bid: Bid) -> str:
    if question.table is None:
        return "It is one answer: leave --row and --column out."
    rows = ", ".join(row.key for row in bid.tables.get(question.id, ()))
    columns = ", ".join(
        f"{one.name} ({one.title})" for one in question.table.columns if not one.printed
    )
    return f"Give --row, one of: {rows}; and --column, one of: {columns}."


def _was_read(response: Response) -> bool:
    return response.state is State.ANSWERED and response.clarification is None


def _with(bid: Bid, question: Question, event: Clarified) -> Bid:
    before, asked = _response(bid, event), _asked(question, event.column)
    if before is None or asked is None:
        return bid
    after = _answered(before, asked, event)
    if event.column:
        after = replace(after, files=files_of_cell(after, asked, bid.files))
    if not event.column:
        return replace(bid, responses={**bid.responses, event.requirement: after})
    rows = tuple(
        replace(row, cells={**row.cells, event.column: after}) if row.key == event.row else row
        for row in bid.tables[event.requirement]
    )
    return replace(bid, tables={**bid.tables, event.requirement: rows})


def _answered(before: Response, asked: Asked, event: Clarified) -> Response:
    note = Clarification(event.answer, event.reason, event.by, event.at)
    if not event.answer:
        return replace(before, clarification=note)
    after, _ = read_answer(Given(event.answer, before.place), asked)
    return replace(before, state=after.state, value=after.value, clarification=note)


def _response(bid: Bid, event: Clarified) -> Response | None:
    if not event.column:
        return bid.responses.get(event.requirement)
    row: Row | None = next(
        (one for one in bid.tables.get(event.requirement, ()) if one.key == event.row), None
    )
    return row.cells.get(event.column) if row else None


def _asked(question: Question, column: str) -> Asked | None:
    if not column:
        return question.asked
    columns = question.table.columns if question.table else ()
    return next((one.asked for one in columns if one.name == column), None)
