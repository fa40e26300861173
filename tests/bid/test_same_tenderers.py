"""One tenderer behind several bids: a warning, for a person to look at."""

from procure.bid.same_tenderers import same_tenderers
from procure.model.bid import Bid, Tenderer


def found(*tenderers: Tenderer) -> list[str]:
    """Return what is found in the bids a, b, … of tenderers."""
    bids = {bidder: Bid(bidder, one, {}) for bidder, one in zip("abc", tenderers, strict=False)}
    return [f"{one.where}: {one.what}" for one in same_tenderers(bids)]


def test_a_registration_number_in_two_bids_is_told_of_both() -> None:
    assert found(Tenderer("Acme", "HRB 1"), Tenderer("Birch", "hrb-1")) == [
        "a: The registration number 'HRB 1' stands in the bids of b too.",
        "b: The registration number 'hrb-1' stands in the bids of a too.",
    ]


def test_a_name_in_two_bids_is_told() -> None:
    assert len(found(Tenderer("Acme Ltd", "1"), Tenderer("ACME  Ltd.", "2"))) == 2


def test_no_number_is_not_the_same_number() -> None:
    assert not found(Tenderer("Acme"), Tenderer("Birch"), Tenderer("Cedar", "n/a"))
