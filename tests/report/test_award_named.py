"""Bidders by their names in what plugins say of several bids, and nothing else changed."""

from decimal import Decimal

import pytest

from procure.evaluation.named import with_names
from procure.model.blocks import Cell, ColumnHead, Figure, Items, Series, Table
from procure.model.message import Message
from procure.report.award_named import block_with_names

NAMES = {"acme": "Acme Ltd", "brill": "Brill & Sons"}


def table(heads: tuple[str, ...], *rows: tuple[Cell, ...]) -> Table:
    return Table("Table", tuple(ColumnHead(one) for one in heads), rows)


def named(block: Table) -> Table:
    found = block_with_names(block, NAMES)
    assert isinstance(found, Table)
    return found


def test_a_column_of_bidders_shows_their_names() -> None:
    found = named(table(("Bidder", "kg"), ("acme", Decimal(1)), ("brill", Decimal(2))))
    assert [row[0] for row in found.rows] == ["Acme Ltd", "Brill & Sons"]


def test_heads_that_are_bidders_show_their_names() -> None:
    found = named(table(("", "acme", "brill"), ("acme", None, Decimal(1))))
    assert [one.text for one in found.columns] == ["", "Acme Ltd", "Brill & Sons"]


def test_a_word_that_is_a_folder_by_chance_stays_among_others() -> None:
    found = named(table(("Bidder", "Line"), ("acme", "L1"), ("brill", "acme")))
    assert [row[1] for row in found.rows] == ["L1", "acme"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("acme", "Acme Ltd"), ("acme, brill", "Acme Ltd, Brill & Sons"), ("acme, C4", "acme, C4")],
)
def test_values_of_a_message_show_names(value: str, shown: str) -> None:
    inner = Message("{bids} differ", {"bids": value})
    found = with_names(Message("Look: {what}", {"what": inner}), NAMES)
    assert str(found) == f"Look: {shown} differ"


def test_a_chart_shows_names_in_its_categories_series_and_table() -> None:
    chart = Figure(
        "bar",
        "Chart",
        Message("{one} leads", {"one": "acme"}),
        ("acme", "brill"),
        (Series("acme", (Decimal(1), Decimal(2))),),
        "kg",
        table(("Bidder",), ("acme",)),
    )
    found = block_with_names(chart, NAMES)
    assert isinstance(found, Figure)
    assert (found.categories, found.series[0].name) == (("Acme Ltd", "Brill & Sons"), "Acme Ltd")
    assert (str(found.alternative), found.table.rows) == ("Acme Ltd leads", (("Acme Ltd",),))


def test_a_list_shows_names_in_its_messages() -> None:
    found = block_with_names(Items((Message("{one}: ask", {"one": "brill"}), "acme")), NAMES)
    assert isinstance(found, Items)
    assert [str(one) for one in found.items] == ["Brill & Sons: ask", "acme"]
