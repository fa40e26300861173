"""What an award report says of one bid's privacy: its risks, and the conditions they need."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from procure.api import (
    Block,
    Cell,
    ColumnHead,
    Heading,
    Items,
    Message,
    Paragraph,
    Table,
    Text,
)
from procure_privacy.risk import LEVELS, SCALE

Register = Mapping[str, tuple[int, int, int, int]]

_REGISTER, _FILED = "privacy.register.", "privacy.risk."


def privacy_of_a_bid(evaluation: Mapping[str, object], bidder: str) -> tuple[Block, ...]:
    """Return the risks of one bid and the conditions they need; nothing where none is known."""
    whole: Mapping[str, Any] = evaluation
    bid = next((one for one in whole["bids"] if one["bidder"] == bidder), None)
    if bid is None:
        return ()
    register = risk_register(bid.get("measures", {}))
    published = {one["id"]: one for one in whole["criteria"] if one["pack"] == "privacy"}
    blocks = [*_register(register), *_conditions(bid, published)]
    if not blocks:
        return ()
    return (Heading(3, Message("Privacy: risks for people")), *blocks)


def risk_register(measures: Mapping[str, Any]) -> Register:
    """Return the four levels of each event: those that counted, else those of an enclosed file."""
    for start in (_REGISTER, _FILED):
        events = dict.fromkeys(
            name.removeprefix(start).rpartition(".")[0]
            for name in measures
            if name.startswith(start) and name.rpartition(".")[2] in LEVELS
        )
        found = {event: _levels(measures, f"{start}{event}") for event in events}
        whole = {event: levels for event, levels in found.items() if levels}
        if whole:
            return whole
    return {}


def _levels(measures: Mapping[str, Any], event: str) -> tuple[int, int, int, int] | None:
    values: list[int] = []
    for name in LEVELS:
        try:
            level = int(Decimal(str(measures.get(f"{event}.{name}", {}).get("value"))))
        except (InvalidOperation, ValueError, OverflowError):
            return None
        if not 1 <= level <= SCALE:
            return None
        values.append(level)
    return values[0], values[1], values[2], values[3]


def _register(register: Register) -> Iterator[Block]:
    if not register:
        return
    yield Paragraph(
        Message(
            "As the bidder judges them. High figures are no fault: they were asked for, and say "
            "where the contract has to look."
        ),
        role="note",
    )
    yield Items(tuple(_sentence(event, levels) for event, levels in register.items()))
    heads = (Message("Severity"), *(likelihood_in_words(level) for level in range(1, SCALE + 1)))
    yield Table(
        Message("Risks that stay, by severity and likelihood"),
        tuple(ColumnHead(head) for head in heads),
        tuple(_row(register, severity) for severity in range(SCALE, 0, -1)),
        note=Message("Severity in the rows, likelihood in the columns."),
    )


def _sentence(event: str, levels: tuple[int, int, int, int]) -> Message:
    severity, likelihood, after_severity, after_likelihood = levels
    values = {
        "event": _event(event),
        "severity": severity_in_words(severity),
        "likelihood": likelihood_in_words(likelihood),
        "product": severity * likelihood,
        "after_severity": severity_in_words(after_severity),
        "after_likelihood": likelihood_in_words(after_likelihood),
        "after": after_severity * after_likelihood,
    }
    if levels[:2] == levels[2:]:
        return Message(
            "{event}: severity {severity}, likelihood {likelihood} ({product} of 16); nothing "
            "changes by measures.",
            values,
        )
    return Message(
        "{event}: severity {severity}, likelihood {likelihood} ({product} of 16); after measures "
        "severity {after_severity}, likelihood {after_likelihood} ({after} of 16).",
        values,
    )


def _row(register: Register, severity: int) -> tuple[Cell, ...]:
    return (
        severity_in_words(severity),
        *(
            _together(
                [_event(one) for one, at in register.items() if at[2:] == (severity, likelihood)]
            )
            for likelihood in range(1, SCALE + 1)
        ),
    )


def _together(events: list[Text]) -> Cell:
    if not events:
        return None
    first, *others = events
    for other in others:
        first = Message("{first}; {rest}", {"first": first, "rest": other})
    return first


def severity_in_words(level: int) -> Message:
    """Return what a level of severity, 1 to 4, means."""
    words = (
        Message("1 - negligible"),
        Message("2 - limited"),
        Message("3 - serious"),
        Message("4 - grave"),
    )
    return words[level - 1]


def likelihood_in_words(level: int) -> Message:
    """Return what a level of likelihood, 1 to 4, means."""
    words = (
        Message("1 - hardly"),
        Message("2 - seldom"),
        Message("3 - likely"),
        Message("4 - very likely"),
    )
    return words[level - 1]


def _event(event: str) -> Text:
    known = {
        "access": Message("data are read by someone who should not"),
        "change": Message("data are changed unwanted"),
        "modification": Message("data are changed unwanted"),
        "loss": Message("data are lost"),
        "disappearance": Message("data are lost"),
        "creep": Message("data come to serve more purposes"),
        "worse": Message("some people are treated worse"),
        "watched": Message("people feel watched"),
        "excluded": Message("people are kept from the service"),
    }
    return known.get(event, event)


def _conditions(bid: Mapping[str, Any], published: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the clauses that a risk of this bid needs; those for every bid are in the method."""
    found = [*bid["criteria"], *bid["gates"]]
    told = {
        one["id"]
        for one in found
        if any(finding["code"] == "privacy.G4" for finding in one["findings"])
    }
    names = [name for name, one in published.items() if one["clause"] and name in told]
    if names:
        yield Paragraph(Message("Conditions for the contract that a risk of this bid needs:"))
        yield Items(tuple(published[name]["clause"] for name in names), ordered=True)
