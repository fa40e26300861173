"""All bids by place, ties, and where each stands between price and quality."""

from collections.abc import Iterator

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, Paragraph
from procure.model.message import Message, MessageValue
from procure.report.award_places import places
from procure.report.award_plane import price_and_quality
from procure.report.award_words import heading, in_order, tie_rule


def ranking(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the ranked table, why bids are not in it, ties, and the plane of price and quality."""
    yield heading(2, "Ranking")
    yield places(
        evaluation,
        in_order(evaluation),
        Message("Bids by place"),
        states=True,
        note=Message(
            "A dash: there is no number. The prices of bids excluded before the unsealing were"
            " never opened."
        ),
    )
    yield from (
        Paragraph(reason, label=Message("{name}:", {"name": bid.name}))
        for bid in in_order(evaluation)
        for reason in bid.excluded
    )
    yield from _ties(evaluation)
    yield from price_and_quality(evaluation)


def _ties(evaluation: Evaluation) -> Iterator[Block]:
    names = {bid.bidder: bid.name for bid in evaluation.bids}
    for tie in evaluation.ties:
        sentence = (
            "{names} came out equal at place {place}. The published rule that parted them: {rule}."
            if tie.rule
            else "{names} came out equal at place {place} and share it."
        )
        values: dict[str, MessageValue] = {
            "names": ", ".join(names.get(bid, bid) for bid in tie.bids),
            "place": tie.place,
            "rule": tie_rule(evaluation, tie.rule),
        }
        yield Paragraph(Message(sentence, values))
