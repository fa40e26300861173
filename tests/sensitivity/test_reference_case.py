"""The published case of two bids whose first place turns at a weight of 0.6."""

import json
import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from procure.sensitivity.weights import Shares, turns, won

FOLDER = os.environ.get("PROCURE_REFERENCE_DATA")


@pytest.mark.reference
@pytest.mark.skipif(not FOLDER, reason="PROCURE_REFERENCE_DATA is not set")
def test_the_first_place_turns_where_the_case_says() -> None:
    read = json.loads(Path(FOLDER or "", "evaluation", "cases.json").read_text(encoding="utf-8"))
    cases = read if isinstance(read, list) else read["cases"]
    case = next(one for one in cases if one["id"] == "weight_crossover")
    first, second = (
        dict(
            zip(
                ("one", "two"),
                (Fraction(points, 100) for points in case["inputs"][bid]),
                strict=True,
            )
        )
        for bid in ("A", "B")
    )
    known = Shares({"one": Fraction(7, 10), "two": Fraction(3, 10)}, {"A": first, "B": second})
    turn = next(one for one in turns(known) if one.part == "one")
    expected = case["expected"]
    assert (turn.down_to, turn.below) == (
        Fraction(str(expected["crossover_weight_on_first"])),
        "B",
    )
    assert turn.up_to is None
    shares = expected["smaa_uniform_first_rank_acceptability"]
    found = {one.bidder: one.anywhere for one in won(known, "a seed")}
    assert all(abs(found[bid] - 100 * Decimal(str(shares[bid]))) < 2 for bid in ("A", "B"))
