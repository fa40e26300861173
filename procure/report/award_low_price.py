"""Prices that seem abnormally low: what the tests say, what was asked, answered and decided."""

from collections.abc import Iterator

from procure.evaluation.as_read import NO_ANSWER_CAME
from procure.evaluation.model import Evaluation, LowPrice, LowPriceStep
from procure.model.blocks import Block, ColumnHead, Items, Paragraph, Table
from procure.model.message import Message
from procure.report.award_words import heading, language, money, short_name, titled
from procure.report.render_text import moment

_WHAT = {
    "asked": Message("question sent"),
    "answered": Message("answered"),
    "accepted": Message("price accepted"),
    "rejected": Message("price rejected"),
}


def low_price_section(evaluation: Evaluation) -> Iterator[Block]:
    """Yield what is on record of low prices; nothing where no test flagged one."""
    known = [one for one in evaluation.low_prices if one.bidder]
    if not known:
        return
    yield heading(3, "Abnormally low prices")
    yield Paragraph(
        Message(
            "A published test flags a price; it excludes nobody. The bidder is asked, its answer is"
            " recorded, and the buyer decides."
        )
    )
    names = {bid.bidder: bid.name for bid in evaluation.bids}
    for one in known:
        yield heading(4, "{name}", name=names.get(one.bidder, one.bidder))
        yield from _of_bid(evaluation, one)


def _of_bid(evaluation: Evaluation, one: LowPrice) -> Iterator[Block]:
    if one.price is not None:
        yield Paragraph(money(evaluation, one.price), label=Message("Price:"))
    for ground in one.grounds:
        yield Paragraph(titled(ground.title, ground.test), label=Message("Test:"))
        yield Items(ground.steps)
    if not one.grounds and one.recorded:
        yield Paragraph(Message("What the tests said when the bidder was asked:"))
        yield Items(one.recorded)
    if one.steps:
        yield Table(
            caption=Message("Question, answer and decision"),
            columns=(
                ColumnHead(Message("When"), width=24),
                ColumnHead(Message("By"), width=16),
                ColumnHead(Message("What"), width=14),
                ColumnHead(Message("Words"), width=46),
            ),
            rows=tuple(
                (
                    moment(step.at, language(evaluation)),
                    short_name(evaluation, step.by),
                    _what(step),
                    _said(step) or None,
                )
                for step in one.steps
            ),
        )
    if not one.settled:
        yield Paragraph(Message("Nothing is decided yet."), "key")


def _what(step: LowPriceStep) -> Message:
    return NO_ANSWER_CAME if step.what == "answered" and not _said(step) else _WHAT[step.what]


def _said(step: LowPriceStep) -> str:
    return " ".join(filter(None, (step.text, step.evidence, step.provision)))
