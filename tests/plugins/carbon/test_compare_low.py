"""Carbon that seems too low is a question to the bidder and excludes nobody (G13)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procure_carbon.compare_low import abnormally_low
from support.carbon_compared import BANDS, figure, locked

from procure.api import Measure, Severity
from procure.pack.read import PublishedPack


def bids(*values: int) -> dict[str, dict[str, Measure]]:
    return {f"bid{at}": figure("upfront_per_m2", value) for at, value in enumerate(values)}


@pytest.mark.parametrize(
    ("values", "low"),
    [
        ((400, 300, 179), ["bid2"]),
        ((400, 300, 180), []),
        ((400, 100), []),
        ((400, 300, 200, 149), ["bid3"]),
        ((400, 300, 200, 150), []),
    ],
    ids=["below 0.6 x 300", "at it", "two bids have no median", "below 0.6 x 250", "at it, even"],
)
def test_less_than_60_percent_of_the_median_is_asked_about(
    published: PublishedPack, values: tuple[int, ...], low: list[str]
) -> None:
    found = abnormally_low(locked(published, "upfront-carbon"), bids(*values)).findings
    assert [one.where for one in found] == low
    assert {(one.code, one.severity) for one in found} <= {("carbon.G13", Severity.WARNING)}


def test_below_the_best_band_is_asked_about(published: PublishedPack) -> None:
    lock = locked(
        published,
        "upfront-carbon",
        settings={"building-use": "schools"},
        tables={"leti-bands": BANDS},
    )
    found = abnormally_low(lock, bids(99, 100)).findings
    assert [one.where for one in found] == ["bid0"]
    assert "below the best band of LETI, A++ (to 100)" in str(found[0].what)


def test_a_building_of_no_named_use_has_no_band(published: PublishedPack) -> None:
    lock = locked(published, "upfront-carbon", tables={"leti-bands": BANDS})
    assert abnormally_low(lock, bids(10, 11)).findings == ()


def test_what_is_not_scored_is_not_asked_about(published: PublishedPack) -> None:
    assert abnormally_low(locked(published, "embodied-carbon"), bids(400, 300, 1)).findings == ()


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=8))
def test_the_highest_bid_is_never_asked_about(published: PublishedPack, values: list[int]) -> None:
    found = abnormally_low(locked(published, "upfront-carbon"), bids(*values)).findings
    assert f"bid{values.index(max(values))}" not in {one.where for one in found}
