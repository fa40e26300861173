"""The first page: the result, why, and what to look at, for somebody who reads no further."""

from collections.abc import Iterator
from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation
from procure.evaluation.named import names_of, with_names
from procure.evaluation.ranking import is_provisional, open_findings
from procure.language.reviewed import unreviewed
from procure.model.blocks import Block, Heading, Items, Paragraph, Text
from procure.model.message import Message, MessageValue
from procure.report.audience import Audience
from procure.report.award_places import places
from procure.report.award_words import heading, in_order, language, money
from procure.report.figures import shown

_FIRST = 5
"""Places on the first page; all are in the ranking."""


def summary(evaluation: Evaluation, audience: Audience) -> Iterator[Block]:
    """Yield title, result, why, the first places, and what bears on them."""
    yield Heading(1, Message("Award report: {title}", {"title": evaluation.tender.title}))
    if is_provisional(evaluation):
        yield from _provisional(evaluation)
    if evaluation.tender.description:
        yield Paragraph(evaluation.tender.description, "lead")
    yield Paragraph(result(evaluation), "key")
    yield from _why(evaluation)
    if ranked(evaluation):
        yield places(evaluation, ranked(evaluation)[:_FIRST], Message("The first places"))
    yield from _not_ranked(evaluation)
    yield judged(evaluation)
    yield from _to_look_at(evaluation)
    yield Paragraph(_for_whom(evaluation, audience), "note")
    if said := unreviewed(language(evaluation)):
        yield Paragraph(said, "note")


def ranked(evaluation: Evaluation) -> tuple[BidResult, ...]:
    """Return the ranked bids by place."""
    return tuple(bid for bid in in_order(evaluation) if bid.state == "ranked")


def most_points(evaluation: Evaluation) -> Decimal:
    """Return the points a bid could earn in all."""
    return Decimal(evaluation.quality_most) + Decimal(evaluation.price.most)


def result(evaluation: Evaluation) -> Message:
    """Return who is ranked first, in one sentence."""
    bids = ranked(evaluation)
    first = [bid for bid in bids if bid.place == 1]
    if not first:
        return Message("No bid is ranked.")
    names = ", ".join(bid.name for bid in first)
    if len(first) > 1:
        return Message("{names} share the first place.", {"names": names})
    values: dict[str, MessageValue] = {
        "name": names,
        "count": len(bids),
        "total": shown(first[0].total or "0"),
        "most": most_points(evaluation),
        "price": money(evaluation, first[0].price or "0"),
    }
    if len(bids) == 1:
        return Message(
            "{name} is the only bid ranked, with {total} of {most} points, at a price of {price}.",
            values,
        )
    if evaluation.price.direction == "lowest":
        return Message(
            "{name} is ranked first of {count}, with the deciding number {total}, at a price of"
            " {price}.",
            values,
        )
    return Message(
        "{name} is ranked first of {count}, with {total} of {most} points, at a price of {price}.",
        values,
    )


def _provisional(evaluation: Evaluation) -> Iterator[Block]:
    yield Paragraph(Message("Provisional: something is still open, and places may change."), "key")
    names = names_of(evaluation)
    waiting: list[Text] = [
        Message("{name}: {what}", {"name": bid.name, "what": with_names(what, names)})
        for bid in in_order(evaluation)
        for what in bid.open
    ]
    waiting += [with_names(one.what, names) for one in open_findings(evaluation.comparisons)]
    if any(not one.settled for one in evaluation.low_prices):
        waiting.append(Message("A query about an abnormally low price is open."))
    if waiting:
        yield Items(tuple(waiting))


def _why(evaluation: Evaluation) -> Iterator[Block]:
    """Yield by how much the first leads, and what its price and quality are worth."""
    bids = ranked(evaluation)
    if len(bids) < 2 or bids[1].place == 1:
        return
    first, second = bids[0], bids[1]
    said: list[Text] = []
    if evaluation.price.direction == "highest":
        lead = Decimal(first.total or 0) - Decimal(second.total or 0)
        values: dict[str, MessageValue] = {"name": second.name, "lead": shown(str(lead))}
        said.append(Message("It leads {name}, in second place, by {lead} points.", values))
    said += _premium(evaluation, first, bids)
    yield from (Paragraph(sentence) for sentence in said)


def _premium(
    evaluation: Evaluation, first: BidResult, bids: tuple[BidResult, ...]
) -> Iterator[Message]:
    """Yield what the first costs more than the cheapest, and how much more quality it has."""
    priced = [bid for bid in bids if bid.price is not None]
    if first.price is None or not priced:
        return
    cheapest = min(priced, key=lambda bid: Decimal(bid.price or 0))
    more = Decimal(first.price) - Decimal(cheapest.price or 0)
    if more <= 0:
        yield Message("Its price is the lowest of the bids that are ranked.")
        return
    quality = Decimal(_quality(first)) - Decimal(_quality(cheapest))
    yield Message(
        "It costs {more} more than {name}, the lowest price ranked, and earns {quality} more"
        " points for quality: {own} against {other}.",
        {
            "more": money(evaluation, more),
            "name": cheapest.name,
            "quality": shown(str(quality)),
            "own": shown(_quality(first)),
            "other": shown(_quality(cheapest)),
        },
    )


def _quality(bid: BidResult) -> str:
    return bid.quality_counted or bid.quality or "0"


def _not_ranked(evaluation: Evaluation) -> Iterator[Block]:
    """Yield why bids are not in the ranking: each by name, or how many where they are many."""
    out = [bid for bid in in_order(evaluation) if bid.excluded]
    if len(out) > _FIRST:
        words = "{count} bids are not ranked; why stands with each of them."
        yield Paragraph(Message(words, {"count": len(out)}))
        return
    yield from (Paragraph(reason, label=_label(bid)) for bid in out for reason in bid.excluded[:1])


def _label(bid: BidResult) -> Message:
    values = {"name": bid.name}
    if bid.state == "excluded":
        return Message("{name} is excluded.", values)
    return Message("{name} is not ranked.", values)


def judged(evaluation: Evaluation) -> Paragraph:
    """Return in one paragraph what earns points, and that gates come before them."""
    gates = sum(criterion.kind == "gate" for criterion in evaluation.criteria)
    values: dict[str, MessageValue] = {
        "quality": shown(evaluation.quality_most),
        "price": shown(evaluation.price.most),
        "criteria": sum(criterion.kind == "award" for criterion in evaluation.criteria),
        "gates": gates + (evaluation.price.ceiling is not None),
    }
    sentence = Message(
        "Quality earns at most {quality} points, in {criteria} criteria; the price earns at most"
        " {price}. Before that, a bid has to pass {gates} gates: no points buy back a gate that"
        " was not passed.",
        values,
    )
    if not values["gates"]:
        sentence = Message(
            "Quality earns at most {quality} points, in {criteria} criteria; the price earns at"
            " most {price}.",
            values,
        )
    return Paragraph(sentence, label=Message("How bids are judged:"))


def _to_look_at(evaluation: Evaluation) -> Iterator[Block]:
    """Yield what bears on the first place and nobody must miss."""
    names = names_of(evaluation)
    found = [
        with_names(one.what, names)
        for one in evaluation.findings
        if one.code in {"procure.close", "procure.low-price", "procure.lot-award"}
    ]
    found += [
        Message(
            "{what} The chair let the ranking stand: {reason}",
            {"what": with_names(one.what, names), "reason": one.settled.reason},
        )
        for compared in evaluation.comparisons
        for one in compared.findings
        if one.settled
    ]
    if evaluation.price.property == "relative" or evaluation.tender.rescale != "none":
        found.append(
            Message(
                "The published rule compares bids with each other: if a bid is withdrawn or"
                " excluded later, two other places can swap."
            )
        )
    if found:
        yield heading(2, "Before a decision")
        yield Items(tuple(found))


def _for_whom(evaluation: Evaluation, audience: Audience) -> Message:
    values = {"buyer": evaluation.tender.buyer}
    if audience == "public":
        return Message(
            "Public version. It leaves out the answers, reasons and evidence of bids that did not"
            " win, the names of assessors, unit rates, and whatever a bidder marked confidential;"
            " {buyer} keeps the whole report. The ranking follows from the published rules and the"
            " record. The award is the buyer's decision. This report is not legal advice.",
            values,
        )
    return Message(
        "Internal version. It holds every bidder's answers, those marked confidential among them,"
        " and the names of the assessors: do not publish it. The ranking follows from the published"
        " rules and the record. The award is the buyer's decision. This report is not legal advice."
    )
