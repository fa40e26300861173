"""A step is never recorded before one that is on record; clocks may differ a little."""

import pytest
from procedure.town import AFTER, BEFORE, EVENING, Town, kim

from procure.errors import Refused
from procure.procedure.decide import declare, exclude, lock_quality
from procure.procedure.opening import open_bids

TEN_EARLIER = "2026-03-17T08:50:00Z"
ELEVEN_EARLIER = "2026-03-17T08:49:00Z"


def test_a_step_long_before_the_latest_is_refused_with_both_times(benches: Town) -> None:
    benches.opened()
    words = f"It is {BEFORE}.* kim entered .* at {AFTER}.*Set the clock right"
    with pytest.raises(Refused, match=words):
        exclude(benches.folder, "oakline", "G", "P", kim(BEFORE))


def test_locking_quality_does_not_go_back_in_time(benches: Town) -> None:
    benches.opened().score()
    with pytest.raises(Refused, match="a step does not come before one on record"):
        lock_quality(benches.folder, kim(BEFORE))


def test_clocks_may_differ_by_ten_minutes(benches: Town) -> None:
    benches.opened()
    declare(benches.folder, "None.", (), kim(TEN_EARLIER))
    with pytest.raises(Refused):
        declare(benches.folder, "None.", (), kim(ELEVEN_EARLIER))


def test_the_latest_step_of_anybody_counts(benches: Town) -> None:
    benches.received()
    declare(benches.folder, "None.", (), kim(EVENING))
    with pytest.raises(Refused, match="Set the clock right"):
        open_bids(benches.folder, kim(AFTER))
