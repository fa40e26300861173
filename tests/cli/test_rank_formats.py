"""``procure rank``: the promised JSON, the CSV and the table."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any, Protocol

import pytest
from procedure.town import LATER, Town, kim

from procure.evaluation.tables import harmless
from procure.procedure.decide import exclude
from procure.procedure.unseal import unseal


class Result(Protocol):
    code: int
    out: str
    err: str


Command = Callable[..., Result]

BID = {"id", "state", "place", "total", "price", "price_points", "quality", "criteria", "gates"}


def lot(procure: Command, benches: Town) -> Any:
    done = procure("rank", benches.folder.path, "--format", "json")
    document = json.loads(done.out)
    assert list(document) == ["lots"]
    (only,) = document["lots"]
    return only


def test_the_document_has_the_promised_keys(procure: Command, benches: Town) -> None:
    found = lot(procure, benches.unsealed())
    assert list(found) == ["id", "bids", "ties", "warnings"]
    assert found["id"] == "all"
    assert [set(bid) for bid in found["bids"]] == [BID, BID]


def test_a_ranked_bid_is_told_in_decimal_strings(procure: Command, benches: Town) -> None:
    bid = lot(procure, benches.unsealed())["bids"][0]
    assert {key: bid[key] for key in BID - {"criteria", "gates"}} == {
        "id": "oakline",
        "state": "ranked",
        "place": 1,
        "total": "60.25",
        "price": "26000",
        "price_points": "25",
        "quality": "35.25",
    }
    assert bid["gates"] == {"connectivity/footway-clearance": "pass", "price/ceiling": "pass"}
    assert bid["criteria"]["carbon/unit-footprint"] == {
        "points": "9",
        "max": "15",
        "reason": "(300 − 210) / (300 − 150) × 15 = 9",
    }


def test_a_judged_criterion_gives_the_agreed_reason(procure: Command, benches: Town) -> None:
    bid = lot(procure, benches.unsealed())["bids"][0]
    assert bid["criteria"]["connectivity/footway"] == {
        "points": "15",
        "max": "20",
        "reason": "Drawn and dated on the second page",
    }


def test_what_is_unknown_is_null(procure: Command, benches: Town) -> None:
    bid = lot(procure, benches.opened())["bids"][0]
    assert [bid[key] for key in ("state", "place", "total", "price", "price_points")] == [
        "open",
        None,
        None,
        None,
        None,
    ]
    assert bid["criteria"]["connectivity/footway"]["points"] is None


def test_a_bid_that_was_never_opened_has_no_price(procure: Command, benches: Town) -> None:
    benches.opened().score()
    exclude(benches.folder, "oakline", "False statement", "Art 57", kim(LATER))
    unseal(benches.folder, kim(LATER))
    excluded = lot(procure, benches)["bids"][1]
    assert [excluded[key] for key in ("id", "state", "price", "price_points", "total")] == [
        "oakline",
        "excluded",
        None,
        None,
        None,
    ]


def test_a_late_bid_stands_in_the_list(procure: Command, benches: Town) -> None:
    benches.received(("riverbend",)).receive("oakline", LATER)
    benches.open(LATER)
    states = {bid["id"]: bid["state"] for bid in lot(procure, benches)["bids"]}
    assert states == {"riverbend": "open", "oakline": "late"}


def test_a_tie_is_told_with_place_bids_and_rule(procure: Command, benches: Town) -> None:
    benches.change_bid("oakline", ("26000", "26780"), name="price.yaml")
    assert lot(procure, benches.unsealed())["ties"] == [
        {"place": 1, "bids": ["oakline", "riverbend"], "rule": "quality"}
    ]


def test_warnings_have_code_place_and_sentence(procure: Command, benches: Town) -> None:
    (warning, *_) = lot(procure, benches.unsealed())["warnings"]
    assert set(warning) == {"code", "where", "what"}


def test_the_table_is_followed_by_what_was_found_in_prices(procure: Command, benches: Town) -> None:
    benches.change_bid("oakline", ("currency", "discount: 10 %\ncurrency"), name="price.yaml")
    out = procure("rank", benches.unsealed().folder.path).out
    assert "oakline/price.yaml:1 discount: is not a key known here. [procure.price-form]" in out


def test_unsealing_prints_what_was_found_in_prices(procure: Command, benches: Town) -> None:
    benches.change_bid("oakline", ("currency", "discount: 10 %\ncurrency"), name="price.yaml")
    out = procure("unseal", benches.locked().folder.path, "--as", "kim").out
    assert "oakline/price.yaml:1 discount: is not a key known here. [procure.price-form]" in out


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_nothing_but_the_document_is_printed(procure: Command, benches: Town, format_: str) -> None:
    done = procure("rank", benches.unsealed().folder.path, "--format", format_)
    assert done.out.startswith("{" if format_ == "json" else "Place,Bidder,State,")
    assert done.err.startswith("Written: ")


def test_the_csv_has_a_row_a_bid_and_a_column_a_criterion(procure: Command, benches: Town) -> None:
    done = procure("rank", benches.unsealed().folder.path, "--format", "csv")
    first, second = csv.DictReader(io.StringIO(done.out))
    assert (first["Bidder"], first["Total"], first["carbon/unit-footprint"]) == (
        "Oakline Joinery Ltd",
        "60.25",
        "9",
    )
    assert second["Place"] == "2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " ="])
def test_a_name_never_becomes_a_formula(start: str) -> None:
    assert harmless(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["", "Acme", "66.5", "a=b", " Acme"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_a_bidder_called_like_a_formula_is_neutralised(procure: Command, benches: Town) -> None:
    benches.change_bid("oakline", ("name: Oakline Joinery Ltd", "name: '=1+1'"))
    done = procure("rank", benches.unsealed().folder.path, "--format", "csv")
    (row, _) = csv.DictReader(io.StringIO(done.out))
    assert row["Bidder"] == "'=1+1"


def test_the_table_has_a_line_a_bid(procure: Command, benches: Town) -> None:
    printed = procure("rank", benches.unsealed().folder.path).out.splitlines()
    heads = "Place Bidder State Quality Price points Total Price"
    assert " ".join(printed[0].split()) == heads
    assert " ".join(printed[2].split()) == "1 Oakline Joinery Ltd ranked 35.25 25 60.25 26000"
    assert len(printed[0]) == len(printed[2])


def test_plain_says_a_sentence_a_bid(procure: Command, benches: Town) -> None:
    printed = procure("rank", benches.unsealed().folder.path, "--plain").out.splitlines()
    assert printed[0] == (
        "Place: 1. Bidder: Oakline Joinery Ltd. State: ranked. Quality: 35.25. Price points: 25."
        " Total: 60.25. Price: 26000."
    )


def test_ranking_twice_gives_the_same_bytes(procure: Command, benches: Town) -> None:
    folder = benches.unsealed().folder
    first = procure("rank", folder.path, "--format", "json").out
    written = (folder.out / "evaluation.json").read_bytes()
    assert procure("rank", folder.path, "--format", "json").out == first
    assert (folder.out / "evaluation.json").read_bytes() == written
