"""What the award report says of zones, paths and the contract."""

from decimal import Decimal
from typing import Any

from procure_connectivity.section import connection_of_a_bid, zones_side_by_side

from procure.api import Block, Heading, Items, Message, Paragraph, Table

ROWS = [
    ["centre", "Centre", "4000", "0.25", "90", "2026-12-01"],
    ["harbour", "Harbour", "1250", "0.6", "45", ""],
]


def bid(name: str, rows: list[list[str]], **measures: str) -> dict[str, Any]:
    named = {f"connectivity.{key}": {"value": value} for key, value in measures.items()}
    return {
        "bidder": name.lower(),
        "name": name,
        "criteria": [{"id": "connectivity/coverage", "tables": [{"rows": rows}]}] if rows else [],
        "measures": named,
        "findings": [
            {"code": "connectivity.C2", "severity": "warning", "where": "bid.xlsx!F7"},
            {"code": "connectivity.F9", "severity": "info", "where": "net.json"},
        ],
    }


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [str(one.text) for one in blocks if isinstance(one, Paragraph)]


def test_zones_stand_side_by_side_with_what_each_bid_offers() -> None:
    other = [[*ROWS[0][:4], "100", ""], [*ROWS[1][:4], "", ""]]
    blocks = zones_side_by_side({"bids": [bid("Acme", ROWS), bid("Beta", other), bid("Cee", [])]})
    (table,) = [one for one in blocks if isinstance(one, Table)]
    assert [str(column.text) for column in table.columns[2:]] == ["Acme", "Beta"]
    assert table.rows[0] == ("Centre", Decimal(25), Decimal(90), Decimal(100))
    assert table.rows[1] == ("Harbour", Decimal(60), Decimal(45), None)


def test_a_tender_without_coverage_gets_no_section() -> None:
    evaluation = {"bids": [bid("Acme", [])]}
    assert zones_side_by_side(evaluation) == ()
    evaluation["bids"][0]["findings"] = []
    assert connection_of_a_bid(evaluation, "acme") == ()


def test_the_worst_zone_is_in_bold_and_in_a_sentence() -> None:
    measures = {
        "worst_zone": "Harbour",
        "worst_zone_coverage": "0.45",
        "plain_coverage": "0.793",
    }
    blocks = connection_of_a_bid({"bids": [bid("Acme", ROWS, **measures)]}, "acme")
    (table,) = [one for one in blocks if isinstance(one, Table)]
    assert table.emphasis == (1,)
    assert any("Harbour: 45 percent" in one and "79.3 percent" in one for one in said(blocks))


def test_promises_and_open_questions_are_kept_for_the_contract() -> None:
    measures = {
        "exposure_ratio": "0.065",
        "exposure_place": "Balcony",
        "asset_fee_year": "10000",
        "asset_fee_worth": "85302.0283678",
    }
    blocks = connection_of_a_bid({"bids": [bid("Acme", ROWS, **measures)]}, "acme")
    (held,) = [one for one in blocks if isinstance(one, Items)]
    texts = [str(one) for one in held.items if isinstance(one, Message)]
    assert "0.065" in texts[0]
    assert "85302.03" in texts[1]
    assert any(one.startswith("1 finding on") for one in said(blocks))


def test_the_network_is_told_with_what_it_leaves_unknown() -> None:
    measures = {
        "spans_in_use": "56",
        "placed_spans": "56",
        "bridge_spans": "3",
        "components": "2",
        "path_diversity": "0.946428571429",
        "unknown.span.darkFibre": "1",
        "unknown.span.status": "0.25",
    }
    blocks = connection_of_a_bid({"bids": [bid("Acme", [], **measures)]}, "acme")
    assert isinstance(blocks[0], Heading)
    texts = said(blocks)
    assert texts[0].startswith("94.6 percent of the spans")
    assert "Spans in use: 56; without another way round: 3;" in texts[1]
    assert texts[2].endswith(": span.darkFibre.")
