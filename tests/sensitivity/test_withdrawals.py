"""Withdrawal of losing bids, on the sample's tender as its officers would run it."""

import shutil
from pathlib import Path

from procure.demo.replay import replay
from procure.procedure.unseal import read_unsealed
from procure.sensitivity.withdrawals import Withdrawal, withdrawals
from procure.tender.folder import Folder
from procure.tender.opened import load_opened

SAMPLE = Path(__file__).parents[2] / "tenders" / "street-kiosks"


def found(sample: Path, target: Path) -> dict[str, Withdrawal]:
    for _ in replay(sample, target):
        pass
    folder = Folder(target)
    opened = load_opened(folder)
    return {one.bidder: one for one in withdrawals(opened, read_unsealed(folder, opened))}


def test_under_an_absolute_rule_no_withdrawal_moves_the_others(tmp_path: Path) -> None:
    without = found(SAMPLE, tmp_path / "tender")
    assert {bidder: one.moved for bidder, one in without.items()} == {
        "lantern": False,
        "nordhall": False,
    }
    assert without["lantern"].after == ("meridian", "nordhall")


def test_under_a_relative_rule_the_last_bid_decides_who_is_first(tmp_path: Path) -> None:
    """Min-max on 40 points, prices 2,925,000 (Meridian), 3,000,000 (Nordhall), 3,495,000 (Lantern).

    With Lantern: Meridian 44 + 40 = 84, Nordhall 56.5 + 40 × 495 / 570 = 91.24, Lantern 44.4.
    Without it Nordhall is the dearest, and earns nothing for its price: 56.5 against 84.
    """
    sample = tmp_path / "sample"
    shutil.copytree(SAMPLE, sample)
    for file, old, new in (
        (
            "tender.yaml",
            '  rule: band\n  low: "2400000"\n  high: "3600000"\n',
            "  rule: award_rules.min_max\n",
        ),
        ("bids/nordhall/price.yaml", 'rate: "23500"', 'rate: "14750"'),
        ("bids/lantern/price.yaml", 'rate: "18400"', 'rate: "27400"'),
    ):
        text = (sample / file).read_text(encoding="utf-8")
        assert old in text
        (sample / file).write_text(text.replace(old, new), encoding="utf-8")
    without = found(sample, tmp_path / "tender")
    assert without["lantern"].before == ("nordhall", "meridian")
    assert without["lantern"].after == ("meridian", "nordhall")
    assert without["lantern"].moved
    assert not without["meridian"].moved
