"""The ranking as ``procure rank`` gives it out: JSON, rows, and tables for other programs."""

from collections.abc import Iterable, Iterator

from procure.evaluation.model import BidResult, Evaluation

HEADS = ("Place", "Bidder", "State", "Quality", "Price points", "Total", "Price")
WAITS = "Waits for what is open in {other}."
"""What a lot says that cannot be awarded before another."""
NUMBERS = (0, 3, 4, 5, 6)


def ranking_json(evaluations: Iterable[Evaluation]) -> dict[str, object]:
    """Return the ranking of each lot as the command line promises it; unknown is null."""
    return {"lots": [_lot(one) for one in evaluations]}


def _lot(evaluation: Evaluation) -> dict[str, object]:
    return {
        "id": evaluation.lot or "all",
        "bids": [_bid(bid) for bid in evaluation.bids],
        "ties": [
            {"place": tie.place, "bids": list(tie.bids), "rule": tie.rule}
            for tie in evaluation.ties
        ],
        "warnings": [
            {"code": one.code, "where": one.where, "what": str(one.what)}
            for one in evaluation.findings
        ],
    }


def _stated(bid: BidResult) -> dict[str, object]:
    """Return the price in the currency it was stated in, where that is not the tender's."""
    if bid.offer is None or bid.offer.conversion is None:
        return {}
    said = bid.offer
    conversion = str(said.conversion)
    return {"stated": {"price": said.amount, "currency": said.currency, "conversion": conversion}}


def ranking_rows(evaluation: Evaluation) -> list[list[str]]:
    """Return a row a bid, as text; unknown is blank."""
    return [
        [
            "" if bid.place is None else str(bid.place),
            bid.name,
            bid.state,
            bid.quality_counted or bid.quality or "",
            bid.price_points or "",
            bid.total or "",
            bid.price or "",
        ]
        for bid in evaluation.bids
    ]


def still_open(evaluation: Evaluation) -> Iterator[str]:
    """Yield what keeps bids from being ranked, a line each."""
    for bid in evaluation.bids:
        for reason in bid.open:
            yield f"{bid.bidder}: {reason}"


def is_provisional(evaluation: Evaluation) -> bool:
    """Say whether places may still change: a bid, a low price or another lot is open."""
    return (
        any(bid.state == "open" for bid in evaluation.bids)
        or any(not one.settled for one in evaluation.low_prices)
        or any(one.what.id == WAITS for one in evaluation.findings)
    )


def _bid(bid: BidResult) -> dict[str, object]:
    return {
        "id": bid.bidder,
        "state": bid.state,
        "place": bid.place,
        "total": bid.total,
        "price": bid.price,
        **_stated(bid),
        "price_points": bid.price_points,
        "quality": bid.quality_counted or bid.quality,
        "criteria": {
            one.id: {
                "points": one.points,
                "max": one.most,
                "reason": one.reason or str(one.open or one.arithmetic or ""),
            }
            for one in bid.criteria
        },
        "gates": {one.id: one.state for one in bid.gates},
    }
