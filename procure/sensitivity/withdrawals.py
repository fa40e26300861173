"""What becomes of the ranking when one losing bid is withdrawn, scored anew by the same rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from procure.evaluation.assessment import assess_all
from procure.model.bid import PriceOffer
from procure.tender.opened import Opened


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The order of the other ranked bids without one of them.

    Attributes:
        bidder: who is taken out.
        before: the others in their order now; bids of one place stand by name.
        after: in their order then.
        moved: whether that is another order, or other places are shared.
    """

    bidder: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    moved: bool


def withdrawals(opened: Opened, offers: Mapping[str, PriceOffer] | None) -> Iterator[Withdrawal]:
    """Yield for each losing bid what its withdrawal does to the places of the others."""
    places = assess_all(opened, offers).ranked.places
    for bidder in sorted(places, key=lambda one: (places[one], one)):
        if places[bidder] == 1:
            continue
        left = replace(opened, bids={k: v for k, v in opened.bids.items() if k != bidder})
        prices = {k: v for k, v in (offers or {}).items() if k != bidder}
        then = assess_all(left, prices).ranked.places
        others = {one: place for one, place in places.items() if one != bidder}
        yield Withdrawal(bidder, _order(others), _order(then), _groups(others) != _groups(then))


def _order(places: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(places, key=lambda one: (places[one], one)))


def _groups(places: Mapping[str, int]) -> list[set[str]]:
    """Return the bids of each place, in the order of places."""
    return [
        {bidder for bidder, own in places.items() if own == place}
        for place in sorted(set(places.values()))
    ]
