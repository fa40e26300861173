"""Price and quality of the ranked bids, placed on a plane, with the table of its numbers."""

from procure.evaluation.model import Evaluation
from procure.model.blocks import Block, ColumnHead, Figure, Series, Table
from procure.model.message import Message
from procure.report.award_words import in_order, language
from procure.report.figures import aligned
from procure.report.render_text import number


def price_and_quality(evaluation: Evaluation) -> tuple[Block, ...]:
    """Return the chart of price against quality points; nothing of fewer than two bids."""
    ranked = [bid for bid in in_order(evaluation) if bid.state == "ranked" and bid.price]
    if len(ranked) < 2:
        return ()
    tongue = language(evaluation)
    quality = aligned(bid.quality_counted or bid.quality for bid in ranked)
    price = aligned(bid.price for bid in ranked)
    of_price = Message("Price ({currency})", {"currency": evaluation.tender.currency})
    told = " ".join(
        f"{bid.name}: {number(points, tongue)}; {number(money, tongue)}."
        for bid, points, money in zip(ranked, quality, price, strict=True)
        if points is not None and money is not None
    )
    return (
        Figure(
            kind="points",
            caption=Message("Price and quality"),
            alternative=Message(
                "A point for each ranked bid: to the right its price, upwards its quality points."
                " Quality points and price of each: {bids}",
                {"bids": told},
            ),
            categories=tuple(bid.name for bid in ranked),
            series=(Series(of_price, price), Series(Message("Quality points"), quality)),
            unit=Message("points"),
            table=Table(
                caption=Message("Price and quality of each ranked bid"),
                columns=(
                    ColumnHead(Message("Bidder")),
                    ColumnHead(of_price, "number"),
                    ColumnHead(Message("Quality points"), "number"),
                ),
                rows=tuple(
                    (bid.name, money, points)
                    for bid, money, points in zip(ranked, price, quality, strict=True)
                ),
            ),
        ),
    )
