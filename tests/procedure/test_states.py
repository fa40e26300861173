"""What becomes of a bid in each state: the table in docs/lots.md, cell by cell.

Riverbend's price is the lower one, and the rule is lowest over own price: Oakline earns all 50
points for its 26,000 only where Riverbend is no reference for it.
"""

from collections.abc import Callable

import pytest
from procedure.town import AFTER, LATE, LATER, Town, kim

from procure.evaluation.model import BidResult
from procure.procedure.decide import exclude, lock_quality, withdraw
from procure.procedure.evaluating import evaluate_folder
from procure.procedure.low_price import ask_about_price, decide_price, record_explanation
from procure.procedure.unseal import unseal

RULE = ('{rule: band, low: "20000", high: "32000", ceiling: "32000"}',
        "{rule: lowest_over_price, ceiling: \"32000\"}\nminimums: {quality: 20}")  # fmt: skip
ALONE, BESIDE = "50", "45.3846153846"


def ranked(benches: Town, bidders: tuple[str, ...] = ("oakline", "riverbend")) -> None:
    benches.score(bidders)
    lock_quality(benches.folder, kim(LATER))
    unseal(benches.folder, kim(LATER))


def admitted(benches: Town) -> None:
    ranked(benches.opened())


def late(benches: Town) -> None:
    benches.issue().receive("oakline")
    benches.receive("riverbend", at=LATE)
    benches.open()
    ranked(benches, ("oakline",))


def withdrawn_before_the_opening(benches: Town) -> None:
    benches.received()
    withdraw(benches.folder, "riverbend", "No capacity.", kim(AFTER))
    benches.open()
    ranked(benches, ("oakline",))


def withdrawn_after_the_opening(benches: Town) -> None:
    benches.opened().score()
    withdraw(benches.folder, "riverbend", "No capacity.", kim(LATER))
    lock_quality(benches.folder, kim(LATER))
    unseal(benches.folder, kim(LATER))


def gate_failed(benches: Town) -> None:
    benches.change_bid(
        "riverbend", ("footway-clearance: {value: 2,", "footway-clearance: {value: 1,")
    )
    ranked(benches.opened(), ("oakline",))


def minimum_missed(benches: Town) -> None:
    benches.change_tender(("quality: 20", "quality: 25"))
    ranked(benches.opened())


def excluded_by_the_chair(benches: Town) -> None:
    benches.opened()
    exclude(benches.folder, "riverbend", "Grave misconduct", "Article 57(4)(c)", kim(AFTER))
    ranked(benches, ("oakline",))


def above_the_ceiling(benches: Town) -> None:
    benches.change_bid("riverbend", ('"23600"', '"33000"'), name="price.yaml")
    ranked(benches.opened())


def rejected_as_too_low(benches: Town) -> None:
    ranked(benches.opened())
    ask_about_price(benches.folder, "riverbend", "How?", kim(LATER))
    record_explanation(benches.folder, "riverbend", "", "", kim(LATER))
    decide_price(benches.folder, "riverbend", False, "No answer", "Article 69(3)", kim(LATER))


TABLE: list[tuple[Callable[[Town], None], str, int, int, str | None, str]] = [
    # how, state, criteria shown, minimums held, price shown, Oakline's price points
    (admitted, "ranked", 3, 1, "23600", BESIDE),
    (late, "late", 0, 0, None, ALONE),
    (withdrawn_before_the_opening, "withdrawn", 0, 0, None, ALONE),
    (withdrawn_after_the_opening, "withdrawn", 0, 0, None, ALONE),
    (gate_failed, "excluded", 0, 0, None, ALONE),
    (minimum_missed, "excluded", 3, 1, None, ALONE),
    (excluded_by_the_chair, "excluded", 0, 0, None, ALONE),
    (above_the_ceiling, "excluded", 3, 1, "33000", ALONE),
    (rejected_as_too_low, "excluded", 0, 0, None, ALONE),
]


@pytest.mark.parametrize(
    ("how", "state", "criteria", "minimums", "price", "points"),
    TABLE,
    ids=[row[0].__name__ for row in TABLE],
)
def test_what_becomes_of_a_bid(  # noqa: PLR0913, PLR0917
    benches: Town,
    how: Callable[[Town], None],
    state: str,
    criteria: int,
    minimums: int,
    price: str | None,
    points: str,
) -> None:
    how(benches.change_tender(RULE))
    bids = {bid.bidder: bid for bid in evaluate_folder(benches.folder).bids}
    riverbend, oakline = bids["riverbend"], bids["oakline"]
    assert riverbend.state == state
    assert len(riverbend.minimums) == minimums
    assert sum(one.points is not None for one in riverbend.criteria) == criteria
    assert riverbend.price == price
    assert oakline.price_points is not None
    assert oakline.price_points.startswith(points)
    assert (riverbend.place is None) == (state != "ranked")
    assert _reason(riverbend) or state == "ranked"


def _reason(bid: BidResult) -> str:
    return " ".join(str(reason) for reason in bid.excluded)
