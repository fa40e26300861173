"""``procure open --diff``: a bidder's workbook beside its YAML."""

import json
from collections.abc import Callable
from typing import Any

from procedure.town import Town

from procure.files.yaml import read_yaml
from procure.forms.fill import fill_bid_form
from procure.procedure.issue import BID_FORM

Command = Callable[..., Any]
CHANGED = ("{value: 210, evidence: offer.md#4}", "{value: 215, evidence: offer.md#4}")


def both_came(benches: Town) -> Town:
    """Let Oakline hand in the workbook it filled in first, and a YAML it changed since."""
    benches.issue()
    source = benches.post / "oakline" / "bid.yaml"
    form = (benches.folder.issued / BID_FORM).read_bytes()
    (source.parent / "bid.xlsx").write_bytes(fill_bid_form(form, read_yaml(source)))
    benches.change_bid("oakline", CHANGED)
    for bidder in ("oakline", "riverbend"):
        benches.receive(bidder)
    benches.open()
    return benches


def test_each_difference_has_its_cell_and_its_line(procure: Command, benches: Town) -> None:
    done = procure("open", both_came(benches).folder.path, "--as", "kim", "--diff")
    assert done.code == 0
    assert "oakline: 1 difference." in done.out
    assert "riverbend" not in done.out
    (row,) = (line for line in done.out.splitlines() if "unit-footprint" in line)
    assert row.split()[:3] == ["carbon/unit-footprint", "'210'", "'215'"]
    assert "oakline/bid.xlsx!Whole-life carbon!D" in row
    assert "oakline/bid.yaml:" in row


def test_the_same_as_json(procure: Command, benches: Town) -> None:
    path = both_came(benches).folder.path
    done = procure("open", path, "--as", "kim", "--diff", "--format", "json")
    (one,) = json.loads(done.out)["oakline"]
    assert {key: one[key] for key in ("id", "workbook", "yaml")} == {
        "id": "carbon/unit-footprint",
        "workbook": "'210'",
        "yaml": "'215'",
    }


def test_looking_adds_nothing_to_the_record(procure: Command, benches: Town) -> None:
    both_came(benches)
    before = (benches.folder.record / "kim.jsonl").read_bytes()
    procure("open", benches.folder.path, "--as", "kim", "--diff")
    assert (benches.folder.record / "kim.jsonl").read_bytes() == before


def test_nothing_is_compared_before_the_opening(procure: Command, benches: Town) -> None:
    done = procure("open", benches.received().folder.path, "--as", "kim", "--diff")
    assert done.code == 3
    assert "Bids have not been opened." in done.err


def test_where_nobody_sent_both_it_says_so(procure: Command, benches: Town) -> None:
    done = procure("open", benches.opened().folder.path, "--as", "kim", "--diff")
    assert done.out == "No bidder handed in both bid.xlsx and bid.yaml.\n"
