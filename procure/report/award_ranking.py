"""All bids by place, ties, and where each stands between price and quality."""

from collections.abc import Iterator
from decimal import Decimal

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, ColumnHead, Paragraph, Table
from procure.model.message import Message, MessageValue
from procure.report.award_plane import price_and_quality
from procure.report.award_words import STATES, heading, in_order, tie_rule
from procure.report.figures import aligned


def ranking(evaluation: Evaluation) -> Iterator[Block]:
    """Yield the ranked table, why bids are not in it, ties, and the plane of price and quality."""
    yield heading(2, "Ranking")
    yield _ranked_table(evaluation)
    yield from (
        Paragraph(reason, label=Message("{name}:", {"name": bid.name}))
        for bid in in_order(evaluation)
        for reason in bid.excluded
    )
    yield from _ties(evaluation)
    yield from price_and_quality(evaluation)


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
