"""Which lots a bid is for, and what keeps it from being compared in them."""

from collections.abc import Iterable, Mapping

from procure.model.bid import Bid
from procure.model.message import Message, MessageValue
from procure.model.tender import Tender
from procure.record.events import Clarified, Event, of_lot
from procure.record.state import State, fold

LOTS = "bidder/lots"
"""What the answer of a bidder is recorded under whose bid named no lot."""

NO_LOT = Message(
    "The bid names no lot. Record the bidder's answer on bidder/lots, or exclude the bid."
)


def lots_bid_for(bid: Bid, clarifications: Iterable[Clarified]) -> tuple[str, ...]:
    """Return the lots of a bid: as its form says, or as the bidder answered when it named none."""
    said = [
        one.answer for one in clarifications if one.requirement == LOTS and one.bidder == bid.bidder
    ]
    return bid.lots if bid.lots or not said else lots_named(said[-1])


def lots_named(answer: str) -> tuple[str, ...]:
    """Return the ids in ``north, south``."""
    return tuple(part for one in answer.split(",") if (part := one.strip()))


def over_limit(
    tender: Tender, lots: Mapping[str, tuple[str, ...]], events: Iterable[Event]
) -> dict[str, Message]:
    """Return why a bid is open that is for more lots than one may bid for.

    A lot from which the bid was withdrawn or excluded does not count.

    Args:
        tender: with all its lots.
        lots: of each bidder.
        events: of the whole record.
    """
    most = tender.lot_limits.bid
    if most is None:
        return {}
    events = tuple(events)
    states = {lot: fold(of_lot(events, lot)) for lot in tender.lot_ids}
    found = {}
    for bidder, own in lots.items():
        left = [lot for lot in own if not _is_out(states[lot], bidder)]
        if len(left) > most:
            values: dict[str, MessageValue] = {"lots": ", ".join(left), "most": most}
            found[bidder] = Message(
                "The bid is for the lots {lots}, and at most {most} are allowed. The bidder says"
                " which it withdraws, or the chair excludes it from lots.",
                values,
            )
    return found


def _is_out(state: State, bidder: str) -> bool:
    return bidder in state.withdrawn or bidder in state.excluded
