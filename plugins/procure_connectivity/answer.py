"""What a bidder answered, or what follows from a missing answer."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from procure.api import (
    Decided,
    Finding,
    Gate,
    Message,
    Open,
    Response,
    Row,
    Scored,
    Severity,
    State,
)

NO_ANSWER_EARNS_NOTHING = Message("Asked to clarify, the bidder gave no answer: 0 points.")


def stated_number(response: Response) -> Fraction | Open | Scored:
    """Return the number answered, exactly; else why it is open, or that it earns nothing."""
    if isinstance(response.value, Decimal):
        return Fraction(response.value)
    return missing_answers((response,))


def column_numbers(rows: Iterable[Row], column: str) -> tuple[Fraction, ...] | Open | Scored:
    """Return a column's numbers, row by row; else why it is open, or that it earns nothing.

    A blank is never read as zero. All cells at fault are named at once.
    """
    cells = tuple(row.cells[column] for row in rows)
    missing = tuple(cell for cell in cells if not isinstance(cell.value, Decimal))
    if missing:
        return missing_answers(missing)
    return tuple(Fraction(cell.value) for cell in cells if isinstance(cell.value, Decimal))


def missing_answers(missing: tuple[Response, ...]) -> Open | Scored:
    """Return what follows from answers that are missing.

    Those nobody has asked about yet leave the criterion open. If all were asked about in vain,
    the bid earns nothing, as in every other criterion.
    """
    waiting = tuple(response for response in missing if response.clarification is None)
    if not waiting:
        return Scored(Fraction(0), NO_ANSWER_EARNS_NOTHING)
    reasons = tuple(why_missing(response) for response in waiting)
    return Open(together(reasons), where=str(waiting[0].place))


def undecided(missing: Sequence[Response], empty: Message, table: Response | None) -> Decided:
    """Return what follows for a gate from answers that are missing, or from an empty table.

    It fails only where all of them, or the table as a whole, were asked about in vain.
    """
    waiting = [one for one in missing if one.clarification is None]
    asked_in_vain = table is not None and table.clarification is not None
    if (missing and not waiting) or (not missing and asked_in_vain):
        what = Message("Asked to clarify, the bidder gave no answer.")
        place = missing[0].place if missing else table and table.place
        return Decided(Gate.FAIL, what, str(place))
    if not missing:
        return Decided(Gate.NOT_EVALUABLE, empty, str(table.place) if table else "")
    reasons = tuple(why_missing(response) for response in waiting)
    return Decided(Gate.NOT_EVALUABLE, together(reasons), str(waiting[0].place))


def together(messages: tuple[Message, ...]) -> Message:
    """Return several sentences as one message."""
    if len(messages) == 1:
        return messages[0]
    return Message("{sentences}", {"sentences": " ".join(str(one) for one in messages)})


def empty_table(table: Response | None, what: Message) -> Open | Scored:
    """Return why a table that holds nothing to count is open, or 0 points if asked in vain."""
    if table is not None and table.clarification is not None:
        return Scored(Fraction(0), NO_ANSWER_EARNS_NOTHING)
    return Open(what, str(table.place) if table is not None else "")


def nothing_counted(cells: Sequence[Response], what: Message) -> Open | Scored:
    """Return why numbers that add up to 0 are open, or 0 points if any was asked about."""
    if any(cell.clarification is not None for cell in cells):
        return Scored(Fraction(0), what)
    return Open(what, str(cells[0].place))


def distinct(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return each row once, and a finding for each that says the very same as an earlier one.

    A row with a cell that is blank or cannot be read says nothing of which it is, and stays.
    """
    first: dict[tuple[object, ...], Row] = {}
    kept: list[Row] = []
    findings: list[Finding] = []
    for row in rows:
        cells = row.cells.values()
        whole = all(cell.state is State.ANSWERED for cell in cells)
        other = first.setdefault(tuple(map(_compared, cells)), row) if whole else row
        if other is row:
            kept.append(row)
        else:
            what = Message(
                "It says the same as {other}: it counts once.", {"other": str(other.place)}
            )
            findings.append(Finding("connectivity.A2", Severity.WARNING, str(row.place), what))
    return tuple(kept), tuple(findings)


def _compared(cell: Response) -> object:
    return named(cell) if isinstance(cell.value, str) else cell.value


def named(cell: Response) -> str:
    """Return a name as it compares with others: case, spaces and width of letters aside."""
    return " ".join(normalize("NFKC", str(cell.value)).casefold().split())


def why_missing(response: Response) -> Message:
    """Return why an answer is missing: blank, not applicable, or unreadable with the fault."""
    place = {"place": str(response.place)}
    if response.state is State.BLANK:
        return Message("{place} is blank, which is neither zero nor no.", place)
    if response.state is State.NOT_APPLICABLE:
        return Message("{place} says not applicable where an answer is needed.", place)
    fault = response.fault or f"{response.raw!r}."
    return Message("{place} cannot be read: {fault}", {**place, "fault": fault})
