"""What each bid reached: the ranking, points, gates, minimums and prices, a sheet each."""

from decimal import Decimal

from procure.evaluation.model import BidResult, Evaluation
from procure.model.message import Message
from procure.report.award_words import GATES, STATES, in_order, language, pack_title, title_of
from procure.report.book.sheet import Cell, Sheet, figure, sheet
from procure.report.render_text import words

RANKING = Message("Ranking")


def ranking(evaluation: Evaluation) -> Sheet:
    """Return all bids by place, with why others have none."""
    tongue = language(evaluation)

    def why(bid: BidResult) -> Cell:
        return " ".join(words(one, tongue) for one in (*bid.excluded, *bid.open)) or None

    return sheet(
        RANKING,
        in_order(evaluation),
        (Message("Bidder"), lambda bid: bid.name),
        (Message("Place"), lambda bid: None if bid.place is None else Decimal(bid.place)),
        (Message("State"), lambda bid: STATES[bid.state]),
        (Message("Quality points"), lambda bid: figure(bid.quality_counted or bid.quality)),
        (Message("Price points"), lambda bid: figure(bid.price_points)),
        (Message("Total"), lambda bid: figure(bid.total)),
        (Message("Total, exact"), lambda bid: bid.total_exact),
        (
            Message("Price ({currency})", {"currency": evaluation.tender.currency}),
            lambda bid: figure(bid.price),
        ),
        (Message("Why it is not ranked"), why),
    )


def by_pack(evaluation: Evaluation) -> Sheet:
    """Return the points of each bid by pack, and for its price."""
    bids = [bid for bid in in_order(evaluation) if bid.packs]
    packs = tuple(dict.fromkeys(part.pack for bid in bids for part in bid.packs))
    return Sheet(
        Message("Points by pack"),
        (Message("Bidder"), *(pack_title(evaluation, one) for one in packs), Message("Price")),
        tuple(
            (bid.name, *(figure(_earned(bid, one)) for one in packs), figure(bid.price_points))
            for bid in bids
        ),
    )


def _earned(bid: BidResult, pack: str) -> str | None:
    return next((part.points for part in bid.packs if part.pack == pack), None)


def by_criterion(evaluation: Evaluation) -> Sheet:
    """Return points, level and reason of each bid by criterion."""
    return sheet(
        Message("Points by criterion"),
        [(bid, one) for bid in in_order(evaluation) for one in bid.criteria],
        (Message("Bidder"), lambda row: row[0].name),
        (Message("Criterion"), lambda row: title_of(evaluation, row[1].id)),
        (Message("Id"), lambda row: row[1].id),
        (Message("Points"), lambda row: figure(row[1].points)),
        (Message("Points, exact"), lambda row: row[1].exact or row[1].points),
        (Message("Most points"), lambda row: figure(row[1].most)),
        (Message("Agreed level"), lambda row: figure(row[1].level)),
        (Message("Reason"), lambda row: row[1].reason or None),
        (Message("Evidence"), lambda row: row[1].evidence or None),
        (Message("Arithmetic"), lambda row: row[1].arithmetic),
    )


def gates(evaluation: Evaluation) -> Sheet:
    """Return the gates of each bid."""
    return sheet(
        Message("Gates"),
        [(bid, gate) for bid in in_order(evaluation) for gate in bid.gates],
        (Message("Bidder"), lambda row: row[0].name),
        (Message("Gate"), lambda row: title_of(evaluation, row[1].id)),
        (Message("Result"), lambda row: GATES[row[1].state]),
        (Message("Reason"), lambda row: row[1].reason),
        (Message("Where it stands"), lambda row: row[1].where or None),
    )


def minimums(evaluation: Evaluation) -> Sheet:
    """Return the minimums of each bid, on unrounded points."""
    return sheet(
        Message("Minimums"),
        [(bid, one) for bid in in_order(evaluation) for one in bid.minimums],
        (Message("Bidder"), lambda row: row[0].name),
        (Message("Minimum of"), lambda row: title_of(evaluation, row[1].what)),
        (Message("Asked"), lambda row: figure(row[1].minimum)),
        (Message("Reached"), lambda row: figure(row[1].reached)),
        (Message("Reached, exact"), lambda row: row[1].reached),
        (Message("Result"), lambda row: _met(row[1].met)),
    )


def _met(met: bool | None) -> Cell:
    if met is None:
        return None
    return Message("met") if met else Message("not met")


def prices(evaluation: Evaluation) -> Sheet:
    """Return each price as stated, as corrected and as compared."""
    return sheet(
        Message("Prices"),
        [(bid, bid.offer) for bid in in_order(evaluation) if bid.offer],
        (Message("Bidder"), lambda row: row[0].name),
        (Message("Currency"), lambda row: row[1].currency),
        (Message("As stated by the bidder"), lambda row: figure(row[1].stated)),
        (Message("As corrected by the published rule"), lambda row: figure(row[1].corrected)),
        (Message("As compared, after adjustments"), lambda row: figure(row[1].compared)),
        (Message("Where it stands"), lambda row: row[1].where),
    )


def conditions(evaluation: Evaluation) -> Sheet:
    """Return what each bid brings into its contract, to be copied from."""
    return sheet(
        Message("Conditions of the contract"),
        [(bid, one) for bid in in_order(evaluation) for one in bid.clauses],
        (Message("Bidder"), lambda row: row[0].name),
        (Message("Criterion"), lambda row: title_of(evaluation, row[1].criterion)),
        (Message("On"), lambda row: row[1].about),
        (Message("Condition"), lambda row: row[1].text),
        (Message("Where it stands"), lambda row: row[1].where),
    )
