"""The opening of the award report: what is bought, how it is judged, the result, the ranking."""

from collections.abc import Mapping
from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation
from procure.model.blocks import (
    Block,
    ColumnHead,
    Heading,
    Items,
    Paragraph,
    Table,
    Text,
)
from procure.model.message import Message, MessageValue
from procure.report.award_chart import points_chart
from procure.report.award_low_price import is_provisional
from procure.report.award_plane import price_and_quality
from procure.report.award_words import STATES, facts, heading, in_order, language
from procure.report.figures import aligned, shown
from procure.report.render_text import day, moment, words

_FOR = {
    "internal": Message(
        "Internal: it holds every bidder's answers, those marked confidential among them, and the"
        " names of the assessors. Do not publish it as it is."
    ),
    "public": Message(
        "Public version: the answers, reasons and evidence of bids that are not first, everything"
        " marked confidential, and the names of the assessors are left out."
    ),
}


def opening(evaluation: Evaluation, audience: str) -> tuple[Block, ...]:
    """Return title, result in a sentence, and the facts of the tender."""
    tender = evaluation.tender
    return (
        Heading(1, Message("Award report: {title}", {"title": tender.title})),
        *((Paragraph(tender.description, "lead"),) if tender.description else ()),
        Paragraph(_result(evaluation), "key"),
        *_provisional(evaluation),
        _judged(evaluation),
        _facts(evaluation),
        Paragraph(
            Message(
                "The ranking follows from the published rules and the record. The award is the"
                " buyer's decision. This report is not legal advice."
            ),
            "note",
        ),
        Paragraph(_FOR[audience], "note"),
    )


def ranking(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return the ranked table, why bids are not in it, ties, and the chart of points."""
    return (
        heading(2, "Ranking"),
        _ranked_table(evaluation),
        *_not_ranked(evaluation),
        *_ties(evaluation),
        *_to_look_at(evaluation),
        *points_chart(evaluation),
        *price_and_quality(evaluation),
    )


def _to_look_at(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return what bears on the first place and nobody must miss: close totals, low prices."""
    names = {bid.bidder: bid.name for bid in evaluation.bids}
    return tuple(
        Paragraph(_with_names(one.what, names), "key")
        for one in evaluation.findings
        if one.code in {"procure.close", "procure.low-price"}
    )


def _with_names(what: Message, names: Mapping[str, str]) -> Message:
    """Return a message in which bidders go by their names, not by their folders."""
    values = {
        key: names.get(value, value) if isinstance(value, str) else value
        for key, value in what.values.items()
    }
    return Message(what.id, values)


def most_points(evaluation: Evaluation) -> Decimal:
    """Return the points a bid could earn in all."""
    return Decimal(evaluation.quality_most) + Decimal(evaluation.price.most)


def _result(evaluation: Evaluation) -> Message:
    ranked = [bid for bid in in_order(evaluation) if bid.state == "ranked"]
    first = [bid for bid in ranked if bid.place == 1]
    if not first:
        return Message("No bid is ranked.")
    names = ", ".join(bid.name for bid in first)
    if len(first) > 1:
        return Message("{names} share the first place.", {"names": names})
    values: dict[str, MessageValue] = {
        "name": names,
        "count": len(ranked),
        "total": shown(first[0].total or "0"),
        "most": most_points(evaluation),
        "currency": evaluation.tender.currency,
        "price": shown(first[0].price or "0"),
    }
    if evaluation.price.direction == "lowest":
        return Message(
            "{name} is ranked first of {count}, with the deciding number {total}, at a price of"
            " {currency}\N{NO-BREAK SPACE}{price}.",
            values,
        )
    return Message(
        "{name} is ranked first of {count}, with {total} of {most} points, at a price of"
        " {currency}\N{NO-BREAK SPACE}{price}.",
        values,
    )


def _provisional(evaluation: Evaluation) -> tuple[Block, ...]:
    if not is_provisional(evaluation):
        return ()
    waiting = tuple(
        Message("{name}: {what}", {"name": bid.name, "what": words(what, language(evaluation))})
        for bid in in_order(evaluation)
        for what in bid.open
    )
    waiting += tuple(
        Message("A query about an abnormally low price is open.")
        for one in evaluation.low_prices
        if not one.settled
    )[:1]
    return (
        Paragraph(
            Message("This report is provisional: something is still open, and places may change."),
            "key",
        ),
        Items(waiting),
    )


def _judged(evaluation: Evaluation) -> Paragraph:
    values: dict[str, MessageValue] = {
        "quality": shown(evaluation.quality_most),
        "price": shown(evaluation.price.most),
        "criteria": sum(criterion.kind == "award" for criterion in evaluation.criteria),
        "gates": sum(criterion.kind == "gate" for criterion in evaluation.criteria)
        + (evaluation.price.ceiling is not None),
    }
    return Paragraph(
        Message(
            "Quality earns at most {quality} points, in {criteria} criteria; the price earns at"
            " most {price}. Before that, a bid has to pass {gates} gates: no points buy back a gate"
            " that was not passed.",
            values,
        )
    )


def _facts(evaluation: Evaluation) -> Table:
    tender, tongue = evaluation.tender, language(evaluation)
    estimate: Text = (
        Message(
            "{currency}\N{NO-BREAK SPACE}{amount}",
            {"currency": tender.currency, "amount": shown(tender.estimate)},
        )
        if tender.estimate
        else ""
    )
    return facts(
        "The tender",
        (
            ("Tender", tender.id),
            ("Buyer", f"{tender.buyer}, {tender.country}"),
            ("Procedure", tender.procedure),
            ("Notice", day(tender.notice, tongue) if tender.notice else ""),
            ("Deadline", moment(tender.deadline, tongue)),
            ("Estimate", estimate),
            (
                "Prices",
                Message("in {c}, VAT {vat}", {"c": tender.currency, "vat": evaluation.price.vat}),
            ),
            ("Why one lot", tender.lots_reason),
            ("Changes before the deadline", "\n".join(tender.addenda)),
            ("Bids received", str(len(evaluation.bids))),
        ),
    )


def _ranked_table(evaluation: Evaluation) -> Table:
    bids = in_order(evaluation)
    columns = (
        aligned(bid.quality_counted or bid.quality for bid in bids),
        aligned(bid.price_points for bid in bids),
        aligned(bid.total for bid in bids),
        aligned(bid.price for bid in bids),
    )
    lowest = evaluation.price.direction == "lowest"
    return Table(
        caption=Message("Bids by place"),
        columns=(
            ColumnHead(Message("Place"), "number"),
            ColumnHead(Message("Bidder")),
            ColumnHead(Message("Quality"), "number"),
            ColumnHead(Message("Price points"), "number"),
            ColumnHead(Message("Deciding number") if lowest else Message("Total"), "number"),
            ColumnHead(
                Message("Price ({currency})", {"currency": evaluation.tender.currency}), "number"
            ),
            ColumnHead(Message("State")),
        ),
        rows=tuple(
            (
                None if bid.place is None else Decimal(bid.place),
                bid.name,
                *(column[at] for column in columns),
                STATES[bid.state],
            )
            for at, bid in enumerate(bids)
        ),
        row_header=1,
        emphasis=tuple(at for at, bid in enumerate(bids) if bid.place == 1),
        note=Message(
            "A dash: there is no number. The prices of bids excluded before the unsealing were"
            " never opened."
        ),
    )


def _not_ranked(evaluation: Evaluation) -> tuple[Block, ...]:
    tongue = language(evaluation)
    return tuple(
        Paragraph(words(reason, tongue), label=_label(bid))
        for bid in in_order(evaluation)
        for reason in bid.excluded
    )


def _label(bid: BidResult) -> Message:
    return Message("{name} is excluded.", {"name": bid.name})


def _ties(evaluation: Evaluation) -> tuple[Block, ...]:
    names = {bid.bidder: bid.name for bid in evaluation.bids}
    return tuple(
        Paragraph(
            Message(
                "{names} came out equal at place {place}. The published rule that parted them:"
                " {rule}."
                if tie.rule
                else "{names} came out equal at place {place} and share it.",
                {
                    "names": ", ".join(names.get(bid, bid) for bid in tie.bids),
                    "place": tie.place,
                    "rule": tie.rule,
                },
            )
        )
        for tie in evaluation.ties
    )
