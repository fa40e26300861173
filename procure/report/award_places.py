"""Bids by place with quality, price points, total and price: the table of several parts."""

from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation
from procure.model.blocks import ColumnHead, Table, Text
from procure.model.message import Message
from procure.report.award_words import STATES
from procure.report.figures import aligned


def places(
    evaluation: Evaluation,
    bids: tuple[BidResult, ...],
    caption: Message,
    *,
    states: bool = False,
    note: Text | None = None,
) -> Table:
    """Return the table of some bids, on request with the state of each."""
    numbers = (
        aligned(bid.quality_counted or bid.quality for bid in bids),
        aligned(bid.price_points for bid in bids),
        aligned(bid.total for bid in bids),
        aligned(bid.price for bid in bids),
    )
    currency = {"currency": evaluation.tender.currency}
    lowest = evaluation.price.direction == "lowest"
    return Table(
        caption=caption,
        columns=(
            ColumnHead(Message("Place"), "number"),
            ColumnHead(Message("Bidder")),
            ColumnHead(Message("Quality"), "number"),
            ColumnHead(Message("Price points"), "number"),
            ColumnHead(Message("Deciding number") if lowest else Message("Total"), "number"),
            ColumnHead(Message("Price ({currency})", currency), "number"),
            *((ColumnHead(Message("State")),) if states else ()),
        ),
        rows=tuple(
            (
                None if bid.place is None else Decimal(bid.place),
                bid.name,
                *(column[at] for column in numbers),
                *((STATES[bid.state],) if states else ()),
            )
            for at, bid in enumerate(bids)
        ),
        row_header=1,
        emphasis=tuple(at for at, bid in enumerate(bids) if bid.place == 1),
        note=note,
    )
