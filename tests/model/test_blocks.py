"""Blocks of a report: what a cell covers, and that each survives being stored as JSON."""

import json
from decimal import Decimal
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.evaluation.as_read_text import plain_text
from procure.evaluation.stored_blocks import block_from_json, block_to_json
from procure.model.blocks import (
    Block,
    ColumnHead,
    Contents,
    FullCell,
    Item,
    Items,
    Link,
    Paragraph,
    Table,
    covered,
)
from procure.model.message import Message

SPANNED = Table(
    "Prices",
    (ColumnHead("Bidder"), ColumnHead("2026", group="Price"), ColumnHead("2027", group="Price")),
    (
        (FullCell("Acme", rows=2), FullCell("not offered", columns=2), None),
        (None, Decimal("1.50"), FullCell("yok", language="tr", to="#acme")),
    ),
)
STORED: tuple[Block, ...] = (
    SPANNED,
    Contents(3),
    Items(("one", Item("two", Items((Item("deeper", language="ja"),), ordered=True)))),
    Paragraph(
        Message("See {place}.", {"place": "the method"}),
        language="es",
        links=(Link("the method", "#method"),),
        footnotes=("Rounded.",),
    ),
)


def test_places_beside_a_cell_over_several_are_covered() -> None:
    assert covered(SPANNED.rows) == {(1, 0), (0, 2)}


@pytest.mark.parametrize("block", STORED, ids=lambda block: type(block).__name__)
def test_block_is_the_same_after_being_stored(block: Block) -> None:
    assert block_from_json(json.loads(json.dumps(block_to_json(block)))) == block


def test_covered_place_is_not_read_out_and_a_shared_head_is() -> None:
    assert plain_text([SPANNED]).splitlines()[2:] == [
        "",
        "  Bidder: Acme",
        "  Price, 2026: not offered",
        "",
        "  Price, 2026: 1.50",
        "  Price, 2027: yok",
    ]


def test_list_in_a_list_is_set_in() -> None:
    assert plain_text([STORED[2]]).splitlines() == ["- one", "- two", "  1. deeper"]


@given(st.text(alphabet="ab 3.-\t\u00a0\u3000", max_size=140))
def test_short_lines_stand_as_they_would_be_wrapped(line: str) -> None:
    wrapped = wrap(
        line, 100, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )
    assert plain_text([Paragraph(line)]) == "\n".join(wrapped or [""]) + "\n"
