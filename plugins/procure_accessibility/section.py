"""What an award report says of conformance reports: what each vendor reports, and for whom."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from procure.api import (
    Block,
    Cell,
    ColumnHead,
    Figure,
    Heading,
    Items,
    Message,
    MessageValue,
    Paragraph,
    Series,
    Table,
    Text,
    dated,
)
from procure_accessibility.catalogue import in_order
from procure_accessibility.groups import GROUPS
from procure_accessibility.levels import DOES_NOT, PARTIAL
from procure_accessibility.said import QUESTIONS
from procure_accessibility.support import COUNTS

Measures = Mapping[str, Mapping[str, str]]
"""Measures of a bid by name without ``accessibility.``: ``value``, ``unit``, ``where``."""

START = "accessibility."
LEVELS: Mapping[str, Message] = {
    PARTIAL: Message("partially supports"),
    DOES_NOT: Message("does not support"),
}


def groups_side_by_side(evaluation: Mapping[str, object]) -> tuple[Block, ...]:
    """Return what each bid reports for each group of users; nothing if no report was counted."""
    whole: Mapping[str, Any] = evaluation
    bids = {str(bid["name"]): _measures(bid) for bid in whole["bids"]}
    counted = {name: some for name, some in bids.items() if "reported_support" in some}
    if not counted:
        return ()
    rows: list[tuple[Cell, ...]] = [
        (GROUPS[group], *(_percent(some, f"group.{group}") for some in counted.values()))
        for group in GROUPS
    ]
    everyone = tuple(_percent(some, "reported_support") for some in counted.values())
    rows.append((Message("All criteria together"), *everyone))
    table = Table(
        Message("Support by group of users in percent, as each vendor reports it"),
        (
            ColumnHead(Message("Group of users"), width=40),
            *(ColumnHead(name, "number") for name in counted),
        ),
        tuple(rows),
        emphasis=(len(rows) - 1,),
        note=Message(
            "What the vendors report, not what was tested. A dash: no criterion that applies speaks"
            " for the group."
        ),
    )
    worst = tuple(_served_least(name, some) for name, some in counted.items())
    blocks: list[Block] = [Heading(2, Message("Accessibility, as the vendors report it")), table]
    found = tuple(one for one in worst if one is not None)
    return (*blocks, Items(found)) if found else tuple(blocks)


def report_of_a_bid(evaluation: Mapping[str, object], bidder: str) -> tuple[Block, ...]:
    """Return what one bid's report says: counts, groups, gaps, and what to ask."""
    whole: Mapping[str, Any] = evaluation
    bid = next((one for one in whole["bids"] if one["bidder"] == bidder), None)
    measures = _measures(bid) if bid is not None else {}
    if bid is None or "supports" not in measures:
        return ()
    return (
        Heading(1, Message("Accessibility, as the vendor reports it")),
        *_summary(measures),
        _counts(measures),
        *_groups(measures),
        *_gaps(measures),
        *_questions(bid),
    )


def _summary(some: Measures) -> Iterator[Block]:
    yield Paragraph(_about(some), "note")
    if "reported_support" in some:
        words = (
            "Reported support is {percent} percent: {low} if what is partially supported counts for"
            " nothing, {high} if it counts in full. {strict} percent of the criteria that apply are"
            " supported in full; the report speaks of {coverage} percent of the criteria asked."
        )
        names = {
            "percent": "reported_support",
            "low": "reported_support_low",
            "high": "reported_support_high",
            "strict": "strict_rate",
            "coverage": "coverage",
        }
        values: dict[str, MessageValue] = {
            field: _percent(some, name) or Decimal(0) for field, name in names.items()
        }
        yield Paragraph(Message(words, values), "key")
    if (evidence := _number(some, "evidence")) is not None:
        yield Paragraph(
            Message(
                "How well the report is backed, from 0 to 1: {evidence}.",
                {"evidence": _rounded(evidence)},
            )
        )
    if (adjusted := _percent(some, "adjusted")) is not None:
        yield Paragraph(
            Message("Support as far as it is backed: {percent} percent.", {"percent": adjusted})
        )


def _about(some: Measures) -> Message:
    values: dict[str, MessageValue] = {
        "product": _text(some, "product") or "–",
        "version": _text(some, "version") or "–",
        "date": dated(_text(some, "report_date")) or "–",
        "standard": _text(some, "target_standard"),
    }
    return Message(
        "What the vendor reports of itself, which is no proof that anything conforms. Product:"
        " {product}; version: {version}; date of the report: {date}; counted over {standard},"
        " levels A and AA.",
        values,
    )


def _counts(some: Measures) -> Table:
    return Table(
        Message("What the report says, by number of criteria"),
        (ColumnHead(Message("Level"), width=70), ColumnHead(Message("Criteria"), "number")),
        tuple(
            (label, _number(some, name.removeprefix(START)) or Decimal(0))
            for name, label in COUNTS.items()
        ),
    )


def _groups(some: Measures) -> Iterator[Block]:
    found = {
        group: percent
        for group in GROUPS
        if (percent := _percent(some, f"group.{group}")) is not None
    }
    if not found:
        return
    least = min(found.values())
    rows = tuple((GROUPS[group], found.get(group)) for group in GROUPS)
    caption = Message("Support reported for each group of users, in percent")
    table = Table(
        caption,
        (ColumnHead(Message("Group of users"), width=70), ColumnHead(Message("Percent"), "number")),
        rows,
        emphasis=tuple(at for at, (_, percent) in enumerate(rows) if percent == least),
        note=Message(
            "Over the criteria that matter to the group. A dash: no criterion that applies speaks"
            " for it."
        ),
    )
    alternative = Message(
        "Bars of support by group of users, from {least} to {most} percent; the least for {group}.",
        {
            "least": least,
            "most": max(found.values()),
            "group": _together([GROUPS[one] for one, value in found.items() if value == least]),
        },
    )
    yield Figure(
        "bar",
        caption,
        alternative,
        tuple(GROUPS[group] for group in found),
        (Series(Message("Reported support"), tuple(found.values())),),
        Message("percent"),
        table,
        most=Decimal(100),
    )
    yield Paragraph(
        Message(
            "Served least, as reported: {group}, {percent} percent.",
            {
                "group": _together([GROUPS[one] for one, value in found.items() if value == least]),
                "percent": least,
            },
        ),
        "key",
    )


def _gaps(some: Measures) -> Iterator[Block]:
    numbers = sorted((one[4:] for one in some if one.startswith("gap.")), key=in_order)
    rows = tuple(
        (
            number,
            LEVELS.get(_text(some, f"gap.{number}"), _text(some, f"gap.{number}")),
            _text(some, f"remark.{number}") or None,
            some[f"gap.{number}"]["where"] or None,
        )
        for number in numbers
    )
    if rows:
        yield Table(
            Message("Gaps the report tells of"),
            (
                ColumnHead(Message("Criterion"), width=12),
                ColumnHead(Message("Reported as"), width=18),
                ColumnHead(Message("Remark, in the report's words"), width=46),
                ColumnHead(Message("Where it stands"), width=24),
            ),
            rows,
            note=Message(
                "A gap that is told is candour. Its condition for the contract stands further up."
            ),
        )
    if silent := _text(some, "silent"):
        yield Paragraph(
            Message(
                "Not evaluated or not answered: {criteria}.",
                {"criteria": ", ".join(silent.split())},
            )
        )


def _questions(bid: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the question that goes with each finding on the report, each once."""
    codes = dict.fromkeys(
        str(one["code"]).removeprefix(START)
        for one in bid["findings"]
        if str(one["code"]).startswith(START)
    )
    asked = tuple(
        Message("{question} ({code})", {"question": QUESTIONS[code], "code": code})
        for code in codes
        if code in QUESTIONS
    )
    if asked:
        yield Paragraph(
            Message("Questions to this bidder, one for each finding on its report:"),
        )
        yield Items(asked, ordered=True)


def _served_least(name: str, some: Measures) -> Text | None:
    found = {one: _percent(some, f"group.{one}") for one in GROUPS}
    known = {one: value for one, value in found.items() if value is not None}
    if not known:
        return None
    least = min(known.values())
    values: dict[str, MessageValue] = {
        "bid": name,
        "group": _together([GROUPS[one] for one, value in known.items() if value == least]),
        "percent": least,
    }
    return Message("{bid}: served least are {group}, {percent} percent.", values)


def _together(some: list[Message]) -> Message:
    first, *others = some
    for other in others:
        first = Message("{first}; {rest}", {"first": first, "rest": other})
    return first


def _measures(bid: Mapping[str, Any]) -> Measures:
    return {
        name.removeprefix(START): one
        for name, one in bid["measures"].items()
        if name.startswith(START)
    }


def _text(some: Measures, name: str) -> str:
    return str(some[name]["value"]) if name in some else ""


def _number(some: Measures, name: str) -> Decimal | None:
    try:
        return Decimal(some[name]["value"]) if name in some else None
    except InvalidOperation:
        return None


def _percent(some: Measures, name: str) -> Decimal | None:
    found = _number(some, name)
    return None if found is None else _rounded(found)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)
