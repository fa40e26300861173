"""The ranking as ``procure rank`` gives it out: JSON, rows, and tables for other programs."""

from collections.abc import Iterable, Iterator

from procure.evaluation.model import BidResult, Compared, ComparedFinding, Evaluation, ShownFinding
from procure.evaluation.named import Names, finding_with_names, names_of, with_names

HEADS = ("Place", "Bidder", "State", "Quality", "Price points", "Total", "Price")
WAITS = "Waits for what is open in {other}."
"""What a lot says that cannot be awarded before another."""
NUMBERS = (0, 3, 4, 5, 6)
NEXT = "Settle it with its reason (procure settle TENDER {code} --as CHAIR), or exclude a bid."
"""What the chair can do about what stops a ranking."""


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
            for one in _found(evaluation)
        ]
        + [_compared(one) for compared in evaluation.comparisons for one in compared.findings],
    }


def price_findings(bid: BidResult) -> tuple[ShownFinding, ...]:
    """Return what was found in a bid's price file; while its price is open, with the bid."""
    if bid.offer is not None:
        return bid.offer.findings
    return tuple(one for one in bid.findings if one.where.startswith(f"{bid.bidder}/price"))


def _found(evaluation: Evaluation) -> tuple[ShownFinding, ...]:
    found = (one for bid in evaluation.bids for one in price_findings(bid))
    return (*evaluation.findings, *found)


def _compared(one: ComparedFinding) -> dict[str, object]:
    """Return a finding between bids; an error says how it was settled, null while it is not."""
    said: dict[str, object] = {"code": one.code, "where": one.where, "what": str(one.what)}
    if one.severity == "error":
        said["settled"] = one.settled and one.settled.model_dump(mode="json")
    return said


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


def open_findings(compared: Iterable[Compared]) -> tuple[ComparedFinding, ...]:
    """Return the errors between the bids that nobody has settled, each once.

    They stop the ranking.
    """
    found = {one.found: one for each in compared for one in each.findings if one.stops}
    return tuple(found.values())


def finding_line(found: ComparedFinding, names: Names) -> str:
    """Return an open finding in one line, with the bids by name, code and what to do."""
    named = finding_with_names(found, names)
    return f"{named.where}: {named.what} [{found.code}] {NEXT.format(code=found.code)}"


def still_open(evaluation: Evaluation) -> Iterator[str]:
    """Yield what keeps bids from being ranked, a line each."""
    names = names_of(evaluation)
    for found in open_findings(evaluation.comparisons):
        yield finding_line(found, names)
    for bid in evaluation.bids:
        for reason in bid.open:
            yield f"{bid.bidder}: {with_names(reason, names)}"


def is_provisional(evaluation: Evaluation) -> bool:
    """Say whether places may still change: a bid, a comparison, a low price or a lot is open."""
    return (
        any(bid.state == "open" for bid in evaluation.bids)
        or bool(open_findings(evaluation.comparisons))
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
