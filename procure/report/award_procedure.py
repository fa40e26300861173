"""The tender and its procedure: facts, bids received, prices opened, people, steps, signatures."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation, Person
from procure.evaluation.ranking import is_provisional
from procure.model.blocks import Block, Cell, ColumnHead, Paragraph, Table, Text
from procure.model.message import Message, listed
from procure.report.audience import Audience
from procure.report.award_end import not_held, signatures
from procure.report.award_low_price import low_price_section
from procure.report.award_words import (
    NOT_RECORDED,
    ROLES,
    STATES,
    VAT,
    buyer,
    facts,
    heading,
    in_order,
    language,
    lines,
    money,
    short_name,
)
from procure.report.render_text import day, moment


def tender_facts(evaluation: Evaluation) -> Iterator[Block]:
    """Yield what is bought, by whom, under which procedure; what is not recorded says so."""
    tender, tongue = evaluation.tender, language(evaluation)
    vat = VAT.get(evaluation.price.vat, evaluation.price.vat)
    received: tuple[tuple[Message, Text], ...] = ()
    if evaluation.bids:
        received = (
            (Message("Bids received"), str(len(evaluation.bids))),
            (Message("First by the published rules"), _first(evaluation)),
        )
    yield heading(2, "The tender")
    yield facts(
        "The tender as published",
        (
            (Message("Tender"), tender.id),
            (Message("Lot"), evaluation.lot),
            (Message("Buyer"), buyer(evaluation)),
            (Message("Procedure and legal basis"), tender.procedure or NOT_RECORDED),
            (Message("Notice"), day(tender.notice, tongue) if tender.notice else NOT_RECORDED),
            (Message("Deadline"), moment(tender.deadline, tongue)),
            (Message("Estimate"), money(evaluation, tender.estimate) or NOT_RECORDED),
            (
                Message("Prices"),
                Message("in {c}, VAT {vat}", {"c": tender.currency, "vat": vat}),
            ),
            (Message("Other currencies"), listed(evaluation.price.currencies)),
            (Message("Why one lot"), tender.lots_reason),
            (Message("Changes before the deadline"), _changes(evaluation)),
            *received,
        ),
    )


def _changes(evaluation: Evaluation) -> Text:
    """Return the addenda, a line each, under their days."""
    tongue = language(evaluation)
    return lines(
        [
            Message(
                "{number} ({day}): {what}",
                {"number": one.number, "day": day(one.date, tongue), "what": one.what},
            )
            for one in evaluation.tender.addenda
        ]
    )


def _first(evaluation: Evaluation) -> Text:
    if is_provisional(evaluation):
        return Message("none while something is open")
    names = [bid.name for bid in in_order(evaluation) if bid.place == 1]
    return ", ".join(names) or Message("none: no bid is ranked")


def procedure(evaluation: Evaluation, audience: Audience) -> Iterator[Block]:
    """Yield which bids came when, whose prices were opened, low prices, people and steps."""
    yield heading(2, "The procedure")
    yield _received(evaluation)
    yield from low_price_section(evaluation)
    yield from _people(evaluation, audience)
    yield from _steps(evaluation, audience)
    yield from not_held(evaluation, audience)
    if audience == "internal":
        yield from signatures(evaluation)


def _received(evaluation: Evaluation) -> Table:
    tongue = language(evaluation)
    return Table(
        caption=Message("Bids received, and whose prices were opened"),
        columns=(
            ColumnHead(Message("Bidder"), width=31),
            ColumnHead(Message("Received"), width=35),
            ColumnHead(Message("State"), width=14),
            ColumnHead(Message("Price"), width=20),
        ),
        rows=tuple(
            (
                bid.name,
                moment(bid.received, tongue) if bid.received else NOT_RECORDED,
                STATES[bid.state],
                _envelope(bid),
            )
            for bid in in_order(evaluation)
        ),
    )


def _envelope(bid: BidResult) -> Message:
    if bid.price is not None or bid.offer is not None:
        return Message("opened")
    return Message("not counted yet") if bid.state == "open" else Message("stayed sealed")


def _people(evaluation: Evaluation, audience: Audience) -> Iterator[Block]:
    """Yield the panel with declared interests; the public reads how many, and not who."""
    if not evaluation.panel:
        return
    yield heading(3, "People and declared interests")
    if audience == "public":
        yield _people_by_role(evaluation)
        return
    names = {bid.bidder: bid.name for bid in evaluation.bids}
    yield Table(
        caption=Message("Panel"),
        columns=(
            ColumnHead(Message("Name"), width=20),
            ColumnHead(Message("Role"), width=16),
            ColumnHead(Message("Declared"), width=40),
            ColumnHead(Message("May not score"), width=24),
        ),
        rows=tuple(
            (
                person.name or person.id,
                ROLES.get(person.role, person.role),
                person.declared or Message("nothing recorded"),
                ", ".join(names.get(bid, bid) for bid in person.conflicts) or None,
            )
            for person in evaluation.panel
        ),
    )


def _people_by_role(evaluation: Evaluation) -> Table:
    by_role: dict[str, list[Person]] = {}
    for person in evaluation.panel:
        by_role.setdefault(person.role, []).append(person)
    return Table(
        caption=Message("Panel, by role"),
        columns=(
            ColumnHead(Message("Role")),
            ColumnHead(Message("People"), "number"),
            ColumnHead(Message("Declared their interests"), "number"),
            ColumnHead(Message("Kept from scoring a bid"), "number"),
        ),
        rows=tuple(
            (
                ROLES.get(role, role),
                Decimal(len(people)),
                Decimal(sum(bool(one.declared) for one in people)),
                Decimal(sum(bool(one.conflicts) for one in people)),
            )
            for role, people in by_role.items()
        ),
    )


def _steps(evaluation: Evaluation, audience: Audience) -> Iterator[Block]:
    if not evaluation.timeline:
        return
    tongue, internal = language(evaluation), audience == "internal"
    yield heading(3, "What happened when")
    by = (ColumnHead(Message("By"), width=17),) if internal else ()
    rows: list[tuple[Cell, ...]] = [
        (
            moment(step.at, tongue),
            *((short_name(evaluation, step.by),) if internal else ()),
            _with_day(step.what, tongue),
        )
        for step in evaluation.timeline
    ]
    yield Table(
        caption=Message("Steps, from the record"),
        columns=(
            ColumnHead(Message("When"), width=34),
            *by,
            ColumnHead(Message("What"), width=49 if internal else 66),
        ),
        rows=tuple(rows),
    )
    given = sum(step.clock == "given" for step in evaluation.timeline)
    if given:
        words = "The times of {count} of these steps were handed in, and not read from a clock."
        yield Paragraph(Message(words, {"count": given}), "note")


def _with_day(what: Message, tongue: str) -> Message:
    """Return a step with its day, if it names one, as the report's language writes it."""
    written = what.values.get("day")
    if not isinstance(written, str):
        return what
    return replace(what, values={**what.values, "day": day(written, tongue)})
