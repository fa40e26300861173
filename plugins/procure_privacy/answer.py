"""Answers that are missing: why, and what that means; and the mean over what was answered."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from unicodedata import normalize

from procure.api import (
    Case,
    Decided,
    Finding,
    Gate,
    Message,
    MessageValue,
    Open,
    Part,
    Response,
    Row,
    Scored,
    Severity,
    State,
    decimal,
    only_marks,
)
from procure_privacy.words import says_none_there

HANDLES_DATA = "privacy/handles-data"

_SPEAK_OF_DATA = {"data-elements": "element", "sub-processors": "name", "destinations": "country"}
"""Tables that say which data there are or where they go, and what names a row of each."""

NO_ANSWER = "Asked to clarify, the bidder gave no answer."


def missing(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Return those without an answer: blank, unreadable or not applicable."""
    return tuple(one for one in responses if one.state is not State.ANSWERED)


def named(cell: Response | None) -> str:
    """Return the name that a cell gives, as it compares with others; empty if it gives none.

    Case, spaces and width of letters make no other name. A dash is none.
    """
    if cell is None or cell.state is not State.ANSWERED or only_marks(str(cell.value)):
        return ""
    return " ".join(normalize("NFKC", str(cell.value)).casefold().split())


def by_name(rows: Iterable[Row], name: Callable[[Row], str]) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each name together, so that nobody gains by writing one down again.

    A row without a name stands alone.
    """
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        key = name(row) or f"\n{row.key}"
        found[key] = (*found.get(key, ()), row)
    return tuple(found.values())


def without_none(rows: tuple[Row, ...], column: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return the rows that do not say “none” in ``column``, and a finding for each that does."""
    none = [row for row in rows if says_none_there(row.cells.get(column))]
    words = Message("A row says “none” where its name should stand, so it counts as no row.")
    found = (Finding("privacy.N1", Severity.INFO, str(row.place), words) for row in none)
    return tuple(row for row in rows if row not in none), tuple(found)


def unscored(gaps: tuple[Response, ...]) -> Open | Scored:
    """Return open with the place of each gap, or 0 points if all were asked about in vain."""
    if all(gap.clarification is not None for gap in gaps):
        return Scored(Fraction(0), Message(NO_ANSWER))
    return Open(_why(gaps), str(gaps[0].place))


def undecided(gaps: tuple[Response, ...]) -> Decided:
    """Return a gate that is not evaluable, or fails if all gaps were asked about in vain."""
    where = str(gaps[0].place)
    if all(gap.clarification is not None for gap in gaps):
        return Decided(Gate.FAIL, Message(NO_ANSWER), where)
    return Decided(Gate.NOT_EVALUABLE, _why(gaps), where)


def in_vain(responses: Iterable[Response]) -> bool:
    """Return whether there are gaps, and each was asked about: what came did not fill it."""
    found = [one.clarification is not None for one in responses]
    return bool(found) and all(found)


def empty_table(table: Response | None, what: Message) -> Open | Scored:
    """Return open with the place of a table without rows, or 0 points if asked about in vain."""
    if table is None:
        return Open(what)
    if table.clarification is not None:
        return Scored(Fraction(0), Message(NO_ANSWER))
    return Open(what, str(table.place))


def no_data(case: Case) -> Scored | Open | None:
    """Return all points for an offer that is said to handle no data about people, if it is.

    Open where the bid says elsewhere who touches data or where they go, until it is asked about.
    """
    handles = case.bid.responses.get(HANDLES_DATA)
    if handles is None or handles.value is not False:
        return None
    if handles.clarification is None and (other := _told_elsewhere(case)):
        values: dict[str, MessageValue] = {"place": str(handles.place), "other": other}
        words = Message(
            "{place} says that no data about people are handled, and {other} says otherwise. Ask"
            " which holds.",
            values,
        )
        return Open(words, str(handles.place))
    return _all_points(case, handles)


def _told_elsewhere(case: Case) -> str:
    """Return the first place in the bid that speaks of data all the same; empty if none does."""
    for table, column in _SPEAK_OF_DATA.items():
        for row in case.rows(table):
            if (cell := row.cells.get(column)) is not None and cell.names_something:
                return str(cell.place)
    others = case.bid.responses.get("privacy/any-sub-processors")
    return str(others.place) if others is not None and others.value is True else ""


def _all_points(case: Case, handles: Response) -> Scored:
    values: dict[str, MessageValue] = {"most": case.criterion.most}
    words = Message("No data about people: {most} of {most}", values)
    told = Message("The bid says that it handles no data about people. Check it against the offer.")
    finding = Finding("privacy.I2", Severity.WARNING, str(handles.place), told)
    return Scored(Fraction(case.criterion.most), words, findings=(finding,))


def listed_all_the_same(case: Case, rows: tuple[Row, ...]) -> tuple[Finding, ...]:
    """Return that ``rows`` of data are listed by a bid that says it handles none, if it does."""
    handles = case.bid.responses.get(HANDLES_DATA)
    if handles is None or handles.value is not False:
        return ()
    values: dict[str, MessageValue] = {"count": len(rows), "place": str(handles.place)}
    words = Message(
        "{place} says that no data about people are handled, but rows here: {count}.", values
    )
    return (Finding("privacy.I3", Severity.WARNING, str(rows[0].place), words),)


def _why(gaps: tuple[Response, ...]) -> Message:
    unreadable = [gap for gap in gaps if gap.state is State.UNREADABLE]
    if unreadable:
        first = unreadable[0]
        values: dict[str, MessageValue] = {"place": str(first.place), "fault": first.unreadable}
        return Message("{place} cannot be read: {fault}", values)
    values = {"places": ", ".join(str(gap.place) for gap in gaps)}
    return Message("No answer in {places}.", values)


def mean_of(
    case: Case, shares: Sequence[tuple[str, Fraction, str]], findings: tuple[Finding, ...] = ()
) -> Scored:
    """Return the mean of shares x most points.

    ``shares`` are what counts, each with its share from 0 to 1 and its place; at least one.
    """
    mean = sum((share for _, share, _ in shares), Fraction(0)) / len(shares)
    points = mean * Fraction(case.criterion.most)
    values: dict[str, MessageValue] = {
        "mean": decimal(mean),
        "items": len(shares),
        "most": case.criterion.most,
        "points": decimal(points),
    }
    return Scored(
        points,
        Message("mean over {items} items {mean} × {most} = {points}", values),
        tuple(
            Part(Message("{item}: share", {"item": item}), share, "1", place)
            for item, share, place in shares
        ),
        findings=findings,
    )
