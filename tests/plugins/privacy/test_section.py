import pytest
from procure_privacy.section import privacy_of_a_bid, risk_register

from procure.api import Items, Table
from procure.plugin.wrong_blocks import wrong_blocks

LEVELS = ("severity", "likelihood", "residual_severity", "residual_likelihood")


def measures(start: str, **events: tuple[object, ...]) -> dict[str, object]:
    return {
        f"privacy.{start}.{event}.{name}": {"value": str(level), "unit": "1"}
        for event, levels in events.items()
        for name, level in zip(LEVELS, levels, strict=False)
    }


def evaluation(found: dict[str, object], points: str = "5", code: str = "") -> dict[str, object]:
    gate = {"id": "privacy/risk-information", "state": "pass", "findings": [{"code": code}]}
    criterion = {"id": "privacy/rights", "points": points, "most": "10", "findings": []}
    bid = {"bidder": "acme", "measures": found, "gates": [gate], "criteria": [criterion]}
    published = [
        {"id": "privacy/rights", "pack": "privacy", "kind": "award", "left_out": ["people who ask"],
         "clause": ""},
        {"id": "privacy/audit", "pack": "privacy", "kind": "condition", "left_out": [],
         "clause": "The buyer may look."},
        {"id": "privacy/risk-information", "pack": "privacy", "kind": "gate", "left_out": [],
         "clause": "It stays switched off."},
    ]  # fmt: skip
    return {"bids": [bid], "criteria": published}


def lists(*args: str, **more: str) -> list[list[str]]:
    blocks = privacy_of_a_bid(evaluation({}, *args, **more), "acme")
    return [[str(one) for one in block.items] for block in blocks if isinstance(block, Items)]


def test_each_risk_stands_in_the_row_of_its_severity_and_the_column_of_its_likelihood() -> None:
    found = measures("register", access=(4, 3, 3, 1), loss=(2, 2, 2, 2))
    blocks = privacy_of_a_bid(evaluation(found), "acme")
    (table,) = (block for block in blocks if isinstance(block, Table))
    placed = {
        (4 - row, column): str(cell)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if column and cell is not None
    }
    assert placed == {
        (3, 1): "data are read by someone who should not",
        (2, 2): "data are lost",
    }


def test_the_register_stands_in_words_too() -> None:
    blocks = privacy_of_a_bid(evaluation(measures("register", access=(4, 3, 3, 1))), "acme")
    words = next(str(block.items[0]) for block in blocks if isinstance(block, Items))
    assert "(12 of 16)" in words
    assert "(3 of 16)" in words


def test_what_counted_goes_before_what_a_file_says() -> None:
    found = measures("risk", access=(1, 1, 1, 1)) | measures("register", access=(4, 4, 4, 4))
    assert risk_register(found) == {"access": (4, 4, 4, 4)}
    assert risk_register(measures("risk", access=(1, 2, 1, 1))) == {"access": (1, 2, 1, 1)}


@pytest.mark.parametrize("levels", [(1, 2, 3), (0, 1, 1, 1), (5, 1, 1, 1), ("x", 1, 1, 1)])
def test_a_risk_without_its_four_levels_has_no_place(levels: tuple[object, ...]) -> None:
    assert risk_register(measures("risk", access=levels)) == {}


def test_groups_and_clauses_of_every_bid_are_left_to_the_report() -> None:
    assert privacy_of_a_bid(evaluation({}, "5"), "acme") == ()


def test_a_critical_risk_brings_its_clause() -> None:
    assert lists("10", code="privacy.G4") == [["It stays switched off."]]


def test_nothing_is_said_of_a_bid_that_is_not_there() -> None:
    assert privacy_of_a_bid(evaluation({}), "other") == ()


def test_the_blocks_are_of_the_closed_set() -> None:
    found = measures("register", access=(4, 3, 3, 1), creep=(3, 1, 3, 1))
    assert not list(wrong_blocks(privacy_of_a_bid(evaluation(found), "acme")))
