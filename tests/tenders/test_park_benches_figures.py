"""The tutorial tender's figures, worked out from its files without the engine."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from procure.files.yaml import read_yaml
from procure.model.tender import Tender

SAMPLE = Path(__file__).parents[2] / "tenders" / "park-benches"


def _yaml(path: Path) -> dict[str, Any]:
    value = read_yaml(path).value
    assert isinstance(value, dict)
    return value


TENDER = Tender.model_validate(_yaml(SAMPLE / "tender.yaml"))
EXPECTED: Mapping[str, Any] = _yaml(Path(__file__).with_name("expected.yaml"))["park-benches"]


def test_points_add_up_to_100() -> None:
    assert sum(TENDER.points.values()) == 100


@pytest.mark.parametrize("bidder", ["oakline", "riverbend"])
def test_stages_add_up_to_the_footprint(bidder: str) -> None:
    bid = _yaml(SAMPLE / "bids" / bidder / "bid.yaml")
    stages = sum(row["kg"] for row in bid["tables"]["carbon/stages"])
    assert stages == bid["answers"]["carbon/unit-footprint"]["value"]


@pytest.mark.parametrize("bidder", ["oakline", "riverbend"])
def test_answers_and_levels_give_the_expected_total(bidder: str) -> None:
    footprint = _yaml(SAMPLE / "bids" / bidder / "bid.yaml")["answers"]["carbon/unit-footprint"]
    judged = sum(
        Fraction(level, 4) * Fraction(TENDER.points[id_])
        for id_, level in EXPECTED["levels"][bidder].items()
    )
    quality = judged + Fraction(300 - footprint["value"], 150) * 15
    price = int(_yaml(SAMPLE / "bids" / bidder / "price.yaml")["total"])
    price_points = Fraction(32000 - price, 12000) * 50
    ranked = EXPECTED["ranking"][bidder]
    assert [quality, price_points, quality + price_points] == [
        Fraction(ranked[name]) for name in ("quality", "price_points", "total")
    ]
