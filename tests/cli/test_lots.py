"""Lots on the command line."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lots.parks import Parks, parks

Command = Callable[..., Any]


@pytest.fixture
def two(tmp_path: Path) -> Parks:
    return parks(tmp_path)


def test_check_shows_each_lot(procure: Command, two: Parks) -> None:
    done = procure("check", two.folder.path)
    assert done.code == 0
    for lot in ("north", "south"):
        assert f"Lot {lot}: Points by pack, of 100:" in done.out
    found = json.loads(procure("check", two.folder.path, "--format", "json").out)
    assert [one["id"] for one in found["lots"]] == ["north", "south"]
    assert found["lots"][1]["levels"] == [
        {"criterion": "connectivity/footway", "points": "15", "price": "3750"}
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("lock", "--as", "kim"),
        ("unseal", "--as", "kim"),
        ("score", "--as", "lea", "--plain"),
        ("moderate", "--as", "kim", "--plain"),
        ("draw", "oakline", "riverbend", "--as", "kim", "--seed", "7"),
        ("settle", "carbon.X1", "--as", "kim", "--reason", "Asked again."),
        ("low-price", "oakline", "--as", "kim", "--ask", "Why so low?"),
    ],
)
def test_what_belongs_to_a_lot_asks_which(
    procure: Command, two: Parks, command: tuple[str, ...]
) -> None:
    name, *rest = command
    done = procure(name, two.opened().folder.path, *rest)
    assert done.code == 1
    assert "--lot: is needed: this tender has lots. Name one of north, south." in done.err


def test_a_tender_without_lots_has_none_to_name(procure: Command, benches: Any) -> None:
    done = procure("lock", benches.opened().folder.path, "--as", "kim", "--lot", "north")
    assert done.code == 1
    assert "--lot: this tender has no lots. Leave it out." in done.err


def test_every_lot_is_ranked_and_reported_in_its_own_folder(procure: Command, two: Parks) -> None:
    path = two.opened().unsealed("north", "south").folder.path
    found = json.loads(procure("rank", path, "--format", "json").out)["lots"]
    assert [one["id"] for one in found] == ["north", "south"]
    assert [one["bids"][0]["total"] for one in found] == ["60.25", "65"]
    (only,) = json.loads(procure("rank", path, "--lot", "south", "--format", "json").out)["lots"]
    assert only == found[1]
    csv = procure("rank", path, "--format", "csv").out.splitlines()
    assert csv[0].startswith("Lot,Place,Bidder")
    assert [line.split(",")[0] for line in csv[1:]] == ["north", "north", "south", "south"]
    assert procure("report", path).code == 0
    for lot in ("north", "south"):
        assert (path / "out" / lot / "award.pdf").read_bytes().startswith(b"%PDF")
        written = json.loads((path / "out" / lot / "evaluation.json").read_text("utf-8"))
        assert written["lot"] == lot


def test_a_session_in_a_lot_is_taken_up_in_it(
    procure: Command, two: Parks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    path = two.opened().folder.path
    done = procure("score", path, "--as", "tom", "--plain", "--lot", "south")
    assert f"procure score {path} --as tom --lot south --plain" in done.out


def test_a_bidder_sees_each_lot_it_bids_for(procure: Command, two: Parks) -> None:
    lock = two.issued().folder.lock_file
    done = procure("self", two.post / "oakline" / "bid.yaml", "--tender", lock, "--format", "json")
    assert [one["lot"] for one in json.loads(done.out)["lots"]] == ["north", "south"]
    told = procure("self", two.post / "oakline" / "bid.yaml", "--tender", lock).out
    assert "Oakline Joinery Ltd for Forty park benches: Lot 1, north" in told
    assert "Oakline Joinery Ltd for Forty park benches: Lot 2, south" in told


def test_a_lot_is_rehearsed_by_its_own_rule(procure: Command, two: Parks) -> None:
    done = procure("rehearse", two.folder.path, "--lot", "south", "--format", "json")
    assert done.code == 0
    assert "10000" in done.out
